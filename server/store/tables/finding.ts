import type { Generated, Selectable } from 'kysely';
import type { Outcome, Severity } from '../../../schema/check/finding.ts';
/** What the checks found in a report version: one row for each rule and outcome. */
export interface FindingTable {
  version_id: number;
  /** In the order they were made. */
  position: number;
  rule: string;
  outcome: Outcome;
  severity: Severity;
  /** Most pressing first: see ranks.ts. */
  rank: number;
  /** Findings in this row. */
  count: number;
  /** JSON, written and read by packed/findings.ts. */
  findings: string;
  /** From which revision on it holds, where that is not the version's own; and up to which. */
  revision: Generated<number | null>;
  superseded: Generated<number | null>;
  /** Of the row but for `superseded`: checksums.ts. */
  checksum: number;
}

export type FindingRow = Selectable<FindingTable>;
