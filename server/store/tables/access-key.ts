import type { Selectable } from 'kysely';
import type { Role } from '../../../schema/access/role.ts';

/** Keys that people and programs sign in with. The key itself is shown once and kept nowhere; its hash tells whether a key is one of ours. */
export interface AccessKeyTable {
  /** Beginning of the key, enough to tell two apart. */
  id: string;
  /** SHA-256 of the key, hexadecimal. */
  hash: string;
  label: string;
  /** ISO 8601, UTC. */
  created_at: string;
  used_at: string | null;
  revoked_at: string | null;
  role: Role;
  /** How far a bureau's or an editor's key reaches; null for administrators. May name a publisher that was removed since. */
  publisher_id: string | null;
  /** The first instant at which it no longer works; null: it has no end. */
  expires_at: string | null;
  /** Of the row: sealed.ts. */
  checksum: number;
}

export type AccessKeyRow = Selectable<AccessKeyTable>;
