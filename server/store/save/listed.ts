/** Counts who stands right under each region as the list is changed: find/listed.ts says why. */
import type { Kysely } from 'kysely';
import { countName } from '../find/listed.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import type { Tables } from '../tables/tables.ts';
import type { Writer, WriteTransaction } from '../writer.ts';
import { saveSetting } from './setting.ts';

type Listed = Pick<PublisherRow, 'kind' | 'region_id'>;

/** Is there once a list has been counted as a whole. */
const COUNTED = 'list';

/** Counts so many more, or, with −1, fewer. */
export async function countListed(tx: WriteTransaction, publishers: readonly Listed[], sign: 1 | -1): Promise<void> {
  const more = Map.groupBy(publishers, countName);
  if (more.size === 0) return;
  const kept = await tx.db
    .selectFrom('setting')
    .selectAll()
    .where('name', 'in', [...more.keys()])
    .execute();
  const before = new Map(kept.map(({ name, value }) => [name, Number(value)]));
  for (const [name, { length }] of more) {
    await saveSetting(tx, name, String((before.get(name) ?? 0) + sign * length));
  }
}

/** Counts a list that was kept by a program that did not count; as it is is taken for right. */
export async function ensureListCounted(db: Kysely<Tables>, writer: Writer): Promise<void> {
  const counted = await db.selectFrom('setting').select('name').where('name', '=', COUNTED).executeTakeFirst();
  const listed = counted ?? (await db.selectFrom('publisher').select('id').limit(1).executeTakeFirst());
  if (counted || !listed) return;
  await writer.transaction(async (tx) => {
    await saveSetting(tx, COUNTED, 'counted');
    const publishers = await tx.db.selectFrom('publisher').select(['kind', 'region_id']).execute();
    const names = [...new Set(publishers.map(countName))];
    for (const name of names) await tx.db.deleteFrom('setting').where('name', '=', name).execute();
    await countListed(tx, publishers, 1);
  });
}
