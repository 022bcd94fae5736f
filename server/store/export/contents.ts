/** What a version of a report holds as lines: a figure, a number of the prose, a finding each; and back into packed columns. */
import { isMeasureId } from '../../../schema/form/measures/index.ts';
import type { GapReason } from '../../../schema/report/figure.ts';
import type { NarrativeFigure } from '../../../schema/report/report.ts';
import { bitAt, type CountedCell, type RowEdition } from '../../../schema/rollup/rollup.ts';
import { countedChecksum, findingChecksum, narrativeChecksum, printedChecksum } from '../checksums.ts';
import type { Row } from '../move/rows.ts';
import { fromStored, toStored } from '../numbers.ts';
import { closed, madeOf, opened } from '../packed/deflated.ts';
import {
  applicantsOf,
  type PrintedCell,
  packCounted,
  packPrinted,
  unpackCounted,
  unpackPrinted,
} from '../packed/figures.ts';
import { type FindingDetail, packFindings, unpackFindings } from '../packed/findings.ts';
import { packNarrative, unpackNarrative } from '../packed/narrative.ts';
import type { ContentsTexts } from '../tables/contents.ts';
import type { FindingRow } from '../tables/finding.ts';
import type { Line } from './lines.ts';

/** Which version a line belongs to, by its number, and for people by whose report it is. */
export interface Whose {
  readonly version: number;
  readonly publisher: string;
  readonly year: number;
}

function amountOf(cell: CountedCell | null | undefined, measure: string) {
  return typeof cell === 'number'
    ? { value: fromStored(cell, measure), gap: null }
    : { value: null, gap: cell ?? null };
}

function cellOf(value: unknown, gap: unknown, measure: string): CountedCell | null {
  return typeof value === 'number' ? toStored(value, measure) : (gap as GapReason | null);
}

/** A line for each applicant of each measure, where there is anything; the first of a measure always. */
export function figureLines(whose: Whose, row: Row): readonly Line[] {
  const { counted, printed } = opened(row);
  const cells = new Map(unpackPrinted(String(printed)).map((row) => [row.measure, row.cells]));
  return unpackCounted(String(counted)).flatMap(({ measure, edition, counted: amounts, ...marks }) =>
    applicantsOf(measure).flatMap((applicant, column) => {
      const cell = cells.get(measure)?.[column] ?? null;
      const amount = amounts[column] ?? null;
      if (column > 0 && amount === null && cell === null) return [];
      const inTable = amountOf(cell?.value, measure);
      const beside = amountOf(cell?.corrected?.value, measure);
      return [
        {
          ...whose,
          ...{ measure, applicant, edition, ...amountOf(amount, measure) },
          computed: bitAt(marks.computed, column) === 1,
          approximate: bitAt(marks.approximate, column) === 1,
          corrected: bitAt(marks.corrected, column) === 1,
          ...{ cell: cell?.cell ?? null, cell_value: inTable.value, cell_gap: inTable.gap },
          ...{
            corrected_value: beside.value,
            corrected_gap: beside.gap,
            corrected_at: cell?.corrected?.revision ?? null,
          },
          ...{ printed: cell?.printed ?? null, confidence: cell?.confidence ?? null },
          ...{ start: cell?.place?.start ?? null, end: cell?.place?.end ?? null, line: cell?.place?.line ?? null },
        },
      ];
    }),
  );
}

function figureColumns(lines: readonly Line[]): Pick<ContentsTexts, 'counted' | 'printed'> {
  const measures = [...Map.groupBy(lines, ({ measure }) => String(measure))].map(([measure, ofMeasure]) => {
    if (!isMeasureId(measure)) throw new Error(`There is no measure ${measure}`);
    const applicants = applicantsOf(measure);
    const counted: (CountedCell | null)[] = applicants.map(() => null);
    const cells: (PrintedCell | null)[] = applicants.map(() => null);
    let computed = 0;
    let approximate = 0;
    let corrected = 0;
    for (const line of ofMeasure) {
      const column = applicants.indexOf(line.applicant as (typeof applicants)[number]);
      counted[column] = cellOf(line.value, line.gap, measure);
      if (line.computed === true) computed |= 1 << column;
      if (line.approximate === true) approximate |= 1 << column;
      if (line.corrected === true) corrected |= 1 << column;
      if (line.cell !== null) cells[column] = printedCell(line, measure);
    }
    const edition = ofMeasure[0]?.edition as RowEdition;
    return { measure, edition, computed, approximate, corrected, counted, cells };
  });
  return {
    counted: packCounted(measures),
    printed: packPrinted(measures.filter(({ cells }) => cells.some((cell) => cell !== null))),
  };
}

function printedCell(line: Line, measure: string): PrintedCell {
  const { cell, printed, start, end, line: number, confidence } = line;
  const value = cellOf(line.cell_value, line.cell_gap, measure);
  const place = start === null ? null : { start, end, line: number };
  const one = { cell, value, printed, place, confidence } as PrintedCell;
  if (line.corrected_at === null) return one;
  const settled = cellOf(line.corrected_value, line.corrected_gap, measure) ?? 'blank';
  return { ...one, corrected: { value: settled, revision: Number(line.corrected_at) } };
}

export function narrativeLines(whose: Whose, row: Row): readonly Line[] {
  return unpackNarrative(String(opened(row).narrative)).map(({ place, ...figure }) => ({
    ...whose,
    ...figure,
    ...place,
  }));
}

function narrativeColumn(lines: readonly Line[]): string {
  return packNarrative(
    lines.map(
      ({ start, end, line, ...rest }) => ({ ...rest, place: { start, end, line } }) as unknown as NarrativeFigure,
    ),
  );
}

/** A line a finding; those that the database keeps together have the same `position`. */
export function findingLines(whose: Whose, row: Row): readonly Line[] {
  const { position, rule, outcome, severity, rank, revision, superseded } = row;
  return unpackFindings(String(row.findings)).map((detail) => ({
    ...whose,
    ...{ position, rule, outcome, severity, rank, revision, superseded },
    ...detail,
  }));
}

/** The rows of a version. */
export function findingRows(version: number, lines: readonly Line[]): readonly Row[] {
  return [...Map.groupBy(lines, ({ position }) => position).values()].map((group) => {
    const { position, rule, outcome, severity, rank, ...first } = (group[0] ?? {}) as unknown as FindingRow;
    // Exports of earlier versions do not say how long a finding held: as long as its version did.
    const { revision = null, superseded = null } = first;
    const findings = packFindings(group as unknown as readonly FindingDetail[]);
    const of = { version_id: version, position, rule, outcome, severity, rank, count: group.length, findings };
    const row = { ...of, revision, superseded };
    return { ...row, checksum: findingChecksum(row) };
  });
}

/** The row of a version, from its lines. */
export function contentsRow(
  { version, publisher, year }: Whose,
  figures: readonly Line[],
  narrative: readonly Line[],
): Row {
  const row = { version_id: version, ...figureColumns(figures), narrative: narrativeColumn(narrative) };
  const checksums = {
    counted_checksum: countedChecksum({ ...row, publisher_id: publisher, year }),
    printed_checksum: printedChecksum(row),
    narrative_checksum: narrativeChecksum(row),
  };
  return madeOf({ ...closed(row), ...checksums }, { ...row, ...checksums });
}
