/** Briefings that are kept: no data, so that no revision is made. One that is signed is never written again. */
import { briefingChecksum } from '../checksums.ts';
import type { BriefingRow } from '../tables/briefing.ts';
import type { WriteTransaction } from '../writer.ts';

export type NewBriefing = Pick<
  BriefingRow,
  'region_id' | 'publisher_id' | 'year' | 'lang' | 'title' | 'text' | 'actor' | 'at' | 'copied_from'
>;

/** Answers its number. */
export async function saveBriefing(tx: WriteTransaction, made: NewBriefing): Promise<number> {
  const row = {
    ...made,
    ...{ version: 1, edited_by: made.actor, edited_at: made.at },
    ...{ revision: null, signed_by: null, signed_at: null, content: null },
  };
  const { id } = await tx.db
    .insertInto('briefing')
    .values({ ...row, checksum: briefingChecksum(row) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return Number(id);
}

type Edited = Pick<BriefingRow, 'title' | 'text' | 'edited_by' | 'edited_at'>;
type Signed = Pick<BriefingRow, 'title' | 'revision' | 'signed_by' | 'signed_at' | 'content'>;

/** Writes over a draft as `before` has it, or signs it. Throws where it is not a draft, or not that version any more. */
export async function updateBriefing(
  tx: WriteTransaction,
  before: BriefingRow,
  change: Edited | Signed,
): Promise<void> {
  const row = { ...before, ...change, version: before.version + 1 };
  const { id, ...fields } = { ...row, checksum: briefingChecksum(row) };
  const { numUpdatedRows } = await tx.db
    .updateTable('briefing')
    .set(fields)
    .where('id', '=', id)
    .where('version', '=', before.version)
    .where('revision', 'is', null)
    .executeTakeFirst();
  if (Number(numUpdatedRows) !== 1) throw new Error(`The briefing ${id} is no draft of version ${before.version}`);
}

/** Drafts only. */
export async function dropBriefing(tx: WriteTransaction, id: number): Promise<void> {
  await tx.db.deleteFrom('briefing').where('id', '=', id).where('revision', 'is', null).execute();
}
