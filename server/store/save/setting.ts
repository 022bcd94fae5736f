/** What the program remembers about itself. */
import type { WriteTransaction } from '../writer.ts';

/** Remembers something about the program itself. */
export async function saveSetting(tx: WriteTransaction, name: string, value: string): Promise<void> {
  await tx.db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
