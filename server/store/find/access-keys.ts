/** Keys, and the sessions opened with them. */
import type { Reader } from '../reader.ts';
import type { AccessKeyRow } from '../tables/access-key.ts';

import { ensureSealed } from './sound.ts';

export type { AccessKeyRow };

/** The key with that hash if it works at that instant: not revoked, not expired. */
export async function findAccessKey(reader: Reader, hash: string, at: string): Promise<AccessKeyRow | undefined> {
  const rows = await reader.db.selectFrom('access_key').selectAll().where('hash', '=', hash).execute();
  return ensureSealed('access_key', rows).find(worksAt(at));
}

function worksAt(at: string) {
  return ({ revoked_at, expires_at }: AccessKeyRow): boolean =>
    revoked_at === null && (expires_at === null || expires_at > at);
}

/** Keys of these ids, in no particular order. */
export async function findAccessKeys(reader: Reader, ids: readonly string[]): Promise<AccessKeyRow[]> {
  if (ids.length === 0) return [];
  const rows = await reader.db.selectFrom('access_key').selectAll().where('id', 'in', ids).execute();
  return [...ensureSealed('access_key', rows)];
}

/** When a session may have been opened and used to be still good. */
export interface SessionLimits {
  readonly openedAfter: string;
  readonly openedBefore: string;
  readonly usedAfter: string;
}

export interface OpenSession {
  readonly key: AccessKeyRow;
  readonly usedAt: string;
}

/** The session with that hash and its key, if both are good at that instant. */
export async function findSession(
  reader: Reader,
  hash: string,
  { openedAfter, openedBefore, usedAfter }: SessionLimits,
  at: string,
): Promise<OpenSession | undefined> {
  const row = await reader.db
    .selectFrom('session')
    .innerJoin('access_key', 'access_key.id', 'session.key_id')
    .selectAll('access_key')
    .select('session.used_at as seen_at')
    .where('session.hash', '=', hash)
    .where('session.created_at', '>', openedAfter)
    .where('session.created_at', '<', openedBefore)
    .where('session.used_at', '>', usedAfter)
    .executeTakeFirst();
  if (!row) return undefined;
  const { seen_at: usedAt, ...key } = row;
  ensureSealed('access_key', [key]);
  return worksAt(at)(key) ? { key, usedAt } : undefined;
}

/** All keys ever made, oldest first. */
export async function listAccessKeys(reader: Reader): Promise<AccessKeyRow[]> {
  const rows = await reader.db.selectFrom('access_key').selectAll().orderBy('created_at').orderBy('id').execute();
  return [...ensureSealed('access_key', rows)];
}
