/**
 * What became of requests, reviews and suits: the classes that an outcomes chart stacks to 100 %, in the order of the form.
 *
 * An address names a set by its subject: no measure (or `requests`) is the six classes of handled requests, `review` the
 * four results of administrative review, `litigation` the four of administrative litigation (direct and after review).
 */

import type { MeasureId } from '../form/measures/measure.ts';
import type { Label } from '../language.ts';
import { SMALL_BASE } from '../rollup/indicators.ts';
import type { Grouping, Quantity } from './chart.ts';
import { hasCorrected, hasFailed } from './facts.ts';
import { APPEAL_COLOURS, APPEAL_INKS, type Colour, OUTCOME_COLOURS, OUTCOME_INKS } from './palette.ts';
import {
  isEmptyGap,
  type PointGap,
  type Series,
  type SeriesAnswer,
  type SeriesPoint,
  type SeriesSubject,
} from './series.ts';

export const OUTCOME_SET_IDS = ['requests', 'review', 'litigation'] as const;
export type OutcomeSetId = (typeof OUTCOME_SET_IDS)[number];

export interface OutcomeSet {
  readonly id: OutcomeSetId;
  /** What the classes add up to. */
  readonly label: Label;
  /** In form order, the order of stacking. */
  readonly classes: readonly MeasureId[];
  readonly colours: readonly Colour[];
  /** The ink that reads on each colour. */
  readonly inks: readonly Colour[];
  /** Printed beside the total: corrected of those decided. */
  readonly rate: { readonly label: Label; readonly of: MeasureId; readonly less: MeasureId } | null;
}

export const OUTCOME_SETS: readonly OutcomeSet[] = [
  {
    id: 'requests',
    label: { zh: '办结申请', en: 'closed requests' },
    classes: [
      'requests.granted',
      'requests.partlyGranted',
      'requests.refused',
      'requests.unavailable',
      'requests.declined',
      'requests.otherwise',
    ],
    colours: OUTCOME_COLOURS,
    inks: OUTCOME_INKS,
    rate: null,
  },
  {
    id: 'review',
    label: { zh: '行政复议案件', en: 'administrative reviews' },
    classes: ['review.upheld', 'review.corrected', 'review.otherResult', 'review.pending'],
    colours: APPEAL_COLOURS,
    inks: APPEAL_INKS,
    rate: { label: { zh: '纠错率', en: 'corrected' }, of: 'review.corrected', less: 'review.pending' },
  },
  {
    id: 'litigation',
    label: { zh: '行政诉讼案件', en: 'administrative suits' },
    classes: ['litigation.upheld', 'litigation.corrected', 'litigation.otherResult', 'litigation.pending'],
    colours: APPEAL_COLOURS,
    inks: APPEAL_INKS,
    rate: { label: { zh: '纠错率', en: 'corrected' }, of: 'litigation.corrected', less: 'litigation.pending' },
  },
];

/** The set of that name. */
export function getOutcomeSet(id: OutcomeSetId): OutcomeSet {
  const set = OUTCOME_SETS.find((candidate) => candidate.id === id);
  if (!set) throw new Error(`No set of outcomes is named ${id}`);
  return set;
}

/** The set whose classes these are, in whatever order; undefined for any other list. */
export function findOutcomeSet(measures: readonly Quantity[]): OutcomeSet | undefined {
  return OUTCOME_SETS.find(
    ({ classes }) => classes.length === measures.length && classes.every((measure) => measures.includes(measure)),
  );
}

export interface OutcomePart {
  readonly measure: MeasureId;
  /** Null where the cell is a gap; an empty cell counts as nothing, any other gap leaves the bar undrawn. */
  readonly value: number | null;
  /** Of the bar's total, 0 to 1. */
  readonly share: number;
  /** The share as it is printed everywhere, in per cent with one decimal: those of a bar make 100.0. */
  readonly percent: number;
  /** The same as text: `38.9%`. */
  readonly printed: string;
  /** Change of the share in percentage points, both sides over the bureaus compared; null where there is none to tell. */
  readonly points: number | null;
}

/**
 * Shares of a whole in per cent with one decimal that add up to 100.0: each rounded down, and the tenths that are left given
 * to those that lost most by it (largest remainder; of equals to the first). Values are not negative, their sum above zero.
 */
export function roundShares(values: readonly number[]): readonly number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  const exact = values.map((value) => (value / total) * 1000);
  const tenths = exact.map((share) => Math.floor(share + 1e-9));
  const left = 1000 - tenths.reduce((sum, share) => sum + share, 0);
  const byLoss = exact
    .map((share, index) => ({ index, loss: share - (tenths[index] ?? 0) }))
    .sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss.slice(0, left)) tenths[index] = (tenths[index] ?? 0) + 1;
  return tenths.map((share) => share / 10);
}

/** A rounded share as text; what is not nothing never reads 0.0 %, nor what is not all 100.0 %. */
export function formatShare(share: number, percent: number): string {
  if (share > 0 && percent === 0) return '<0.1%';
  if (share < 1 && percent === 100) return '>99.9%';
  return `${percent.toFixed(1)}%`;
}

/** The share of a bar of requests that was granted, wholly or in part, of its six classes together, 0 to 1; null where there is no bar. */
export function grantedOf(bar: OutcomeBar | undefined): number | null {
  const [granted, partly] = bar?.parts ?? [];
  return granted && partly ? granted.share + partly.share : null;
}

/** Values of one whole as parts of it; `compared` are the shares of both years over the bureaus compared. */
export function partsOf(
  measures: readonly MeasureId[],
  values: readonly (number | null)[],
  compared: readonly ComparedShare[] | null = null,
): readonly OutcomePart[] {
  const counted = values.map((value) => value ?? 0);
  const total = counted.reduce((sum, value) => sum + value, 0);
  const rounded = roundShares(counted);
  return measures.map((measure, index) => {
    const share = (counted[index] ?? 0) / total;
    const percent = rounded[index] ?? 0;
    const pair = compared?.[index];
    return {
      measure,
      value: values[index] ?? null,
      share,
      percent,
      printed: formatShare(share, percent),
      points: pointsBetween(pair),
    };
  });
}

/** One stacked bar: a subject in a year. */
export interface OutcomeBar {
  readonly subject: SeriesSubject;
  readonly year: number;
  readonly total: number;
  /** Null when there is no bar, with the reason in `gap`. */
  readonly parts: readonly OutcomePart[] | null;
  readonly gap: PointGap | null;
  /** Bureaus compared with the year before. */
  readonly bureaus: number;
  readonly edition: SeriesPoint['edition'];
  readonly breakBefore: SeriesPoint['breakBefore'];
  /** Points in the order of the classes. */
  readonly points: readonly SeriesPoint[];
  /** A check fails in a number of it. */
  readonly failed: boolean;
  /** A number that it is drawn from rests on a correction. */
  readonly corrected: boolean;
  /** Corrected of decided, 0 to 1; null for requests and where nothing was decided. */
  readonly rate: number | null;
}

/**
 * The bars of an answer: by year every year of every subject; by bureau one bar a subject, all of the latest year in which
 * any of them has one.
 */
export function outcomeBars(set: OutcomeSet, answer: SeriesAnswer, by: Grouping): readonly OutcomeBar[] {
  const bars = subjectsOf(answer).flatMap(({ subject, series }) => barsOf(set, subject, series));
  if (by === 'year') return bars;
  const drawn = bars.filter(({ parts }) => parts !== null);
  const year = Math.max(...(drawn.length > 0 ? drawn : bars).map((bar) => bar.year));
  const inYear = bars.filter((bar) => bar.year === year);
  // Who was not on the list that year has no place in a comparison; where nobody was, the bars say so.
  const listed = inYear.filter(({ gap }) => gap !== 'notExpected');
  return listed.length > 0 ? listed : inYear;
}

interface SubjectSeries {
  readonly subject: SeriesSubject;
  readonly series: readonly Series[];
}

/** Series gathered by whose figures they are, in the order of the answer. */
function subjectsOf(answer: SeriesAnswer): readonly SubjectSeries[] {
  const groups = new Map<string, { subject: SeriesSubject; series: Series[] }>();
  for (const series of answer.series) {
    const key = `${series.subject.scope}/${series.subject.id}`;
    const group = groups.get(key) ?? { subject: series.subject, series: [] };
    group.series.push(series);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function barsOf(set: OutcomeSet, subject: SeriesSubject, series: readonly Series[]): readonly OutcomeBar[] {
  const columns = set.classes.map((measure) => series.find(({ quantity }) => quantity === measure));
  const years = new Set(columns.flatMap((column) => column?.points.map(({ year }) => year) ?? []));
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => {
      const points = columns.flatMap((column) => column?.points.find((point) => point.year === year) ?? []);
      return barOf(set, subject, year, points);
    });
}

function barOf(set: OutcomeSet, subject: SeriesSubject, year: number, points: readonly SeriesPoint[]): OutcomeBar {
  const unknown = points.find(({ value, gap }) => value === null && gap !== null && !isEmptyGap(gap));
  const values = points.map(({ value }) => value ?? 0);
  const total = values.reduce((sum, value) => sum + value, 0);
  const gap = gapOf(set, points, unknown, values, total);
  const common = {
    subject,
    year,
    total,
    bureaus: points[0]?.change.bureaus ?? 0,
    edition: points[0]?.edition ?? null,
    breakBefore: points.find(({ breakBefore }) => breakBefore !== null)?.breakBefore ?? null,
    points,
    failed: points.some(hasFailed),
    corrected: points.some(hasCorrected),
  };
  if (gap !== null) return { ...common, parts: null, gap, rate: null };
  const parts = partsOf(
    set.classes,
    points.map(({ value }) => value),
    comparedShares(points),
  );
  return { ...common, parts, gap: null, rate: rateOf(set, values, total) };
}

function gapOf(
  set: OutcomeSet,
  points: readonly SeriesPoint[],
  unknown: SeriesPoint | undefined,
  values: readonly number[],
  total: number,
): PointGap | null {
  if (unknown?.gap) return unknown.gap;
  if (points.length < set.classes.length) return 'cellMissing';
  if (points.every(({ value }) => value === null)) return points[0]?.gap ?? 'blank';
  // A negative class has no length to draw: nothing that is counted here can be one.
  if (values.some((value) => !Number.isFinite(value) || value < 0)) return 'unreadable';
  return total > 0 && Number.isFinite(total) ? null : 'denominatorZero';
}

interface ComparedShare {
  readonly current: number;
  readonly previous: number;
}

/** Shares of both years over the bureaus compared; null where a class cannot be compared, the sets differ by class, or a year has a handful. */
function comparedShares(points: readonly SeriesPoint[]): readonly ComparedShare[] | null {
  const pairs = points.map(({ change }) => ({ current: change.current, previous: change.previous }));
  const known = pairs.flatMap(({ current, previous }) =>
    current === null || previous === null ? [] : [{ current, previous }],
  );
  const sameSet = points.every(({ change }) => change.bureaus === points[0]?.change.bureaus);
  if (known.length < pairs.length || !sameSet || points.some(({ change }) => change.change.kind === 'none'))
    return null;
  const currentTotal = known.reduce((sum, { current }) => sum + current, 0);
  const previousTotal = known.reduce((sum, { previous }) => sum + previous, 0);
  if (!(Math.min(currentTotal, previousTotal) >= SMALL_BASE)) return null;
  return known.map(({ current, previous }) => ({
    current: current / currentTotal,
    previous: previous / previousTotal,
  }));
}

function pointsBetween(shares: ComparedShare | undefined): number | null {
  return shares ? (shares.current - shares.previous) * 100 : null;
}

function rateOf(set: OutcomeSet, values: readonly number[], total: number): number | null {
  if (!set.rate) return null;
  const corrected = values[set.classes.indexOf(set.rate.of)] ?? 0;
  const decided = total - (values[set.classes.indexOf(set.rate.less)] ?? 0);
  return decided > 0 ? corrected / decided : null;
}
