/** Rates on few cases jump about: they are drawn apart and not ranked among the others. */
import { hasSmallBase } from '../../../schema/chart/facts.ts';
import type { ValuedRow } from '../../charts/BarChart.tsx';

export interface Ranked {
  readonly ranked: readonly ValuedRow[];
  readonly small: readonly ValuedRow[];
}

/** Splits rows by the base of their rates, keeping the order; counts have no base and are all ranked. */
export function splitByBase(rows: readonly ValuedRow[]): Ranked {
  return {
    ranked: rows.filter(({ point }) => !hasSmallBase(point)),
    small: rows.filter(({ point }) => hasSmallBase(point)),
  };
}
