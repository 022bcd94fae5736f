/**
 * Every rule applied to one report. Rules that hold are findings too, so a clean report yields its list of confirmations.
 * Order: sections 二, 三, 四, prose; within a rule the form's or the text's order.
 */
import type { ReadReport } from '../report/report.ts';
import type { Finding } from './finding.ts';
import { indexFigures } from './operands.ts';
import { checkNarrative } from './rules/narrative.ts';
import { checkTableII } from './rules/table-ii.ts';
import { checkTableIII } from './rules/table-iii.ts';
import { checkTableIV } from './rules/table-iv.ts';

export function checkReport(report: ReadReport): readonly Finding[] {
  const index = indexFigures(report);
  return [...checkTableII(index), ...checkTableIII(index), ...checkTableIV(index), ...checkNarrative(report)];
}
