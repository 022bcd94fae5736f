/**
 * Frozen. What a version holds is one row instead of two hundred and fifty, a region's rollup of a year is one row, and its
 * findings are a row a rule: half of the bytes and a third of the time of storing a report. Everything is carried over.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';

interface Words {
  readonly whole: 'integer' | 'bigint';
  readonly tableEnd: RawBuilder<unknown>;
  readonly keyedTableEnd: RawBuilder<unknown>;
}

const TABLES = ['figure', 'finding', 'narrative', 'rollup', 'rollup_common'];

const APPLICANTS = ['natural', 'business', 'research', 'nonprofit', 'legalService', 'otherOrganization', 'total'];

interface CellRow {
  readonly measure: string;
  readonly applicant: string;
  readonly origin: string;
  readonly cell: string | null;
  readonly edition: string;
  readonly value: number | string | null;
  readonly gap: string | null;
  readonly printed: string;
  readonly start: number | string | null;
  readonly end: number | string | null;
  readonly line: number | string | null;
  readonly counted: number | string | null;
  readonly confidence: string | null;
}

export async function up(db: Kysely<unknown>, words: Words): Promise<void> {
  const whole = sql.raw(words.whole);
  const { tableEnd, keyedTableEnd } = words;
  for (const name of TABLES) {
    await sql`alter table ${sql.table(name)} rename to ${sql.table(`${name}_before`)}`.execute(db);
  }
  await sql`create table contents (
    version_id ${whole} primary key references report_version (id),
    counted text not null,
    printed text not null,
    narrative text not null
  ) ${tableEnd}`.execute(db);
  await sql`create table finding (
    version_id ${whole} not null references report_version (id),
    position ${whole} not null,
    rule text not null,
    outcome text not null check (outcome in ('failed', 'suspicious', 'confirmed', 'notAssessable')),
    severity text not null check (severity in ('error', 'warning', 'hint')),
    rank ${whole} not null,
    count ${whole} not null check (count > 0),
    findings text not null,
    primary key (version_id, position)
  ) ${tableEnd}`.execute(db);
  await sql`drop index finding_rank`.execute(db);
  await sql`create index finding_rank on finding (rank, version_id) where rank < 30`.execute(db);
  for (const name of ['rollup', 'rollup_common']) {
    await sql`create table ${sql.table(name)} (
      region_id text not null references publisher (id),
      year ${whole} not null,
      sums text not null,
      primary key (region_id, year)
    ) ${keyedTableEnd}`.execute(db);
  }
  await carryContents(db);
  await carryFindings(db);
  await carryRollups(db, 'rollup', ['sum', 'numbers', 'blanks', 'in_2019', 'in_2021']);
  await carryRollups(db, 'rollup_common', ['current', 'previous', 'bureaus']);
  for (const name of TABLES) {
    await sql`drop table ${sql.table(`${name}_before`)}`.execute(db);
  }
}

/** Version by version, so that memory stays small whatever is kept. */
async function carryContents(db: Kysely<unknown>): Promise<void> {
  const { rows: versions } = await sql<{ id: number | string }>`select id from report_version order by id`.execute(db);
  for (const { id } of versions) {
    const { rows: figures } =
      await sql<CellRow>`select * from figure_before where version_id = ${id} order by position`.execute(db);
    const { rows: stated } =
      await sql<StatedRow>`select * from narrative_before where version_id = ${id} order by position`.execute(db);
    const counted: Record<string, unknown> = {};
    const printed: Record<string, unknown> = {};
    for (const [measure, cells] of Map.groupBy(figures, (row) => row.measure)) {
      const single = cells.every((cell) => cell.applicant === '');
      const row = (single ? [''] : APPLICANTS).map((applicant) => cells.find((cell) => cell.applicant === applicant));
      const computed = row.reduce((bits, cell, place) => bits | (isComputed(cell) ? 1 << place : 0), 0);
      const values = row.map((cell) => (cell ? (numberOrNull(cell.counted) ?? cell.gap ?? 'blank') : null));
      counted[measure] = [cells[0]?.edition ?? '', computed, ...values];
      const read = row.map((cell) => (cell?.origin === 'table' ? printedCell(cell) : null));
      if (read.some((cell) => cell !== null)) printed[measure] = read;
    }
    const narrative = stated.map((row) => [
      row.measure,
      row.label,
      Number(row.value),
      Number(row.approximate),
      row.counter,
      row.quote,
      ...[row.start, row.end, row.line].map(Number),
    ]);
    await sql`insert into contents (version_id, counted, printed, narrative) values (
      ${id}, ${JSON.stringify(counted)}, ${JSON.stringify(printed)}, ${JSON.stringify(narrative)})`.execute(db);
  }
}

interface StatedRow {
  readonly measure: string;
  readonly label: string | null;
  readonly value: number | string;
  readonly approximate: number | string;
  readonly counter: string;
  readonly quote: string;
  readonly start: number | string;
  readonly end: number | string;
  readonly line: number | string;
}

function isComputed(cell: CellRow | undefined): boolean {
  return cell !== undefined && cell.counted !== null && cell.value === null && cell.origin !== 'narrative';
}

function printedCell(cell: CellRow): readonly unknown[] {
  const value = numberOrNull(cell.value) ?? cell.gap;
  const place = [cell.start, cell.end, cell.line].map(numberOrNull);
  return [cell.cell, value, cell.printed, ...place, cell.confidence];
}

interface OperandBefore {
  readonly ref: { readonly kind: string; readonly cell?: string; readonly index?: number; readonly measure?: string };
  readonly side: string;
  readonly label: string | null;
  readonly value: number | null;
  readonly gap: string | null;
  readonly approximate: boolean;
}

async function carryFindings(db: Kysely<unknown>): Promise<void> {
  const { rows: versions } = await sql<{ id: number | string }>`select id from report_version order by id`.execute(db);
  for (const { id } of versions) {
    const { rows } = await sql<FindingRow>`select * from finding_before where version_id = ${id} order by id`.execute(
      db,
    );
    const groups = Map.groupBy(rows, (row) => `${row.rule} ${row.outcome} ${row.severity}`);
    for (const [position, group] of [...groups.values()].entries()) {
      const [first] = group;
      const findings = group.map((row) => [row.subject, row.expected, row.actual, packedOperands(row.operands)]);
      await sql`insert into finding (version_id, position, rule, outcome, severity, rank, count, findings) values (
        ${id}, ${position}, ${first?.rule}, ${first?.outcome}, ${first?.severity}, ${Number(first?.rank)},
        ${group.length}, ${JSON.stringify(findings)})`.execute(db);
    }
  }
}

function packedOperands(operands: string): readonly unknown[] {
  const before: readonly OperandBefore[] = JSON.parse(operands);
  return before.map(({ ref, side, label, value, gap, approximate }) => {
    const at = side === 'left' ? 0 : 1;
    if (ref.kind === 'cell') return [at, ref.cell, value ?? gap];
    return [at, ref.index, ref.measure, value ?? gap, label, approximate ? 1 : 0];
  });
}

interface FindingRow {
  readonly rule: string;
  readonly outcome: string;
  readonly severity: string;
  readonly rank: number | string;
  readonly subject: string;
  readonly operands: string;
  readonly expected: number | null;
  readonly actual: number | null;
}

function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

type RollupRow = Readonly<Record<string, number | string>> & {
  readonly region_id: string;
  readonly year: number | string;
  readonly measure: string;
  readonly applicant: string;
};

async function carryRollups(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  const { rows } = await sql<RollupRow>`
    select * from ${sql.table(`${table}_before`)} order by region_id, year, measure`.execute(db);
  const kept = Map.groupBy(rows, (row) => `${row.region_id} ${row.year}`);
  for (const ofYear of kept.values()) {
    const sums = Object.fromEntries(
      [...Map.groupBy(ofYear, (row) => row.measure)].map(([measure, cells]) => [
        measure,
        (cells.every((cell) => cell.applicant === '') ? [''] : APPLICANTS).map((applicant) => {
          const cell = cells.find((one) => one.applicant === applicant);
          return columns.map((column) => Number(cell?.[column] ?? 0));
        }),
      ]),
    );
    await sql`insert into ${sql.table(table)} (region_id, year, sums)
      values (${ofYear[0]?.region_id}, ${Number(ofYear[0]?.year)}, ${JSON.stringify(sums)})`.execute(db);
  }
}
