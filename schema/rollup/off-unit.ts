/**
 * Amounts of money written in another unit than the form's: 元 where it asks for 万元, or the other way. No single report shows
 * it; beside the other years of the same body it is ten thousand times too large or too small.
 */

/** Between these times more, or less, a change of unit is likelier than one of business. */
const LEAST = 1_000;
const MOST = 100_000;
/** With fewer other years nobody can tell which of them is off. */
const OTHER_YEARS = 2;

/** The years whose amount lies so far off the median of the others; amounts of 0 say nothing. */
export function offUnitYears(amounts: ReadonlyMap<number, number>): ReadonlySet<number> {
  const positive = [...amounts].filter(([, amount]) => amount > 0);
  const off = positive.filter(([year, amount]) => {
    const others = positive.filter(([other]) => other !== year).map(([, one]) => one);
    if (others.length < OTHER_YEARS) return false;
    const times = amount / medianOf(others);
    return isOff(times) || isOff(1 / times);
  });
  return new Set(off.map(([year]) => year));
}

function isOff(times: number): boolean {
  return times >= LEAST && times <= MOST;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
