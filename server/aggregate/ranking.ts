/** Lines of a question in the order of one year's values, each with its place of an earlier year. */
import type { Of, Quantity } from '../../schema/chart/chart.ts';
import type { PointGap, Series, SeriesPoint } from '../../schema/chart/series.ts';
import type { Applicant } from '../../schema/form/applicants.ts';
import { Problem } from '../../schema/problem.ts';
import { ranksOf } from '../../schema/rollup/ranks.ts';
import type { Reader } from '../store/reader.ts';
import type { Budget } from './cost.ts';
import { askSeries } from './series.ts';

export interface RankingQuestion {
  readonly quantity: Quantity;
  readonly of: readonly Of[];
  /** null: the newest year held. */
  readonly year: number | null;
  readonly yearsBefore: number;
  readonly applicant: Applicant;
  readonly order: 'ascending' | 'descending';
  /** A ratio on fewer cases has no place. */
  readonly minBase: number;
  readonly asOf: number | null;
  readonly now: string;
}

export type NotRankedReason = 'gap' | 'smallBase' | 'notExpected';

export interface Ranked {
  readonly line: Series;
  readonly point: SeriesPoint;
  readonly rank: number;
  readonly tied: boolean;
  /** The place of the year compared, among those who had one then; null without one. */
  readonly before: number | null;
}

export interface NotRanked {
  readonly line: Series;
  readonly point: SeriesPoint;
  readonly reason: NotRankedReason;
}

export interface Ranking {
  readonly year: number;
  readonly beforeYear: number;
  readonly ranked: readonly Ranked[];
  /** In the order of the question. */
  readonly notRanked: readonly NotRanked[];
  readonly revision: number;
  readonly revisedOn: string;
}

/** Answers the question; throws a Problem as a series does, and where nothing is held of anybody. */
export async function askRanking(reader: Reader, question: RankingQuestion, budget: Budget): Promise<Ranking> {
  const { quantity, of, applicant, asOf, now, year, yearsBefore, minBase } = question;
  const ask = (
    years: { readonly kind: 'latest' } | { readonly kind: 'range'; readonly from: number; readonly to: number },
  ) =>
    askSeries(
      reader,
      { quantities: [quantity], of, years, applicant, basis: 'common', over: 'none', asOf, now },
      budget,
    );
  const to = year ?? (await ask({ kind: 'latest' })).series[0]?.points[0]?.year;
  if (to === undefined) throw nothingHeld();
  const { series, revision, revisedOn } = await ask({ kind: 'range', from: to - yearsBefore, to });
  const placesIn = (asked: number) =>
    ranksOf(
      series.flatMap((line) => {
        const point = line.points.find((one) => one.year === asked);
        const isPlaced = point !== undefined && point.value !== null && whyNotRanked(point, minBase) === null;
        return isPlaced ? [{ line, point, value: point.value as number }] : [];
      }),
      question.order,
    );
  const places = placesIn(to);
  const placed = new Set(places.map(({ entry }) => entry.line));
  const before = new Map(placesIn(to - yearsBefore).map(({ entry, rank }) => [entry.line, rank]));
  return {
    year: to,
    beforeYear: to - yearsBefore,
    ranked: places.map(({ entry: { line, point }, rank, tied }) => ({
      ...{ line, point, rank, tied },
      before: before.get(line) ?? null,
    })),
    notRanked: series.flatMap((line): NotRanked[] => {
      const point = line.points.find((one) => one.year === to);
      if (placed.has(line) || !point) return [];
      return [{ line, point, reason: whyNotRanked(point, minBase) ?? 'gap' }];
    }),
    ...{ revision, revisedOn },
  };
}

const NOT_EXPECTED: ReadonlySet<PointGap | null> = new Set(['notExpected', 'notCollected', 'notYetDue']);

function whyNotRanked({ value, gap, denominator }: SeriesPoint, minBase: number): NotRankedReason | null {
  if (NOT_EXPECTED.has(gap)) return 'notExpected';
  if (denominator !== null && denominator > 0 && denominator < minBase) return 'smallBase';
  return value === null ? 'gap' : null;
}

function nothingHeld(): Problem {
  return new Problem('NOT_FOUND', {
    zh: '所查各家还没有任何年报，没有可以排名的年度。',
    en: 'No report is held of anybody who is asked about, so there is no year to rank.',
  });
}
