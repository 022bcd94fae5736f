/**
 * One line over both forms: where a measure softly follows another one of the form before, what a report on that form counts of
 * the predecessor stands under the name of the measure too, so that sums, changes and the line run on through the change.
 */
import { MEASURES } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { IndicatorId } from './indicators.ts';
import { withRatioRows } from './ratio-rows.ts';
import type { CountedRow } from './rollup.ts';

const PREDECESSORS: ReadonlyMap<string, MeasureId> = new Map(
  MEASURES.flatMap(({ id, join }) =>
    join.kind === 'soft' && join.predecessor !== null ? [[id, join.predecessor] as const] : [],
  ),
);

/** The measure of the form before that runs on in this one; undefined where none does. */
export function joinedTo(measure: string): MeasureId | undefined {
  return PREDECESSORS.get(measure);
}

/** The rows that a report counts, and behind them what follows from them: joined rows, and those of the indicators. */
export function withDerivedRows(
  rows: readonly CountedRow[],
  indicators: readonly IndicatorId[] | 'all' = 'all',
): readonly CountedRow[] {
  const joined = [...PREDECESSORS].flatMap(([measure, predecessor]): CountedRow[] => {
    if (rows.some((row) => row.measure === measure)) return [];
    const before = rows.find((row) => row.measure === predecessor);
    return before ? [{ ...before, measure }] : [];
  });
  return withRatioRows(joined.length > 0 ? [...rows, ...joined] : rows, indicators);
}
