/** Lines of a question in the order of one year's values, each with its place of an earlier year. */
import type { Of, Quantity, Years } from '../../schema/chart/chart.ts';
import type { CompareTo, Finer } from '../../schema/chart/finer.ts';
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
  readonly applicant: Applicant;
  readonly order: 'ascending' | 'descending';
  /** What is compared with and left out; lines are split no further, and given as counted. */
  readonly finer: Finer;
  readonly asOf: number | null;
  /** The day (ISO) that `asOf` is the state of, where it was asked for by a day. */
  readonly on?: string | undefined;
  readonly now: string;
}

export type NotRankedReason = 'gap' | 'smallBase' | 'notExpected' | 'excluded';

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
  /** The year of the places before; null where lines are compared with no year. */
  readonly beforeYear: number | null;
  readonly ranked: readonly Ranked[];
  /** In the order of the question. */
  readonly notRanked: readonly NotRanked[];
  readonly revision: number;
  readonly revisedOn: string;
}

/** Answers the question; throws a Problem as a series does, and where nothing is held of anybody. */
export async function askRanking(reader: Reader, question: RankingQuestion, budget: Budget): Promise<Ranking> {
  const { quantity, order, year, finer, ...asked } = question;
  const { minBase } = finer.where;
  const ask = (years: Years, more: { readonly finer?: Finer }) =>
    askSeries(
      reader,
      { ...asked, quantities: [quantity], years, ...{ basis: 'common', over: 'none' }, ...more } as const,
      budget,
    );
  const to = year ?? (await ask({ kind: 'latest' }, {})).series[0]?.points[0]?.year;
  if (to === undefined) throw nothingHeld();
  const beforeYear = yearBefore(finer.compareTo, to);
  const from = beforeYear === null || beforeYear > to ? to : beforeYear;
  const range = { kind: 'range', from, to: Math.max(to, beforeYear ?? to) } as const;
  const { series, revision, revisedOn } = await ask(range, { finer });
  const placesIn = (year: number) =>
    ranksOf(
      series.flatMap((line) => {
        const point = line.points.find((one) => one.year === year);
        const isPlaced = point !== undefined && point.value !== null && whyNotRanked(point, minBase) === null;
        return isPlaced ? [{ line, point, value: point.value as number }] : [];
      }),
      order,
    );
  const places = placesIn(to);
  const placed = new Set(places.map(({ entry }) => entry.line));
  const before = new Map(
    (beforeYear === null ? [] : placesIn(beforeYear)).map(({ entry, rank }) => [entry.line, rank]),
  );
  return {
    year: to,
    beforeYear,
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

/** The year that is compared with; null where it is a set, or what was published. */
function yearBefore(compareTo: CompareTo, year: number): number | null {
  if (compareTo.kind === 'yearsBefore') return year - compareTo.years;
  return compareTo.kind === 'year' ? compareTo.year : null;
}

function whyNotRanked({ value, gap, denominator, coverage }: SeriesPoint, minBase: number): NotRankedReason | null {
  if (value === null && coverage.expected === 0 && (coverage.excluded ?? []).length > 0) return 'excluded';
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
