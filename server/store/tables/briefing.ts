import type { Generated, Selectable } from 'kysely';
import type { Lang } from '../../../schema/language.ts';

/** A briefing that somebody keeps: a draft, which is written over, or signed, and then never changed. */
export interface BriefingTable {
  id: Generated<number>;
  /** The region it is on, or that of its bureau when it was made. */
  region_id: string;
  publisher_id: string;
  year: number;
  lang: Lang;
  /** As it was when it was stored last. */
  title: string;
  /** JSON: schema/briefing/text.ts. */
  text: string;
  /** How often it was stored: whoever stores it names the one he edited. */
  version: number;
  /** Who made it: the id of a key. */
  actor: string;
  /** ISO 8601, UTC. */
  at: string;
  edited_by: string;
  edited_at: string;
  copied_from: number | null;
  /** Of the data, at which it was signed; null: a draft. */
  revision: number | null;
  signed_by: string | null;
  signed_at: string | null;
  /** JSON of what it said when it was signed (server/aggregate/signed.ts). */
  content: string | null;
  checksum: number;
}

export type BriefingRow = Selectable<BriefingTable>;
