/**
 * Change between two years. There is not always one: a missing year, or a change of form between them, is a reason and
 * never a number; a previous value of zero gives a difference and no per cent (“上年为 0，不作同比”).
 */

export const NO_CHANGE_REASONS = ['previousZero', 'previousMissing', 'currentMissing', 'break'] as const;
export type NoChangeReason = (typeof NO_CHANGE_REASONS)[number];

/** amount: anything that is counted or paid; ratio: an indicator, given as a fraction (0.596 is 59.6 %). */
export type ChangeOf = 'amount' | 'ratio';

export type Change =
  | {
      readonly kind: 'change';
      readonly of: ChangeOf;
      /** In the measure's unit; for ratios in percentage points (个百分点). Never 0. */
      readonly absolute: number;
      /** A fraction of the previous value: 0.123 is 12.3 %. Null for ratios, and where the base is not above zero. */
      readonly percent: number | null;
      /** Why an amount has no per cent. */
      readonly reason: 'previousZero' | null;
    }
  | { readonly kind: 'unchanged'; readonly of: ChangeOf; readonly absolute: 0; readonly percent: 0 | null }
  | { readonly kind: 'none'; readonly reason: Exclude<NoChangeReason, 'previousZero'> };

/** There is nothing to compare: no report in one of the years, or a change of form between them. */
export function noChange(reason: Exclude<NoChangeReason, 'previousZero'>): Change {
  return { kind: 'none', reason };
}

/**
 * Change from `previous` to `current`; null is a gap. Ratios are fractions and change in percentage points: from 57.6 % to
 * 59.6 % is +2.0 points, not +3.5 %. A negative previous amount (signed measures) has a difference and no per cent.
 */
export function changeBetween(current: number | null, previous: number | null, kind: ChangeOf): Change {
  if (current === null) return noChange('currentMissing');
  if (previous === null) return noChange('previousMissing');
  const absolute = tidy(kind === 'ratio' ? (current - previous) * 100 : current - previous);
  if (absolute === 0)
    return { kind: 'unchanged', of: kind, absolute: 0, percent: kind === 'amount' && previous > 0 ? 0 : null };
  return {
    kind: 'change',
    of: kind,
    absolute,
    percent: kind === 'amount' && previous > 0 ? absolute / previous : null,
    reason: kind === 'amount' && previous === 0 ? 'previousZero' : null,
  };
}

/** Money has up to six decimals and a ratio's points are shown with one: what lies beyond is floating-point dust. */
function tidy(value: number): number {
  const rounded = Math.round(value * 1e8) / 1e8;
  return rounded === 0 ? 0 : rounded;
}
