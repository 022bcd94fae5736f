import type { Generated } from 'kysely';

/** What was done and changed no data: those who sign in and out, and the keys. Changes of data are revisions. */
export interface AuditTable {
  id: Generated<number>;
  /** ISO 8601, UTC. */
  at: string;
  /** Who did it: the id of a key, or the part of the program that did. */
  actor: string;
  action: 'signedIn' | 'signedOut' | 'keyMade' | 'keyRevoked' | 'pruned';
  /** The key it was done to; null for those who sign in and out. */
  subject: string | null;
  /** JSON: what the sentence about it needs and no table keeps. */
  detail: string;
}
