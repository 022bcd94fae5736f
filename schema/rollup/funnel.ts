/**
 * Between which rates those lie whose cases are drawn by chance around one common rate: the limits of a funnel plot, exact for few cases.
 * They are those of D. J. Spiegelhalter, “Funnel plots for comparing institutional performance”, Statistics in Medicine 24 (2005),
 * 1185–1202, appendix A.1.1: quantiles of the binomial distribution, interpolated between two counts, so that they run evenly. The upper one
 * is what the lower one is of those that are no hits: a count lies beyond either where chance brings so few, or so many, less often than the
 * level leaves at that end.
 */

/** Parts of the chance that lie within the limits: nearly all, and all but one in five hundred. */
export const LEVELS = [0.95, 0.998] as const;
export type Level = (typeof LEVELS)[number];

export interface Limits {
  /** Rates, 0 to 1. */
  readonly low: number;
  readonly high: number;
}

/** The chances of 0 to `cases` hits, each with those below it. `cases` from 1, `rate` between 0 and 1. */
function cumulated(cases: number, rate: number): readonly number[] {
  const odds = Math.log(rate) - Math.log1p(-rate);
  let log = cases * Math.log1p(-rate);
  let sum = Math.exp(log);
  const sums = [sum];
  for (let hits = 1; hits <= cases; hits += 1) {
    log += Math.log((cases - hits + 1) / hits) + odds;
    sum += Math.exp(log);
    sums.push(sum);
  }
  return sums;
}

/** The hits below which at most a part of the chance lies, between two counts. */
function hitsBelow(sums: readonly number[], part: number): number {
  const found = sums.findIndex((sum) => sum >= part);
  const hits = found < 0 ? sums.length - 1 : found;
  const [at, below] = [sums[hits] ?? 1, sums[hits - 1] ?? 0];
  return hits - (at > below ? (at - part) / (at - below) : 0);
}

/** Of a number of cases (a whole number from 1) at a common rate; without spread where that is 0 or 1. */
export function limitsOf(cases: number, rate: number): Readonly<Record<Level, Limits>> {
  const sums = rate > 0 && rate < 1 ? cumulated(cases, rate) : null;
  const within = (level: Level): Limits => {
    if (sums === null) return { low: rate, high: rate };
    const [low, high] = [hitsBelow(sums, (1 - level) / 2), hitsBelow(sums, (1 + level) / 2) + 1];
    return { low: Math.max(0, low / cases), high: Math.min(1, high / cases) };
  };
  return { 0.95: within(0.95), 0.998: within(0.998) };
}
