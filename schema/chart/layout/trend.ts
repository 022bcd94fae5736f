/**
 * Lines by year: where everything stands, for page and picture alike. Gaps stay open, a change of form or of a bureau is a
 * dotted line with its words, every year is on the axis, lines are named at their ends, and a single line carries its numbers.
 */
import type { Chart } from '../chart.ts';
import { hasCorrected, hasFailed, type KnownPoint, knownPoints, lastKnown, yearsOf } from '../facts.ts';
import { formatTick } from '../format.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import type { Point } from './geometry.ts';
import { type Look, looksOf } from './looks.ts';
import { type Stroke, type TextMark, textMark } from './marks.ts';
import { piecesOf } from './pieces.ts';
import { roomiestScale, type Scale } from './scale.ts';
import { textWidth } from './text-width.ts';
import type { Frame, PlannedLine } from './trend-lines.ts';
import { measureNames, placeNames } from './trend-names.ts';
import { placeSigns } from './trend-notes.ts';
import { placeValues } from './trend-values.ts';
import { placeYearMarks, yearMarks } from './year-marks.ts';
import { axisHeight, gapsOfYears, placeYears } from './years-axis.ts';

const TICK = 12;

export interface TrendSize {
  readonly width: number;
  /** Pixels there are; null: as many as it needs. */
  readonly height: number | null;
  /** The year a page is about, in bold and marked on every line; null: the last, and each line where it ends. */
  readonly year: number | null;
  /** A small panel beside others, its numbers printed elsewhere: names stand over the ends of the lines. */
  readonly compact: boolean;
}

export interface TrendPlan {
  readonly width: number;
  readonly height: number;
  readonly frame: Frame;
  readonly scale: Scale;
  readonly years: readonly number[];
  /** The years, in fractions, at the left and right edge of the frame. */
  readonly span: readonly [number, number];
  readonly ticks: readonly { readonly value: number; readonly y: number; readonly label: TextMark }[];
  readonly breaks: readonly { readonly year: number; readonly line: Stroke }[];
  /** In the order they are drawn: grey below colour, and the one in focus on top. */
  readonly lines: readonly PlannedLine[];
  /** From the end of a line to its name, where that had to move. */
  readonly leads: readonly Stroke[];
  readonly texts: readonly TextMark[];
}

/** Pixels from the frame to the first and the last year, at most. */
const INSET = 22;

/** Steps that an axis of so many pixels may have: numbers need room above each other. */
function stepsIn(inner: number): readonly number[] {
  if (inner >= 140) return [4];
  return inner >= 4 * TICK ? [2, 3] : [2];
}

export function planTrend(chart: Chart, answer: SeriesAnswer, size: TrendSize): TrendPlan {
  const { width, compact } = size;
  const looks = looksOf(chart, answer);
  const lines = answer.series.map((series, index) => ({ series, look: looks[index] })).flatMap(hasLook);
  const years = everyYear(yearsOf(answer));
  const gaps = gapsOfYears(answer, years, chart.lang);
  const breaks = yearMarks(answer.series, chart.lang);
  const names = measureNames(lines, compact, width);
  const top = compact ? 30 : breaks.length > 0 ? 30 : 16;
  const natural = Math.round(Math.max(Math.min(320, Math.max(170, width * 0.38)), names.height));
  const inner = Math.max(24, size.height === null ? natural : size.height - top - axisHeight(gaps));
  const unit = answer.series[0]?.unit ?? 'case';
  const scale = roomiestScale(
    answer.series.flatMap(knownPoints).map(({ value }) => value),
    stepsIn(inner),
    unit !== 'percent' && unit !== 'wanYuan' && unit !== 'yuan',
  );
  const tickTexts = scale.ticks.map((tick) => formatTick(tick, unit));
  const left = Math.ceil(Math.max(...tickTexts.map((text) => textWidth(text, TICK)))) + 10;
  const right = Math.max(left + 20, names.width > 0 ? width - names.width - 14 : width - (compact ? 16 : 8));
  const bottom = top + inner;
  const first = years[0] ?? 0;
  const last = years[years.length - 1] ?? 0;
  const inset = Math.min(INSET, (right - left) / 6);
  const step = (right - left - 2 * inset) / Math.max(1, last - first);
  const frame: Frame = {
    left,
    right,
    top,
    bottom,
    xOf: (year) => (years.length < 2 ? (left + right) / 2 : left + inset + step * (year - first)),
    yOf: (value) => bottom - ((value - scale.min) / (scale.max - scale.min)) * inner,
  };
  const axis = placeYears({ years, gaps, xOf: frame.xOf, step, bottom, marked: size.year ?? last });
  const marks = placeYearMarks(breaks, frame, width);
  const ticks = scale.ticks.map((value, index) => ({
    value,
    y: frame.yOf(value),
    label: textMark('tick', { x: left - 8, y: frame.yOf(value) + 4 }, tickTexts[index] ?? '', TICK, {
      ink: 'second',
      anchor: 'end',
    }),
  }));
  const planned = lines.map(({ series, look }, index) => planLine(series, look, index, frame, size, lines.length));
  const [only] = planned;
  const alone = only && planned.length === 1 && !compact;
  const named = placeNames(names, frame);
  const written = [
    ...ticks.map(({ label }) => label),
    ...axis.labels,
    ...axis.gaps,
    ...marks.flatMap(({ label }) => label ?? []),
    ...named.texts,
  ];
  const signed = planned.map((line) => {
    const isPrinted = named.valued.has(line.series);
    return { line, printed: isPrinted ? (lastKnown(line.series)?.year ?? null) : null };
  });
  return {
    width,
    height: bottom + axis.height,
    frame,
    scale,
    years,
    span: years.length < 2 ? [first - 1, first + 1] : [first - inset / step, last + inset / step],
    ticks,
    breaks: marks.map(({ year, line }) => ({ year, line })),
    lines: [...planned].sort((a, b) => rankOf(a, chart) - rankOf(b, chart)),
    leads: named.leads,
    texts: [
      ...written,
      ...(alone
        ? placeValues(
            only,
            frame,
            width,
            marks.map(({ box }) => box),
            ticks.map(({ y }) => y),
          )
        : placeSigns(signed, frame, width, written)),
    ],
  };
}

interface Looked {
  readonly series: Series;
  readonly look: Look;
}

function hasLook({ series, look }: { readonly series: Series; readonly look: Look | undefined }): readonly Looked[] {
  return look ? [{ series, look }] : [];
}

/** From the first to the last, also those that nobody was asked about. */
function everyYear(years: readonly number[]): readonly number[] {
  const [first] = years;
  const last = years[years.length - 1];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function rankOf({ series, look }: PlannedLine, { focus }: Chart): number {
  if (series.subject.id === focus) return 2;
  return look.leads ? 1 : 0;
}

function planLine(
  series: Series,
  look: Look,
  index: number,
  frame: Frame,
  { year, compact }: TrendSize,
  count: number,
): PlannedLine {
  const at = (point: KnownPoint): Point => ({ x: frame.xOf(point.year), y: frame.yOf(point.value) });
  const pieces = piecesOf(series).map((piece) => ({ ...piece, at: piece.points.map(at) }));
  const joined = new Set(pieces.flatMap(({ points }) => points));
  const marked = year === null ? lastKnown(series) : series.points.find((point) => point.year === year);
  const sizeOf = (point: KnownPoint): number => {
    if (point === marked) return look.leads ? 4.2 : 3;
    if (!joined.has(point)) return 3.4;
    if (hasFailed(point) || hasCorrected(point)) return look.leads ? 3.4 : 2.4;
    if (count === 1 && !compact) return 2.6;
    return look.marker !== 'circle' && look.leads ? 2.8 : 0;
  };
  const dots = knownPoints(series).flatMap((point) => {
    const size = sizeOf(point);
    return size > 0 ? [{ ...at(point), year: point.year, size, open: hasFailed(point) }] : [];
  });
  return { index, series, look, pieces, dots };
}
