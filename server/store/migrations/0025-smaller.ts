/**
 * Frozen. What the reports of a region's year count of a measure is written shorter: a capital for a run of noughts, `^` for a column like the one
 * behind it, a colon where all was computed, ids without that of their region, and measures by their number; beside the ids stands which columns there are. The forms and counts of findings that most
 * versions have, and the words with which most titles end, are kept as a number (packed/usual.ts). Sums above stand list by list.
 */
import { crc32 } from 'node:zlib';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { MEASURES_THEN } from '../packed/dictionary.ts';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly keyedTableEnd: RawBuilder<unknown>;
}

interface Row {
  readonly region_id: string;
  readonly measure: string;
  readonly year: number | string;
  readonly cells: string;
  readonly checksum: number | string;
}

const everywhere = (form: string): string =>
  `{"II":{"1":"${form}","5":"${form}","6":"${form}","8":"${form}","9":"${form}"},"III":"${form}","IV":"${form}"}`;
const NOTHING = '{"failed":0,"suspicious":0,"confirmed":0,"notAssessable":0}';

/** How titles end, and how that is kept. */
const ENDINGS = [
  ['年政府信息公开工作年度报告', '\u001f1'],
  ['年度政府信息公开工作年度报告', '\u001f2'],
  ['政府信息公开工作年度报告', '\u001f3'],
  ['年政府信息公开年度报告', '\u001f4'],
  ['年度政府信息公开工作报告', '\u001f5'],
  ['年政府信息公开工作报告', '\u001f6'],
] as const;

/** So many rows that a statement stays below the parameters SQLite takes. */
const CHUNK = 150;

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const ends = ENDINGS.map(
    ([ending, mark]) =>
      sql`when title like ${`%${ending}`} then substr(title, 1, length(title) - ${sql.lit(ending.length)}) || ${mark}`,
  );
  await sql`update report_version set
    title = case ${sql.join(ends, sql` `)} when title like ${'%\u001f%'} then title || ${'\u001f0'} else title end,
    period_from = case when period_from like '____-01-01' then substr(period_from, 1, 4) else period_from end,
    period_to = case when period_to like '____-12-31' then substr(period_to, 1, 4) else period_to end,
    editions = case editions when ${everywhere('2019')} then '#0' when ${everywhere('2021')} then '#1' else editions end,
    finding_counts = case finding_counts when ${NOTHING} then '#2' else finding_counts end`.execute(db);
  await carryColumns(db, words);
  for (const table of ['rollup', 'rollup_common'] as const) await carrySums(db, table);
}

async function carryColumns(db: Kysely<unknown>, { whole: type, keyedTableEnd }: Words): Promise<void> {
  const whole = sql.raw(type);
  await sql`create table counted_column_short (
    region_id text not null,
    measure text not null,
    year ${whole} not null,
    cells text not null,
    checksum ${whole} not null,
    primary key (region_id, measure, year)
  ) ${keyedTableEnd}`.execute(db);
  let last: Row | undefined;
  for (;;) {
    const { rows } = await sql<Row>`select * from counted_column
      where (region_id, measure, year) > (${last?.region_id ?? ''}, ${last?.measure ?? ''}, ${last?.year ?? 0})
      order by region_id, measure, year limit ${CHUNK}`.execute(db);
    last = rows.at(-1);
    if (!last) break;
    await sql`insert into counted_column_short (region_id, measure, year, cells, checksum)
      values ${sql.join(rows.map(shortTuple))}`.execute(db);
  }
  await tellMeasures(db);
  await sql`drop table counted_column`.execute(db);
  await sql`alter table counted_column_short rename to counted_column`.execute(db);
}

/** Behind whose reports they are, of which measures there are columns. */
async function tellMeasures(db: Kysely<unknown>): Promise<void> {
  const { rows: heads } = await sql<Row>`select * from counted_column_short where measure = ''`.execute(db);
  for (const region of new Set(heads.map(({ region_id }) => region_id))) {
    const { rows } = await sql<Pick<Row, 'measure' | 'year'>>`
      select measure, year from counted_column_short where region_id = ${region} and measure <> ''`.execute(db);
    const measures = Map.groupBy(rows, ({ year }) => Number(year));
    for (const head of heads) {
      if (head.region_id !== region || Number(head.checksum) !== checksumOf(head, head.cells)) continue;
      const there = (measures.get(Number(head.year)) ?? []).map(({ measure }) => measure);
      const cells = `${head.cells};${inRuns(there)}`;
      await sql`update counted_column_short set cells = ${cells}, checksum = ${checksumOf(head, cells)}
        where region_id = ${region} and measure = '' and year = ${head.year}`.execute(db);
    }
  }
}

function inRuns(measures: readonly string[]): string {
  const numbers = measures
    .filter((one) => /^\d/.test(one))
    .map(Number)
    .sort((a, b) => a - b);
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const names = measures.filter((one) => !/^\d/.test(one)).sort();
  return [...runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)), ...names].join(',');
}

interface Sums {
  readonly region_id: string;
  readonly year: number | string;
  readonly kind: string;
  readonly sums: string;
  readonly checksum: number | string;
}

/** What the entries of a measure hold, list by list: the first as long as there are entries, the others once where all are alike. */
async function carrySums(db: Kysely<unknown>, table: 'rollup' | 'rollup_common'): Promise<void> {
  const { rows: keys } = await sql<Omit<Sums, 'sums' | 'checksum'>>`
    select region_id, year, kind from ${sql.table(table)}`.execute(db);
  for (const { region_id, year, kind } of keys) {
    const at = sql`where region_id = ${region_id} and year = ${year} and kind = ${kind}`;
    const { rows } = await sql<Sums>`select * from ${sql.table(table)} ${at}`.execute(db);
    for (const row of rows) {
      const checksum = (sums: string) => crc32(sums, crc32([table, region_id, year, kind].join('\u0000')));
      // One that is damaged already stays as it is.
      if (Number(row.checksum) !== checksum(row.sums)) continue;
      const sums = JSON.stringify(
        Object.fromEntries(
          Object.entries(JSON.parse(row.sums) as Record<string, number[][]>).map(([name, entries]) => [
            name,
            inLists(entries),
          ]),
        ),
      );
      await sql`update ${sql.table(table)} set sums = ${sums}, checksum = ${checksum(sums)} ${at}`.execute(db);
    }
  }
}

function inLists(entries: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const most = Math.max(...entries.map((entry) => entry.length));
  const lists = Array.from({ length: most }, (_, at) => {
    const list = entries.map((entry) => entry[at] ?? 0);
    return at > 0 && list.every((one) => one === list[0]) ? list.slice(0, 1) : list;
  });
  while (lists.length > 4 && lists.at(-1)?.length === 1 && lists.at(-1)?.[0] === 0) lists.pop();
  return lists;
}

/** One that is damaged already stays damaged. */
function shortTuple(row: Row) {
  const { region_id, year } = row;
  const measure = NUMBERS.get(row.measure) ?? row.measure;
  const cells = row.measure === '' ? shortIds(region_id, row.cells) : shortRow(row.cells);
  const checksum = checksumOf({ measure, region_id, year }, cells);
  const isSound = Number(row.checksum) === checksumOf(row, row.cells);
  return sql`(${region_id}, ${measure}, ${year}, ${cells}, ${isSound ? checksum : (checksum + 1) % 2 ** 32})`;
}

const NUMBERS: ReadonlyMap<string, string> = new Map(MEASURES_THEN.map((measure, number) => [measure, `${number}`]));

function checksumOf({ measure, region_id, year }: Pick<Row, 'measure' | 'region_id' | 'year'>, cells: string): number {
  return crc32(`${measure}\u0000${region_id}\u0000${year}\u0000${cells}`);
}

function shortIds(region: string, ids: string): string {
  return ids
    .split(',')
    .map((id) => (id.startsWith(`${region}-`) ? id.slice(region.length) : id))
    .join(',');
}

function shortRow(row: string): string {
  const columns = row.split(';').map((column) => shortColumn(column === '' ? [] : column.split(',').flatMap(ofRun)));
  return columns
    .map((column, at) => (at > 0 && at < columns.length - 1 && column === columns[at + 1] ? '^' : column))
    .join(';');
}

/** The entries of a run as it was. */
function ofRun(run: string): readonly string[] {
  const star = run.indexOf('*');
  return star < 0 ? [run] : Array.from({ length: Number(run.slice(0, star)) }, () => run.slice(star + 1));
}

const WORD = /^[a-z]/;
const COMPUTED = /^(-?\d+)=$/;
const NUMBER = /^-?\d+[=~!]*$/;

function shortColumn(entries: readonly string[]): string {
  const last = entries.findLastIndex((entry) => entry !== '') + 1;
  const numbers = entries.filter((entry) => entry !== '' && !WORD.test(entry));
  const areComputed = numbers.length > 0 && numbers.every((entry) => COMPUTED.test(entry));
  let short = areComputed ? ':' : '';
  let before = '0';
  for (let at = 0; at < last; ) {
    const entry = entries[at] ?? '';
    let next = at + 1;
    while (next < last && entries[next] === entry) next += 1;
    const plain = areComputed ? entry.replace(COMPUTED, '$1') : entry;
    const run = plain === '0' ? noughts(next - at) : next - at === 1 ? plain : `${next - at}*${plain}`;
    const tellsItself = before === '0' ? at === 0 || run !== '' : plain === '0' && NUMBER.test(before);
    short += tellsItself ? run : `,${run}`;
    before = plain;
    at = next;
  }
  return short;
}

function noughts(times: number): string {
  const rest = times % 26;
  return 'Z'.repeat((times - rest) / 26) + (rest === 0 ? '' : String.fromCharCode(64 + rest));
}
