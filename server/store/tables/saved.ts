import type { Generated, Selectable } from 'kysely';
import type { SavedKind } from '../../../schema/chart/saved.ts';

/** A chart or a set of bureaus under a name. What it holds is never changed; one that is removed stays, and says at which revision. */
export interface SavedTable {
  id: Generated<number>;
  region_id: string;
  kind: SavedKind;
  /** The canonical query string of a chart; ids of bureaus with spaces between them. */
  holds: string;
  /** As it is called now. */
  zh: string;
  /** null: nobody has said it in English. */
  en: string | null;
  /** The revision at which it was saved. */
  revision: number;
  /** The revision at which it was removed. */
  superseded: number | null;
  /** checksums.ts. */
  checksum: number;
}

export type SavedRow = Selectable<SavedTable>;
