/** What a briefing is made from: charts that are answered, who has reported, and what the checks found. */
import type { Chart } from '../chart/chart.ts';
import type { SeriesAnswer } from '../chart/series.ts';
import type { ChartWords } from '../chart/words/words.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import { type Label, type Lang, wordsIn } from '../language.ts';
import type { FilingState } from '../reporting/filing.ts';
import type { BriefTopic } from './topic.ts';
import { topicWords } from './topics.words.ts';

/** The charts that a briefing asks, by what they are for. Their addresses, of a region and a year. */
const BRIEF_CHARTS = {
  requests: 'kind=trend&measure=requests.received&of=WHOM&years=FIRST..YEAR',
  handled:
    'kind=table&measure=requests.received,requests.carriedIn,requests.closed,requests.carriedOut&of=WHOM&years=BEFORE..YEAR',
  disclosures: 'kind=table&measure=disclosures.total,disclosures.website,disclosures.wechat&of=WHOM&years=BEFORE..YEAR',
  outcomes: 'kind=outcomes&of=WHOM&years=FIRST..YEAR',
  reviews: 'kind=outcomes&measure=review&of=WHOM&years=FIRST..YEAR',
  litigation: 'kind=outcomes&measure=litigation&of=WHOM&years=FIRST..YEAR',
  appeals: 'kind=trend&measure=review.total,litigation.total&of=WHOM&years=FIRST..YEAR',
  /** The bureaus of a region that has any; of a bureau those like it. */
  bureaus: 'kind=bar&measure=requests.received&of=BESIDE&years=YEAR',
} as const;
export type BriefChartId = keyof typeof BRIEF_CHARTS;

/** Whose year it is: a region's as the sum of its bureaus, or as its government printed it; or a bureau's. */
export type BriefWhose = 'sum' | 'published' | 'bureau';

const BESIDE: Readonly<Record<BriefWhose, string>> = {
  sum: 'region:ID/*',
  published: 'region:ID/*',
  bureau: 'peers:ID&focus=ID',
};
export const BRIEF_CHART_IDS = Object.keys(BRIEF_CHARTS) as readonly BriefChartId[];

export interface FactChart {
  readonly chart: Chart;
  readonly address: string;
  readonly answer: SeriesAnswer;
  readonly words: ChartWords;
}

/** Of a region without bureaus, and of a bureau that none is like, nobody is compared. */
export type BriefCharts<One = FactChart> = Readonly<
  Record<Exclude<BriefChartId, 'bureaus'>, One> & Record<'bureaus', One | null>
>;

/** A bureau on the list and how it stands with its report. */
export interface FactFiling {
  readonly name: Label;
  readonly state: FilingState;
  /** Days late; null where it is not. */
  readonly days: number | null;
}

/** A mistake that the checks found and that nobody has settled. */
export interface FactFinding {
  /** Whose it is and which rule found it, the same as long as it stands: a text that is edited names it by this. */
  readonly id: string;
  readonly bureau: Label;
  readonly sentence: Label;
}

export interface BriefFacts {
  readonly lang: Lang;
  readonly whose: BriefWhose;
  readonly of: { readonly id: string; readonly name: Label };
  readonly year: number;
  /** The year that changes are told against. */
  readonly compareTo: number;
  readonly charts: BriefCharts;
  readonly filings: readonly FactFiling[];
  /** Those that can be listed, and how many there are. */
  readonly findings: readonly FactFinding[];
  readonly mistakes: number;
}

export interface BriefOf {
  readonly id: string;
  readonly whose: BriefWhose;
  readonly year: number;
  /** The year that changes are told against. */
  readonly compareTo: number;
  /** The first year that there is. */
  readonly first: number;
  readonly lang: Lang;
}

/** The address of one of them. */
export function briefAddress(id: BriefChartId, of: BriefOf): string {
  return addressOf(BRIEF_CHARTS[id], of);
}

function addressOf(pattern: string, { id: of, whose, year, compareTo, first, lang }: BriefOf): string {
  // Charts compare with the year before unless told otherwise, and addresses that were kept stay what they were.
  const asked = compareTo === year - 1 ? pattern : `${pattern}&compareTo=${compareTo}`;
  return `${asked
    .replace('WHOM', whose === 'published' ? `region:${of}/report` : of)
    .replace('BESIDE', BESIDE[whose])
    .replaceAll('ID', of)
    .replace('FIRST', String(Math.min(first, year)))
    .replaceAll('BEFORE', String(compareTo))
    .replace('YEAR', String(year))}${lang === 'en' ? '&lang=en' : ''}`;
}

const REASONS = ['requests.refused', 'requests.unavailable'] as const satisfies readonly MeasureId[];

/** The charts of a topic, by what they are for; those by bureau are asked of a region that has any. */
const TOPIC_CHARTS: Readonly<Record<BriefTopic, Readonly<Record<string, string>>>> = {
  appeals: {
    trend: BRIEF_CHARTS.appeals,
    reviews: BRIEF_CHARTS.reviews,
    litigation: BRIEF_CHARTS.litigation,
    counts:
      'kind=table&measure=review.total,litigation.total,litigation.direct.total,litigation.afterReview.total&of=WHOM&years=BEFORE..YEAR',
    rates: 'kind=table&measure=rate.reviewCorrected,rate.litigationCorrected,rate.appealed&of=WHOM&years=BEFORE..YEAR',
    reviewsBy: 'kind=bar&measure=review.total&of=region:ID/*&years=YEAR',
    suitsBy: 'kind=bar&measure=litigation.total&of=region:ID/*&years=YEAR',
    correctedBy: 'kind=bar&measure=review.corrected&of=region:ID/*&years=YEAR',
    lostBy: 'kind=bar&measure=litigation.corrected&of=region:ID/*&years=YEAR',
  },
  refusals: {
    trend: 'kind=trend&measure=requests.refused,requests.unavailable&of=WHOM&years=FIRST..YEAR',
    outcomes: BRIEF_CHARTS.outcomes,
    counts: `kind=table&measure=requests.refused,requests.unavailable&of=WHOM&years=BEFORE..YEAR`,
    ...Object.fromEntries(
      REASONS.map((of) => [of, `kind=multiples&measure=${of}&by=outcome&of=WHOM&years=FIRST..YEAR&title=TITLE`]),
    ),
    refusedBy: 'kind=bar&measure=requests.refused&of=region:ID/*&years=YEAR',
    unavailableBy: 'kind=bar&measure=requests.unavailable&of=region:ID/*&years=YEAR',
  },
};

/** The addresses of a topic's charts, by what they are for. */
export function topicAddresses(topic: BriefTopic, of: BriefOf): ReadonlyMap<string, string> {
  const asked = Object.entries(TOPIC_CHARTS[topic]).filter(([id]) => of.whose === 'sum' || !id.endsWith('By'));
  const { reasons } = wordsIn(topicWords, of.lang);
  // The headline made of eight lines is longer than a slide.
  const titles: Readonly<Record<string, string>> = reasons;
  return new Map(
    asked.map(([id, address]) => [id, addressOf(address, of).replace('TITLE', encodeURIComponent(titles[id] ?? ''))]),
  );
}

/** What a briefing on a topic is made from. Findings are those of its table. */
export interface TopicFacts extends Omit<BriefFacts, 'charts'> {
  readonly topic: BriefTopic;
  readonly charts: ReadonlyMap<string, FactChart>;
}
