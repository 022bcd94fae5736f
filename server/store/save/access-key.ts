/** Keys are made, used and revoked; never changed, never shown again. */
import type { WriteTransaction } from '../writer.ts';

export interface NewAccessKey {
  readonly id: string;
  readonly hash: string;
  readonly label: string;
  readonly at: string;
}

export async function saveAccessKey(tx: WriteTransaction, { id, hash, label, at }: NewAccessKey): Promise<void> {
  await tx.db
    .insertInto('access_key')
    .values({ id, hash, label, created_at: at, used_at: null, revoked_at: null })
    .execute();
}

/** Makes a key useless from now on; false when no working key has that id. */
export async function revokeAccessKey(tx: WriteTransaction, id: string, at: string): Promise<boolean> {
  const result = await tx.db
    .updateTable('access_key')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

export async function markAccessKeyUsed(tx: WriteTransaction, id: string, at: string): Promise<void> {
  await tx.db.updateTable('access_key').set({ used_at: at }).where('id', '=', id).execute();
}
