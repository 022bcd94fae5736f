/** Keys are made, used and revoked; never changed, never shown again. */
import type { AccessKeyRow } from '../tables/access-key.ts';
import type { WriteTransaction } from '../writer.ts';
import { noteDeed } from './audit.ts';

export async function saveAccessKey(
  tx: WriteTransaction,
  key: Omit<AccessKeyRow, 'used_at' | 'revoked_at'>,
): Promise<void> {
  await tx.db
    .insertInto('access_key')
    .values({ ...key, used_at: null, revoked_at: null })
    .execute();
}

/** All keys, as they stand while a change is being made. */
export async function keysToChange(tx: WriteTransaction): Promise<AccessKeyRow[]> {
  return tx.db.selectFrom('access_key').selectAll().execute();
}

/** Makes a key useless from now on, and with it every session opened with it (findSession). */
export async function revokeAccessKey(tx: WriteTransaction, id: string, at: string): Promise<void> {
  await tx.db.updateTable('access_key').set({ revoked_at: at }).where('id', '=', id).execute();
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
  await tx.db.updateTable('access_key').set({ used_at: at }).where('id', '=', id).execute();
}
