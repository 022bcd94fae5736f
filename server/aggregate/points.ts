/** Points of a line: value or gap, coverage, change or the reason there is none, and the breaks of the form. */
import type { Basis, Quantity } from '../../schema/chart/chart.ts';
import { breakBetween } from '../../schema/chart/joins.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { PointChange, PointGap, Quality, SeriesPoint } from '../../schema/chart/series.ts';
import { type Change, changeBetween, type NoChangeReason, noChange } from '../../schema/rollup/change.ts';
import { type Coverage, figureCovered } from '../../schema/rollup/coverage.ts';
import { isOfFew, mostOn } from '../../schema/rollup/forms.ts';
import { commonOf, gapWithout, type QuantityCount, quantityOf, type YearCounts } from './counts.ts';

/**
 * A point, of which everything is worked out when it is read: most questions ask for a value alone. Its fields are no properties of its
 * own: `wholePoint` is what can be spread or written down.
 */
class OpenPoint implements SeriesPoint {
  readonly year: number;
  readonly #line: LineOfPoints;
  #count: QuantityCount | null | undefined;
  #sides: Sides | undefined;

  constructor(line: LineOfPoints, year: number) {
    this.#line = line;
    this.year = year;
  }
  get #now(): YearCounts {
    const now = this.#line.counts.get(this.year);
    if (!now) throw new RangeError(`Nothing was counted of ${this.year}`);
    return now;
  }
  get #counted(): QuantityCount | null {
    if (this.#count === undefined) this.#count = quantityOf(this.#line.quantity, this.#now.counted);
    return this.#count;
  }
  get #both(): Sides {
    this.#sides ??= sidesOf(this.#line, this.#counted, this.#now, this.#line.counts.get(this.year - 1));
    return this.#sides;
  }
  get value(): number | null {
    return this.#counted?.value ?? null;
  }
  get gap(): PointGap | null {
    return gapOf(this.#line.quantity, this.#counted, this.#now);
  }
  get coverage(): Coverage {
    return this.#both.now.coverage;
  }
  get change(): PointChange {
    const { quantity, basis, isOther } = this.#line;
    const told = changeOf(quantity, basis, this.#now, this.#both, this.breakBefore);
    const change = isOther(this.year - 1, this.year) ? ofOtherBody(told.change) : told.change;
    return { against: String(this.year - 1), ...told, change };
  }
  get edition(): SeriesPoint['edition'] {
    return this.#counted ? editionIn(this.#counted) : null;
  }
  get editions(): QuantityCount['editions'] {
    return this.#counted?.editions ?? [];
  }
  get breakBefore(): SeriesPoint['breakBefore'] {
    const heldBefore = this.#line.counts.get(this.year - 1)?.held === true;
    return breakBefore(this.#line.quantity, this.#both, heldBefore);
  }
  get numerator(): number | null {
    return this.#counted?.numerator ?? null;
  }
  get denominator(): number | null {
    return this.#counted?.denominator ?? null;
  }
  get computed(): boolean {
    return (this.#counted?.computed ?? 0) > 0;
  }
  get quality(): Quality {
    const { computed = 0, approximate = 0, corrected = 0 } = this.#counted ?? {};
    return { computed, approximate, corrected };
  }
}

/** What the points of a line are told from; `counts` also holds the year before the first, for its change. */
export interface LineOfPoints {
  readonly quantity: Quantity;
  readonly basis: Basis;
  /** Whether the numbers of two years are of different bodies, by what was merged or split in between. */
  readonly isOther: (before: number, year: number) => boolean;
  readonly counts: ReadonlyMap<number, YearCounts>;
}

/** Points for the years asked. */
export function pointsOf(line: LineOfPoints, years: readonly number[]): readonly SeriesPoint[] {
  return years.map((year) => new OpenPoint(line, year));
}

/** Everything of a point, worked out. */
export function wholePoint(point: SeriesPoint): SeriesPoint {
  const { year, value, gap, coverage, change, edition, editions, breakBefore } = point;
  const { numerator, denominator, computed, quality } = point;
  return {
    ...{ year, value, gap, coverage, change, edition, breakBefore, numerator, denominator },
    ...(editions && { editions }),
    ...(computed !== undefined && { computed }),
    ...(quality && { quality }),
  };
}

function sidesOf(
  { quantity }: LineOfPoints,
  count: QuantityCount | null,
  now: YearCounts,
  before: YearCounts | undefined,
): Sides {
  const previous = before ? quantityOf(quantity, before.counted) : null;
  return {
    now: { count, coverage: coverageOfPoint(quantity, count, now.coverage) },
    before: before ? { count: previous, coverage: coverageOfPoint(quantity, previous, before.coverage) } : null,
  };
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

/** In the place of a change between the numbers of two bodies, which says nothing of either. */
export function ofOtherBody(change: Change): Change {
  return change.kind === 'none' ? change : noChange('succession');
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
