/** Notes of editors on numbers. server/notes decides what is said; here it is written, each change as one revision. */
import type { NotePlace, PointNote } from '../../../schema/chart/series.ts';
import { pointNoteChecksum } from '../checksums.ts';
import { ensureSoundNotes } from '../find/sound.ts';
import type { WriteTransaction } from '../writer.ts';
import type { ChangeNoted } from './due.ts';
import { startRevision } from './revision.ts';

export type NewNote = NotePlace & Pick<PointNote, 'kind' | 'text'>;

interface Saved {
  /** The number of the note. */
  readonly id: number;
  readonly revision: number;
}

/** Answers the number of the note and the revision. */
export async function savePointNote(tx: WriteTransaction, note: NewNote, noted: ChangeNoted): Promise<Saved> {
  const revision = await startRevision(tx, { ...noted, kind: 'revise', about: 'note', report_id: null });
  return { id: await insertNote(tx, note, revision), revision };
}

/** Ends a note and writes another in its place with the same revision. */
export async function replacePointNote(
  tx: WriteTransaction,
  id: number,
  note: NewNote,
  noted: ChangeNoted,
): Promise<Saved> {
  const revision = await withdrawPointNote(tx, id, noted);
  return { id: await insertNote(tx, note, revision), revision };
}

async function insertNote(
  tx: WriteTransaction,
  { publisher, scope, quantity, year, onward, kind, text }: NewNote,
  revision: number,
): Promise<number> {
  const row = {
    ...{ publisher_id: publisher, scope, quantity, year, onward: onward ? 1 : 0, kind },
    ...{ zh: text.zh, en: text.en, revision, superseded: null },
  };
  const { id } = await tx.db
    .insertInto('point_note')
    .values({ ...row, checksum: pointNoteChecksum(row) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return Number(id);
}

/** Takes a note back; answers the revision. */
export async function withdrawPointNote(tx: WriteTransaction, id: number, noted: ChangeNoted): Promise<number> {
  const revision = await startRevision(tx, { ...noted, kind: 'revise', about: 'note', report_id: null });
  const rows = await tx.db.selectFrom('point_note').selectAll().where('id', '=', id).execute();
  for (const row of ensureSoundNotes(rows)) {
    const checksum = pointNoteChecksum({ ...row, superseded: revision });
    await tx.db.updateTable('point_note').set({ superseded: revision, checksum }).where('id', '=', id).execute();
  }
  return revision;
}
