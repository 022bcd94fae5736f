/** Operands of the table rules, and the arithmetic that keeps gaps apart from zero. */
import type { CellId } from '../form/edition.ts';
import { type Figure, isEmptyCell } from '../report/figure.ts';
import type { ReadReport } from '../report/report.ts';
import type { Operand } from './finding.ts';

export type FigureIndex = ReadonlyMap<CellId, Figure>;

/** A report's figures by cell; where a cell was read twice the first reading stands. */
export function indexFigures(report: ReadReport): FigureIndex {
  const index = new Map<CellId, Figure>();
  for (const figure of report.figures) if (!index.has(figure.cell)) index.set(figure.cell, figure);
  return index;
}

export function cellOperand(index: FigureIndex, cell: CellId, side: Operand['side']): Operand {
  const reading = index.get(cell)?.content;
  const value = reading?.kind === 'number' ? reading.value : null;
  const gap = reading === undefined ? 'cellMissing' : reading.kind === 'gap' ? reading.reason : null;
  return { ref: { kind: 'cell', cell }, side, label: null, value, gap, approximate: false };
}

/** Printed and left empty or struck out: 0 in sums, not given where it is a total. */
export function isEmpty(operand: Operand): boolean {
  return operand.gap !== null && isEmptyCell(operand.gap);
}

/** Not readable or not there: nothing can be said about its value. */
export function isUnknown(operand: Operand): boolean {
  return operand.gap !== null && !isEmptyCell(operand.gap);
}

/** Whether a table is not in the document, or only as a picture: then nothing is known of any of its cells. */
export function isTableMissing(index: FigureIndex, cells: readonly CellId[]): boolean {
  return cells.every((cell) => {
    const reading = index.get(cell)?.content;
    return reading?.kind === 'gap' && (reading.reason === 'tableMissing' || reading.reason === 'tableIsImage');
  });
}

/** Numbers added up, gaps as 0; decimals are kept to six places, the finest any unit prints. */
export function addUp(operands: readonly Operand[]): number {
  let sum = 0;
  for (const operand of operands) sum += operand.value ?? 0;
  return Number.isInteger(sum) ? sum : Math.round(sum * 1e6) / 1e6;
}

/** The sum of one side; null where a cell of it is unknown, or where nothing at all is printed on it. */
export function sumOf(operands: readonly Operand[]): number | null {
  return operands.some(isUnknown) || operands.every(({ value }) => value === null) ? null : addUp(operands);
}
