/** The cells of section 三 as its sums need them. */
import { APPLICANT_PARTS, APPLICANTS } from '../form/applicants.ts';
import { cellIII, EDITIONS } from '../form/cells.ts';
import type { CellId, SectionedEditionId } from '../form/edition.ts';
import { type FigureIndex, isTableMissing } from './operands.ts';

export interface RowIII {
  readonly code: string;
  readonly parts: readonly CellId[];
  readonly total: CellId;
}

export interface ColumnIII {
  readonly applicant: string;
  /** Rows 1 and 2. */
  readonly toHandle: readonly CellId[];
  /** Rows 3.7 and 4. */
  readonly handled: readonly CellId[];
  /** Rows 3.1 to 3.6, or to 3.6.3. */
  readonly outcomes: readonly CellId[];
  /** Row 3.7. */
  readonly closed: CellId;
}

export interface SectionIII {
  readonly rows: readonly RowIII[];
  readonly columns: readonly ColumnIII[];
  readonly cells: readonly CellId[];
}

function sectionOf(edition: SectionedEditionId): SectionIII {
  const codes = EDITIONS[edition].sectionIII.filter((row) => row.measure !== null).map((row) => row.code);
  const outcomeCodes = codes.filter((code) => code.startsWith('3.') && code !== '3.7');
  const rows = codes.map((code) => ({
    code,
    parts: APPLICANT_PARTS.map((applicant) => cellIII(code, applicant)),
    total: cellIII(code, 'total'),
  }));
  const columns = APPLICANTS.map((applicant) => ({
    applicant,
    toHandle: [cellIII('1', applicant), cellIII('2', applicant)],
    handled: [cellIII('3.7', applicant), cellIII('4', applicant)],
    outcomes: outcomeCodes.map((code) => cellIII(code, applicant)),
    closed: cellIII('3.7', applicant),
  }));
  return { rows, columns, cells: rows.flatMap((row) => [...row.parts, row.total]) };
}

/** Worked out once from the form. */
const SECTIONS: Readonly<Record<SectionedEditionId, SectionIII>> = {
  '2019': sectionOf('2019'),
  '2021': sectionOf('2021'),
};
const NONE: SectionIII = { rows: [], columns: [], cells: [] };

/**
 * By the rows that stand in the report, （六）其他处理 as three rows or as one; the year does not decide it. Empty where the
 * table is missing, which T-MISSING says once.
 */
export function sectionIII(figures: FigureIndex): SectionIII {
  const section = figures.has(cellIII('3.6.1', 'total'))
    ? SECTIONS['2021']
    : figures.has(cellIII('1', 'total'))
      ? SECTIONS['2019']
      : NONE;
  return isTableMissing(figures, section.cells) ? NONE : section;
}
