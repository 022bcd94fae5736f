/** Briefings that are kept. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { BriefingRow } from '../tables/briefing.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';
import { ensureSoundBriefings } from './sound.ts';

export type { BriefingRow };

export interface BriefingQuestion {
  /** Regions that they are on, or that their bureaus are in; null: wherever. */
  readonly regions: readonly string[] | null;
  /** The region or bureau that they are on; null: any. */
  readonly publisher: string | null;
  /** Signed ones, or drafts; null: both. */
  readonly signed: boolean | null;
}

/** The newest first. Throws DAMAGED for one that is not what was written. */
export async function listBriefings(
  reader: Reader,
  { regions, publisher, signed }: BriefingQuestion,
  page: Page,
): Promise<Slice<BriefingRow>> {
  let all = reader.db.selectFrom('briefing');
  if (regions !== null) all = all.where('region_id', 'in', [...regions]);
  if (publisher !== null) all = all.where('publisher_id', '=', publisher);
  if (signed !== null) all = all.where('revision', signed ? 'is not' : 'is', null);
  const { count } = await all.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  let query = all
    .selectAll()
    .orderBy('id', 'desc')
    .limit(page.first + 1);
  if (page.after !== null) query = query.where('id', '<', Number(decodeCursor(page.after, ['number'])[0]));
  return sliceOf((await query.execute()).map(counted), page, ({ id }) => [id], toCount(count));
}

export async function findBriefing(reader: Reader, id: number): Promise<BriefingRow | undefined> {
  const row = await reader.db.selectFrom('briefing').selectAll().where('id', '=', id).executeTakeFirst();
  return row && counted(row);
}

/** Numbers as numbers, which a driver may hand out as text. */
function counted(row: BriefingRow): BriefingRow {
  ensureSoundBriefings([row]);
  return {
    ...row,
    ...{ id: toCount(row.id), year: toCount(row.year), version: toCount(row.version) },
    copied_from: row.copied_from === null ? null : toCount(row.copied_from),
    revision: row.revision === null ? null : toCount(row.revision),
  };
}
