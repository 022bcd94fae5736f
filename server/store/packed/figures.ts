/**
 * The figures of a report version as they are kept: by measure, in form order, values as whole numbers (numbers.ts). Short
 * lists rather than objects, because there is one for each cell of each report.
 */
import { APPLICANTS, type Applicant } from '../../../schema/form/applicants.ts';
import type { CellId } from '../../../schema/form/edition.ts';
import { hasApplicants, isMeasureId } from '../../../schema/form/measures/index.ts';
import type { Confidence, GapReason } from '../../../schema/report/figure.ts';
import type { Place } from '../../../schema/report/source.ts';
import { isRatioRowByApplicant } from '../../../schema/rollup/ratio-rows.ts';
import type { CountedCell, CountedRow, RowEdition } from '../../../schema/rollup/rollup.ts';
import { cutOut } from './cut-out.ts';

/** A table cell as read. A gap stands for itself. */
export interface PrintedCell {
  readonly cell: CellId;
  readonly value: number | GapReason;
  readonly printed: string;
  readonly place: Place | null;
  readonly confidence: Confidence | null;
  /** What it was corrected to, and at which revision. */
  readonly corrected?: { readonly value: number | GapReason; readonly revision: number };
}

/** Cells of one measure, place by place with its counted row; null where the measure has no such cell. */
export interface PrintedRow {
  readonly measure: string;
  readonly cells: readonly (PrintedCell | null)[];
}

const NO_APPLICANT = [null] as const;

/** The applicants of the row of a measure or of a part of an indicator, in order; null once for a row that has none. */
export function applicantsOf(row: string): readonly (Applicant | null)[] {
  const byApplicant = isMeasureId(row) ? hasApplicants(row) : isRatioRowByApplicant(row);
  return byApplicant ? APPLICANTS : NO_APPLICANT;
}

const columnsOf: (measure: string) => readonly (string | null)[] = applicantsOf;

/** Where an applicant's cell stands in the row of a measure; the single cell where the measure has no applicants. */
export function columnInRow(measure: string, applicant: string): number {
  return Math.max(0, columnsOf(measure).indexOf(applicant));
}

/** `marks`: which cells were computed; as many bits further as a row has at most, which are approximate; and as many again, which rest on corrections. */
type PackedRow = readonly [edition: RowEdition, marks: number, ...cells: (CountedCell | null)[]];

const WIDEST = APPLICANTS.length;

export function packCounted(rows: readonly CountedRow[]): string {
  const packed = rows.map(
    ({ measure, edition, computed, approximate, corrected, counted }): readonly [string, PackedRow] => [
      measure,
      [edition, computed | (approximate << WIDEST) | (corrected << (2 * WIDEST)), ...counted],
    ],
  );
  return JSON.stringify(Object.fromEntries(packed));
}

function keptRow(measure: string, [edition, marks, ...counted]: PackedRow): CountedRow {
  const bits = (place: number): number => (marks >> (place * WIDEST)) & ((1 << WIDEST) - 1);
  return { measure, edition, computed: bits(0), approximate: bits(1), corrected: bits(2), counted };
}

export function unpackCounted(packed: string): readonly CountedRow[] {
  const rows: Readonly<Record<string, PackedRow>> = JSON.parse(packed);
  return Object.entries(rows).map(([measure, row]) => keptRow(measure, row));
}

/** The rows of some measures, where they are there. */
export function unpackMeasures(packed: string, measures: readonly string[]): readonly CountedRow[] {
  return measures.flatMap((measure) => {
    const row = cutOut<PackedRow>(packed, measure, ']');
    return row ? [keptRow(measure, row)] : [];
  });
}

type PackedCell = readonly [
  cell: CellId,
  value: number | GapReason,
  printed: string,
  start: number | null,
  end: number | null,
  line: number | null,
  confidence: Confidence | null,
  corrected?: number | GapReason,
  revision?: number,
];
type PackedCells = Readonly<Record<string, readonly (PackedCell | null)[]>>;

export function packPrinted(rows: readonly PrintedRow[]): string {
  const packed: PackedCells = Object.fromEntries(rows.map(({ measure, cells }) => [measure, cells.map(packCell)]));
  return JSON.stringify(packed);
}

function packCell(one: PrintedCell | null): PackedCell | null {
  if (one === null) return null;
  const { cell, value, printed, place, confidence, corrected } = one;
  const { start = null, end = null, line = null } = place ?? {};
  const read = [cell, value, printed, start, end, line, confidence] as const;
  return corrected ? [...read, corrected.value, corrected.revision] : read;
}

export function unpackPrinted(packed: string): readonly PrintedRow[] {
  const rows: PackedCells = JSON.parse(packed);
  return Object.entries(rows).map(([measure, cells]) => ({ measure, cells: cells.map(unpackCell) }));
}

function unpackCell(packed: PackedCell | null): PrintedCell | null {
  if (packed === null) return null;
  const [cell, value, printed, start, end, line, confidence, corrected, revision] = packed;
  const place = start === null || end === null || line === null ? null : { start, end, line };
  const one = { cell, value, printed, place, confidence };
  return corrected === undefined || revision === undefined
    ? one
    : { ...one, corrected: { value: corrected, revision } };
}
