/** Rates on few cases jump about: they are drawn apart and not ranked among the others. */
import { SMALL_BASE } from '../../../schema/rollup/indicators.ts';
import type { ValuedRow } from '../../charts/BarChart.tsx';

export interface Ranked {
  readonly ranked: readonly ValuedRow[];
  readonly small: readonly ValuedRow[];
}

/** Splits rows by the base of their rates, keeping the order; counts have no base and are all ranked. */
export function splitByBase(rows: readonly ValuedRow[]): Ranked {
  const isSmall = ({ point }: ValuedRow) => point.denominator !== null && point.denominator < SMALL_BASE;
  return { ranked: rows.filter((row) => !isSmall(row)), small: rows.filter(isSmall) };
}
