/** Points of a line: value or gap, coverage, change or the reason there is none, and the breaks of the form. */
import type { Basis, Quantity } from '../../schema/chart/chart.ts';
import { breakBetween } from '../../schema/chart/joins.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { PointChange, PointGap, SeriesPoint } from '../../schema/chart/series.ts';
import { changeBetween, type NoChangeReason, noChange } from '../../schema/rollup/change.ts';
import type { Coverage } from '../../schema/rollup/coverage.ts';
import { commonOf, gapWithout, type QuantityCount, quantityOf, type YearCounts } from './counts.ts';

/** Points for the years asked; `counts` also holds the year before the first, for its change. */
export function pointsOf(
  quantity: Quantity,
  basis: Basis,
  years: readonly number[],
  counts: ReadonlyMap<number, YearCounts>,
): readonly SeriesPoint[] {
  return years.flatMap((year) => {
    const now = counts.get(year);
    if (!now) return [];
    const count = quantityOf(quantity, now.counted);
    const before = counts.get(year - 1);
    const previous = before ? quantityOf(quantity, before.counted) : null;
    const broken = breakBefore(quantity, count, previous, before);
    const point: SeriesPoint = {
      year,
      value: count?.value ?? null,
      gap: gapOf(quantity, count, now),
      coverage: coverageOfPoint(count, now.coverage),
      change: changeOf(quantity, basis, now, count, previous, broken),
      edition: count?.edition ?? null,
      breakBefore: broken,
      numerator: count?.numerator ?? null,
      denominator: count?.denominator ?? null,
      computed: count?.computed ?? false,
    };
    return [point];
  });
}

function gapOf(quantity: Quantity, count: QuantityCount | null, now: YearCounts): PointGap | null {
  if (count) return count.value === null ? (count.gap ?? 'blank') : null;
  if (!now.held) return now.absent;
  return gapWithout(quantity);
}

/** By figures where there is a count; by reports where there is none. */
function coverageOfPoint(count: QuantityCount | null, reports: Coverage): Coverage {
  const held = reports.expected - reports.missing.length;
  const reported = Math.min(count?.numbers ?? 0, held);
  return { ...reports, reported, blank: held - reported };
}

/** Where the form changed between two points; a year without any report says nothing of a form. */
function breakBefore(
  quantity: Quantity,
  count: QuantityCount | null,
  previous: QuantityCount | null,
  before: YearCounts | undefined,
): 'soft' | 'break' | null {
  if (count === null || count.value === null || (previous === null && !before?.held)) return null;
  return breakBetween(quantity, previous?.edition ?? null, count.edition);
}

function changeOf(
  quantity: Quantity,
  basis: Basis,
  now: YearCounts,
  count: QuantityCount | null,
  previous: QuantityCount | null,
  broken: 'soft' | 'break' | null,
): PointChange {
  const common = now.common === null ? null : commonOf(quantity, now.common);
  const whole = { current: count?.value ?? null, previous: previous?.value ?? null };
  const bases = [count, previous].flatMap((one) => one?.denominator ?? []);
  const onCommon = basis === 'common' && now.common !== null;
  const sides = onCommon ? { current: common?.current ?? null, previous: common?.previous ?? null } : whole;
  const base = onCommon ? (common?.base ?? null) : bases.length > 0 ? Math.min(...bases) : null;
  const isWhole = sides.current !== null && sides.previous !== null;
  const bureaus = now.common === null ? Number(isWhole) : (common?.bureaus ?? 0);
  const { changeOf: of } = describeQuantity(quantity);
  if (broken === 'break') return { basis, bureaus, ...sides, change: noChange('break') };
  const change = isWhole
    ? changeBetween(sides.current, sides.previous, of, base)
    : noChange(whyNoChange(count, previous, onCommon && common === null));
  return { basis, bureaus, ...sides, change };
}

/** The side that has no number, this year's first; where both have one, nobody stands in both years or their base is zero. */
function whyNoChange(count: QuantityCount | null, previous: QuantityCount | null, isApart: boolean): NoChangeReason {
  if (count === null || count.value === null) return count?.gap === 'denominatorZero' ? 'baseZero' : 'currentMissing';
  if (previous === null || previous.value === null) {
    return previous?.gap === 'denominatorZero' ? 'baseZero' : 'previousMissing';
  }
  return isApart ? 'noCommonBureaus' : 'baseZero';
}
