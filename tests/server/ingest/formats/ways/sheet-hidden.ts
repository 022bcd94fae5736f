/** Rows and columns that are hidden. */
import { bookFile, type Placed, sheetXml, wholeForm } from '../sheetml.ts';
import type { FormCase } from './case.ts';
import { SheetWays, shifted } from './sheet-ways.ts';

const ways = new SheetWays();

/** Other figures in a column beside every row of the tables. */
const filled = (whole: Placed, column: number): Placed => {
  const rows = new Set(whole.cells.filter(({ section }) => section !== null).map(({ row }) => row));
  const others = [...rows].map((row) => ({ row, column, text: '41', section: null, value: false }));
  return { ...whole, cells: [...whole.cells, ...others] };
};

ways.add(
  'a hidden column of other figures before the table',
  { head: '<cols><col min="1" max="1" width="9" hidden="1"/></cols>' },
  {},
  (whole) => filled(shifted(whole, 1, 1), 1),
);
ways.add(
  'a column without width among the figures',
  { head: '<cols><col min="5" max="5" width="0" customWidth="1"/></cols>' },
  {},
  (whole) => filled(shifted(whole, 5, 1), 5),
);
ways.add(
  'hidden columns behind the table',
  { head: '<cols><col min="16" max="16384" width="9" hidden="1"/></cols>' },
  {},
  (whole) => filled(whole, 16),
);
ways.add('hidden rows of other figures', { row: (row) => (row >= 500 ? ' hidden="1"' : '') }, {}, (whole) => ({
  ...whole,
  cells: [
    ...whole.cells,
    ...Array.from({ length: 30 }, (_, index) => ({
      row: 500 + (index % 3),
      column: 1 + index,
      text: '12',
      section: null,
      value: false,
    })),
  ],
}));
ways.addBook('merged labels that begin in a hidden column', (form) => {
  const whole = wholeForm(form);
  const moved = shifted(whole, 1, 1);
  const first = (column: number): number => (column === 2 ? 1 : column);
  const cells = moved.cells.map((cell) => ({ ...cell, column: first(cell.column) }));
  const merged = moved.merges.map((merge) => ({ ...merge, left: first(merge.left) }));
  const alone = cells.filter(
    ({ row, column }) =>
      column === 1 && !merged.some(({ left, top, bottom }) => left === 1 && top <= row && row <= bottom),
  );
  const merges = [...merged, ...alone.map(({ row }) => ({ top: row, left: 1, bottom: row, right: 2 }))];
  const head = '<cols><col min="1" max="1" hidden="1"/></cols>';
  return bookFile([{ name: '年报', xml: sheetXml({ ...moved, cells, merges }, { head }) }]);
});
ways.add(
  'merged labels that begin in a hidden row',
  { row: (row) => (row % 2 === 1 ? ' hidden="true"' : '') },
  {},
  (whole) => {
    const at = (row: number): number => row * 2;
    const spans = new Set(
      whole.merges.filter(({ top, bottom }) => bottom > top).map(({ top, left }) => `${top},${left}`),
    );
    return {
      ...whole,
      cells: whole.cells.map((cell) => ({
        ...cell,
        row: spans.has(`${cell.row},${cell.column}`) ? at(cell.row) - 1 : at(cell.row),
      })),
      merges: whole.merges.map(({ top, bottom, ...rest }) => ({
        ...rest,
        top: bottom > top ? at(top) - 1 : at(top),
        bottom: at(bottom),
      })),
    };
  },
);

export const HIDDEN: readonly FormCase[] = ways.cases;
