import type { Selectable } from 'kysely';

/** The numbered states of all data: one row for each accepted change. */
export interface RevisionTable {
  number: number;
  /** ISO 8601, UTC. */
  at: string;
  kind: 'roster' | 'import' | 'revise';
  /**
   * What it changed where that is neither the list nor a document: who is due when (roster), when a report was published, what was said of findings,
   * what a bureau was asked, or what an editor says of a number (revise).
   */
  about: 'deadline' | 'publication' | 'verdict' | 'sheet' | 'note' | null;
  note: string;
  report_id: string | null;
  /** Who made it: the id of a key, or the part of the program that did. */
  actor: string | null;
  /** checksums.ts. */
  checksum: number;
}

export type RevisionRow = Selectable<RevisionTable>;
