/**
 * What one report, or a sum of them, gives to a larger sum: a measure's number, or both sides of a ratio, which are added up apart
 * and divided last. A sum of ratios never comes about.
 */
import { type Ratio, ratio } from './indicators.ts';

export interface Addend {
  /** The number; of a ratio, what is divided. */
  readonly over: number;
  /** The base of a ratio; null for a measure. */
  readonly under: number | null;
}

/** Money has up to six decimals and a ratio's points are shown with one: what lies beyond is floating-point dust. */
export function tidy(value: number): number {
  const rounded = Math.round(value * 1e8) / 1e8;
  return rounded === 0 ? 0 : rounded;
}

/** The number that is shown; null for a ratio over a base of zero. */
export function resultOf({ over, under }: Addend): number | null {
  if (under === null) return over;
  const found: Ratio = ratio(over, under);
  return found.kind === 'value' ? found.value : null;
}

export function plus(one: Addend, other: Addend): Addend {
  return combine(one, other, 1);
}

export function minus(one: Addend, other: Addend): Addend {
  return combine(one, other, -1);
}

function combine(one: Addend, other: Addend, sign: 1 | -1): Addend {
  const under = one.under === null ? null : tidy(one.under + sign * (other.under ?? 0));
  return { over: tidy(one.over + sign * other.over), under };
}
