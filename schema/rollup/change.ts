/**
 * Change between two years, as a difference and, where that can be said, in per cent of the year before. Where there is no
 * change or no per cent there is always a reason, never an empty place that reads as “unchanged”.
 */
import { tidy } from './addend.ts';
import { SMALL_BASE } from './indicators.ts';

/** Why two years cannot be compared. */
export const NO_CHANGE_REASONS = [
  'previousMissing',
  'currentMissing',
  'baseZero',
  'noCommonBureaus',
  'mixedForms',
  'break',
  'succession',
] as const;
export type NoChangeReason = (typeof NO_CHANGE_REASONS)[number];

/** Why a difference has no per cent; `fewCases`: nor any meaning, for a single case more moves it by ten points. */
export const NO_PERCENT_REASONS = ['previousZero', 'previousNegative', 'signed', 'inPoints', 'fewCases'] as const;
export type NoPercentReason = (typeof NO_PERCENT_REASONS)[number];

/**
 * amount: anything that is counted or paid; signed: a change of stock, which may be negative, so that a per cent of it says
 * nothing; ratio: an indicator, given as a fraction (0.596 is 59.6 %).
 */
export type ChangeOf = 'amount' | 'signed' | 'ratio';

/** A fraction of the previous value (0.123 is 12.3 %), or why there is none. */
export type Percent =
  | { readonly percent: number; readonly reason: null }
  | { readonly percent: null; readonly reason: NoPercentReason };

export type Change =
  | ({
      readonly kind: 'change';
      readonly of: ChangeOf;
      /** In the measure's unit; for ratios in percentage points (个百分点). Never 0. */
      readonly absolute: number;
    } & Percent)
  | ({ readonly kind: 'unchanged'; readonly of: ChangeOf; readonly absolute: 0 } & Percent)
  | { readonly kind: 'none'; readonly reason: NoChangeReason };

/** There is nothing to compare. */
export function noChange(reason: NoChangeReason): Change {
  return { kind: 'none', reason };
}

/**
 * Change from `previous` to `current`; null is a gap. Ratios are fractions and change in percentage points: from 57.6 % to
 * 59.6 % is +2.0 points, not +3.5 %. `base`: the cases a ratio rests on, in the year that has fewer; null for anything else.
 */
export function changeBetween(
  current: number | null,
  previous: number | null,
  of: ChangeOf,
  base: number | null = null,
  minBase = SMALL_BASE,
): Change {
  if (current === null) return noChange('currentMissing');
  if (previous === null) return noChange('previousMissing');
  const absolute = tidy(of === 'ratio' ? (current - previous) * 100 : current - previous);
  const percent = percentOf(absolute, previous, of, base, minBase);
  return absolute === 0
    ? { kind: 'unchanged', of, absolute, ...percent }
    : { kind: 'change', of, absolute, ...percent };
}

function percentOf(absolute: number, previous: number, of: ChangeOf, base: number | null, minBase: number): Percent {
  if (of === 'ratio') return { percent: null, reason: base !== null && base < minBase ? 'fewCases' : 'inPoints' };
  if (of === 'signed') return { percent: null, reason: 'signed' };
  if (previous === 0) return { percent: null, reason: 'previousZero' };
  return previous < 0 ? { percent: null, reason: 'previousNegative' } : { percent: absolute / previous, reason: null };
}
