/** A statutory table as the sheet of a workbook: its labels and figures in their columns, merged as on paper. */
import type { MergeRange, WriteSheet } from 'hucre';
import type { CellId } from '../../schema/form/edition.ts';
import type { TableLayout } from '../../schema/form/layout/layout.ts';

interface FormSheet {
  readonly name: string;
  /** The heading of its section, above the table. */
  readonly heading: string;
  readonly layout: TableLayout;
}

type Value = string | number | null;

/** Characters of a column of labels, and of one of figures. */
const WIDTHS = { label: 26, figure: 14 };

/** In Chinese, as the form is printed. A number that is null leaves its cell empty. */
export function formSheet({ name, heading, layout }: FormSheet, numberIn: (cell: CellId) => number | null): WriteSheet {
  const { columns, labelColumns, head, bodies } = layout;
  const rows: Value[][] = [[heading]];
  const merges: MergeRange[] = [{ startRow: 0, endRow: 0, startCol: 0, endCol: columns - 1 }];
  for (const { cells } of [...head, ...bodies.flatMap((body) => body.rows)]) {
    const at = rows.length;
    const row = Array.from({ length: columns }, (): Value => null);
    for (const cell of cells) {
      row[cell.column] = cell.kind === 'label' ? cell.label.zh : numberIn(cell.cell);
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
  }
  return {
    name,
    rows,
    merges,
    columns: Array.from({ length: columns }, (_, column) => ({
      width: column < labelColumns ? WIDTHS.label : WIDTHS.figure,
      style: { alignment: { vertical: 'center' as const, wrapText: true } },
    })),
    freezePane: { rows: 1 + head.length },
    a11y: { summary: heading, headerRow: 1 },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
