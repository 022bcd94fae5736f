/** Sessions are opened, seen and ended; those that are over are swept away when the next is opened. */
import type { SessionLimits } from '../find/access-keys.ts';
import type { SessionTable } from '../tables/session.ts';
import type { WriteTransaction } from '../writer.ts';

export async function openSession(tx: WriteTransaction, session: SessionTable, limits: SessionLimits): Promise<void> {
  await tx.db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('created_at', '<=', limits.openedAfter), eb('used_at', '<=', limits.usedAfter)]))
    .execute();
  await tx.db.insertInto('session').values(session).execute();
}

export async function markSessionUsed(tx: WriteTransaction, hash: string, at: string): Promise<void> {
  await tx.db.updateTable('session').set({ used_at: at }).where('hash', '=', hash).execute();
}

export async function endSession(tx: WriteTransaction, hash: string): Promise<void> {
  await tx.db.deleteFrom('session').where('hash', '=', hash).execute();
}
