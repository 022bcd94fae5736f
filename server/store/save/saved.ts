/** Charts and sets under a name. server/saved decides what is saved; here it is written, each change as one revision. */
import { savedChecksum } from '../checksums.ts';
import { ensureSoundSaved } from '../find/sound.ts';
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
  const row = { ...saved, revision, superseded: null };
  const { id } = await tx.db
    .insertInto('saved')
    .values({ ...row, checksum: savedChecksum(row) })
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
  await change(tx, id, { zh, en });
  return made;
}

/** Takes it off the list; answers the revision. */
export async function removeNamed(tx: WriteTransaction, id: number, noted: ChangeNoted): Promise<number> {
  const revision = await startChange(tx, noted);
  await change(tx, id, { superseded: revision });
  return revision;
}

async function change(
  tx: WriteTransaction,
  id: number,
  fields: Partial<Pick<SavedTable, 'zh' | 'en' | 'superseded'>>,
): Promise<void> {
  const rows = await tx.db.selectFrom('saved').selectAll().where('id', '=', id).execute();
  for (const row of ensureSoundSaved(rows)) {
    const checksum = savedChecksum({ ...row, ...fields });
    await tx.db
      .updateTable('saved')
      .set({ ...fields, checksum })
      .where('id', '=', id)
      .execute();
  }
}

function startChange(tx: WriteTransaction, noted: ChangeNoted): Promise<number> {
  return startRevision(tx, { ...noted, kind: 'revise', about: 'saved', report_id: null });
}
