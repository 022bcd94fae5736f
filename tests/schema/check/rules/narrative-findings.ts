/** What the rules on the prose find in a report. */
import { checkReport } from '../../../../schema/check/check.ts';
import type { Finding } from '../../../../schema/check/finding.ts';
import type { ReadReport } from '../../../../schema/report/report.ts';

/** T3-ZERO-ALL judges table three by what the text says of it. */
export function checkNarrative(report: ReadReport): readonly Finding[] {
  return checkReport(report).filter(({ rule }) => rule.startsWith('TX-') || rule === 'T3-ZERO-ALL');
}
