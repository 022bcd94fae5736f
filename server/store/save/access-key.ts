/** Keys are made, used and revoked; never changed, never shown again. */
import { isSealed, sealed } from '../sealed.ts';
import type { AccessKeyRow } from '../tables/access-key.ts';
import type { WriteTransaction } from '../writer.ts';
import { noteDeed } from './audit.ts';
import { updateSealed } from './sealed.ts';

export async function saveAccessKey(
  tx: WriteTransaction,
  key: Omit<AccessKeyRow, 'used_at' | 'revoked_at' | 'checksum'>,
): Promise<void> {
  await tx.db
    .insertInto('access_key')
    .values(sealed('access_key', { ...key, used_at: null, revoked_at: null }))
    .execute();
}

/** All keys, as they stand while a change is being made. */
export async function keysToChange(tx: WriteTransaction): Promise<AccessKeyRow[]> {
  return tx.db.selectFrom('access_key').selectAll().execute();
}

/** Makes a key useless from now on, and with it every session opened with it (findSession). */
export async function revokeAccessKey(tx: WriteTransaction, id: string, at: string): Promise<void> {
  await change(tx, id, { revoked_at: at });
}

/** Revokes every key made for one of these publishers, each as a deed of its own. */
export async function revokeKeysFor(
  tx: WriteTransaction,
  publishers: readonly string[],
  { at, actor }: { readonly at: string; readonly actor: string | null },
): Promise<void> {
  const keys = await tx.db
    .selectFrom('access_key')
    .select('id')
    .where('publisher_id', 'in', publishers)
    .where('revoked_at', 'is', null)
    .execute();
  for (const { id } of keys) {
    await revokeAccessKey(tx, id, at);
    await noteDeed(tx, { at, actor: actor ?? 'gongkai', action: 'keyRevoked', subject: id });
  }
}

export async function markAccessKeyUsed(tx: WriteTransaction, id: string, at: string): Promise<void> {
  await change(tx, id, { used_at: at });
}

/** One that is not what was written can be revoked, and stays damaged: nobody signs in with it either way. */
async function change(tx: WriteTransaction, id: string, fields: Partial<AccessKeyRow>): Promise<void> {
  const rows = await tx.db.selectFrom('access_key').selectAll().where('id', '=', id).execute();
  for (const row of rows) {
    if (isSealed('access_key', row)) await updateSealed(tx, 'access_key', row, fields);
    else await tx.db.updateTable('access_key').set(fields).where('id', '=', id).execute();
  }
}
