/** A briefing as slides: what it is, then section by section its sentences and its charts, which can be edited. */
import { type Paragraph, textOf } from '../../schema/briefing/brief.ts';
import { ILLUSTRATIVE } from '../../schema/chart/words/notes.ts';
import { cleanText } from '../../schema/markup.ts';
import type { AnsweredBrief } from '../aggregate/brief.ts';
import { addChart, addFoot, addSlide, bytesOf, FACE, GREY, INK, openShow, type Show } from '../draw/slide.ts';

/** Signs of a slide of text that are read from afar: twelve lines of fifty, of which a sign of Latin takes half. */
const ROOM = 1200;
const LINE = 100;

/** The bytes of the file. */
export async function briefSlides({ brief, charts }: AnsweredBrief): Promise<Buffer> {
  const { title, source, signature, sections, illustrative, lang } = brief;
  const show = openShow(title);
  addCover(show, title, illustrative ? ILLUSTRATIVE[lang] : '', [...(signature === null ? [] : [signature]), source]);
  for (const { heading, paragraphs, charts: shown } of sections) {
    for (const some of split(paragraphs)) addText(show, heading, title, some, source);
    for (const { address } of shown) {
      const answered = charts.get(address);
      if (answered) addChart(show, answered);
    }
  }
  return bytesOf(show);
}

function addCover(show: Show, title: string, mark: string, foot: readonly string[]): void {
  const slide = show.addSlide();
  slide.background = { color: 'FFFFFF' };
  const place = { x: 1.2, w: 10.9, fontFace: FACE };
  slide.addText(cleanText(title), {
    ...place,
    ...{ y: 2.3, h: 1.6, fontSize: 36, bold: true, color: INK, valign: 'bottom' },
  });
  slide.addText(cleanText(mark), { ...place, y: 4.1, h: 0.5, fontSize: 18, color: GREY });
  addFoot(slide, foot);
}

function addText(show: Show, heading: string, title: string, paragraphs: readonly string[], source: string): void {
  const slide = addSlide(show, heading, title);
  slide.addText(
    paragraphs.map((text) => ({ text: cleanText(text), options: { breakLine: true, paraSpaceAfter: 10 } })),
    { x: 0.6, y: 1.9, w: 12.1, h: 4.8, fontFace: FACE, fontSize: 18, color: INK, valign: 'top', fit: 'shrink' },
  );
  addFoot(slide, [source]);
}

/** Paragraphs as they fit on slides, none of them cut. */
function split(paragraphs: readonly Paragraph[]): readonly (readonly string[])[] {
  const slides: string[][] = [];
  let room = 0;
  for (const text of paragraphs.map(textOf)) {
    const size = Math.ceil(sizeOf(text) / LINE) * LINE;
    if (size > room) {
      slides.push([]);
      room = ROOM;
    }
    slides.at(-1)?.push(text);
    room -= size;
  }
  return slides;
}

/** In halves of a Chinese sign. */
function sizeOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2000 ? 1 : 2), 0);
}
