/** What a report version holds, row by row. */
import type { Finding } from '../../../schema/check/finding.ts';
import { cellsOf } from '../../../schema/form/cells.ts';
import type { BlockId } from '../../../schema/form/edition.ts';
import type { MeasureId } from '../../../schema/form/measures.ts';
import { isEmptyCell, numberOf } from '../../../schema/report/figure.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import type { Counted } from '../../../schema/rollup/counted.ts';
import { toStored } from '../numbers.ts';
import type { FigureTable } from '../tables/figure.ts';
import type { WriteTransaction } from '../writer.ts';
import { insertRows } from './rows.ts';

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

const FIGURE_COLUMNS: readonly string[] = [
  'version_id',
  'measure',
  'applicant',
  'origin',
  'cell',
  'edition',
  'position',
  'value',
  'gap',
  'printed',
  'start',
  'end',
  'line',
  'counted',
  'state',
  'blanks',
  'confidence',
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
      figure?.confidence ?? null,
    ];
  });
  await insertRows(tx, 'figure', FIGURE_COLUMNS, rows);
}

const NARRATIVE_COLUMNS: readonly string[] = [
  'version_id',
  'position',
  'measure',
  'label',
  'value',
  'approximate',
  'counter',
  'quote',
  'start',
  'end',
  'line',
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

const FINDING_COLUMNS: readonly string[] = [
  'version_id',
  'rule',
  'outcome',
  'severity',
  'rank',
  'subject',
  'operands',
  'expected',
  'actual',
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
