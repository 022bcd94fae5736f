/** Index numbers: values as so many of a hundred in a base year. */

export interface IndexValue {
  readonly year: number;
  /** 100 in the base year; null where the year cannot be compared with it. */
  readonly value: number | null;
}

/** Over the same members in every year: `sums` by year, null where there is none. Null all through where the base is none or zero. */
export function panelIndex(
  years: readonly number[],
  base: number,
  sums: (year: number) => number | null,
): readonly IndexValue[] {
  const whole = sums(base);
  return years.map((year) => {
    const sum = sums(year);
    return { year, value: whole === null || whole <= 0 || sum === null ? null : (sum / whole) * 100 };
  });
}

/**
 * Chained year by year, each link over the members of its two years: `links` gives for a year what it is of the year before
 * (1.1 for a tenth more), null where the two cannot be compared, and then nothing beyond it can.
 */
export function chainedIndex(
  years: readonly number[],
  base: number,
  links: (year: number) => number | null,
): readonly IndexValue[] {
  const reached = new Map<number, number | null>([[base, 100]]);
  const [first, last] = [Math.min(base, ...years), Math.max(base, ...years)];
  for (let year = base + 1; year <= last; year += 1) {
    const [before, link] = [reached.get(year - 1) ?? null, links(year)];
    reached.set(year, before === null || link === null ? null : before * link);
  }
  for (let year = base - 1; year >= first; year -= 1) {
    const [after, link] = [reached.get(year + 1) ?? null, links(year + 1)];
    reached.set(year, after === null || link === null || link === 0 ? null : after / link);
  }
  return years.map((year) => ({ year, value: reached.get(year) ?? null }));
}
