/** The rows of a bar chart as every surface lists them, and the one that stands out. */
import { type BarRow, barRows } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { hasSmallBase, isKnown } from '../facts.ts';
import type { SeriesAnswer } from '../series.ts';

export interface Groups {
  readonly ranked: readonly BarRow[];
  /** Rates on a base too small to rank. */
  readonly small: readonly BarRow[];
}

/** The rows in two groups, each in the order of the chart. */
export function groupRows(chart: Chart, answer: SeriesAnswer): Groups {
  const rows = barRows(chart, answer);
  const isSmall = ({ point }: BarRow): boolean => isKnown(point) && hasSmallBase(point);
  return { ranked: rows.filter((row) => !isSmall(row)), small: rows.filter(isSmall) };
}

/**
 * The row that stands out: the highest of the subject in focus, or else the one highest of all that are ranked; null where
 * nobody is.
 */
export function leadingRow({ focus }: Chart, { ranked, small }: Groups): BarRow | null {
  const own = [...ranked, ...small].filter(({ series }) => series.subject.id === focus);
  const known = (own.length > 0 ? own : ranked).filter(({ point }) => isKnown(point));
  const top = Math.max(...known.map(({ point }) => point?.value ?? 0));
  const [first, second] = known.filter(({ point }) => point?.value === top);
  return own.length === 0 && (top === 0 || second !== undefined) ? null : (first ?? null);
}
