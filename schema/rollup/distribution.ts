/** How the members' own values lie: five numbers that no single large member moves. */
import { SMALL_BASE } from './indicators.ts';

export interface Distribution {
  /** How many values it is made of. */
  readonly n: number;
  /** Ratios on too few cases, which are left out. */
  readonly belowMinBase: number;
  /** All null where n is 0. */
  readonly min: number | null;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly max: number | null;
}

/** A member's value, and the base of a ratio; null for a measure. */
export interface Valued {
  readonly value: number;
  readonly base: number | null;
}

/**
 * A part of the values lies at or below it, in between two of them by a straight line: what R (type 7), NumPy and spreadsheets
 * give where nothing else is said. `sorted` ascending and not empty, `part` from 0 to 1.
 */
export function quantileOf(sorted: readonly number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}

/** Of ratios only those on at least `minBase` cases. */
export function distributionOf(members: readonly Valued[], minBase: number = SMALL_BASE): Distribution {
  const values = members.filter(({ base }) => base === null || base >= minBase).map(({ value }) => value);
  const sorted = values.sort((a, b) => a - b);
  const at = (part: number): number | null => (sorted.length === 0 ? null : quantileOf(sorted, part));
  return {
    n: sorted.length,
    belowMinBase: members.length - sorted.length,
    ...{ min: at(0), q1: at(0.25), median: at(0.5), q3: at(0.75), max: at(1) },
  };
}
