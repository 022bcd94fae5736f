/** A chart is a question: what is counted, of whom, over which years, drawn how. It has one address (address.ts). */
import type { Applicant } from '../form/applicants.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { Label, Lang } from '../language.ts';
import type { IndicatorId } from '../rollup/indicators.ts';

export const CHART_KINDS = [
  'trend',
  'multiples',
  'bar',
  'change',
  'rank',
  'contribution',
  'heat',
  'distribution',
  'funnel',
  'outcomes',
  'flow',
  'coverage',
  'table',
] as const;
export type ChartKind = (typeof CHART_KINDS)[number];

/** Kinds that set subjects side by side in one year, one row each, against the year before. */
export function comparesRows({ kind }: Pick<Chart, 'kind'>): boolean {
  return kind === 'bar' || kind === 'change' || kind === 'rank' || kind === 'contribution' || kind === 'funnel';
}

/** Kinds that tell what became of the year before, and so are answered with its points as well. */
export function readsYearBefore({ kind }: Pick<Chart, 'kind'>): boolean {
  return kind === 'rank' || kind === 'contribution';
}

/** Kinds whose changes may be told against another year than the one before: all that tell any, but for those that are made of the two years. */
export function mayCompareWith({ kind }: Pick<Chart, 'kind'>): boolean {
  return COMPARED_KINDS.some((one) => one === kind);
}

export const COMPARED_KINDS = [
  'trend',
  'multiples',
  'bar',
  'change',
  'heat',
  'table',
  'outcomes',
] as const satisfies readonly ChartKind[];

/** Kinds that are about one thing counted. */
export function isOfOneQuantity({ kind }: Pick<Chart, 'kind'>): boolean {
  return kind === 'rank' || kind === 'contribution' || kind === 'distribution' || kind === 'funnel';
}

export type Quantity = MeasureId | IndicatorId;

/** A set that is no fold of another: sets.ts has the grammar. */
export type PlainSet =
  /** A bureau, or a region as the sum of all bureaus below it. */
  | { readonly kind: 'one'; readonly id: string }
  /** Every bureau of a region one by one: right under it or anywhere below, all or those of a class (a kind or a function). */
  | { readonly kind: 'bureausOf'; readonly region: string; readonly below?: true; readonly class?: string }
  /** The report that a region's government published itself. */
  | { readonly kind: 'reportOf'; readonly region: string }
  /** Every region right below a region, as the sum of its bureaus; or their own reports. */
  | { readonly kind: 'regionsOf'; readonly region: string }
  | { readonly kind: 'reportsOf'; readonly region: string }
  /** The bureaus like one, itself included. */
  | { readonly kind: 'peersOf'; readonly id: string }
  /** The bureaus that somebody saved for a region under a name, one by one: found by the number, whatever it is called. */
  | { readonly kind: 'savedOf'; readonly region: string; readonly number: number };

/** Whom a question is about: lines of a set, or the set folded into one line. */
export type Of = PlainSet | { readonly kind: 'sumOf'; readonly set: PlainSet };

export type Years =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'latest' }
  | { readonly kind: 'all' };

/** Bureaus that a change compares: those of both years, all of each year, or those of every year asked. */
export const BASES = ['common', 'all', 'panel'] as const;
export type Basis = (typeof BASES)[number];
/**
 * Whether a bureau's line runs on in the years before it was merged or moved, as the sum of those it came from, or stops there:
 * as printed, each body by its own reports. `none` unless asked for: a sum that no report prints is drawn only on request, and
 * an address keeps its figures when the list learns of a merge later.
 */
export const OVERS = ['none', 'succession'] as const;
export type Over = (typeof OVERS)[number];
export const SORTS = ['value', 'change', 'name', 'form'] as const;
export type Sort = (typeof SORTS)[number];
export const THEMES = ['screen', 'print', 'mono'] as const;
export type Theme = (typeof THEMES)[number];
/** `bureau`: of stacked outcomes; the others but `year` split the lines of every other kind of chart. */
export const GROUPINGS = ['year', 'bureau', 'applicant', 'outcome', 'kind', 'region'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/**
 * What counts where a figure is known to be wrong: `corrected`, what people corrected it to; as it was `printed`; or as the `parts` of its
 * table make it, where a sum fails and the rest proves the value. Where nothing is known, all three are what is printed.
 */
export const FIGURES_AS = ['corrected', 'printed', 'parts'] as const;
export const FIGURES_AS_LABELS: Readonly<Record<(typeof FIGURES_AS)[number], Label>> = {
  corrected: { zh: '按更正', en: 'as corrected' },
  printed: { zh: '按所印', en: 'as printed' },
  parts: { zh: '按分项推定', en: 'as the parts make it' },
};
/** Other than what counts unless asked. */
export type FiguresAs = Exclude<(typeof FIGURES_AS)[number], 'corrected'>;

/** Findings for which a question may leave reports out; the others are no fault. */
export const LEFT_OUT = ['failed', 'suspicious'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What a pinned chart may say of itself. */
export const BADGES = ['stale'] as const;

export interface Chart {
  readonly kind: ChartKind;
  readonly measures: readonly Quantity[];
  readonly of: readonly Of[];
  readonly years: Years;
  /** Of outcomes one stacked bar a year, or one a bureau; of everything else by what its lines are told apart. */
  readonly by: Grouping;
  /** How values are given; left out: as counted. */
  readonly view?: 'share' | 'index' | 'perHundred';
  /** Base of a share or of a hundred; left out where there is none. */
  readonly per?: MeasureId;
  /** The base year of an index, left out: the first year shown; of everything else the year that changes are told against, left out: the one before. */
  readonly compareTo?: number;
  /** Leaves out reports in which a figure that is counted stands in such a finding. */
  readonly without?: readonly LeftOut[];
  /** Left out: what people corrected counts. */
  readonly figures?: FiguresAs;
  readonly applicant: Applicant;
  readonly basis: Basis;
  readonly over: Over;
  /** Publisher id drawn in the subject's colour while the others stay grey. */
  readonly focus: string | null;
  readonly sort: Sort;
  readonly lang: Lang;
  readonly theme: Theme;
  /** CSS pixels of the drawing. */
  readonly width: number;
  readonly height: number | null;
  /** Replaces the title made from the data. */
  readonly title: string | null;
  /** The day (ISO) of which it shows the state of the data; left out: that of `revision`, or of now. */
  readonly at?: string;
  /** A pinned revision; null: live. */
  readonly revision: number | null;
  /** Of a pinned chart: it says in itself when its numbers have moved since. Left out: it stays as it was drawn. */
  readonly badge?: (typeof BADGES)[number];
}
