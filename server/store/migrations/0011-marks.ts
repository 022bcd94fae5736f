/**
 * Frozen. What a report counts says which of its numbers are approximate. Rollups count those, and cells whose value nobody knows;
 * and under the name of a measure that softly follows another they hold what was counted of that one before. All are added up anew.
 */
import { crc32 } from 'node:zlib';
import { type Kysely, sql } from 'kysely';

const GRANTED = ['requests.granted', 'requests.partlyGranted'];

/** Indicator, measures of the numerator, of the denominator, and whether they stand by applicant. */
const RATIOS: readonly (readonly [string, readonly string[], readonly string[], boolean])[] = [
  ['rate.granted', GRANTED, ['requests.closed'], true],
  ['rate.grantedOfHandled', GRANTED, ['requests.handled'], true],
  ['rate.refused', ['requests.refused'], ['requests.closed'], true],
  ['rate.unavailable', ['requests.unavailable'], ['requests.closed'], true],
  ['rate.declined', ['requests.declined'], ['requests.closed'], true],
  ['rate.carriedOut', ['requests.carriedOut'], ['requests.handled'], true],
  ['rate.reviewCorrected', ['review.corrected'], ['review.upheld', 'review.corrected', 'review.otherResult'], false],
  [
    'rate.litigationCorrected',
    ['litigation.corrected'],
    ['litigation.upheld', 'litigation.corrected', 'litigation.otherResult'],
    false,
  ],
  ['rate.appealed', ['review.total'], ['requests.closed'], false],
];

/** A measure, and the one of the form before that runs on in it. */
const JOINED = [['rules.made', 'rules.newlyMade']] as const;

const EMPTY = ['blank', 'slash', 'dash', 'none'];
const CHUNK = 200;
/** Bits of what was computed; those of what is approximate stand behind them. */
const WIDEST = 7;

/** A number, why there is none, or null where the report has no such cell. */
type Cell = number | string | null;
type Row = readonly [edition: string, marks: number, ...cells: Cell[]];
type Rows = Readonly<Record<string, Row>>;
type Sums = Record<string, number[][]>;
type Stated = readonly [measure: string, label: string | null, value: number, approximate: 0 | 1];

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows: versions } = await sql<{ id: number | string }>`select id from report_version order by id`.execute(db);
  for (let from = 0; from < versions.length; from += CHUNK) {
    await markContents(
      db,
      Number(versions[from]?.id),
      Number(versions[Math.min(from + CHUNK, versions.length) - 1]?.id),
    );
  }
  const { rows: regions } = await sql<{ id: string }>`
    select distinct region_id as id from report where kind = 'bureau' order by region_id`.execute(db);
  await sql`delete from rollup`.execute(db);
  await sql`delete from rollup_common`.execute(db);
  for (const { id } of regions) await addUpRegion(db, id);
}

/** A number of the prose is approximate where no statement of it is exact. Most reports have none, and stay as they are. */
async function markContents(db: Kysely<unknown>, first: number, last: number): Promise<void> {
  const { rows } = await sql<{
    version_id: number;
    counted: string;
    narrative: string;
    publisher_id: string;
    year: number;
  }>`
    select contents.version_id, contents.counted, contents.narrative, report.publisher_id, report.year from contents
    join report_version on report_version.id = contents.version_id join report on report.id = report_version.report_id
    where contents.version_id between ${first} and ${last}`.execute(db);
  for (const { version_id, counted, narrative, publisher_id, year } of rows) {
    const stated: readonly Stated[] = JSON.parse(narrative);
    const exact = new Set(stated.flatMap(([measure, , , approximate]) => (approximate === 1 ? [] : [measure])));
    const about = new Set(stated.flatMap(([measure]) => (exact.has(measure) ? [] : [measure])));
    const before: Rows = JSON.parse(counted);
    const marked = Object.entries(before).map(([measure, row]): readonly [string, Row] => {
      const [edition, marks, ...cells] = row;
      return edition === 'narrative' && about.has(measure)
        ? [measure, [edition, marks | (1 << (WIDEST + cells.length - 1)), ...cells]]
        : [measure, row];
    });
    const after = JSON.stringify(Object.fromEntries(marked));
    if (after === counted) continue;
    const checksum = crc32(after, crc32(publisher_id, Number(year)));
    await sql`update contents set counted = ${after}, counted_checksum = ${checksum}
      where version_id = ${version_id}`.execute(db);
  }
}

/** Year by year, so that no more than two years of one region are in memory. */
async function addUpRegion(db: Kysely<unknown>, region: string): Promise<void> {
  const { rows: years } = await sql<{ year: number | string }>`
    select distinct year from report where kind = 'bureau' and region_id = ${region} order by year`.execute(db);
  let before: { readonly year: number; readonly bureaus: ReadonlyMap<string, Rows> } | null = null;
  for (const { year: stored } of years) {
    const year = Number(stored);
    const bureaus = await countedIn(db, region, year);
    const sums: Sums = {};
    for (const rows of bureaus.values()) addUp(sums, rows);
    await keep(db, 'rollup', region, year, sums);
    const common: Sums = {};
    for (const [bureau, rows] of bureaus) {
      const last: Rows | undefined = before?.year === year - 1 ? before.bureaus.get(bureau) : undefined;
      if (last) addUpCommon(common, rows, last);
    }
    await keep(db, 'rollup_common', region, year, common);
    before = { year, bureaus };
  }
}

async function countedIn(db: Kysely<unknown>, region: string, year: number): Promise<ReadonlyMap<string, Rows>> {
  const { rows } = await sql<{ publisher_id: string; counted: string }>`
    select report.publisher_id, contents.counted from report
    join report_version on report_version.report_id = report.id and report_version.superseded is null
    join contents on contents.version_id = report_version.id
    where report.kind = 'bureau' and report.region_id = ${region} and report.year = ${year}`.execute(db);
  return new Map(rows.map(({ publisher_id, counted }) => [publisher_id, withDerived(JSON.parse(counted))]));
}

/** The rows of a report, those that run on in another measure, and those of the indicators of which it has every operand's row. */
function withDerived(rows: Rows): Rows {
  const all: Record<string, Row> = { ...rows };
  for (const [measure, predecessor] of JOINED) {
    const before = rows[predecessor];
    if (before && !rows[measure]) all[measure] = before;
  }
  for (const [id, over, under, byApplicant] of RATIOS) {
    const operands = [...new Set([...over, ...under])].map((measure) => rows[measure]);
    const known = operands.filter((row) => row !== undefined);
    const [first] = known;
    if (first === undefined || known.length < operands.length) continue;
    const width = byApplicant ? first.length - 2 : 1;
    const ends = Array.from({ length: width }, (_, place) => place - width);
    const marked = (shift: number) =>
      ends.reduce((bits, end, place) => {
        const has = known.some((row) => (row[1] >> (shift + row.length - 2 + end)) & 1);
        return has ? bits | (1 << (shift + place)) : bits;
      }, 0);
    const marks = marked(0) | marked(WIDEST);
    for (const [part, measures] of [
      ['numerator', over],
      ['denominator', under],
    ] as const) {
      const cells = ends.map((end) => partOf(measures, known, rows, end));
      all[`${id}/${part}`] = [first[0], marks, ...cells];
    }
  }
  return all;
}

function partOf(measures: readonly string[], operands: readonly Row[], rows: Rows, end: number): Cell {
  const cell = (row: Row | undefined): Cell => row?.slice(2).at(end) ?? null;
  const unknown = operands.find((row) => !isCounted(cell(row)));
  if (unknown) return cell(unknown);
  const cells = measures.map((measure) => cell(rows[measure]));
  const numbers = cells.filter((one) => typeof one === 'number');
  return numbers.length === 0 ? (cells[0] ?? null) : numbers.reduce((sum, one) => sum + one, 0);
}

function isCounted(cell: Cell | undefined): cell is number | string {
  return typeof cell === 'number' || (typeof cell === 'string' && EMPTY.includes(cell));
}

function addUp(sums: Sums, rows: Rows): void {
  for (const [measure, [edition, marks, ...cells]] of Object.entries(rows)) {
    const known = sums[measure] ?? cells.map(() => [0, 0, 0, 0, 0, 0, 0, 0]);
    sums[measure] = known;
    cells.forEach((cell, place) => {
      const isNumber = typeof cell === 'number';
      const more = isCounted(cell)
        ? [
            isNumber ? cell : 0,
            isNumber ? 1 : 0,
            isNumber ? 0 : 1,
            edition === '2019' ? 1 : 0,
            edition === '2021' ? 1 : 0,
            (marks >> place) & 1,
            (marks >> (WIDEST + place)) & 1,
            0,
          ]
        : [0, 0, 0, 0, 0, 0, 0, cell === null || cell === 'notInEdition' ? 0 : 1];
      const in2014 = (known[place]?.[8] ?? 0) + (edition === '2014' && isCounted(cell) ? 1 : 0);
      const counts = more.map((value, index) => value + (known[place]?.[index] ?? 0));
      known[place] = in2014 === 0 ? counts : [...counts, in2014];
    });
  }
}

function addUpCommon(sums: Sums, rows: Rows, last: Rows): void {
  for (const [measure, [, , ...cells]] of Object.entries(rows)) {
    const [, , ...earlier] = last[measure] ?? ['', 0];
    if (earlier.length === 0) continue;
    const known = sums[measure] ?? cells.map(() => [0, 0, 0]);
    sums[measure] = known;
    cells.forEach((cell, place) => {
      const was = earlier[place];
      if (!isCounted(cell) || !isCounted(was)) return;
      const more = [typeof cell === 'number' ? cell : 0, typeof was === 'number' ? was : 0, 1];
      known[place] = more.map((value, index) => value + (known[place]?.[index] ?? 0));
    });
  }
}

async function keep(db: Kysely<unknown>, table: string, region: string, year: number, sums: Sums): Promise<void> {
  if (Object.keys(sums).length === 0) return;
  const text = JSON.stringify(sums);
  const checksum = crc32(text, crc32([table, region, year].join('\u0000')));
  await sql`insert into ${sql.table(table)} (region_id, year, sums, checksum)
    values (${region}, ${year}, ${text}, ${checksum})`.execute(db);
}
