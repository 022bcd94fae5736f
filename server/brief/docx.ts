/** A briefing as a Word document in official layout: the text on a page or two; its charts and the bureaus as a table in the annex. */
import type { Paragraph, Table } from 'docx';
import { type Paragraph as BriefParagraph, type BriefSection, textOf as wordsIn } from '../../schema/briefing/brief.ts';
import { drawnHeight } from '../../schema/chart/layout/picture.ts';
import { tableOf as figuresOf } from '../../schema/chart/layout/table.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { ILLUSTRATIVE } from '../../schema/chart/words/notes.ts';
import { type Lang, say } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import type { AnsweredBrief } from '../aggregate/brief.ts';
import type { AnsweredChart } from '../aggregate/chart.ts';
import type { ToDraw } from '../draw/png/painter.ts';
import { pngOf } from '../draw/png/png.ts';
import {
  annexOf,
  captionOf,
  headingOf,
  officialDocument,
  pictureOf,
  remarkOf,
  TEXT_HEIGHT,
  TEXT_WIDTH,
  tableOf,
  textOf,
  titleOf,
} from './official.ts';

/** Draws a picture of dots. @throws Problem */
export type Paint = (picture: ToDraw) => Promise<Buffer>;

/** CSS pixels of the text block of 156 mm, and dots for each: 288 an inch. */
const WIDTH = 590;
const TALLEST = Math.floor((WIDTH * TEXT_HEIGHT) / TEXT_WIDTH);
export const SCALE = 3;

/** Findings that the text lists; of more the annex does, for the text is to be read on two pages. */
const LISTED = 3;
/** Between the year and what of it the title is about. */
const TITLE_JOINT = /(?<=\d 年)/;

export async function briefDocx({ brief, charts }: AnsweredBrief, paint: Paint): Promise<Uint8Array> {
  const { lang, title, illustrative, source, signature, sections } = brief;
  const children: (Paragraph | Table)[] = [titleOf(...title.split(TITLE_JOINT))];
  if (illustrative) children.push(remarkOf(ILLUSTRATIVE[lang]));
  const annex: (Paragraph | Table)[] = [];
  const findings: string[] = [];
  const last = sections[sections.length - 1];
  for (const section of sections) {
    const { said, listed } = textIn(section, lang);
    // What the text is made of does not stand alone on a page.
    const ends = (index: number): boolean => section === last && index === said.length - 1;
    children.push(headingOf(section.heading), ...said.map((one, index) => textOf(one, { keepNext: ends(index) })));
    findings.push(...listed);
  }
  children.push(remarkOf(source));
  if (signature !== null) children.push(remarkOf(signature));
  let figure = 0;
  for (const { address, title: caption, description } of sections.flatMap((one) => one.charts)) {
    const found = charts.get(address);
    if (!found) continue;
    figure += 1;
    const told = say(lang, `图 ${figure}　${caption}`, `Figure ${figure}: ${caption}`);
    annex.push(...(await shownOf(found, description, paint)), captionOf(told));
  }
  const ofBureaus = [...charts.values()].filter(({ chart }) => chart.kind === 'bar');
  const named = new Set(sections.flatMap((one) => one.charts.map(({ address }) => address)));
  const shown = ofBureaus.filter(({ address }) => named.has(address));
  for (const bars of shown.length > 0 ? shown : ofBureaus.slice(0, 1)) annex.push(...bureausIn(bars, lang));
  if (findings.length > 0) annex.push(headingOf(say(lang, '核查发现的不符之处', 'What the checks found')));
  annex.push(...findings.map((one) => textOf(one)));
  // An author may leave all charts out.
  if (annex.length > 0) children.push(annexOf(say(lang, '附件', 'Annex')), ...annex);
  return officialDocument({ title, lang }, children);
}

/** The paragraphs of a section, and the findings that the annex lists in their place. */
function textIn({ paragraphs }: BriefSection, lang: Lang): Readonly<Record<'said' | 'listed', readonly string[]>> {
  const isFinding = (one: BriefParagraph): boolean =>
    one.some((piece) => typeof piece !== 'string' && /^finding(\/|s\/more$)/.test(piece.figure));
  const found = paragraphs.filter(isFinding);
  if (found.length <= LISTED) return { said: paragraphs.map(wordsIn), listed: [] };
  const at = paragraphs.findIndex(isFinding);
  const [before, behind] = [paragraphs.slice(0, at), paragraphs.slice(at).filter((one) => !isFinding(one))];
  const opening = before.pop() ?? [];
  const told = [...before, [...opening, say(lang, '见附件。', ' See the annex.')], ...behind];
  return { said: told.map((one) => wordsIn(one).trim()), listed: found.map(wordsIn) };
}

/**
 * The chart as wide as the text and in black ink, and no taller than a page: shrunk to it, the names of sixty bureaus could not be read.
 * Rows that have no room are counted under the others, and stand in the table.
 */
export function forPaper({ chart, ...rest }: AnsweredChart): AnsweredChart {
  const { answer, words, nameOf } = rest;
  const free = { ...chart, width: WIDTH, height: null, theme: 'print' } as const;
  const tall = drawnHeight({ chart: free, answer, words, nameOf }, WIDTH) > TALLEST;
  return { ...rest, chart: tall ? { ...free, height: TALLEST } : free };
}

/** Width and height of a PNG stand at the same place in each. */
export function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** Its picture; where a name has a character that our faces lack, its numbers as a table, which the reader's faces show. */
async function shownOf(
  found: AnsweredChart,
  description: string,
  paint: Paint,
): Promise<readonly (Paragraph | Table)[]> {
  try {
    const png = await paint(pngOf(forPaper(found), SCALE));
    return [pictureOf(png, sizeOf(png), description)];
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_DRAWABLE') return [numbersOf(found)];
    throw error;
  }
}

/** Every bureau with its numbers, gaps as words. */
function bureausIn(bars: AnsweredChart, lang: Lang): readonly (Paragraph | Table)[] {
  const [counted] = bars.chart.measures;
  const { zh, en } = counted === undefined ? { zh: '', en: '' } : describeQuantity(counted).label;
  return [headingOf(say(lang, `各单位${zh}`, `${en}, bureau by bureau`)), numbersOf(bars)];
}

/** What a chart shows, as a table. */
export function numbersOf({ chart, answer, nameOf }: AnsweredChart): Table {
  const { columns, rows } = figuresOf(chart, answer, nameOf);
  return tableOf(
    columns.map(({ head, unit }) =>
      unit === null ? head : say(chart.lang, `${head}（${unit}）`, `${head} (${unit})`),
    ),
    rows.map(({ head, cells }) => [head.text, ...cells.map(({ text }) => text)]),
  );
}
