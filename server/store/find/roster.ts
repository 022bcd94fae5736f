/** The list of regions and bureaus through time: who changed it, what became of whom, what lies below a region. */
import { sql } from 'kysely';
import type { Succession } from '../../../schema/roster/change.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import type { RevisionRow } from '../tables/revision.ts';
import type { SuccessionRow } from '../tables/roster.ts';
import { ensureAllListed, ensureListed } from './listed.ts';
import { preparedQuestion } from './prepared.ts';
import { inOrder } from './publishers.ts';
import { rememberedOne } from './remembered.ts';
import { ensureSealed, ensureSoundNames, ensureSoundPublishers, ensureSoundRevisions } from './sound.ts';
import { makeSure } from './sure.ts';

/** Every region and bureau, in the order of the list. */
export function listRoster(reader: Reader): Promise<PublisherRow[]> {
  return makeSure(reader, async () => {
    const rows = ensureSoundPublishers(await reader.db.selectFrom('publisher').selectAll().execute());
    for (const kind of ['bureau', 'region'] as const)
      await ensureAllListed(reader, kind, rows.filter((row) => row.kind === kind).length);
    return inOrder(rows);
  });
}

/** How many regions and bureaus are examples that came with the program. */
export async function countExamples(reader: Reader): Promise<number> {
  const row = await reader.db
    .selectFrom('publisher')
    .select((eb) => eb.fn.countAll().as('number'))
    .where('example', '=', 1)
    .executeTakeFirst();
  return toCount(row?.number);
}

/** The revision of the newest change of the list; 0 before the first. */
export async function rosterRevision(reader: Reader): Promise<number> {
  const row = await reader.db
    .selectFrom('revision')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('kind', '=', 'roster')
    .where('about', 'is', null)
    .executeTakeFirst();
  return toCount(row?.number);
}

/** The newest change of the list after a revision that touched any of these publishers (null: anybody); undefined: none did. */
export async function rosterChangeSince(
  reader: Reader,
  since: number,
  publishers: readonly string[] | null,
): Promise<RevisionRow | undefined> {
  if (publishers?.length === 0) return undefined;
  let query = reader.db
    .selectFrom('revision')
    .selectAll()
    .where('kind', '=', 'roster')
    .where('about', 'is', null)
    .where('number', '>', since);
  if (publishers !== null) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('roster_change')
          .select('roster_change.publisher_id')
          .whereRef('roster_change.revision', '=', 'revision.number')
          .where('roster_change.publisher_id', 'in', publishers),
      ),
    );
  }
  const newest = await query.orderBy('number', 'desc').limit(1).execute();
  return ensureSoundRevisions(newest)[0];
}

/** What became of these bureaus, and what they came from, oldest first. */
export async function successionsOf(reader: Reader, publishers: readonly string[]): Promise<Succession[]> {
  if (publishers.length === 0) return [];
  // Most lists tell of none.
  const first = await rememberedOne(
    reader,
    'first succession',
    () => selectOne(reader, { most: [1] }),
    () => 100,
  );
  if (first.length === 0) return [];
  return ensureSealed('succession', await selectSuccessions(reader, { publishers })).map(asSuccession);
}

const selectOne = preparedQuestion((db, _: { readonly most: readonly number[] }) =>
  db.selectFrom('succession').select('id').limit(1),
);

const selectSuccessions = preparedQuestion((db, { publishers }: { readonly publishers: readonly string[] }) =>
  db
    .selectFrom('succession')
    .selectAll()
    .where((eb) => eb.or([eb('predecessor_id', 'in', publishers), eb('successor_id', 'in', publishers)]))
    .orderBy('on_date', (order) => order.asc().nullsFirst())
    .orderBy('id'),
);

export function asSuccession(row: SuccessionRow): Succession {
  return {
    predecessor: row.predecessor_id,
    successor: row.successor_id,
    kind: row.kind,
    on: row.on_date,
    document: row.document,
    formerName: row.former_name,
    revision: toCount(row.revision),
  };
}

/** Names these publishers had before, newest first; `until` is the last report year of the name. */
export async function formerNamesOf(
  reader: Reader,
  publishers: readonly string[],
): Promise<{ readonly publisher_id: string; readonly written: string; readonly until: number | null }[]> {
  if (publishers.length === 0) return [];
  return ensureSoundNames(
    await reader.db
      .selectFrom('publisher_name')
      .selectAll()
      .where('publisher_id', 'in', publishers)
      .where('former', '=', 1)
      .orderBy('until', (order) => order.desc().nullsLast())
      .orderBy('written')
      .execute(),
  );
}

/** Every name of everybody as written, with what kind of name it is: its own, entered beside it, or had before. */
export async function listNames(
  reader: Reader,
): Promise<{ readonly publisher: string; readonly written: string; readonly kind: 'name' | 'alias' | 'former' }[]> {
  const rows = await reader.db.selectFrom('publisher_name').selectAll().orderBy('written').execute();
  return ensureSoundNames(rows).map((row) => ({
    publisher: row.publisher_id,
    written: row.written,
    kind: toCount(row.former) === 1 ? 'former' : toCount(row.alias) === 1 ? 'alias' : 'name',
  }));
}

/** The region and every region below it, at any depth. */
export function regionsBelow(reader: Reader, region: string): Promise<readonly string[]> {
  return makeSure(reader, async () => {
    const { rows } = await sql<{ id: string; region_id: string | null }>`
      with recursive below (id, region_id) as (
        select id, region_id from publisher where id = ${region} and kind = 'region'
        union
        select publisher.id, publisher.region_id from publisher join below on publisher.region_id = below.id
          where publisher.kind = 'region'
      ) select id, region_id from below`.execute(reader.db as never);
    const ids = rows.map(({ id }) => id);
    await ensureListed(reader, 'region', ids, rows);
    return ids;
  });
}

/** What the program remembers about itself under that name; null: nothing. */
export async function findSetting(reader: Reader, name: string): Promise<string | null> {
  const row = await reader.db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}

/** Every name beside the own ones, by publisher. */
export async function otherNames(
  reader: Reader,
): Promise<
  { readonly publisher_id: string; readonly written: string; readonly alias: number; readonly former: number }[]
> {
  return ensureSoundNames(
    await reader.db
      .selectFrom('publisher_name')
      .selectAll()
      .where((eb) => eb.or([eb('alias', '=', 1), eb('former', '=', 1)]))
      .orderBy('written')
      .execute(),
  );
}

/** Everything that became of anybody, oldest first. */
export function listSuccessions(reader: Reader): Promise<readonly Succession[]> {
  return rememberedOne(
    reader,
    'all successions',
    async () => {
      const rows = await reader.db.selectFrom('succession').selectAll().orderBy('id').execute();
      return ensureSealed('succession', rows).map(asSuccession);
    },
    (all) => 100 + 200 * all.length,
  );
}

/** First and last report year of each publisher who has any, withdrawn ones included: they can be restored, and keep their place on the list. */
export async function reportYears(
  reader: Reader,
): Promise<ReadonlyMap<string, { readonly from: number; readonly to: number }>> {
  const rows = await reader.db
    .selectFrom('report')
    .select((eb) => ['publisher_id', eb.fn.min('year').as('from'), eb.fn.max('year').as('to')])
    .groupBy('publisher_id')
    .execute();
  return new Map(rows.map((row) => [row.publisher_id, { from: toCount(row.from), to: toCount(row.to) }]));
}

/** How the person or program behind a change is called; the id itself where it belongs to no key. */
export async function actorName(reader: Reader, actor: string | null): Promise<string> {
  if (actor === null) return '系统';
  const keys = await reader.db.selectFrom('access_key').selectAll().where('id', '=', actor).execute();
  return ensureSealed('access_key', keys)[0]?.label ?? actor;
}
