/** Lines in the order of one year's values: who has which place, which one a year before, and who has none and why. */
import { SMALL_BASE } from '../rollup/indicators.ts';
import { ranksOf } from '../rollup/ranks.ts';
import type { PointGap, Series, SeriesPoint } from './series.ts';

export type NotRankedReason = 'gap' | 'smallBase' | 'notExpected' | 'excluded';

export interface Ranked {
  readonly line: Series;
  readonly point: SeriesPoint;
  /** From 1; equals share one, and the next is as far down as if they had not. */
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

export interface Places {
  readonly ranked: readonly Ranked[];
  /** In the order of the answer. */
  readonly notRanked: readonly NotRanked[];
}

export interface PlacesWanted {
  readonly year: number;
  /** The year of the places before; null for none. */
  readonly beforeYear: number | null;
  readonly order?: 'ascending' | 'descending';
  /** Least cases of a ratio that has a place. */
  readonly minBase?: number;
}

/** Lines that have nothing at all of the year are in neither list. */
export function placesOf(
  series: readonly Series[],
  { year, beforeYear, order = 'descending', minBase = SMALL_BASE }: PlacesWanted,
): Places {
  const placesIn = (one: number) =>
    ranksOf(
      series.flatMap((line) => {
        const point = pointOf(line, one);
        const isPlaced = point !== undefined && point.value !== null && whyNotRanked(point, minBase) === null;
        return isPlaced ? [{ line, point, value: point.value as number }] : [];
      }),
      order,
    );
  const places = placesIn(year);
  const placed = new Set(places.map(({ entry }) => entry.line));
  const before = new Map(
    (beforeYear === null ? [] : placesIn(beforeYear)).map(({ entry, rank }) => [entry.line, rank]),
  );
  return {
    ranked: places.map(({ entry: { line, point }, rank, tied }) => ({
      ...{ line, point, rank, tied },
      before: before.get(line) ?? null,
    })),
    notRanked: series.flatMap((line): NotRanked[] => {
      const point = pointOf(line, year);
      if (placed.has(line) || !point) return [];
      return [{ line, point, reason: whyNotRanked(point, minBase) ?? 'gap' }];
    }),
  };
}

function pointOf({ points }: Series, year: number): SeriesPoint | undefined {
  return points.find((one) => one.year === year);
}

const NOT_EXPECTED: ReadonlySet<PointGap | null> = new Set(['notExpected', 'notCollected', 'notYetDue']);

function whyNotRanked({ value, gap, denominator, coverage }: SeriesPoint, minBase: number): NotRankedReason | null {
  if (value === null && coverage.expected === 0 && (coverage.excluded ?? []).length > 0) return 'excluded';
  if (NOT_EXPECTED.has(gap)) return 'notExpected';
  if (denominator !== null && denominator > 0 && denominator < minBase) return 'smallBase';
  return value === null ? 'gap' : null;
}
