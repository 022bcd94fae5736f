/** A sheet as a table: its rows and columns as they are, for lists. Reports are transcribed as lines instead (sheet-transcript.ts). */
import { tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import type { Columns, RowOfCells, SheetMerge } from './sheet-transcript.ts';

export interface TableRow {
  /** The number a person's program shows beside it, from 1. */
  readonly row: number;
  /** By column, from 0 for A; a merged cell's text stands in every place it covers. */
  readonly cells: readonly string[];
  /** Columns that continue a merged cell of a row above. */
  readonly continued: readonly number[];
  /** Not seen: hidden, or left out by a filter. */
  readonly hidden: boolean;
}

export interface SheetTable {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** A list is no wider; what stands farther right is no part of it. */
const WIDEST = 64;

/** Rows with something in them, in order. Throws Problem TOO_LARGE. */
export function tableOf(
  name: string,
  rows: readonly RowOfCells[],
  merges: readonly SheetMerge[],
  hiddenColumns: readonly Columns[],
  fileName: string,
): SheetTable {
  const grid = new Map<number, { cells: string[]; continued: number[]; hidden: boolean }>();
  const rowAt = (row: number) => {
    const known = grid.get(row) ?? { cells: [], continued: [], hidden: false };
    grid.set(row, known);
    return known;
  };
  for (const { row, cells, hidden } of rows) {
    const at = rowAt(row);
    at.hidden = hidden ?? false;
    for (const { column, text } of cells) if (column <= WIDEST) at.cells[column - 1] = text;
  }
  const last = Math.max(0, ...[...grid].filter(([, { cells }]) => cells.length > 0).map(([row]) => row));
  let covered = 0;
  for (const { top, left, bottom, right } of merges) {
    const text = grid.get(top)?.cells[left - 1];
    if (text === undefined || text === '') continue;
    for (let row = top; row <= Math.min(bottom, last); row++) {
      const at = rowAt(row);
      for (let column = left; column <= Math.min(right, WIDEST); column++) {
        if (++covered > LIMITS.cells) throw tooLarge(fileName, 'cells', LIMITS.cells);
        at.cells[column - 1] = text;
        if (row > top) at.continued.push(column - 1);
      }
    }
  }
  const unseen = (column: number): boolean =>
    hiddenColumns.some(({ from, to }) => from <= column + 1 && column + 1 <= to);
  const seen = [...grid]
    .filter(([, { cells }]) => cells.some((text) => text !== ''))
    .sort(([a], [b]) => a - b)
    .map(([row, { cells, continued, hidden }]) => ({
      row,
      cells: Array.from(cells, (text, column) => (unseen(column) ? '' : (text ?? ''))),
      continued,
      hidden,
    }));
  return { name, rows: seen };
}
