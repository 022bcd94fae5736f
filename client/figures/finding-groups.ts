/** Findings in the order a reader asks: what is wrong, what is doubtful, what could not be judged, what holds. */
import { OUTCOMES, type Outcome, SEVERITIES } from '../../schema/check/finding.ts';
import type { SectionId } from '../../schema/form/edition.ts';
import type { ShownFinding } from './shown.ts';

export type FindingsByOutcome = Readonly<Record<Outcome, readonly ShownFinding[]>>;

/** Within an outcome the severest first; otherwise the order of the form is kept. */
export function byOutcome(findings: readonly ShownFinding[]): FindingsByOutcome {
  const of = (outcome: Outcome) =>
    findings
      .filter((finding) => finding.outcome === outcome)
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  const [failed, suspicious, confirmed, notAssessable] = OUTCOMES.map(of);
  return {
    failed: failed ?? [],
    suspicious: suspicious ?? [],
    confirmed: confirmed ?? [],
    notAssessable: notAssessable ?? [],
  };
}

/** The table a finding belongs to: that of its first cell; `text` when all its numbers stand in the prose. */
export function sectionOf(finding: ShownFinding): SectionId | 'text' {
  const cell = finding.operands.find((operand) => operand.cell !== null)?.cell ?? '';
  if (cell.startsWith('II/')) return 'II';
  if (cell.startsWith('III/')) return 'III';
  if (cell.startsWith('IV/')) return 'IV';
  if (cell.startsWith('annex/')) return 'annex';
  if (finding.rule.id.startsWith('T3')) return 'III';
  if (finding.rule.id.startsWith('T4')) return 'IV';
  return finding.rule.id.startsWith('T2') ? 'II' : 'text';
}
