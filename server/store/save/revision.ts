/** Every accepted change takes the next number. */
import type { RevisionTable } from '../tables/revision.ts';
import type { WriteTransaction } from '../writer.ts';

/** Records a change and returns its number. `at` is ISO 8601 in UTC. */
export async function startRevision(tx: WriteTransaction, revision: Omit<RevisionTable, 'number'>): Promise<number> {
  const last = await tx.db
    .selectFrom('revision')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  const number = Number(last?.number ?? 0) + 1;
  await tx.db
    .insertInto('revision')
    .values({ number, ...revision })
    .execute();
  return number;
}
