/** What a report version holds, row by row. */
import { sql } from 'kysely';
import type { Finding } from '../../../schema/check/finding.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import type { BlockId } from '../../../schema/form/edition.ts';
import type { MeasureId } from '../../../schema/form/measures.ts';
import { isEmptyCell, numberOf } from '../../../schema/report/figure.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import type { Counted } from '../../../schema/rollup/counted.ts';
import type { JsonColumn } from '../dialect.ts';
import { toStored } from '../numbers.ts';
import type { FigureTable } from '../tables/figure.ts';
import type { WriteTransaction } from '../writer.ts';

/** The block of section 二 in which a measure stands. */
const BLOCK_OF: ReadonlyMap<string, BlockId> = new Map(
  (['2019', '2021'] as const).flatMap((edition) =>
    cellsOf(edition, 'II').flatMap((cell) => (isBlockId(cell.block) ? [[cell.measure, cell.block] as const] : [])),
  ),
);

function isBlockId(block: string): block is BlockId {
  return ['1', '5', '6', '8', '9'].includes(block);
}

/** The form in which the block of a measure was printed, in this document. */
function editionOf(read: ReadReport, measure: MeasureId): FigureTable['edition'] {
  if (measure.startsWith('disclosures.')) return 'narrative';
  if (measure.startsWith('requests.')) return read.editions.III ?? '';
  const block = BLOCK_OF.get(measure);
  return (block === undefined ? read.editions.IV : read.editions.II[block]) ?? '';
}

const FIGURE_COLUMNS: readonly JsonColumn[] = [
  { name: 'version_id', type: 'whole' },
  { name: 'measure', type: 'text' },
  { name: 'applicant', type: 'text' },
  { name: 'origin', type: 'text' },
  { name: 'cell', type: 'text' },
  { name: 'edition', type: 'text' },
  { name: 'position', type: 'whole' },
  { name: 'value', type: 'whole' },
  { name: 'gap', type: 'text' },
  { name: 'printed', type: 'text' },
  { name: 'start', type: 'whole' },
  { name: 'end', type: 'whole' },
  { name: 'line', type: 'whole' },
  { name: 'counted', type: 'whole' },
  { name: 'state', type: 'text' },
  { name: 'blanks', type: 'whole' },
];

/** One row for each table cell, number of the prose and computed sum. */
export async function insertFigures(
  tx: WriteTransaction,
  version: number,
  read: ReadReport,
  counted: readonly Counted[],
): Promise<void> {
  const printed = new Map(read.figures.map((figure) => [figure.cell, figure]));
  const rows = counted.map((one, position) => {
    const figure = one.cell === null ? undefined : printed.get(one.cell);
    const reading = figure?.reading;
    const state = one.value !== null ? 'number' : one.gap !== null && isEmptyCell(one.gap) ? 'empty' : 'unknown';
    return [
      version,
      one.measure,
      one.applicant ?? '',
      figure ? 'table' : one.origin,
      one.cell,
      editionOf(read, one.measure),
      position,
      reading ? toStored(numberOf(reading), one.measure) : null,
      reading ? (reading.kind === 'gap' ? reading.reason : null) : one.gap,
      reading?.printed ?? '',
      figure?.place?.start ?? null,
      figure?.place?.end ?? null,
      figure?.place?.line ?? null,
      toStored(one.value, one.measure),
      state,
      one.blanks,
    ];
  });
  await insertRows(tx, 'figure', FIGURE_COLUMNS, rows);
}

const NARRATIVE_COLUMNS: readonly JsonColumn[] = [
  { name: 'version_id', type: 'whole' },
  { name: 'position', type: 'whole' },
  { name: 'measure', type: 'text' },
  { name: 'label', type: 'text' },
  { name: 'value', type: 'real' },
  { name: 'approximate', type: 'whole' },
  { name: 'counter', type: 'text' },
  { name: 'quote', type: 'text' },
  { name: 'start', type: 'whole' },
  { name: 'end', type: 'whole' },
  { name: 'line', type: 'whole' },
];

export async function insertNarrative(tx: WriteTransaction, version: number, read: ReadReport): Promise<void> {
  const rows = read.narrative.map((figure, position) => [
    version,
    position,
    figure.measure,
    figure.label,
    figure.value,
    figure.approximate ? 1 : 0,
    figure.counter,
    figure.quote,
    figure.place.start,
    figure.place.end,
    figure.place.line,
  ]);
  await insertRows(tx, 'narrative', NARRATIVE_COLUMNS, rows);
}

const FINDING_COLUMNS: readonly JsonColumn[] = [
  { name: 'version_id', type: 'whole' },
  { name: 'rule', type: 'text' },
  { name: 'outcome', type: 'text' },
  { name: 'severity', type: 'text' },
  { name: 'rank', type: 'whole' },
  { name: 'subject', type: 'text' },
  { name: 'operands', type: 'text' },
  { name: 'expected', type: 'real' },
  { name: 'actual', type: 'real' },
];

const OUTCOME_RANK = { failed: 0, suspicious: 10, notAssessable: 20, confirmed: 30 } as const;
const SEVERITY_RANK = { error: 0, warning: 1, hint: 2 } as const;

export async function insertFindings(
  tx: WriteTransaction,
  version: number,
  findings: readonly Finding[],
): Promise<void> {
  const rows = findings.map((finding) => [
    version,
    finding.rule,
    finding.outcome,
    finding.severity,
    OUTCOME_RANK[finding.outcome] + SEVERITY_RANK[finding.severity],
    finding.subject,
    JSON.stringify(finding.operands),
    finding.expected,
    finding.actual,
  ]);
  await insertRows(tx, 'finding', FINDING_COLUMNS, rows);
}

/** Many rows by one parameter: one prepared statement whatever their number. */
async function insertRows(
  tx: WriteTransaction,
  table: 'figure' | 'narrative' | 'finding',
  columns: readonly JsonColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  await sql`insert into ${sql.table(table)} (${names}) ${tx.words.jsonRows(JSON.stringify(rows), columns)}`.execute(
    tx.db,
  );
}
