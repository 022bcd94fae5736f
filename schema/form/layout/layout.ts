/**
 * A statutory table as it is laid out on paper, without a pixel: label cells and figure slots with their spans, drawn
 * from the form as data. Every row fills every column once spans from above are counted; tests hold that.
 */

import type { Label } from '../../language.ts';
import type { CellId } from '../edition.ts';

export interface LabelCell {
  readonly kind: 'label';
  readonly key: string;
  readonly label: Label;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly scope: 'col' | 'colgroup' | 'row' | 'rowgroup';
  /** First grid column, from 0: sticky labels need to know how far from the left they stand. */
  readonly column: number;
  /** note: words that explain the table; band: a heading across all columns. */
  readonly role: 'note' | 'band' | 'column' | 'row' | 'group';
  /** How deep a row's label stands in a list of rows. */
  readonly indent?: number;
}

export interface FigureSlot {
  readonly kind: 'figure';
  readonly cell: CellId;
  readonly column: number;
  readonly colSpan: number;
  /** Printed heavier: 总计. */
  readonly total: boolean;
}

export interface TableRow {
  readonly key: string;
  readonly cells: readonly (LabelCell | FigureSlot)[];
}

export interface TableLayout {
  readonly columns: number;
  /** How many of the columns, from the left, hold labels. */
  readonly labelColumns: number;
  readonly head: readonly TableRow[];
  readonly bodies: readonly { readonly key: string; readonly rows: readonly TableRow[] }[];
}

/** The cells of the form that the layout has a slot for, in reading order. */
export function cellsIn(layout: TableLayout): readonly CellId[] {
  return layout.bodies.flatMap((body) =>
    body.rows.flatMap((row) => row.cells.flatMap((cell) => (cell.kind === 'figure' ? [cell.cell] : []))),
  );
}
