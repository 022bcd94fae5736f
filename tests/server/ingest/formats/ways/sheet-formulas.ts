/** Formulas, with and without the value they had, their errors, and words among figures. */
import type { FilledForm } from '../../render/form.ts';
import {
  bookFile,
  inline,
  PLAIN_CELL,
  type PlacedCell,
  reference,
  sheetXml,
  type WriteCell,
  wholeForm,
} from '../sheetml.ts';
import type { FormCase } from './case.ts';
import { type Changed, figures, SheetWays } from './sheet-ways.ts';

const ways = new SheetWays();

const book = (form: FilledForm, cell: WriteCell): Uint8Array =>
  bookFile([{ name: '年报', xml: sheetXml(wholeForm(form), { cell }) }]);

/** Whether a cell is the last of its row in section 三: a total. */
function isTotal(form: FilledForm): (cell: PlacedCell) => boolean {
  const ends = new Map<number, number>();
  for (const cell of wholeForm(form).cells) {
    if (cell.section === 'III' && cell.value) ends.set(cell.row, Math.max(ends.get(cell.row) ?? 0, cell.column));
  }
  return (cell) => cell.section === 'III' && cell.value && ends.get(cell.row) === cell.column;
}

const totals =
  (mark: string): Changed =>
  (cell, text) =>
    /^III\/.*\/total$/.test(cell) ? mark : text;

ways.add(
  'formulas with their last values',
  figures((cell) => `<c r="${reference(cell)}"><f ca="1">SUM(A1:A9)</f><v>${cell.text}</v></c>`),
);
ways.add(
  'shared formulas',
  figures((cell) => `<c r="${reference(cell)}"><f t="shared" si="0"/><v>${cell.text}</v></c>`),
);
ways.addBook(
  'totals that were never calculated are no zeros',
  (form) => {
    const total = isTotal(form);
    return book(form, (cell) => (total(cell) ? `<c r="${reference(cell)}"><f>SUM(C1:H1)</f></c>` : PLAIN_CELL(cell)));
  },
  totals('=?'),
);
ways.addBook(
  'totals that are errors are no figures',
  (form) => {
    const total = isTotal(form);
    const error = (cell: PlacedCell): string => `<c r="${reference(cell)}" t="e"><f>SUM(#REF!)</f><v>#REF!</v></c>`;
    return book(form, (cell) => (total(cell) ? error(cell) : PLAIN_CELL(cell)));
  },
  totals('#REF!'),
);
ways.addBook(
  'totals that are an empty text',
  (form) => {
    const total = isTotal(form);
    const empty = (cell: PlacedCell): string => `<c r="${reference(cell)}" t="str"><f>IF(A1=0,"",A1)</f><v></v></c>`;
    return book(form, (cell) => (total(cell) ? empty(cell) : PLAIN_CELL(cell)));
  },
  totals(''),
);
ways.addBook(
  'words in a column of figures leave the others where they are',
  (form) =>
    book(form, (cell) =>
      cell.section === 'III' && cell.value && cell.column === 6
        ? `<c r="${reference(cell)}" t="inlineStr">${inline('待核实')}</c>`
        : PLAIN_CELL(cell),
    ),
  (cell, text) => (/^III\/.*\/research$/.test(cell) ? '待核实' : text),
);

export const FORMULAS: readonly FormCase[] = ways.cases;
