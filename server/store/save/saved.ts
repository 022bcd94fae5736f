/** Charts and sets under a name. server/saved decides what is saved; here it is written, each change as one revision. */
import { savedChecksum } from '../checksums.ts';
import type { SavedTable } from '../tables/saved.ts';
import type { WriteTransaction } from '../writer.ts';
import type { ChangeNoted } from './due.ts';
import { startRevision } from './revision.ts';

/** Answers its number and the revision. */
export async function saveNamed(
  tx: WriteTransaction,
  saved: Pick<SavedTable, 'region_id' | 'kind' | 'holds' | 'zh' | 'en'>,
  noted: ChangeNoted,
): Promise<{ readonly id: number; readonly revision: number }> {
  const revision = await startChange(tx, noted);
  const row = { ...saved, revision };
  const { id } = await tx.db
    .insertInto('saved')
    .values({ ...row, superseded: null, checksum: savedChecksum(row) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id: Number(id), revision };
}

/** Calls it otherwise; answers the revision. */
export async function renameNamed(
  tx: WriteTransaction,
  id: number,
  { zh, en }: Pick<SavedTable, 'zh' | 'en'>,
  noted: ChangeNoted,
): Promise<number> {
  const made = await startChange(tx, noted);
  const row = await tx.db.selectFrom('saved').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const checksum = savedChecksum({ ...row, revision: Number(row.revision), zh, en });
  await tx.db.updateTable('saved').set({ zh, en, checksum }).where('id', '=', id).execute();
  return made;
}

/** Takes it off the list; answers the revision. */
export async function removeNamed(tx: WriteTransaction, id: number, noted: ChangeNoted): Promise<number> {
  const revision = await startChange(tx, noted);
  await tx.db.updateTable('saved').set({ superseded: revision }).where('id', '=', id).execute();
  return revision;
}

function startChange(tx: WriteTransaction, noted: ChangeNoted): Promise<number> {
  return startRevision(tx, { ...noted, kind: 'revise', about: 'saved', report_id: null });
}
