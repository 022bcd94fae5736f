import type { Selectable } from 'kysely';

/**
 * What people changed in reports: a figure that was corrected, or a whole report that was withdrawn. Each is one revision, by which it is
 * found; the printed value stands in the version's contents as it always did.
 */
export interface AmendmentTable {
  revision: number;
  report_id: string;
  /** Where the corrected figure stands (schema/report/correction.ts); null: the whole report is withdrawn. */
  place: string | null;
  /** JSON: a number in the measure's unit, or the reason there is none. What was printed, and what counts in its place. */
  printed: string | null;
  value: string | null;
  reason: string;
  /** Where the right value was found: an address, a remark. */
  source: string | null;
  /** The revision from which on it holds no longer. */
  superseded: number | null;
  /**
   * withdrawn: somebody took it back, and says why; replaced: by another correction of the same figure, of a report by another document;
   * dropped: another document came in which something else is printed there.
   */
  ended: 'withdrawn' | 'replaced' | 'dropped' | null;
  ended_reason: string | null;
  /** Of the whole row: checksums.ts. */
  checksum: number;
}

export type AmendmentRow = Selectable<AmendmentTable>;
