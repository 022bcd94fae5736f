/**
 * Frozen. What the reports of a region's year count of a measure is kept together in one row, from which sums over its bureaus are added
 * up. Rollups hold the sums over the regions below a region by kind of bureau; they are left empty here and added up when the store is opened.
 */
import { crc32 } from 'node:zlib';
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly keyedTableEnd: RawBuilder<unknown>;
}

/** A number, why there is none, or null where the report has no such cell. */
type Cell = number | string | null;
type Row = readonly [edition: string, marks: number, ...cells: Cell[]];
type Rows = Readonly<Record<string, Row>>;

/** Bits of what was computed; those of what is approximate stand behind them. */
const WIDEST = 7;
/** Rows of an insert. */
const CHUNK = 50;

export async function up(db: Kysely<unknown>, { whole: type, keyedTableEnd }: Words): Promise<void> {
  const whole = sql.raw(type);
  await sql`create table counted_column (
    measure text not null,
    region_id text not null,
    year ${whole} not null,
    cells text not null,
    checksum ${whole} not null,
    primary key (measure, region_id, year)
  ) ${keyedTableEnd}`.execute(db);
  for (const name of ['rollup', 'rollup_common']) {
    await sql`drop table ${sql.table(name)}`.execute(db);
    await sql`create table ${sql.table(name)} (
      region_id text not null references publisher (id),
      year ${whole} not null,
      kind text not null,
      sums text not null,
      checksum ${whole} not null,
      primary key (region_id, year, kind)
    ) ${keyedTableEnd}`.execute(db);
  }
  const { rows: years } = await sql<{ region_id: string; year: number | string }>`
    select distinct region_id, year from report order by region_id, year`.execute(db);
  for (const { region_id, year } of years) await carryYear(db, region_id, Number(year));
}

async function carryYear(db: Kysely<unknown>, region: string, year: number): Promise<void> {
  const { rows: reports } = await sql<{ publisher_id: string; counted: string }>`
    select report.publisher_id, contents.counted from report
    join report_version on report_version.report_id = report.id and report_version.superseded is null
    join contents on contents.version_id = report_version.id
    where report.region_id = ${region} and report.year = ${year}
    order by report_version.id`.execute(db);
  const all = new Map<string, string[][]>();
  for (const [place, { counted }] of reports.entries()) {
    const rows: Rows = JSON.parse(counted);
    for (const [measure, [edition, marks, ...cells]] of Object.entries(rows)) {
      const columns = all.get(measure) ?? [[], ...cells.map((): string[] => [])];
      all.set(measure, columns);
      put(columns[0], place, edition === '' ? '-' : edition);
      cells.forEach((cell, column) => {
        const marked = `${(marks >> column) & 1 ? '=' : ''}${(marks >> (WIDEST + column)) & 1 ? '~' : ''}`;
        put(columns[column + 1], place, `${cell ?? ''}${marked}`);
      });
    }
  }
  const packed = [...all].map(([measure, columns]) => [measure, columns.map(pack).join(';')] as const);
  const kept = [['', reports.map(({ publisher_id }) => publisher_id).join(',')] as const, ...packed].map(
    ([measure, cells]) => {
      const checksum = crc32([measure, region, year, cells].join('\u0000'));
      return sql`(${measure}, ${region}, ${year}, ${cells}, ${checksum})`;
    },
  );
  for (let from = 0; from < kept.length; from += CHUNK) {
    await sql`insert into counted_column (measure, region_id, year, cells, checksum)
      values ${sql.join(kept.slice(from, from + CHUNK))}`.execute(db);
  }
}

function put(column: string[] | undefined, place: number, entry: string): void {
  while (column && column.length < place) column.push('');
  column?.push(entry);
}

/** Runs of what is alike, without what is absent at the end. */
function pack(entries: readonly string[]): string {
  const last = entries.findLastIndex((entry) => entry !== '');
  const runs: string[] = [];
  for (let place = 0; place <= last; ) {
    const entry = entries[place];
    const next = entries.findIndex((one, at) => at > place && (one !== entry || at > last));
    const end = next < 0 ? last + 1 : next;
    runs.push(end - place === 1 ? `${entry}` : `${end - place}*${entry}`);
    place = end;
  }
  return runs.join(',');
}
