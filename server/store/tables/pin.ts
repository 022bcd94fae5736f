import type { Generated, Selectable } from 'kysely';

/** A chart that somebody pinned and carried away. */
export interface PinTable {
  id: Generated<number>;
  /** Canonical, of the question alone (schema/chart/moved.ts): one pin, however large and in which inks it is shown. */
  address: string;
  /** The revision that it is pinned to. */
  since: number;
  /** The id of a key. */
  actor: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Of the row: sealed.ts. */
  checksum: number;
}

/** How often a site's pages fetched a pinned chart on a day; of readers nothing is kept. */
export interface PinHostTable {
  pin_id: number;
  /** ISO, of the calendar in China. */
  day: string;
  host: string;
  count: number;
  /** Of the row: sealed.ts. */
  checksum: number;
}

export type PinRow = Selectable<PinTable>;
