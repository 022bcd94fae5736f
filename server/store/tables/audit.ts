import type { Generated } from 'kysely';
import type { EventKind } from '../../../schema/access/deeds.ts';

/** What was done and changed no data, and who was turned away. Changes of data are revisions. */
export interface AuditTable {
  id: Generated<number>;
  /** ISO 8601, UTC. */
  at: string;
  /** Who did it: the id of a key, or the part of the program that did. */
  actor: string;
  action: 'signedIn' | 'signedOut' | 'keyMade' | 'keyRevoked' | 'pruned' | 'briefSigned' | EventKind;
  /** The key it was done to; null where it was done to none. */
  subject: string | null;
  /** JSON: what the sentence about it needs and no table keeps. */
  detail: string;
  /** Of the row: sealed.ts. */
  checksum: number;
}
