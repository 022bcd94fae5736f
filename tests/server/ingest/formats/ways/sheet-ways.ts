/** Ways to write a form as a workbook; what is seen in the cells is the same in all of them, unless said otherwise. */
import type { FilledForm } from '../../render/form.ts';
import {
  type BookOptions,
  bookFile,
  PLAIN_CELL,
  type Placed,
  type PlacedCell,
  reference,
  type SheetDress,
  sheetXml,
  type WriteCell,
  wholeForm,
} from '../sheetml.ts';
import { FORMS, type FormCase } from './case.ts';

export type Changed = NonNullable<FormCase['changed']>;

export class SheetWays {
  readonly cases: FormCase[] = [];

  /** Every form on one sheet dressed so, with its cells put in other places. */
  add(
    name: string,
    dress: SheetDress,
    options: BookOptions = {},
    arrange: (whole: Placed) => Placed = (whole) => whole,
  ): void {
    this.addBook(name, (form) => bookFile([{ name: '年报', xml: sheetXml(arrange(wholeForm(form)), dress) }], options));
  }

  addBook(name: string, write: (form: FilledForm) => Uint8Array, changed?: Changed): void {
    for (const [kind, form] of FORMS) {
      this.cases.push({ name: `${name} (${kind})`, form, bytes: write(form), ...(changed ? { changed } : {}) });
    }
  }
}

/** Every figure written by this; words and empty cells as ever. */
export const figures = (write: WriteCell): SheetDress => ({
  cell: (cell) => (cell.value && cell.text !== '' ? write(cell) : PLAIN_CELL(cell)),
});

export const words = (write: WriteCell): SheetDress => ({
  cell: (cell) => (!cell.value && cell.text !== '' ? write(cell) : PLAIN_CELL(cell)),
});

/** A number with a style. */
export const number = (cell: PlacedCell, style: number, value: string | number = cell.text): string =>
  `<c r="${reference(cell)}" s="${style}"><v>${value}</v></c>`;

/** All cells from a column on, so many columns farther right. */
export const shifted = (whole: Placed, from: number, by: number): Placed => {
  const moved = (column: number): number => (column >= from ? column + by : column);
  return {
    ...whole,
    cells: whole.cells.map((cell) => ({ ...cell, column: moved(cell.column) })),
    merges: whole.merges.map((merge) => ({ ...merge, left: moved(merge.left), right: moved(merge.right) })),
  };
};
