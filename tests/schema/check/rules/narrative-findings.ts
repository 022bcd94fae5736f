/** What the rules on the prose find in a report. */
import { checkReport } from '../../../../schema/check/check.ts';
import type { Finding } from '../../../../schema/check/finding.ts';
import type { NarrativeMeasure, ReadReport } from '../../../../schema/report/report.ts';
import { buildReport, type CellValues, type NarrativePlan, type ReportPlan } from '../../../support/report-builder.ts';

/** T3-ZERO-ALL judges table three by what the text says of it. */
export function checkNarrative(report: ReadReport): readonly Finding[] {
  return checkReport(report).filter(({ rule }) => rule.startsWith('TX-') || rule === 'T3-ZERO-ALL');
}

/** A number of the text, counted in 件. */
export const said = (measure: NarrativeMeasure, value: number, more: Partial<NarrativePlan> = {}): NarrativePlan => ({
  measure,
  value,
  counter: '件',
  ...more,
});

/** What the rules on the prose find where the text states these numbers beside a table with these cells. */
export const checkStated = (
  narrative: readonly NarrativePlan[],
  cells: CellValues = {},
  plan: ReportPlan = {},
): readonly Finding[] => checkNarrative(buildReport({ ...plan, cells, narrative }));

/** The findings, short. */
export const told = (findings: readonly Finding[]) =>
  findings.map(({ rule, subject, outcome, expected, actual }) => [rule, subject, outcome, expected, actual]);
