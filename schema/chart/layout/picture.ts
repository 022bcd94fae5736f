/**
 * A chart as a sheet that can stand alone: title, subtitle, plot, notes and source, and how much room each takes. The
 * picture is drawn from it, and whoever frames an embed knows its height from it.
 */
import { say } from '../../language.ts';
import { DEFAULT_WIDTH } from '../address.ts';
import type { Chart } from '../chart.ts';
import { isIllustrative } from '../facts.ts';
import type { SeriesAnswer } from '../series.ts';
import type { NameOf } from '../words/coverage-notes.ts';
import type { ChartWords } from '../words/words.ts';
import { type BarsPlan, planBars } from './bars.ts';
import type { DrawingPlan } from './drawing.ts';
import { type Stroke, type TextMark, textLines, textMark } from './marks.ts';
import { planMarks } from './marks-kinds.ts';
import { type OutcomesPlan, planOutcomes } from './outcomes.ts';
import { planTable, type TablePlan } from './table-plan.ts';
import { textWidth } from './text-width.ts';
import { planTrend, type TrendPlan } from './trend.ts';
import { widestPiece, wrapHeading, wrapText } from './wrap.ts';

/** Least height of a plot worth drawing; words give way to it where a height is asked for. */
const LEAST_PLOT = 96;
/** Layout width in CSS pixels beyond which a chart is enlarged instead of spread. */
const WIDEST = 840;
const LINE = 18;
const SMALL = 12;
const SUBTITLE = 12.5;
/** Lines or notes: words are cut only where a height is asked for. */
const MANY = 99;

export type PlotPlan =
  | { readonly kind: 'trend'; readonly plan: TrendPlan }
  | { readonly kind: 'bar'; readonly plan: BarsPlan }
  | { readonly kind: 'outcomes'; readonly plan: OutcomesPlan | null }
  | { readonly kind: 'marks'; readonly plan: DrawingPlan }
  | { readonly kind: 'table'; readonly plan: TablePlan };

/** The line under the drawing of an embed: table, mark and link, in one row or three. */
const WIDE_FOOT = 48;
const NARROW_FOOT = 104;

/** Texts with the room they take, from 0, 0. */
interface Block {
  readonly height: number;
  readonly texts: readonly TextMark[];
}

export interface PicturePlan {
  /** Pixels of the picture for one of the layout. */
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly head: Block;
  readonly plot: PlotPlan;
  readonly foot: Block & { readonly rule: Stroke | null };
  /** Where plot and foot begin, from the top. */
  readonly plotTop: number;
  readonly footTop: number;
  /** The mark that the figures are made up; null where they are not. */
  readonly tag: { readonly width: number; readonly text: TextMark } | null;
}

export interface Picture {
  readonly chart: Chart;
  readonly answer: SeriesAnswer;
  readonly words: ChartWords;
  /** Names of bureaus that stand in no series, such as missing ones. */
  readonly nameOf: NameOf;
}

/** Laid out for `wanted` CSS pixels, by default those the address asks for. */
export function planPicture({ chart, answer, words, nameOf }: Picture, wanted: number = chart.width): PicturePlan {
  // A picture wider than a column of text is looked at from further away: everything in it grows with it.
  const zoom = Math.max(1, wanted / WIDEST);
  const width = wanted / zoom;
  const room = chart.height === null ? null : chart.height / zoom;
  const margin = width < 300 ? 10 : width < 520 ? 16 : 24;
  const inner = width - margin * 2;
  const tag = isIllustrative(answer) ? planTag(chart) : null;
  const space = { inner, room: room === null ? null : room - margin * 2, tagWidth: tag?.width ?? 0 };
  const { head, foot } = fitWords(chart, words, space);
  const left = room === null ? null : Math.max(20, room - margin * 2 - head.height - foot.height);
  const plot = planPlot({ chart, answer, words, nameOf }, inner, left);
  const height = room ?? Math.ceil(margin * 2 + head.height + (plot.plan?.height ?? 0) + foot.height);
  return {
    zoom,
    width,
    height,
    margin,
    head,
    plot,
    foot,
    plotTop: margin + Math.round(head.height),
    footTop: Math.round(height - margin - foot.height),
    tag,
  };
}

function planPlot({ chart, answer, nameOf }: Picture, width: number, height: number | null): PlotPlan {
  const size = { width, height };
  switch (chart.kind) {
    case 'trend':
      return { kind: 'trend', plan: planTrend(chart, answer, { ...size, year: null, compact: false }) };
    case 'bar':
      return { kind: 'bar', plan: planBars(chart, answer, { ...size, most: null }) };
    case 'outcomes':
      return {
        kind: 'outcomes',
        plan: planOutcomes(chart, answer, { ...size, year: null, mono: chart.theme === 'mono' }),
      };
    case 'table':
      return { kind: 'table', plan: planTable(chart, answer, nameOf, size) };
    default:
      return { kind: 'marks', plan: planMarks(chart.kind, chart, answer, size) };
  }
}

/** Pixels that the mark takes where nothing stands beside it. */
const TAG_HEIGHT = 24;

function planTag({ lang }: Chart): PicturePlan['tag'] {
  const text = say(lang, '示例数据', 'Illustrative');
  // Room on both sides for faces that are wider than ours: an eighth, as those are that stand in for them.
  const width = Math.ceil(textWidth(text, SMALL, true)) + 20;
  return { width, text: textMark('tag', { x: width / 2, y: 15 }, text, SMALL, { bold: true, anchor: 'middle' }) };
}

/** What of the words is left where a height is asked for: notes go first, then source, subtitle, and the title last. */
interface Kept {
  readonly notes: number;
  readonly source: boolean;
  readonly subtitle: boolean;
  readonly title: number;
}

const STEPS: readonly Kept[] = [
  { notes: MANY, source: true, subtitle: true, title: 3 },
  { notes: 2, source: true, subtitle: true, title: 3 },
  { notes: 1, source: true, subtitle: true, title: 2 },
  { notes: 0, source: true, subtitle: true, title: 2 },
  { notes: 0, source: true, subtitle: false, title: 2 },
  { notes: 0, source: false, subtitle: false, title: 1 },
  { notes: 0, source: false, subtitle: false, title: 0 },
];

interface Space {
  readonly inner: number;
  /** Pixels between the margins; null: as many as it needs. */
  readonly room: number | null;
  readonly tagWidth: number;
}

function fitWords(
  chart: Chart,
  words: ChartWords,
  { inner, room, tagWidth }: Space,
): Pick<PicturePlan, 'head' | 'foot'> {
  const fitted = STEPS.map((kept) => ({
    head: planHead(words, { ...kept, title: room === null ? MANY : kept.title }, inner, tagWidth),
    foot: planFoot(chart, words, kept, inner),
  }));
  const found = fitted.find(({ head, foot }) => room === null || room - head.height - foot.height >= LEAST_PLOT);
  const least = { head: { texts: [], height: 0 }, foot: { texts: [], height: 0, rule: null } };
  return found ?? fitted[fitted.length - 1] ?? least;
}

function planHead(words: ChartWords, kept: Kept, inner: number, tagWidth: number): Block {
  const size = inner < 180 ? 12 : inner < 280 ? 15 : inner < 480 ? 17 : 21;
  const lineHeight = Math.round(size * 1.36);
  const beside = inner - (tagWidth > 0 ? tagWidth + 12 : 0);
  // Where the mark would leave too little for a number with its unit, the title stands under it.
  const isUnder = kept.title > 0 && tagWidth > 0 && widestPiece(words.title, size, true) > beside;
  const title = kept.title === 0 ? [] : wrapHeading(words.title, size, isUnder ? inner : beside, kept.title);
  const subtitle = kept.subtitle ? wrapText(words.subtitle, SUBTITLE, inner, MANY) : [];
  const top = isUnder ? TAG_HEIGHT : 0;
  const titleHeight = top + title.length * lineHeight;
  return {
    height: titleHeight + subtitle.length * LINE + (title.length > 0 ? 14 : tagWidth > 0 ? TAG_HEIGHT : 0),
    texts: [
      ...textLines('title', { x: 0, y: top + size * 0.92 }, title, lineHeight, size, { bold: true }),
      ...textLines('subtitle', { x: 0, y: titleHeight + 14 }, subtitle, LINE, SUBTITLE, { ink: 'second' }),
    ],
  };
}

function planFoot({ lang }: Chart, words: ChartWords, kept: Kept, inner: number): PicturePlan['foot'] {
  // The mark beside the title says it; a height that leaves no notes still has the mark.
  const notes = words.notes.slice(0, kept.notes);
  const end = notes.length < words.notes.length ? '……' : say(lang, '。', '.');
  const sentence = notes.join(say(lang, '；', '. '));
  const noteLines =
    notes.length === 0 ? [] : wrapText(say(lang, '注：', 'Notes: ') + sentence + end, SMALL, inner, MANY);
  const sourceLines = kept.source ? wrapText(words.source, SMALL, inner, MANY) : [];
  if (noteLines.length === 0 && sourceLines.length === 0) return { texts: [], height: 0, rule: null };
  const gap = noteLines.length > 0 && sourceLines.length > 0 ? 2 : 0;
  const look = { ink: 'second' } as const;
  return {
    height: 16 + (noteLines.length + sourceLines.length) * LINE + gap,
    rule: { from: { x: 0, y: 9 }, to: { x: inner, y: 9 } },
    texts: [
      ...textLines('note', { x: 0, y: 25 }, noteLines, LINE, SMALL, look),
      ...textLines('source', { x: 0, y: 25 + noteLines.length * LINE + gap }, sourceLines, LINE, SMALL, look),
    ],
  };
}

/**
 * Widths that an embed is laid out for, the narrowest first, and the widest frame each is shown in (null: any): on a phone
 * a drawing made for it is shown, whose type stays readable. A width in the address is the only one.
 */
export function embedLayouts({ width }: Chart): readonly { readonly width: number; readonly upTo: number | null }[] {
  if (width !== DEFAULT_WIDTH) return [{ width, upTo: null }];
  return [
    { width: 320, upTo: 400 },
    { width: 480, upTo: 599 },
    { width, upTo: null },
  ];
}

/** How high a frame must be, in CSS pixels, to show an embed whole, its foot line included. */
export interface FrameHeights {
  /** In a column of text. */
  readonly wide: number;
  /** On a phone, whose own drawing grows with the frame up to a width; null where there is but one drawing. */
  readonly phone: { readonly perPixel: number; readonly upTo: number; readonly foot: number } | null;
}

export function frameHeights(sheet: Picture): FrameHeights {
  const heightOf = (width: number): number => drawnHeight(sheet, width);
  const [first] = embedLayouts(sheet.chart);
  const wide = Math.ceil(heightOf(sheet.chart.width)) + WIDE_FOOT;
  if (!first || first.upTo === null) return { wide, phone: null };
  return { wide, phone: { perPixel: heightOf(first.width) / first.width, upTo: first.upTo, foot: NARROW_FOOT } };
}

/** How high a frame of that width must be to show an embed whole; beyond the widest drawing nothing grows. In CSS pixels. */
export function frameHeightAt(sheet: Picture, frame: number): number {
  const layout = embedLayouts(sheet.chart).find(({ upTo }) => upTo === null || frame <= upTo);
  const width = layout?.width ?? sheet.chart.width;
  const shown = Math.min(frame, sheet.chart.width);
  return Math.ceil((drawnHeight(sheet, width) / width) * shown) + (frame > 520 ? WIDE_FOOT : NARROW_FOOT);
}

export function drawnHeight(sheet: Picture, width: number): number {
  const { height, zoom } = planPicture(sheet, width);
  return height * zoom;
}
