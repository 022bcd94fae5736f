/**
 * Frozen. Rollups also hold the two parts of every indicator, each over the reports that have all its operands, and count the
 * numbers that were computed. Both are added up anew from what the current versions of the reports count.
 */
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

const EMPTY = ['blank', 'slash', 'dash', 'none'];

/** A number, why there is none, or null where the report has no such cell. */
type Cell = number | string | null;
type Row = readonly [edition: string, computed: number, ...cells: Cell[]];
type Rows = Readonly<Record<string, Row>>;
type Sums = Record<string, number[][]>;

export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows: regions } = await sql<{ id: string }>`
    select distinct region_id as id from report where kind = 'bureau' order by region_id`.execute(db);
  await sql`delete from rollup`.execute(db);
  await sql`delete from rollup_common`.execute(db);
  for (const { id } of regions) await addUpRegion(db, id);
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
  return new Map(rows.map(({ publisher_id, counted }) => [publisher_id, withParts(JSON.parse(counted))]));
}

/** The rows of a report, and those of the indicators of which it has every operand's row. */
function withParts(rows: Rows): Rows {
  const all: Record<string, Row> = { ...rows };
  for (const [id, over, under, byApplicant] of RATIOS) {
    const operands = [...new Set([...over, ...under])].map((measure) => rows[measure]);
    const known = operands.filter((row) => row !== undefined);
    const [first] = known;
    if (first === undefined || known.length < operands.length) continue;
    const width = byApplicant ? first.length - 2 : 1;
    const ends = Array.from({ length: width }, (_, place) => place - width);
    const computed = ends.reduce(
      (bits, end, place) => (known.some((row) => (row[1] >> (row.length - 2 + end)) & 1) ? bits | (1 << place) : bits),
      0,
    );
    for (const [part, measures] of [
      ['numerator', over],
      ['denominator', under],
    ] as const) {
      const cells = ends.map((end) => partOf(measures, known, rows, end));
      all[`${id}/${part}`] = [first[0], computed, ...cells];
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
  for (const [measure, [edition, computed, ...cells]] of Object.entries(rows)) {
    const known = sums[measure] ?? cells.map(() => [0, 0, 0, 0, 0, 0]);
    sums[measure] = known;
    cells.forEach((cell, place) => {
      if (!isCounted(cell)) return;
      const isNumber = typeof cell === 'number';
      const more = [
        isNumber ? cell : 0,
        isNumber ? 1 : 0,
        isNumber ? 0 : 1,
        edition === '2019' ? 1 : 0,
        edition === '2021' ? 1 : 0,
        (computed >> place) & 1,
      ];
      known[place] = more.map((value, index) => value + (known[place]?.[index] ?? 0));
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
  await sql`insert into ${sql.table(table)} (region_id, year, sums)
    values (${region}, ${year}, ${JSON.stringify(sums)})`.execute(db);
}
