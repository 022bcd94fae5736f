import type { Generated, Selectable } from 'kysely';
import type { SuccessionKind } from '../../../schema/roster/change.ts';
import type { PublisherRow } from './publisher.ts';

/** Which publishers each change of the list touched; what changed stands in the revision's note. */
export interface RosterChangeTable {
  revision: number;
  publisher_id: string;
  /** JSON of `NamesBefore`, where the change gave it another name; null: its names stayed, or were a mistake that nobody is shown again. */
  names_before: string | null;
  /** Of the row: sealed.ts. */
  checksum: number;
}

/** What a publisher was called before a change. */
export type NamesBefore = Pick<PublisherRow, 'name_zh' | 'short_zh' | 'name_en' | 'short_en'>;

/** What became of bureaus: one row for each pair of a body and the one that took over. */
export interface SuccessionTable {
  id: Generated<number>;
  /** null: founded out of nothing that is on the list. The same as the successor: it only has another name now. */
  predecessor_id: string | null;
  /** null: ended, and nobody on the list took over. */
  successor_id: string | null;
  kind: SuccessionKind;
  /** ISO day from which it holds. */
  on_date: string | null;
  /** The decision: its title and number. */
  document: string | null;
  /** Of a renaming: the name before it. */
  former_name: string | null;
  revision: number;
  /** Of the row: sealed.ts. */
  checksum: number;
}

export type SuccessionRow = Selectable<SuccessionTable>;
