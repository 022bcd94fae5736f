import type { Selectable } from 'kysely';

/**
 * Who is due when (of the kind roster); of the kind revise: when a report was published, what was said of findings, what a bureau was asked, a
 * figure corrected and the correction taken back, a report withdrawn and restored, something said of a number, a chart or set
 * of bureaus saved under a name, renamed and removed.
 */
export type RevisionAbout =
  | 'deadline'
  | 'publication'
  | 'verdict'
  | 'sheet'
  | 'correction'
  | 'correctionWithdrawn'
  | 'withdrawal'
  | 'restoration'
  | 'note'
  | 'saved';

/** The numbered states of all data: one row for each accepted change. */
export interface RevisionTable {
  number: number;
  /** ISO 8601, UTC. */
  at: string;
  kind: 'roster' | 'import' | 'revise';
  /** What it changed where that is neither the list nor a document. */
  about: RevisionAbout | null;
  note: string;
  report_id: string | null;
  /** Who made it: the id of a key, or the part of the program that did. */
  actor: string | null;
  /** checksums.ts. */
  checksum: number;
}

export type RevisionRow = Selectable<RevisionTable>;
