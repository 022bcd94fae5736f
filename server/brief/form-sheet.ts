/** A statutory table as the sheet of a workbook: its labels and figures in their columns, merged as on paper. */
import type { CellStyle, MergeRange, WriteSheet } from 'hucre';
import type { CellId } from '../../schema/form/edition.ts';
import type { LabelCell, TableLayout } from '../../schema/form/layout/layout.ts';

interface FormSheet {
  readonly name: string;
  /** The heading of its section, above the table. */
  readonly heading: string;
  readonly layout: TableLayout;
}

type Value = string | number | null;

const LINE = { style: 'thin' } as const;
const GRID: CellStyle = {
  border: { top: LINE, right: LINE, bottom: LINE, left: LINE },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const LABEL: CellStyle = { ...GRID, alignment: { ...GRID.alignment, horizontal: 'left' } };
/** Points of a line of text; Chinese characters are two of a column's characters wide. */
const LINE_HEIGHT = 16;

/** Characters of a column of labels, and of one of figures. */
const WIDTHS = { label: 26, figure: 14 };

/** In Chinese, as the form is printed. A number that is null leaves its cell empty. */
export function formSheet({ name, heading, layout }: FormSheet, numberIn: (cell: CellId) => number | null): WriteSheet {
  const { columns, labelColumns, head, bodies } = layout;
  const rows: Value[][] = [[heading]];
  const merges: MergeRange[] = [{ startRow: 0, endRow: 0, startCol: 0, endCol: columns - 1 }];
  const styles = new Map<string, { readonly style: CellStyle }>();
  const heights = new Map<number, { readonly height: number }>();
  for (const { cells } of [...head, ...bodies.flatMap((body) => body.rows)]) {
    const at = rows.length;
    const row = Array.from({ length: columns }, (): Value => null);
    let lines = 1;
    for (let column = 0; column < columns; column += 1) styles.set(`${at},${column}`, { style: GRID });
    for (const cell of cells) {
      row[cell.column] = cell.kind === 'label' ? cell.label.zh : numberIn(cell.cell);
      if (cell.kind === 'label') {
        const isWide = cell.role === 'row' || cell.role === 'note';
        if (isWide) styles.set(`${at},${cell.column}`, { style: LABEL });
        if (cell.rowSpan === 1) lines = Math.max(lines, linesOf(cell, labelColumns));
      }
      const depth = cell.kind === 'label' ? cell.rowSpan : 1;
      if (cell.colSpan > 1 || depth > 1)
        merges.push({
          startRow: at,
          endRow: at + depth - 1,
          startCol: cell.column,
          endCol: cell.column + cell.colSpan - 1,
        });
    }
    rows.push(row);
    heights.set(at, { height: lines * LINE_HEIGHT + 4 });
  }
  return {
    name,
    rows,
    merges,
    cells: styles,
    rowDefs: heights,
    columns: Array.from({ length: columns }, (_, column) => ({
      width: column < labelColumns ? WIDTHS.label : WIDTHS.figure,
    })),
    freezePane: { rows: 1 + head.length },
    a11y: { summary: heading, headerRow: 1 },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Lines that a label takes in its columns. */
function linesOf({ label, column, colSpan }: LabelCell, labelColumns: number): number {
  const width = (column < labelColumns ? WIDTHS.label : WIDTHS.figure) * colSpan;
  return Math.ceil((label.zh.length * 2) / width);
}
