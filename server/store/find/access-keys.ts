/** Keys that may change data. */
import type { Reader } from '../reader.ts';
import type { AccessKeyRow } from '../tables/access-key.ts';

export type { AccessKeyRow };

/** The working key with that hash; undefined when there is none, or it was revoked. */
export async function findAccessKey(reader: Reader, hash: string): Promise<AccessKeyRow | undefined> {
  return reader.db
    .selectFrom('access_key')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

/** All keys ever made, oldest first. */
export async function listAccessKeys(reader: Reader): Promise<AccessKeyRow[]> {
  return reader.db.selectFrom('access_key').selectAll().orderBy('created_at').execute();
}
