import type { Selectable } from 'kysely';

/** Keys that may change data. The key itself is shown once and kept nowhere; its hash tells whether a key is one of ours. */
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
}

export type AccessKeyRow = Selectable<AccessKeyTable>;
