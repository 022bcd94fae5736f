/**
 * The text of a briefing that an author edits: a paragraph is the made one, which follows the data whole, or the author's own sentences around
 * numbers that are named and never typed. It is kept as it is here, and written out with the numbers there are now.
 */
import { type Label, type Lang, wordsIn } from '../language.ts';
import type { BriefChart, BriefSection, MadePart, Paragraph, Piece } from './brief.ts';
import type { MadeBrief } from './district.ts';
import type { BriefTopic } from './topic.ts';
import { briefWords } from './words.ts';

/** Words, which may run over several paragraphs (a line end between them), or a number by its name. */
export type TextPiece = string | { readonly figure: string };

/** Paragraphs that stand or go together. One of the two is always there. */
export interface TextBlock {
  /** The made block that it is, or was before it was edited; null: the author's own. */
  readonly made: string | null;
  /** What it says; null: what is made. */
  readonly text: readonly TextPiece[] | null;
}

export interface TextSection {
  /** Which part of the briefing it is; null: the author's own. */
  readonly part: string | null;
  /** null: that of the part. */
  readonly heading: string | null;
  /** Whether the charts of the part are shown. */
  readonly charts: boolean;
  /** null: all that is made, whatever it will be. */
  readonly blocks: readonly TextBlock[] | null;
}

export interface BriefText {
  /** null: the made one. */
  readonly title: string | null;
  readonly sections: readonly TextSection[];
}

/** With what it is about: null: the whole year. */
export interface KeptText extends BriefText {
  readonly topic: BriefTopic | null;
  /** The year that changes are told against; null: the one before. */
  readonly compareTo: number | null;
}

/** A block as it was written out, with what tells it from others of its text. */
export interface WrittenBlock {
  readonly key: string;
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

export interface WrittenBrief extends Pick<MadeBrief, 'brief'> {
  readonly blocks: readonly WrittenBlock[];
}

export const LONGEST = { title: 100, heading: 40, block: 6_000, blocks: 60, sections: 20 } as const;

/** All of it as it is made. */
export function startingText(
  parts: readonly Pick<MadePart, 'id'>[],
  topic: BriefTopic | null,
  compareTo: number | null,
): KeptText {
  return {
    topic,
    compareTo,
    title: null,
    sections: parts.map(({ id }) => ({ part: id, heading: null, charts: true, blocks: null })),
  };
}

/** The briefing with this text, in the numbers there are now; a section that has nothing to say is left out, as it is of a made one. */
export function writeText(made: MadeBrief, { title, sections }: BriefText): WrittenBrief {
  const words = wordsIn(briefWords, made.brief.lang);
  const written = sections
    .map((section, index) => writeSection(made, section, index))
    .filter(({ blocks, charts }) => blocks.length > 0 || charts.length > 0)
    .map((section, index) => ({ ...section, heading: words.numbered(index + 1, section.heading) }));
  return {
    brief: {
      ...made.brief,
      title: title ?? made.brief.title,
      sections: written.map(
        ({ part, heading, charts, blocks }): BriefSection => ({
          ...{ part, heading, charts },
          paragraphs: blocks.flatMap(({ paragraphs }) => paragraphs),
        }),
      ),
    },
    blocks: written.flatMap(({ blocks, heading }) => blocks.map((block) => ({ ...block, heading }))),
  };
}

interface WrittenSection {
  readonly part: string | null;
  readonly heading: string;
  readonly charts: readonly BriefChart[];
  readonly blocks: readonly Pick<WrittenBlock, 'key' | 'paragraphs'>[];
}

function writeSection(made: MadeBrief, section: TextSection, index: number): WrittenSection {
  const part = made.parts.find(({ id }) => id === section.part);
  const madeBlocks = new Map((part?.blocks ?? []).map((block) => [block.id, block.paragraphs]));
  const blocks = section.blocks ?? [...madeBlocks.keys()].map((id): TextBlock => ({ made: id, text: null }));
  return {
    part: section.part,
    heading: section.heading ?? part?.heading ?? '',
    charts: section.charts ? (part?.charts ?? []) : [],
    blocks: blocks.flatMap(({ made: id, text }, place) => {
      const paragraphs = text === null ? (madeBlocks.get(id ?? '') ?? []) : paragraphsOf(made, text);
      return paragraphs.length === 0 ? [] : [{ key: `${index}/${id ?? `+${place}`}`, paragraphs }];
    }),
  };
}

/** A line end begins another paragraph; one without anything in it is none. */
function paragraphsOf({ brief: { lang }, figures }: MadeBrief, text: readonly TextPiece[]): readonly Paragraph[] {
  const paragraphs: Piece[][] = [[]];
  const say = (piece: Piece): void => {
    paragraphs[paragraphs.length - 1]?.push(piece);
  };
  for (const piece of text) {
    if (typeof piece === 'string') {
      for (const [place, line] of piece.split('\n').entries()) {
        if (place > 0) paragraphs.push([]);
        if (line !== '') say(line);
      }
    } else {
      const found = figures.get(piece.figure);
      const { figure } = piece;
      say(found ? { figure, text: found.text, chart: found.chart } : { figure, text: missing(lang), chart: null });
    }
  }
  return paragraphs.filter((one) => one.some((piece) => typeof piece !== 'string' || piece.trim() !== ''));
}

function missing(lang: Lang): string {
  return wordsIn(briefWords, lang).noFigure;
}

/** Names of the numbers in it, each once. */
export function figuresIn({ sections }: BriefText): readonly string[] {
  const all = sections.flatMap(({ blocks }) =>
    (blocks ?? []).flatMap(({ text }) =>
      (text ?? []).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.figure])),
    ),
  );
  return [...new Set(all)];
}

const MARKS = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/** On one line, without what no document holds. */
export function tidyLine(typed: string): string {
  return typed
    .replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
    .replace(MARKS, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim();
}

/** The same of paragraphs: every way to end a line is one, and words that stand side by side are one piece. */
export function tidyPieces(typed: readonly TextPiece[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const piece of typed) {
    const last = pieces[pieces.length - 1];
    if (typeof piece !== 'string') pieces.push({ figure: piece.figure });
    else {
      const text = piece
        .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
        .replace(/\t/g, ' ')
        .replace(MARKS, (mark) => (mark === '\n' ? mark : ''))
        .replace(/\p{Surrogate}/gu, '\uFFFD');
      if (text === '') continue;
      if (typeof last === 'string') pieces[pieces.length - 1] = last + text;
      else pieces.push(text);
    }
  }
  return pieces;
}

/** What the text may name: parts of its kind, and numbers that there are now or that it named before. */
export interface Nameable {
  readonly parts: ReadonlySet<string>;
  readonly figures: ReadonlySet<string>;
}

/** Why a text cannot be kept; null: it can. */
export function textRefusal({ title, sections }: BriefText, { parts, figures }: Nameable): Label | null {
  if (title !== null && title.length > LONGEST.title) return tooLong('标题', 'The title', title.length, LONGEST.title);
  if (title === '') return empty('标题', 'The title');
  if (sections.length > LONGEST.sections) return tooMany('部分', 'parts', sections.length, LONGEST.sections);
  for (const { part, heading, blocks } of sections) {
    if (part === null && heading === null) return empty('自加部分的小标题', 'The heading of a part of your own');
    if (heading === '') return empty('小标题', 'A heading');
    if (heading !== null && heading.length > LONGEST.heading)
      return tooLong(
        `小标题“${heading.slice(0, 12)}…”`,
        `The heading “${heading.slice(0, 12)}…”`,
        heading.length,
        LONGEST.heading,
      );
    if (part !== null && !parts.has(part)) return unknown('部分', 'part', part);
    if (blocks !== null && blocks.length > LONGEST.blocks)
      return tooMany('段', 'paragraphs', blocks.length, LONGEST.blocks);
    for (const { made, text } of blocks ?? []) {
      if (text === null && made === null) return empty('自加的段落', 'A paragraph of your own');
      const size = (text ?? []).reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 10), 0);
      if (size > LONGEST.block) return tooLong('有一段', 'A paragraph', size, LONGEST.block);
    }
  }
  const used = sections.flatMap(({ part }) => part ?? []);
  const twice = used.find((part, place) => used.indexOf(part) !== place);
  if (twice !== undefined)
    return {
      zh: `“${twice}”这一部分出现了两次。每一部分只能有一次，请去掉一个。`,
      en: `The part “${twice}” stands there twice. Each can stand there once: take one out.`,
    };
  const strange = figuresIn({ title, sections }).find((figure) => !figures.has(figure));
  return strange === undefined ? null : unknown('数字', 'number', strange);
}

function tooLong(zh: string, en: string, size: number, most: number): Label {
  return {
    zh: `${zh}有 ${size} 字，最多 ${most} 字。请缩短，或分成几段。`,
    en: `${en} has ${size} characters, and at most ${most} are kept. Shorten it, or make several of it.`,
  };
}

function tooMany(zh: string, en: string, count: number, most: number): Label {
  return {
    zh: `有 ${count} 个${zh}，最多 ${most} 个。请合并或删去一些。`,
    en: `There are ${count} ${en}, and at most ${most} are kept. Put some together, or take some out.`,
  };
}

function empty(zh: string, en: string): Label {
  return { zh: `${zh}是空的。请写上，或改用自动写的。`, en: `${en} is empty. Fill it in, or take the made one.` };
}

function unknown(zh: string, en: string, id: string): Label {
  const named = tidyLine(id).slice(0, 60);
  return {
    zh: `这份材料里没有名为“${named}”的${zh}。数字请从页面所列的里选，不能自拟名称。`,
    en: `This briefing has no ${en} named “${named}”. Choose from those that are listed; names are not made up.`,
  };
}
