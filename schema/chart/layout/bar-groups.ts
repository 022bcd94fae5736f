/** The rows of a bar chart as every surface lists them, and the one that stands out. */
import { type BarRow, barRows } from '../bars.ts';
import { type Chart, comparesRows } from '../chart.ts';
import { hasSmallBase, isKnown } from '../facts.ts';
import type { Series, SeriesAnswer } from '../series.ts';

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
 * The lines in the order in which they are drawn, listed and written: of a comparison that of its rows, of shades that of the last year as
 * bars would have it; those that are no rows of it after them. Anything else as the answer has it.
 */
export function seriesInOrder(chart: Chart, answer: SeriesAnswer): readonly Series[] {
  if (!comparesRows(chart) && (chart.kind !== 'heat' || chart.sort === 'form')) return answer.series;
  const { ranked, small } = groupRows(chart, answer);
  const rows = comparesRows(chart) ? [...ranked, ...small] : barRows(chart, answer);
  return [...new Set([...rows.map(({ series }) => series), ...answer.series])];
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
