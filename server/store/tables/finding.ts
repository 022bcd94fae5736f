import type { Generated, Selectable } from 'kysely';
import type { Outcome, Severity } from '../../../schema/check/finding.ts';

/** What the checks found in a report version. */
export interface FindingTable {
  id: Generated<number>;
  version_id: number;
  rule: string;
  outcome: Outcome;
  severity: Severity;
  /** Most pressing first: outcome, then severity. */
  rank: number;
  subject: string;
  /** JSON of Finding.operands. */
  operands: string;
  expected: number | null;
  actual: number | null;
}

export type FindingRow = Selectable<FindingTable>;
