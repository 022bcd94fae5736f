/**
 * A statutory table as it is laid out on paper, without a pixel: label cells and figure slots with their spans, drawn
 * from the form as data. Every row fills every column once spans from above are counted; tests hold that.
 */

import type { CellId } from '../../schema/form/edition.ts';
import type { Label } from '../../schema/language.ts';

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

/**
 * How many columns each row covers, spans from rows above included. A well-formed table gives `columns` for every row.
 * A rowspan that runs out of its row group shows as a row that covers too little after it.
 */
export function coveredColumns(rows: readonly TableRow[], columns: number): readonly number[] {
  const hanging = new Array<number>(columns).fill(0);
  return rows.map((row) => {
    let covered = hanging.filter((left) => left > 0).length;
    const started: { readonly from: number; readonly to: number; readonly rows: number }[] = [];
    for (const cell of row.cells) {
      covered += cell.colSpan;
      const rowSpan = cell.kind === 'label' ? cell.rowSpan : 1;
      started.push({ from: cell.column, to: cell.column + cell.colSpan, rows: rowSpan });
    }
    for (let column = 0; column < columns; column += 1) {
      const now = hanging[column] ?? 0;
      const fresh = started.find((span) => column >= span.from && column < span.to);
      hanging[column] = fresh ? fresh.rows - 1 : Math.max(0, now - 1);
    }
    return covered;
  });
}
