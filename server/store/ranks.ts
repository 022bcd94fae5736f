/** Findings are listed most pressing first: by outcome, then by severity. One number says both. */
import type { Outcome, Severity } from '../../schema/check/finding.ts';

const OUTCOME_RANK: Readonly<Record<Outcome, number>> = { failed: 0, suspicious: 10, notAssessable: 20, confirmed: 30 };
const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** Findings of this rank and above are confirmed rules; the index over the others stops short of it. */
export const CONFIRMED_RANK = OUTCOME_RANK.confirmed;

export function rankOf(outcome: Outcome, severity: Severity): number {
  return OUTCOME_RANK[outcome] + SEVERITY_RANK[severity];
}
