/** What a briefing is made from: charts that are answered, who has reported, and what the checks found. */
import type { Chart } from '../chart/chart.ts';
import type { SeriesAnswer } from '../chart/series.ts';
import type { ChartWords } from '../chart/words/words.ts';
import type { Label, Lang } from '../language.ts';
import type { FilingState } from '../reporting/filing.ts';

/** The charts that a briefing asks, by what they are for. Their addresses, of a region and a year. */
const BRIEF_CHARTS = {
  requests: 'kind=trend&measure=requests.received&of=REGION',
  handled:
    'kind=table&measure=requests.received,requests.carriedIn,requests.closed,requests.carriedOut&of=REGION&years=BEFORE..YEAR',
  disclosures:
    'kind=table&measure=disclosures.total,disclosures.website,disclosures.wechat&of=REGION&years=BEFORE..YEAR',
  outcomes: 'kind=outcomes&of=REGION&years=FIRST..YEAR',
  reviews: 'kind=outcomes&measure=review&of=REGION&years=FIRST..YEAR',
  litigation: 'kind=outcomes&measure=litigation&of=REGION&years=FIRST..YEAR',
  appeals: 'kind=trend&measure=review.total,litigation.total&of=REGION&years=FIRST..YEAR',
  bureaus: 'kind=bar&measure=requests.received&of=region:REGION/*&years=YEAR',
} as const;
export type BriefChartId = keyof typeof BRIEF_CHARTS;
export const BRIEF_CHART_IDS = Object.keys(BRIEF_CHARTS) as readonly BriefChartId[];

export interface FactChart {
  readonly chart: Chart;
  readonly address: string;
  readonly answer: SeriesAnswer;
  readonly words: ChartWords;
}

/** A bureau on the list and how it stands with its report. */
export interface FactFiling {
  readonly name: Label;
  readonly state: FilingState;
  /** Days late; null where it is not. */
  readonly days: number | null;
}

/** A mistake that the checks found and that nobody has settled. */
export interface FactFinding {
  readonly bureau: Label;
  readonly sentence: Label;
}

export interface BriefFacts {
  readonly lang: Lang;
  readonly region: { readonly id: string; readonly name: Label };
  readonly year: number;
  readonly charts: Readonly<Record<BriefChartId, FactChart>>;
  readonly filings: readonly FactFiling[];
  readonly findings: readonly FactFinding[];
}

/** The address of one of them; `first` is the first year that the region has. */
export function briefAddress(id: BriefChartId, region: string, year: number, first: number, lang: Lang): string {
  return `${BRIEF_CHARTS[id]
    .replace(/REGION/g, region)
    .replace('FIRST', String(Math.min(first, year)))
    .replace('BEFORE', String(year - 1))
    .replace('YEAR', String(year))}${lang === 'en' ? '&lang=en' : ''}`;
}
