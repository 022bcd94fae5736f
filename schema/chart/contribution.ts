/**
 * Who made the change of a sum from one year to the next: what each line adds to it. Those with a number in both years come first; who has
 * one in one of them only stands apart, for it is no change of anybody: it counts where the sums are of all who are there in either year.
 */
import { tidy } from '../rollup/addend.ts';
import { contributionsOf } from '../rollup/contributions.ts';
import { latestYear } from './bars.ts';
import type { Chart } from './chart.ts';
import { isEmptyGap, type Series, type SeriesAnswer, type SeriesPoint } from './series.ts';

export interface ContributionRow {
  readonly series: Series;
  readonly now: SeriesPoint | undefined;
  readonly before: SeriesPoint | undefined;
  readonly difference: number;
  /** The same as a fraction of the sum of the year before; null where that is zero, and of who is not in it. */
  readonly share: number | null;
}

export interface Contributions {
  readonly year: number;
  /** Sums of those with a number in both years; of a chart over all, of everybody with one in that year. */
  readonly now: number;
  readonly before: number;
  readonly difference: number;
  /** In both years, the largest rise first and the largest fall last. */
  readonly both: readonly ContributionRow[];
  /** A number now and none the year before, in the order of the answer; and the other way round. */
  readonly entered: readonly ContributionRow[];
  readonly left: readonly ContributionRow[];
  /** Those whose two years are on forms that count differently, or of different bodies; in no sum here. */
  readonly apart: readonly Series[];
}

/** `basis` of `all`: the sums are of whoever has a number in either year. */
export function contributionsIn({ basis }: Pick<Chart, 'basis'>, answer: SeriesAnswer): Contributions {
  const isOfAll = basis === 'all';
  const year = latestYear(answer) ?? 0;
  const pointOf = ({ points }: Series, of: number): SeriesPoint | undefined => points.find((one) => one.year === of);
  const isApart = (series: Series): boolean => {
    const point = pointOf(series, year);
    const change = point?.change.change;
    const isOther = change?.kind === 'none' && change.reason === 'succession';
    return (isOther || point?.breakBefore === 'break') && countOf(pointOf(series, year - 1)) !== null;
  };
  const compared = answer.series.filter((series) => !isApart(series));
  const members = compared.map((series, index) => ({
    id: String(index),
    now: countOf(pointOf(series, year)),
    before: countOf(pointOf(series, year - 1)),
  }));
  const counted = members.filter(({ now, before }) => isOfAll || (now !== null && before !== null));
  const sum = (of: 'now' | 'before'): number => counted.reduce((total, one) => tidy(total + (one[of] ?? 0)), 0);
  const [now, before] = [sum('now'), sum('before')];
  const made = contributionsOf(members, { value: now, previous: before, isOfAll });
  const rows = compared.flatMap((series, index) => {
    const { now: own = null, before: last = null } = members[index] ?? {};
    const row = { series, now: pointOf(series, year), before: pointOf(series, year - 1) };
    const difference = tidy((own ?? 0) - (last ?? 0));
    return own === null && last === null ? [] : [{ ...row, difference, share: made[index]?.changeShare ?? null }];
  });
  const has = (point: SeriesPoint | undefined): boolean => countOf(point) !== null;
  return {
    ...{ year, now, before, difference: tidy(now - before) },
    both: rows.filter((row) => has(row.now) && has(row.before)).sort((a, b) => b.difference - a.difference),
    entered: rows.filter((row) => has(row.now) && !has(row.before)),
    left: rows.filter((row) => !has(row.now) && has(row.before)),
    apart: answer.series.filter(isApart),
  };
}

/** What a number counts in a sum: an empty cell nothing, any other gap is not counted at all. */
function countOf(point: SeriesPoint | undefined): number | null {
  if (point === undefined) return null;
  return point.value ?? (isEmptyGap(point.gap) ? 0 : null);
}
