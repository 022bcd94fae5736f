/** A sheet of a workbook to lines, as it is seen: without what is hidden, merged cells once, tables that stand side by side apart. */
import { tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { linesOfRows, type TextRow } from '../page/rows.ts';
import { linesOfSides } from './sheet-sides.ts';

/** A cell that is written in the file; columns and rows count from 1. */
export interface SheetCell {
  readonly column: number;
  readonly text: string;
}

export interface SheetMerge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface RowOfCells {
  readonly row: number;
  readonly cells: readonly SheetCell[];
  readonly hidden?: boolean;
}

/** Columns from one to another, both included. */
export interface Columns {
  readonly from: number;
  readonly to: number;
}

/** A report has some hundred merged cells; each is looked at for every row. */
export const MOST_MERGES = 2000;

/** Cells a row is wide at most; what stands farther right is no report. */
const WIDEST = 256;

/** Lines of a sheet: its rows in order, merged cells once. `context.lookedAt` grows by the cells that were looked at. */
export function transcribeSheet(
  rows: readonly RowOfCells[],
  merges: readonly SheetMerge[],
  context: { readonly fileName: string; lookedAt: number },
  hiddenColumns: readonly Columns[] = [],
): string[] {
  const sorted = [...rows].sort((a, b) => a.row - b.row);
  const hidden = hiddenOf(hiddenColumns);
  const widest = Math.min(
    WIDEST,
    sorted.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0),
  );
  const lastHidden = hidden.lastIndexOf(true, widest);
  const shown = shownMerges(sorted, merges, hidden);
  const written: TextRow[] = [];
  let open: ShownMerge[] = [];
  let next = 0;
  for (const { row, cells, hidden: unseen } of sorted) {
    for (let merge = shown[next]; merge && merge.top <= row; merge = shown[++next]) open.push(merge);
    open = open.filter((merge) => merge.bottom >= row);
    const texts = unseen ? [] : rowCells(row, cells, open, hidden, lastHidden);
    context.lookedAt += (texts.length + 1) * (open.length + 1);
    // Merged cells as often as they reach over a row: only overlapping ones can be so many.
    if (context.lookedAt > 10 * LIMITS.cells) throw tooLarge(context.fileName, 'cells', LIMITS.cells);
    if (!unseen) written.push(texts);
  }
  return linesOfSides(written).flatMap(linesOfRows);
}

/** By column, from 1. */
function hiddenOf(columns: readonly Columns[]): readonly boolean[] {
  const hidden = Array<boolean>(WIDEST + 1).fill(false);
  for (const { from, to } of columns.slice(0, MOST_MERGES))
    hidden.fill(true, Math.max(1, from), Math.min(WIDEST, to) + 1);
  return hidden;
}

/** A merged cell, and where its text is seen: where it begins, or the first place of it that is not hidden. */
interface ShownMerge extends SheetMerge {
  readonly row: number;
  readonly column: number;
  /** Its text, where that is not written at the place. */
  readonly text: string | null;
}

function shownMerges(
  rows: readonly RowOfCells[],
  merges: readonly SheetMerge[],
  hidden: readonly boolean[],
): readonly ShownMerge[] {
  const places = new Map(rows.map(({ row }, index) => [row, index]));
  const seen = seenFrom(rows);
  const cells = new Map<number, ReadonlyMap<number, string>>();
  return merges
    .map((merge) => {
      const { top, left, bottom, right } = merge;
      const at = places.get(top);
      let row = at === undefined ? top : (rows[seen[at] ?? -1]?.row ?? top);
      if (row > bottom) row = top;
      let column = left;
      while (hidden[column] && column < Math.min(right, WIDEST)) column++;
      if (row === top && column === left) return { ...merge, row, column, text: null };
      const known = cells.get(top) ?? new Map(rows[at ?? -1]?.cells.map((cell) => [cell.column, cell.text]));
      cells.set(top, known);
      return { ...merge, row, column, text: known.get(left) ?? '' };
    })
    .sort((a, b) => a.top - b.top);
}

/** For each row the next that is seen, itself included. */
function seenFrom(rows: readonly RowOfCells[]): readonly number[] {
  const seen = Array<number>(rows.length);
  let next = rows.length;
  for (let index = rows.length - 1; index >= 0; index--) {
    if (!rows[index]?.hidden) next = index;
    seen[index] = next;
  }
  return seen;
}

/** A row's cells by column, empty ones between them included; null where nothing is: covered by a merged cell, or hidden. */
function rowCells(
  row: number,
  cells: readonly SheetCell[],
  merges: readonly ShownMerge[],
  hidden: readonly boolean[],
  lastHidden: number,
): TextRow {
  const texts: (string | null)[] = [];
  const reach = (column: number): void => {
    while (texts.length < column) texts.push('');
  };
  for (const { column, text } of cells) {
    if (column > WIDEST) continue;
    reach(column);
    texts[column - 1] = text;
  }
  for (const merge of merges) {
    const end = Math.min(merge.right, WIDEST);
    reach(end);
    for (let column = merge.left; column <= end; column++) {
      if (row !== merge.row || column !== merge.column) texts[column - 1] = null;
      else if (merge.text !== null) texts[column - 1] = merge.text;
    }
  }
  // A row that ends before a hidden column has nothing there either, and not an empty cell.
  if (texts.length > 0) reach(lastHidden);
  for (let column = 1; column <= texts.length; column++) if (hidden[column]) texts[column - 1] = null;
  return texts;
}
