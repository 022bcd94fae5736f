import type { Generated } from 'kysely';
import type { Outcome, Severity } from '../../../schema/check/finding.ts';
import type { FindingState, Verdict } from '../../../schema/check/verdict.ts';

/** What people said of findings, one after another. Append-only: the newest verdict holds. */
export interface VerdictTable {
  id: Generated<number>;
  report_id: string;
  rule: string;
  /** Of the rule as it was then. */
  rule_version: number;
  subject: string;
  /** The finding as it was then, as packed/findings.ts writes one. */
  said: string;
  /** `open` takes back the one before; `answered` is none, but what the bureau says. */
  verdict: Verdict | 'open' | 'answered';
  /** Empty where none was given. */
  reason: string;
  actor: string | null;
  /** ISO 8601, UTC. */
  at: string;
  revision: number;
  /** Of the row but for its number: checksums.ts. */
  checksum: number;
}

/**
 * How each finding that failed or is suspicious stands, and which of them are one mistake: a row for as long as that stays so, made anew from findings and verdicts
 * whenever either changes (save/states.ts). Whose report it is stands in it, so that a hundred thousand are counted by an index.
 */
export interface FindingStateTable {
  version_id: number;
  rule: string;
  subject: string;
  /** The revision at which it came to stand so, and the one at which it did no longer. */
  revision: number;
  superseded: number | null;
  publisher_id: string;
  region_id: string;
  year: number;
  outcome: Extract<Outcome, 'failed' | 'suspicious'>;
  severity: Severity;
  state: FindingState;
  /** Findings of a version with the same number are one mistake; from 0, in the order of the findings. */
  group_number: number;
  /** Of its most pressing finding: ranks.ts. */
  group_rank: number;
}

/** What a bureau was asked about its report on a year, and until when. A row that is changed is superseded by the next. */
export interface ReturnSheetTable {
  id: Generated<number>;
  publisher_id: string;
  year: number;
  /** JSON: ids of the findings on it. */
  findings: string;
  /** ISO days in China. */
  sent_on: string;
  due_on: string;
  /** When an answer came that is not in the product; null: none, or not yet. */
  answered_on: string | null;
  actor: string | null;
  /** ISO 8601, UTC. */
  at: string;
  revision: number;
  superseded: number | null;
  /** Of the row: sealed.ts. */
  checksum: number;
}
