/** What the program remembers about itself. */
import type { WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';

/** Remembers something about the program itself. */
export async function saveSetting(tx: WriteTransaction, name: string, value: string): Promise<void> {
  await tx.db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** The same where nothing is remembered of it yet. */
export const insertSetting = prepared((db, row: { name: string; value: string }) =>
  db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.doNothing()),
);
