/**
 * Every rule applied to one report, or those that have something to ask of an older one. Rules that hold are findings too, so a clean report yields its list of confirmations.
 * Order: that of the rules; within a rule the form's or the text's.
 */
import { isOlder } from '../report/older.ts';
import type { ReadReport } from '../report/report.ts';
import type { Finding } from './finding.ts';
import { contextOf, findingsOf } from './rule.ts';
import { RULES } from './rules/index.ts';

export function checkReport(report: ReadReport): readonly Finding[] {
  const context = contextOf(report);
  const asked = isOlder(report) ? RULES.filter(({ asksOlder }) => asksOlder) : RULES;
  return asked.flatMap((rule) => findingsOf(rule, context));
}
