/** Between what a sum may lie that somebody is missing from: as it is, and with what those gave the year before. */
import { type Addend, plus, resultOf } from './addend.ts';

export interface Bounds {
  /** The smaller and the larger of the two numbers: for a ratio the one without anybody missing may be either. */
  readonly low: number;
  readonly high: number;
  /** How many are missing, and how many of them have a figure of the year before; the others are in neither number. */
  readonly missing: number;
  readonly carried: number;
}

/**
 * `sum` is what is there; `before` what each of those missing gave the year before, null where that is not known either. Null
 * where nobody is missing, or no number comes about.
 */
export function boundsOf(sum: Addend, before: readonly (Addend | null)[]): Bounds | null {
  if (before.length === 0) return null;
  const known = before.filter((one) => one !== null);
  const [without, withThem] = [resultOf(sum), resultOf(known.reduce(plus, sum))];
  if (without === null || withThem === null) return null;
  return {
    low: Math.min(without, withThem),
    high: Math.max(without, withThem),
    missing: before.length,
    carried: known.length,
  };
}
