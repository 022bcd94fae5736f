/** Signed in by a page: what the browser's cookie stands for, kept as a hash like the keys. */
export interface SessionTable {
  /** SHA-256 of the cookie's value, hexadecimal. */
  hash: string;
  key_id: string;
  /** ISO 8601, UTC. */
  created_at: string;
  /** Last seen, give or take a minute. */
  used_at: string;
}
