/**
 * A sum over a region's bureaus beside the number its government printed for itself. The two are counted differently and never
 * added; how far they lie apart is said, with the reasons that can be proved from what is held.
 */
import type { Coverage } from './coverage.ts';

export const BESIDE_REASONS = [
  'notReported',
  'notYetDue',
  'blank',
  'smallerRegions',
  'government',
  'unknown',
  'printedLess',
] as const;
/**
 * Not in the sum are: bureaus that did not report, or still have time; reports with an empty cell; regions below of
 * which no bureau is on the list. `government`: everybody on the list is in the sum, so the rest was counted by the government itself, or by a body
 * that is not on the list. `unknown`: how much of the difference is due to which cannot be told. `printedLess`: the printed
 * number is smaller than the sum, which nothing that is missing can explain.
 */
export type BesideReason = (typeof BESIDE_REASONS)[number];

export interface Beside {
  /** Printed less the sum; null where one of them is no number. */
  readonly difference: number | null;
  /** In the order above; empty where there is no difference, or none can be told. */
  readonly reasons: readonly BesideReason[];
}

/** `sum` with its coverage, `printed` as the government's report counts it, and how many regions right below have no bureau on the list. */
export function besideOf(
  sum: number | null,
  { missing, notYetDue, blank }: Coverage,
  printed: number | null,
  smallerRegions: number,
): Beside {
  if (sum === null || printed === null) return { difference: null, reasons: [] };
  const difference = Number((printed - sum).toFixed(4));
  if (difference === 0) return { difference, reasons: [] };
  if (difference < 0) return { difference, reasons: ['printedLess'] };
  const left: readonly (readonly [BesideReason, number])[] = [
    ['notReported', missing.length],
    ['notYetDue', notYetDue.length],
    ['blank', blank],
    ['smallerRegions', smallerRegions],
  ];
  const out = left.filter(([, count]) => count > 0).map(([reason]) => reason);
  return { difference, reasons: out.length === 0 ? ['government'] : [...out, 'unknown'] };
}
