import type { Generated } from 'kysely';
import type { FilerKind } from '../../../schema/rollup/due.ts';

/** Deadlines set by people, where the law's own do not hold: for a region, for a kind, for both, or for all. Append-only. */
export interface DueRuleTable {
  id: Generated<number>;
  /** null: of every region. With a region, also of the regions below it. */
  region_id: string | null;
  /** A kind of bureau, `region` for government-wide reports; null: every kind. */
  kind: FilerKind | null;
  /** The first report year it holds for; null: for all. */
  since: number | null;
  /** The day in the year after the report year, from 1. */
  month: number;
  day: number;
  revision: number;
  /** The revision at which another rule, or none, took its place. */
  superseded: number | null;
  /** Of the row: sealed.ts. */
  checksum: number;
}

/** When a report was published, as a person entered it; the newest revision holds, before what the document says. */
export interface PublicationDateTable {
  report_id: string;
  revision: number;
  /** ISO day; null: what was entered before was taken back. */
  published_on: string | null;
  /** Where the day was found: an address, a remark. */
  source: string | null;
  actor: string | null;
  /** ISO 8601, UTC. */
  at: string;
  /** Of the row: sealed.ts. */
  checksum: number;
}
