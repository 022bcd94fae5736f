/** What editors say of numbers, as it is now or was as of a revision. */
import type { Quantity } from '../../../schema/chart/chart.ts';
import { isQuantity } from '../../../schema/chart/quantity.ts';
import type { NotePlace, PointNote } from '../../../schema/chart/series.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PointNoteRow } from '../tables/point-note.ts';
import { holdsAt } from './due.ts';
import { rememberedOne } from './remembered.ts';
import { findRevisions } from './revisions.ts';
import { ensureSoundNotes } from './sound.ts';

export interface StoredNote extends NotePlace, Pick<PointNote, 'id' | 'kind' | 'text'> {
  readonly revision: number;
  /** The revision at which it was taken back; null: it holds. */
  readonly superseded: number | null;
  /** Who wrote it: the id of a key, or a part of the program. */
  readonly actor: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** All that hold, in the order in which they were written. */
export async function pointNotes(reader: Reader, asOf: number | null): Promise<readonly StoredNote[]> {
  if (asOf !== null) return notesAt(reader, asOf);
  return rememberedOne(
    reader,
    'point notes',
    () => notesAt(reader, null),
    (notes) => 100 + notes.length * 600,
  );
}

async function notesAt(reader: Reader, asOf: number | null): Promise<readonly StoredNote[]> {
  // Those that were taken back too: one that only seems to have been would be missed by nobody.
  const rows = await reader.db.selectFrom('point_note').selectAll().orderBy('id').execute();
  return storedNotes(reader, ensureSoundNotes(rows).filter(holdsAt(asOf)));
}

/** The note of that number, whether it holds or was taken back. */
export async function findPointNote(reader: Reader, id: number): Promise<StoredNote | undefined> {
  const rows = await reader.db.selectFrom('point_note').selectAll().where('id', '=', id).execute();
  return (await storedNotes(reader, rows))[0];
}

async function storedNotes(reader: Reader, rows: PointNoteRow[]): Promise<readonly StoredNote[]> {
  const sound = ensureSoundNotes(rows);
  const numbers = [...new Set(sound.map(({ revision }) => toCount(revision)))];
  const revisions = new Map<number, { readonly actor: string | null; readonly at: string }>();
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    for (const { number, actor, at } of await findRevisions(reader, numbers.slice(from, from + AT_ONCE)))
      revisions.set(toCount(number), { actor, at });
  }
  return sound.map((row) => {
    const { actor = null, at = '' } = revisions.get(toCount(row.revision)) ?? {};
    return {
      ...{ id: toCount(row.id), publisher: row.publisher_id, scope: row.scope, quantity: quantityIn(row) },
      ...{ year: toCount(row.year), onward: toCount(row.onward) === 1, kind: row.kind },
      text: { zh: row.zh, en: row.en },
      revision: toCount(row.revision),
      superseded: row.superseded === null ? null : toCount(row.superseded),
      ...{ actor, at },
    };
  });
}

/** Values of one statement. */
const AT_ONCE = 16_384;

function quantityIn({ id, quantity }: PointNoteRow): Quantity | null {
  if (quantity === null || isQuantity(quantity)) return quantity;
  throw new Error(`The note ${id} is about ${quantity}, which is no measure`);
}
