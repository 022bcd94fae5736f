import type { ReadReport } from '../../schema/report/report.ts';
import { type Counted, countByMeasure } from '../../schema/rollup/counted.ts';

/** Everything of a report that is counted, in one list. */
export function countFigures(report: ReadReport): readonly Counted[] {
  return [...countByMeasure(report).values()].flatMap((rows) => rows.filter((row) => row !== undefined));
}
