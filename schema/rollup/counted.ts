/**
 * From a report as printed to what is counted in sums: one row a measure and applicant.
 *
 * Printed numbers and gaps pass through. Added to them is what the form lets us compute and the office left out: a blank
 * total from its own row or block, and the groups the form prints no number for (不予公开, 行政诉讼 …). A computed number
 * says so, and says how many empty cells it took for 0; a printed 0 stays 0, even where the parts say otherwise.
 */
import { APPLICANTS, type Applicant } from '../form/applicants.ts';
import type { CellId } from '../form/edition.ts';
import { SECTION_IV } from '../form/editions/section-iv.ts';
import { getMeasure, hasApplicants, isMeasureId, MEASURES } from '../form/measures/index.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import { type GapReason, isEmptyCell } from '../report/figure.ts';
import { isOlder } from '../report/older.ts';
import type { NarrativeFigure, ReadReport } from '../report/report.ts';

export interface Counted {
  readonly measure: MeasureId;
  readonly applicant: Applicant | null;
  /** In the measure's unit; null exactly when there is a gap. */
  readonly value: number | null;
  readonly gap: GapReason | null;
  readonly origin: 'table' | 'narrative' | 'computed';
  /** The cell it stands in, or would stand in; null for groups and for numbers of the prose. */
  readonly cell: CellId | null;
  /** Empty cells counted as 0 in a computed number. */
  readonly blanks: number;
  /** The text gives it as about so many. */
  readonly approximate: boolean;
  /** A person corrected it, or a part of it. */
  readonly corrected: boolean;
}

/** What of a report is counted from: with every correction in the place of what was printed (`asCorrected`). */
export type CountedFrom = Pick<ReadReport, 'figures' | 'narrative' | 'year' | 'editions'>;

const GROUPS = MEASURES.filter((measure) => measure.parts.length > 0);
const NO_APPLICANT: readonly null[] = [null];

/** The parts of each total of section 四. */
const PARTS_OF_IV: ReadonlyMap<MeasureId, readonly MeasureId[]> = new Map(
  SECTION_IV.flatMap((block) => {
    const measures = block.columns.map((column) => column.measure);
    const total = measures.at(-1);
    return total === undefined ? [] : [[total, measures.slice(0, -1)] as const];
  }),
);

/** The rows of a measure by the form's order of applicants; a single one where it has none. */
type MeasureCounts = (Counted | undefined)[];

const COLUMNS: ReadonlyMap<Applicant | null, number> = new Map(
  APPLICANTS.map((applicant, column) => [applicant, column]),
);

/** Rows by measure and applicant, measures in the order they were put in. */
class Ledger {
  readonly rows = new Map<MeasureId, MeasureCounts>();

  find(measure: MeasureId, applicant: Applicant | null): Counted | undefined {
    return this.rows.get(measure)?.[COLUMNS.get(applicant) ?? 0];
  }

  put(row: Counted): void {
    const column = COLUMNS.get(row.applicant) ?? 0;
    const known = this.rows.get(row.measure);
    if (known) known[column] = row;
    else
      this.rows.set(
        row.measure,
        row.applicant === null ? [row] : APPLICANTS.map((_, at) => (at === column ? row : undefined)),
      );
  }
}

/**
 * Everything of a report that is counted, by measure in form order: one row for each applicant in the form's order, undefined where the report has no
 * such cell; a single row for a measure without applicants. A measure the report has no place
 * for has none.
 */
export function countByMeasure(report: CountedFrom): ReadonlyMap<MeasureId, readonly (Counted | undefined)[]> {
  const ledger = new Ledger();
  for (const figure of report.figures) {
    const { measure, applicant, content, cell } = figure;
    const corrected = figure.corrected !== undefined;
    if (ledger.find(measure, applicant)) continue;
    const value = content.kind === 'number' ? content.value : null;
    const gap = content.kind === 'gap' ? content.reason : null;
    ledger.put({ measure, applicant, value, gap, origin: 'table', cell, blanks: 0, approximate: false, corrected });
  }
  fillBlankTotals(ledger);
  const isWithoutTables = isOlder(report);
  for (const row of statedRows(report, isWithoutTables)) {
    const printed = ledger.rows.get(row.measure);
    if (!printed?.some((one) => one !== undefined && one.value !== null)) ledger.put(row);
  }
  addGroups(ledger, isWithoutTables);
  return ledger.rows;
}

/** Totals printed blank whose parts hold a number. Where a part is unknown the total stays a gap. */
function fillBlankTotals(ledger: Ledger): void {
  for (const [measure, rows] of ledger.rows) {
    const row = rows.at(-1);
    if (row === undefined || row.gap === null || !isEmptyCell(row.gap)) continue;
    const parts =
      row.applicant === 'total' ? rows.slice(0, -1) : PARTS_OF_IV.get(measure)?.map((part) => ledger.find(part, null));
    if (!parts) continue;
    const sum = sumOf(parts);
    if (sum.value !== null) ledger.put({ ...row, ...sum, origin: 'computed' });
  }
}

/** Measures that the report prints no number for, as the sum of their parts; MEASURES lists parts before wholes of wholes. */
function addGroups(ledger: Ledger, isWithoutTables: boolean): void {
  for (const { id, parts } of GROUPS) {
    for (const applicant of hasApplicants(id) ? APPLICANTS : NO_APPLICANT) {
      if (ledger.find(id, applicant)) continue;
      const rows = parts.map((part) => ledger.find(part, applicant));
      // The table of 2014 has no place for some parts, and so none for their sum; elsewhere a part was lost.
      if (isWithoutTables ? rows.includes(undefined) : rows.every((row) => row === undefined)) continue;
      ledger.put({ measure: id, applicant, ...sumOf(rows), origin: 'computed', cell: null, approximate: false });
    }
  }
}

/** Numbers added up with empty cells as 0. One unknown part makes the sum unknown; nothing but empty cells is blank. */
function sumOf(parts: readonly (Counted | undefined)[]): Pick<Counted, 'value' | 'gap' | 'blanks' | 'corrected'> {
  let sum = 0;
  let numbers = 0;
  let blanks = 0;
  let corrected = false;
  for (const part of parts) {
    if (part === undefined) return { value: null, gap: 'cellMissing', blanks: 0, corrected: false };
    corrected ||= part.corrected;
    if (part.value !== null) {
      sum += part.value;
      numbers += 1;
      blanks += part.blanks;
    } else if (part.gap !== null && isEmptyCell(part.gap)) {
      blanks += 1;
    } else {
      return { value: null, gap: part.gap, blanks: 0, corrected };
    }
  }
  return numbers === 0
    ? { value: null, gap: 'blank', blanks: 0, corrected }
    : { value: sum, gap: null, blanks, corrected };
}

/**
 * One row for each measure that is counted from the prose: its first exact statement, or else its first approximate one.
 * Requests and appeals are counted from their tables, and what the text says of them is only compared; where there was no
 * such table to fill in, in reports before 2019, what runs on into the later forms is counted from the text.
 */
function statedRows(report: CountedFrom, isWithoutTables: boolean): readonly Counted[] {
  const chosen = new Map<MeasureId, NarrativeFigure>();
  for (const figure of report.narrative) {
    const { measure, approximate, isLessSure } = figure;
    if (!isMeasureId(measure) || isLessSure) continue;
    const { printedIn, olderJoin } = getMeasure(measure);
    if (!printedIn.includes('narrative') && !(isWithoutTables && olderJoin.kind === 'soft')) continue;
    const earlier = chosen.get(measure);
    if (!earlier || (earlier.approximate && !approximate)) chosen.set(measure, figure);
  }
  return [...chosen].map(([measure, { value, approximate, corrected }]) => ({
    measure,
    applicant: hasApplicants(measure) ? ('total' as const) : null,
    value,
    gap: null,
    origin: 'narrative' as const,
    cell: null,
    blanks: 0,
    approximate,
    corrected: corrected !== undefined,
  }));
}
