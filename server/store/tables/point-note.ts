import type { Generated, Selectable } from 'kysely';
import type { NoteKind, Scope } from '../../../schema/chart/series.ts';

/** What an editor says of a number of a bureau or region. Append-only: one that is taken back stays, and says at which revision. */
export interface PointNoteTable {
  id: Generated<number>;
  publisher_id: string;
  /** Of a region: whether of the sum over its bureaus or of its own report. */
  scope: Scope;
  /** Id of a measure or ratio; null: of every number. */
  quantity: string | null;
  /** The report year, or with `onward` 1 the first of them. */
  year: number;
  onward: number;
  kind: NoteKind;
  zh: string;
  /** null: nobody has said it in English. */
  en: string | null;
  revision: number;
  /** The revision at which it was taken back. */
  superseded: number | null;
  /** checksums.ts. */
  checksum: number;
}

export type PointNoteRow = Selectable<PointNoteTable>;
