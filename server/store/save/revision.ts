/** Every accepted change takes the next number. */
import { revisionChecksum } from '../checksums.ts';
import type { RevisionTable } from '../tables/revision.ts';
import type { WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';

const selectLast = prepared((db) => db.selectFrom('revision').select((eb) => eb.fn.max('number').as('number')));

const insertRevision = prepared((db, row: RevisionTable) => db.insertInto('revision').values(row));

/** Records a change and returns its number. `at` is ISO 8601 in UTC. */
export async function startRevision(
  tx: WriteTransaction,
  {
    about = null,
    ...revision
  }: Omit<RevisionTable, 'number' | 'about' | 'checksum'> & Partial<Pick<RevisionTable, 'about'>>,
): Promise<number> {
  const [last] = await selectLast(tx, {});
  const number = Number(last?.number ?? 0) + 1;
  const row = { number, about, ...revision };
  await insertRevision(tx, { ...row, checksum: revisionChecksum(row) });
  return number;
}
