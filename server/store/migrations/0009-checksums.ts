/**
 * Frozen. What is stored of a report carries checksums, and a version says how many findings of each outcome it has. What is there
 * already is taken for right: nothing tells whether it still is what was written.
 */
import { crc32 } from 'node:zlib';
import { type Kysely, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
}

type Field = string | number | bigint | null;
type Row = Readonly<Record<string, Field>>;

/** Whole numbers and the column that tells the row; so many together that a statement stays below the parameters SQLite takes. */
const CHUNK = 200;
const OUTCOMES = ['failed', 'suspicious', 'confirmed', 'notAssessable'];

function checksum(text: Field | undefined, ...others: readonly (Field | undefined)[]): number {
  return crc32(String(text), crc32(others.map((field) => field ?? null).join('\u0000')));
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  for (const [table, column] of [
    ['contents', 'counted_checksum'],
    ['contents', 'printed_checksum'],
    ['contents', 'narrative_checksum'],
    ['document', 'label_checksum'],
    ['document', 'text_checksum'],
    ['finding', 'checksum'],
    ['report_version', 'checksum'],
    ['rollup', 'checksum'],
    ['rollup_common', 'checksum'],
  ] as const) {
    await sql`alter table ${sql.table(table)} add column ${sql.ref(column)} ${whole} not null default 0`.execute(db);
  }
  await sql`alter table report_version add column finding_counts text not null default ''`.execute(db);
  const { rows: versions } = await sql<{ id: number | string }>`select id from report_version order by id`.execute(db);
  for (let from = 0; from < versions.length; from += CHUNK) {
    const first = Number(versions[from]?.id);
    const last = Number(versions[Math.min(from + CHUNK, versions.length) - 1]?.id);
    await sealContents(db, first, last);
    await sealFindings(db, first, last);
    await sealVersions(db, first, last);
  }
  await sealDocuments(db);
  for (const table of ['rollup', 'rollup_common']) await sealSums(db, table);
}

/** Sets columns of the rows that one or two keys tell, a chunk of them at a time. */
async function setAll(
  db: Kysely<unknown>,
  table: string,
  keys: Readonly<Record<string, 'text' | 'bigint'>>,
  columns: Readonly<Record<string, 'text' | 'bigint'>>,
  rows: readonly (readonly Field[])[],
): Promise<void> {
  const all = { ...keys, ...columns };
  const kinds = Object.values(all);
  const names = Object.keys(all);
  const value = (place: number) => sql.ref(`new.column${place + 1}`);
  const set = Object.keys(columns).map((name) => sql`${sql.ref(name)} = ${value(names.indexOf(name))}`);
  const where = Object.keys(keys).map((name) => sql`${sql.ref(`${table}.${name}`)} = ${value(names.indexOf(name))}`);
  for (let from = 0; from < rows.length; from += CHUNK) {
    const tuples = rows
      .slice(from, from + CHUNK)
      .map(
        (row) => sql`(${sql.join(row.map((field, place) => sql`cast(${field} as ${sql.raw(kinds[place] ?? '')})`))})`,
      );
    await sql`update ${sql.table(table)} set ${sql.join(set)} from (values ${sql.join(tuples)}) as new
      where ${sql.join(where, sql` and `)}`.execute(db);
  }
}

async function sealContents(db: Kysely<unknown>, first: number, last: number): Promise<void> {
  const { rows } = await sql<Row>`
    select contents.*, report.publisher_id, report.year from contents
    join report_version on report_version.id = contents.version_id join report on report.id = report_version.report_id
    where contents.version_id between ${first} and ${last}`.execute(db);
  const sealed = rows.map((row) => [
    Number(row.version_id),
    crc32(String(row.counted), crc32(String(row.publisher_id), Number(row.year))),
    checksum(row.printed, 'printed', row.version_id),
    checksum(row.narrative, 'narrative', row.version_id),
  ]);
  const columns = { counted_checksum: 'bigint', printed_checksum: 'bigint', narrative_checksum: 'bigint' } as const;
  await setAll(db, 'contents', { version_id: 'bigint' }, columns, sealed);
}

async function sealFindings(db: Kysely<unknown>, first: number, last: number): Promise<void> {
  const { rows } = await sql<Row>`select * from finding where version_id between ${first} and ${last}`.execute(db);
  const sealed = rows.map((row) => [
    Number(row.version_id),
    Number(row.position),
    checksum(
      row.findings,
      ...['version_id', 'position', 'rule', 'outcome', 'severity', 'rank', 'count'].map((name) => row[name]),
    ),
  ]);
  await setAll(db, 'finding', { version_id: 'bigint', position: 'bigint' }, { checksum: 'bigint' }, sealed);
}

async function sealVersions(db: Kysely<unknown>, first: number, last: number): Promise<void> {
  const { rows: found } = await sql<Row>`
    select version_id, outcome, sum(count) as count from finding
    where version_id between ${first} and ${last} group by version_id, outcome`.execute(db);
  const foundIn = Map.groupBy(found, (row) => Number(row.version_id));
  const { rows } = await sql<Row>`select * from report_version where id between ${first} and ${last}`.execute(db);
  const sealed = rows.map((row) => {
    const own = foundIn.get(Number(row.id)) ?? [];
    const counts = OUTCOMES.map((outcome) => [outcome, Number(own.find((one) => one.outcome === outcome)?.count ?? 0)]);
    const findingCounts = JSON.stringify(Object.fromEntries(counts));
    const others = [
      ...['report_id', 'revision', 'document_hash', 'title', 'published_on', 'period_from', 'period_to', 'editions'],
      ...['breakdowns', 'notes', 'repairs', 'source_zh', 'source_en', 'changed_cells'],
    ].map((name) => row[name]);
    return [Number(row.id), findingCounts, checksum(row.outline, ...others, findingCounts)];
  });
  await setAll(db, 'report_version', { id: 'bigint' }, { finding_counts: 'text', checksum: 'bigint' }, sealed);
}

/** One after another: a transcript can be long. */
async function sealDocuments(db: Kysely<unknown>): Promise<void> {
  const { rows: hashes } = await sql<{ hash: string }>`select hash from document order by hash`.execute(db);
  for (const { hash } of hashes) {
    const { rows } = await sql<Row>`
      select file_name, media_type, size, text from document where hash = ${hash}`.execute(db);
    for (const row of rows) {
      const label = checksum(row.file_name, hash, row.media_type, row.size);
      await sql`update document set label_checksum = ${label}, text_checksum = ${checksum(row.text, hash)}
        where hash = ${hash}`.execute(db);
    }
  }
}

async function sealSums(db: Kysely<unknown>, table: string): Promise<void> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)}`.execute(db);
  const sealed = rows.map((row) => [
    row.region_id ?? null,
    Number(row.year),
    checksum(row.sums, table, row.region_id, row.year),
  ]);
  await setAll(db, table, { region_id: 'text', year: 'bigint' }, { checksum: 'bigint' }, sealed);
}
