/** Points of a line: value or gap, coverage, change or the reason there is none, and the breaks of the form. */
import type { Basis, Quantity } from '../../schema/chart/chart.ts';
import { breakBetween } from '../../schema/chart/joins.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { PointChange, PointGap, SeriesPoint } from '../../schema/chart/series.ts';
import { changeBetween, type NoChangeReason, noChange } from '../../schema/rollup/change.ts';
import { type Coverage, figureCovered } from '../../schema/rollup/coverage.ts';
import { isOfFew, mostOn } from '../../schema/rollup/forms.ts';
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
    const sides = {
      now: { count, coverage: coverageOfPoint(quantity, count, now.coverage) },
      before: before ? { count: previous, coverage: coverageOfPoint(quantity, previous, before.coverage) } : null,
    };
    const broken = breakBefore(quantity, sides, before?.held === true);
    const point: SeriesPoint = {
      year,
      value: count?.value ?? null,
      gap: gapOf(quantity, count, now),
      coverage: sides.now.coverage,
      change: { against: String(year - 1), ...changeOf(quantity, basis, now, sides, broken) },
      edition: count ? editionIn(count) : null,
      editions: count?.editions ?? [],
      breakBefore: broken,
      numerator: count?.numerator ?? null,
      denominator: count?.denominator ?? null,
      computed: (count?.computed ?? 0) > 0,
      quality: { computed: count?.computed ?? 0, approximate: count?.approximate ?? 0 },
    };
    return [point];
  });
}

export function gapOf(
  quantity: Quantity,
  count: QuantityCount | null,
  now: Pick<YearCounts, 'held' | 'absent'>,
): PointGap | null {
  if (count) return count.value === null ? (count.gap ?? 'blank') : null;
  if (!now.held) return now.absent;
  return gapWithout(quantity);
}

/** By figures where there is a count; by reports where there is none. */
export function coverageOfPoint(quantity: Quantity, count: QuantityCount | null, reports: Coverage): Coverage {
  return figureCovered(reports, count, gapWithout(quantity) === 'notStated' ? 'unknown' : 'notInForm');
}

export function editionIn({ editions, narrative }: QuantityCount): SeriesPoint['edition'] {
  const [first, ...others] = editions;
  if (first === undefined) return narrative ? 'narrative' : null;
  return others.length > 0 ? 'mixed' : first.edition;
}

export interface Side {
  readonly count: QuantityCount | null;
  readonly coverage: Coverage;
}

/** A point and the one before it; null where nothing is known of that year. */
interface Sides {
  readonly now: Side;
  readonly before: Side | null;
}

/** The form that most reports are on, or the text where no table has the figure. */
function usualEdition({ editions, narrative }: QuantityCount): SeriesPoint['edition'] {
  return mostOn(editions) ?? (narrative ? 'narrative' : null);
}

/**
 * Where most reports changed their form between two points, and where a number of most stands beside that of the few on another
 * form. A year without any report says nothing of a form.
 */
export function breakBefore(quantity: Quantity, { now, before }: Sides, heldBefore: boolean): 'soft' | 'break' | null {
  if (now.count === null || now.count.value === null) return null;
  const previous = before?.count ?? null;
  const few = { now: isOfFew(now.coverage), before: before !== null && isOfFew(before.coverage) };
  if (previous !== null && previous.value !== null && few.now !== few.before) return 'break';
  const to = usualEdition(now.count);
  if (previous === null || few.before) return heldBefore && !few.now ? breakBetween(quantity, null, to) : null;
  const from = usualEdition(previous);
  return from === null ? null : breakBetween(quantity, from, to);
}

function changeOf(
  quantity: Quantity,
  basis: Basis,
  { common: rows }: YearCounts,
  { now, before }: Sides,
  broken: 'soft' | 'break' | null,
): PointChange {
  const [count, previous] = [now.count, before?.count ?? null];
  const common = rows === null ? null : commonOf(quantity, rows);
  const whole = { current: count?.value ?? null, previous: previous?.value ?? null };
  const bases = [count, previous].flatMap((one) => one?.denominator ?? []);
  const onCommon = basis === 'common' && rows !== null;
  const sides = onCommon ? { current: common?.current ?? null, previous: common?.previous ?? null } : whole;
  const base = onCommon ? (common?.base ?? null) : bases.length > 0 ? Math.min(...bases) : null;
  const isWhole = sides.current !== null && sides.previous !== null;
  const bureaus = rows === null ? Number(isWhole) : (common?.bureaus ?? 0);
  const { changeOf: of } = describeQuantity(quantity);
  const isApart = onCommon && common === null;
  const ofFew = [now, before].some((side) => side !== null && side.count?.value != null && isOfFew(side.coverage));
  if (broken === 'break' && !ofFew) return { basis, bureaus, ...sides, change: noChange('break') };
  if (isWhole && ofFew) return { basis, bureaus, ...sides, change: noChange('mixedForms') };
  const change = isWhole
    ? changeBetween(sides.current, sides.previous, of, base)
    : noChange(whyNoChange(count, previous, isApart));
  return { basis, bureaus, ...sides, change };
}

/** The side that has no number, this year's first; where both have one, nobody stands in both years or their base is zero. */
export function whyNoChange(
  count: QuantityCount | null,
  previous: QuantityCount | null,
  isApart: boolean,
): NoChangeReason {
  if (count === null || count.value === null) return count?.gap === 'denominatorZero' ? 'baseZero' : 'currentMissing';
  if (previous === null || previous.value === null) {
    return previous?.gap === 'denominatorZero' ? 'baseZero' : 'previousMissing';
  }
  return isApart ? 'noCommonBureaus' : 'baseZero';
}
