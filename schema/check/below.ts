/** What a government's report is held against its bureaus for: figures that add up whatever form they stand on. */
import { cellII, cellIII, cellIV } from '../form/cells.ts';
import type { CellId } from '../form/edition.ts';

/** Requests and appeals: put to the government itself, handed on between bureaus, and counted by each. */
const HANDED_ON: readonly CellId[] = [
  cellIII('1', 'total'),
  cellIII('3.7', 'total'),
  cellIII('4', 'total'),
  cellIV('review.total'),
  cellIV('litigation.direct.total'),
  cellIV('litigation.afterReview.total'),
];

export const ROLLED_UP: readonly CellId[] = [
  cellII('licensing.decisions'),
  cellII('penalties.decisions'),
  cellII('coercion.decisions'),
  cellII('fees.amount'),
  ...HANDED_ON,
];

export function isHandedOn(cell: string): boolean {
  return HANDED_ON.some((one) => one === cell);
}
