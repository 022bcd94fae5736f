/** Regions and bureaus. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PublisherRow } from '../tables/publisher.ts';
import type { Tables } from '../tables/tables.ts';

export type { PublisherRow };

import { ensureAllListed, ensureListed } from './listed.ts';
import { namedAsOf, withNamesOfThen } from './names-as-of.ts';
import { inOrderAsked, type Orders, orderAsked, sortAsAsked } from './order.ts';
import { type Page, type Slice, sliceOf } from './page.ts';
import { preparedQuestion } from './prepared.ts';
import { remembered } from './remembered.ts';
import { ensureSoundNames, ensureSoundPublishers } from './sound.ts';
import { makeSure } from './sure.ts';

export interface BureauQuestion {
  /** A region, or several: those below it, say. */
  readonly region: string | readonly string[] | null;
  readonly type: string | null;
  /** Of one of these kinds; never empty. */
  readonly types?: readonly string[] | null;
  /** Part of a name or alias. */
  readonly name: string | null;
  /** Only these; all where it is left out. */
  readonly ids?: readonly string[] | null;
  /** Only those that were on the list after this revision; null: now. */
  readonly asOf?: number | null;
}

/** Latin letters count the same in either case; every database can do that, and no other letters. */
function lowerLatin(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Each database has rules of its own for letters of either case, and for what the mark of escape is. */
function holds(text: Expression<string>, pattern: string): Expression<SqlBool> {
  return sql<SqlBool>`lower(${text}) like ${pattern} escape '\\'`;
}

/**
 * Was on the list after a revision: entered by then, or a report of it accepted. Lists of the first versions kept no record of
 * who was entered when: those are taken to have been there all along.
 */
function wasListed(asOf: number) {
  return ({ eb, or, exists, selectFrom }: ExpressionBuilder<Tables, 'publisher'>) =>
    or([
      eb(
        selectFrom('roster_change')
          .select(({ fn }) => fn.coalesce(fn.min('roster_change.revision'), sql<number>`0`).as('entered'))
          .whereRef('roster_change.publisher_id', '=', 'publisher.id'),
        '<=',
        asOf,
      ),
      exists(
        selectFrom('report_version')
          .innerJoin('report', 'report.id', 'report_version.report_id')
          .select('report_version.id')
          .whereRef('report.publisher_id', '=', 'publisher.id')
          .where('report_version.revision', '<=', asOf),
      ),
    ]);
}

const ORDERS: Orders<PublisherRow, 'listed' | 'id'> = {
  listed: [{ by: 'position', type: 'number', read: ({ position }) => toCount(position) }],
  id: [{ by: 'id', type: 'string', read: ({ id }) => id }],
};

/** One position after another, which is the order of the list, or by id where that is asked for. */
async function listPublishers(
  reader: Reader,
  kind: 'bureau' | 'region',
  question: BureauQuestion,
  page: Page,
): Promise<Slice<PublisherRow>> {
  if (typeof question.region === 'string' && kind === 'bureau' && question.name === null && question.asOf == null)
    return pageOfRegion(await bureausOf(reader, [question.region]), question, page);
  const order = orderAsked(page, ORDERS);
  let query = reader.db.selectFrom('publisher').where('kind', '=', kind);
  if (typeof question.region === 'string') query = query.where('region_id', '=', question.region);
  else if (question.region !== null) query = query.where('region_id', 'in', question.region);
  if (question.asOf != null) query = query.where(wasListed(question.asOf));
  if (question.types) query = query.where('type', 'in', question.types);
  if (question.type !== null) query = query.where('type', '=', question.type);
  if (question.ids) {
    if (question.ids.length === 0) return sliceOf<PublisherRow>([], page, (row) => order.keyOf(row), 0);
    query = query.where('id', 'in', question.ids);
  }
  const name = question.name;
  if (name !== null) {
    const pattern = `%${lowerLatin(name).replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('publisher_name')
          .select('publisher_name.name')
          .whereRef('publisher_name.publisher_id', '=', 'publisher.id')
          .where(({ or, ref }) =>
            or([holds(ref('publisher_name.written'), pattern), holds(ref('publisher.name_en'), pattern)]),
          ),
      ),
    );
  }
  const { count } = await query.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  const isEverybody = Object.values(question).every((narrowed) => narrowed == null);
  if (isEverybody) await ensureAllListed(reader, kind, toCount(count));
  const rows = await inOrderAsked(query.selectAll(), order)
    .limit(page.first + 1)
    .execute();
  const named = await withNamesOfThen(namedAsOf(reader, question.asOf ?? null), ensureSoundPublishers(rows));
  return sliceOf(named, page, (row) => order.keyOf(row), toCount(count));
}

/** Of a region all are read, which is as many as were counted, and no others. */
function pageOfRegion(
  bureaus: readonly PublisherRow[],
  { type, types, ids }: BureauQuestion,
  page: Page,
): Slice<PublisherRow> {
  const asked = bureaus.filter(
    (row) =>
      (type === null || row.type === type) && (!types || types.includes(row.type)) && (!ids || ids.includes(row.id)),
  );
  const order = orderAsked(page, ORDERS);
  return sliceOf(sortAsAsked(asked, order).slice(0, page.first + 1), page, (row) => order.keyOf(row), asked.length);
}

export function listRegions(reader: Reader, page: Page, asOf: number | null = null): Promise<Slice<PublisherRow>> {
  const everybody = { region: null, type: null, name: null, asOf };
  return makeSure(reader, () => listPublishers(reader, 'region', everybody, page));
}

export function listBureaus(reader: Reader, question: BureauQuestion, page: Page): Promise<Slice<PublisherRow>> {
  return makeSure(reader, () => listPublishers(reader, 'bureau', question, page));
}

/** The regions right below a region, in the order of the list; those at the top for null. */
export async function regionsIn(reader: Reader, region: string | null): Promise<PublisherRow[]> {
  const query = reader.db.selectFrom('publisher').selectAll().where('kind', '=', 'region');
  const asked = region === null ? query.where('region_id', 'is', null) : query.where('region_id', '=', region);
  return makeSure(reader, async () => {
    const rows = ensureSoundPublishers(await asked.execute());
    await ensureListed(reader, 'region', [region], rows);
    return withNamesOfThen(reader, inOrder(rows));
  });
}

/** Publishers of these ids, in no particular order. */
export async function findPublishers(reader: Reader, ids: readonly string[]): Promise<PublisherRow[]> {
  if (ids.length === 0) return [];
  const find = async (missing: readonly string[]) => {
    const rows = [...(await selectByIds(reader, { ids: missing }))];
    return new Map(ensureSoundPublishers(rows).map((row) => [row.id, row]));
  };
  return withNamesOfThen(reader, [...(await remembered(reader, 'publisher', ids, find, () => ROW)).values()]);
}

/** About so many bytes a row takes in memory. */
const ROW = 800;

const selectByIds = preparedQuestion((db, { ids }: { readonly ids: readonly string[] }) =>
  db.selectFrom('publisher').selectAll().where('id', 'in', ids),
);

/** The ids there are, for whoever named one that there is not. */
export async function publisherIds(reader: Reader): Promise<readonly Pick<PublisherRow, 'id' | 'kind'>[]> {
  return reader.db.selectFrom('publisher').select(['id', 'kind']).orderBy('id').execute();
}

/** Every bureau of these regions, in the order of the list. */
export async function bureausOf(reader: Reader, regions: readonly string[]): Promise<PublisherRow[]> {
  const all = await bureausByRegion(reader, regions);
  const listed = [...all.values()].flat();
  return all.size === 1 ? listed : inOrder(listed);
}

/** In the order of the list: as the rows have it, which are checked, and not as an index has it. */
export function inOrder(rows: readonly PublisherRow[]): PublisherRow[] {
  return rows.toSorted((a, b) => toCount(a.position) - toCount(b.position));
}

/** The same, region by region. */
export async function bureausByRegion(
  reader: Reader,
  regions: readonly string[],
): Promise<ReadonlyMap<string, readonly PublisherRow[]>> {
  if (regions.length === 0) return new Map();
  const find = (missing: readonly string[]) => readBureaus(reader, missing);
  const found = await remembered(reader, 'bureaus', regions, find, (rows) => rows.length * ROW);
  if (reader.namesAsOf === undefined) return found;
  const named = new Map<string, readonly PublisherRow[]>();
  for (const [region, rows] of found) named.set(region, await withNamesOfThen(reader, rows));
  return named;
}

/** The same, read and not remembered. */
export async function readBureaus(
  reader: Reader,
  regions: readonly string[],
): Promise<ReadonlyMap<string, readonly PublisherRow[]>> {
  const rows = await makeSure(reader, async () => {
    const listed = inOrder(await selectBureaus(reader, { regions }));
    await ensureListed(reader, 'bureau', regions, listed);
    return ensureSoundPublishers(listed);
  });
  const found = Map.groupBy(rows, ({ region_id }) => region_id ?? '');
  return new Map(regions.map((region) => [region, found.get(region) ?? []]));
}

const selectBureaus = preparedQuestion((db, { regions }: { readonly regions: readonly string[] }) =>
  db.selectFrom('publisher').selectAll().where('kind', '=', 'bureau').where('region_id', 'in', regions),
);

export interface PublisherName {
  readonly name: string;
  readonly written: string;
  readonly publisher: string;
  readonly kind: 'bureau' | 'region';
  readonly region: string;
  /** First and last report year in which the publisher had the name; null: no limit known. */
  readonly since: number | null;
  readonly until: number | null;
  /** It has another name now. */
  readonly former: boolean;
}

/** All names by which a publisher may be found, folded. */
export async function listPublisherNames(reader: Reader): Promise<PublisherName[]> {
  const publishers = ensureSoundPublishers(await reader.db.selectFrom('publisher').selectAll().execute());
  const byId = new Map(publishers.map((row) => [row.id, row]));
  const names = ensureSoundNames(await reader.db.selectFrom('publisher_name').selectAll().execute());
  const year = (stored: number | null): number | null => (stored === null ? null : toCount(stored));
  return names.flatMap(({ name, written, publisher_id, former, until }) => {
    const publisher = byId.get(publisher_id);
    if (!publisher) return [];
    const { id, kind, region_id } = publisher;
    return [
      {
        ...{ name, written, publisher: id, kind },
        region: kind === 'region' ? id : (region_id ?? id),
        since: year(publisher.since),
        until: year(until) ?? year(publisher.until),
        former: toCount(former) === 1,
      },
    ];
  });
}

/** Aliases entered for these publishers. */
export async function aliasesOf(
  reader: Reader,
  ids: readonly string[],
): Promise<{ publisher_id: string; written: string }[]> {
  if (ids.length === 0) return [];
  return ensureSoundNames(
    await reader.db
      .selectFrom('publisher_name')
      .selectAll()
      .where('publisher_id', 'in', ids)
      .where('alias', '=', 1)
      .orderBy('written')
      .execute(),
  );
}
