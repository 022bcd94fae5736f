/**
 * Rules of section 三, requests. Three of them are identities of the form and are stored whether they hold or not; the
 * others speak only where something is wrong or left open. z(x) below is the cell's number, 0 where it is empty.
 */
import { APPLICANT_PARTS, APPLICANTS } from '../../form/applicants.ts';
import { cellIII, EDITIONS } from '../../form/cells.ts';
import type { CellId, EditionId } from '../../form/edition.ts';
import { isEmptyCell } from '../../report/figure.ts';
import type { Finding } from '../finding.ts';
import { addUp, cellOperand, type FigureIndex, identityFinding, isEmpty, isUnknown } from '../operands.ts';

interface RowCells {
  readonly code: string;
  readonly parts: readonly CellId[];
  readonly total: CellId;
}

interface ColumnCells {
  readonly applicant: string;
  readonly toHandle: readonly CellId[];
  readonly handled: readonly CellId[];
  readonly outcomes: readonly CellId[];
  readonly closed: CellId;
}

/** The cells each identity needs, worked out once from the form. */
function identitiesOf(edition: EditionId) {
  const codes = EDITIONS[edition].sectionIII.filter((row) => row.measure !== null).map((row) => row.code);
  const outcomeCodes = codes.filter((code) => code.startsWith('3.') && code !== '3.7');
  const rows: readonly RowCells[] = codes.map((code) => ({
    code,
    parts: APPLICANT_PARTS.map((applicant) => cellIII(code, applicant)),
    total: cellIII(code, 'total'),
  }));
  const columns: readonly ColumnCells[] = APPLICANTS.map((applicant) => ({
    applicant,
    toHandle: [cellIII('1', applicant), cellIII('2', applicant)],
    handled: [cellIII('3.7', applicant), cellIII('4', applicant)],
    outcomes: outcomeCodes.map((code) => cellIII(code, applicant)),
    closed: cellIII('3.7', applicant),
  }));
  return { rows, columns, cells: rows.flatMap((row) => [...row.parts, row.total]) };
}

type Identities = ReturnType<typeof identitiesOf>;

const IDENTITIES: Readonly<Record<EditionId, Identities>> = {
  '2019': identitiesOf('2019'),
  '2021': identitiesOf('2021'),
};

/** Which rows stand in the report: （六）其他处理 as three rows, as one, or no table at all. The year does not decide it. */
function identitiesFor(index: FigureIndex): Identities | null {
  if (index.has(cellIII('3.6.1', 'total'))) return IDENTITIES['2021'];
  return index.has(cellIII('1', 'total')) ? IDENTITIES['2019'] : null;
}

export function checkTableIII(index: FigureIndex): readonly Finding[] {
  const identities = identitiesFor(index);
  if (!identities) return [];
  return [
    ...identities.columns.map((column) => checkBalance(index, column)),
    ...identities.columns.map((column) => checkColumnSum(index, column)),
    ...identities.rows.map((row) => checkRowSum(index, row)),
    ...identities.rows.flatMap((row) => checkRowTotalBlank(index, row)),
    ...checkPartialBlank(index, identities),
    ...checkNonNegative(index, identities),
  ];
}

/**
 * T3-BAL, error. In each of the seven columns 1 + 2 = 3.7 + 4. Printed in the header of the form: “第一项加第二项之和，
 * 等于第三项加第四项之和”. Where the sides differ and an empty cell could hold the difference it cannot be judged.
 */
function checkBalance(index: FigureIndex, column: ColumnCells): Finding {
  return identityFinding('T3-BAL', column.applicant, {
    left: column.toHandle.map((cell) => cellOperand(index, cell, 'left')),
    right: column.handled.map((cell) => cellOperand(index, cell, 'right')),
    blanks: 'open',
  });
}

/**
 * T3-COLSUM, error. In each column the outcome rows 3.1 to 3.6 (3.6.1 to 3.6.3 in the 2021 form) add up to 3.7. Follows
 * from （七）总计 of the form. In the 总计 column an empty row total is one that was not given, so it leaves the sum open;
 * in the others an empty cell is 0.
 */
function checkColumnSum(index: FigureIndex, column: ColumnCells): Finding {
  return identityFinding('T3-COLSUM', column.applicant, {
    left: column.outcomes.map((cell) => cellOperand(index, cell, 'left')),
    right: [cellOperand(index, column.closed, 'right')],
    blanks: column.applicant === 'total' ? 'open' : 'zero',
  });
}

/** T3-ROWSUM, error. In each row the six applicant columns, z(x), add up to 总计. Follows from 总计 of the form. */
function checkRowSum(index: FigureIndex, row: RowCells): Finding {
  return identityFinding('T3-ROWSUM', row.code, {
    left: row.parts.map((cell) => cellOperand(index, cell, 'left')),
    right: [cellOperand(index, row.total, 'right')],
    blanks: 'zero',
  });
}

/**
 * T3-ROWTOTAL-BLANK, hint. Cells of the row are filled and its 总计 is empty; the sum is offered. Practice: some offices
 * leave every total of the detail rows out.
 */
function checkRowTotalBlank(index: FigureIndex, row: RowCells): readonly Finding[] {
  const total = cellOperand(index, row.total, 'right');
  if (!isEmpty(total)) return [];
  const parts = row.parts.map((cell) => cellOperand(index, cell, 'left'));
  if (parts.some(isUnknown) || parts.every(isEmpty)) return [];
  return [
    {
      rule: 'T3-ROWTOTAL-BLANK',
      outcome: 'suspicious',
      severity: 'hint',
      subject: row.code,
      operands: [...parts, total],
      expected: addUp(parts),
      actual: null,
    },
  ];
}

/**
 * T3-PARTIAL-BLANK, hint. Some cells are empty or struck out while others carry a printed 0, so that a reader cannot tell
 * whether an empty cell is a zero. Practice: reviewers send such tables back. The operands are the empty cells.
 */
function checkPartialBlank(index: FigureIndex, { cells }: Identities): readonly Finding[] {
  const readings = cells.map((cell) => index.get(cell)?.reading);
  const empty = cells.filter((_, at) => {
    const reading = readings[at];
    return reading?.kind === 'gap' && isEmptyCell(reading.reason);
  });
  if (empty.length === 0 || !readings.some((reading) => reading?.kind === 'number' && reading.value === 0)) return [];
  return [
    {
      rule: 'T3-PARTIAL-BLANK',
      outcome: 'suspicious',
      severity: 'hint',
      subject: 'III',
      operands: empty.map((cell) => cellOperand(index, cell, 'left')),
      expected: null,
      actual: null,
    },
  ];
}

/** T3-NONNEG, error. Every cell counts requests: a whole number, not below zero. Practice. */
function checkNonNegative(index: FigureIndex, { cells }: Identities): readonly Finding[] {
  return cells.flatMap((cell): Finding[] => {
    const reading = index.get(cell)?.reading;
    if (reading?.kind !== 'number' || (Number.isInteger(reading.value) && reading.value >= 0)) return [];
    return [
      {
        rule: 'T3-NONNEG',
        outcome: 'failed',
        severity: 'error',
        subject: cell,
        operands: [cellOperand(index, cell, 'right')],
        expected: null,
        actual: reading.value,
      },
    ];
  });
}
