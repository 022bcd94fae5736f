/** Rates on few cases jump about: they are drawn apart and not ranked among the others. */
import type { ValuedRow } from '../../charts/BarChart.tsx';

/** Cases under which a rate is only for orientation. */
export const SMALL_BASE = 10;

export interface Ranked {
  readonly ranked: readonly ValuedRow[];
  readonly small: readonly ValuedRow[];
}

/** Splits rows by the base of their rates, keeping the order; counts have no base and are all ranked. */
export function splitByBase(rows: readonly ValuedRow[]): Ranked {
  const isSmall = ({ point }: ValuedRow) => point.denominator !== null && point.denominator < SMALL_BASE;
  return { ranked: rows.filter((row) => !isSmall(row)), small: rows.filter(isSmall) };
}
