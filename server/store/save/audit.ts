/** What was done and changed no data is noted in the same transaction in which it was done. */
import type { AuditTable } from '../tables/audit.ts';
import type { WriteTransaction } from '../writer.ts';

export type Deed = Omit<AuditTable, 'id' | 'detail'> & {
  readonly detail?: Readonly<Record<string, string | number | null>>;
};

export async function noteDeed(tx: WriteTransaction, { detail = {}, ...deed }: Deed): Promise<void> {
  await tx.db
    .insertInto('audit')
    .values({ ...deed, detail: JSON.stringify(detail) })
    .execute();
}
