/** Number formats and looks, which change what is seen. */
import type { FilledForm } from '../../render/form.ts';
import {
  type BookOptions,
  bookFile,
  isNumeric,
  PLAIN_CELL,
  type PlacedCell,
  type SheetDress,
  sheetXml,
  stylesXml,
  wholeForm,
} from '../sheetml.ts';
import type { FormCase } from './case.ts';
import { type Changed, figures, number, SheetWays } from './sheet-ways.ts';

const ways = new SheetWays();

const HARMLESS = [
  0,
  1,
  '0',
  '#,##0',
  '0_ ',
  '#,##0_);[Red](#,##0)',
  '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  'G/通用格式',
  '0;-0;;@',
  '@',
  '0_);(0)',
  '[=0]"";General',
  '0"件"',
  '0.##',
];
const isWhole = (cell: PlacedCell): boolean =>
  cell.value && isNumeric(cell.text) && Number.isInteger(Number(cell.text));

ways.add(
  'every kind of format',
  {
    cell: (cell) => (isWhole(cell) ? number(cell, 2 + ((cell.row + cell.column) % HARMLESS.length)) : PLAIN_CELL(cell)),
  },
  { styles: stylesXml(HARMLESS) },
);
ways.add(
  'binary precision and a format of two places',
  figures((cell) => number(cell, 2, Number(cell.text) + 2e-11)),
  { styles: stylesXml(['0.00']) },
);

/** The form with this where a figure is left empty. */
const instead =
  (write: (cell: PlacedCell) => string, styles: string, dress: SheetDress = {}) =>
  (form: FilledForm) => {
    const cell = (at: PlacedCell): string => (at.value && at.text === '' ? write(at) : PLAIN_CELL(at));
    return bookFile([{ name: '年报', xml: sheetXml(wholeForm(form), { ...dress, cell }) }], { styles });
  };
const emptyAs =
  (mark: string): Changed =>
  (_, text) =>
    text === '' ? mark : text;
const zero = (cell: PlacedCell): string => number(cell, 2, 0);
const seven = (cell: PlacedCell): string => number(cell, 2, 7);
const WHITE = '<font><color rgb="FFFFFFFF"/></font>';

ways.addBook('zeros as zeros', instead(zero, stylesXml(['0_ '])), emptyAs('0'));
ways.addBook('zeros as a dash', instead(zero, stylesXml([HARMLESS[6] ?? ''])), emptyAs('-'));
ways.addBook('zeros hidden by their format', instead(zero, stylesXml(['0;-0;;@'])));
ways.addBook(
  'zeros hidden by the view of the sheet',
  instead(zero, stylesXml(['0']), {
    head: '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>',
  }),
);
ways.addBook('three semicolons, which hide figures', instead(seven, stylesXml([';;;'])));
ways.addBook(
  'white figures on white',
  instead(
    seven,
    stylesXml(['0'], WHITE, () => 'fontId="1" fillId="0"'),
  ),
);

/** Section 四 in styles that make its figures no counts. */
const noCounts = (
  name: string,
  options: BookOptions,
  style: (cell: PlacedCell) => number,
  value: (text: string) => number = Number,
): void => {
  const cell = (at: PlacedCell): string =>
    at.section === 'IV' && at.value && at.text !== '' ? number(at, style(at), value(at.text)) : PLAIN_CELL(at);
  ways.addBook(
    name,
    (form) => bookFile([{ name: '年报', xml: sheetXml(wholeForm(form), { cell }) }], options),
    (id, text) => (id.startsWith('IV/') && text !== '' ? '1.0%' : text),
  );
};
noCounts(
  'counts in ten thousands are no counts',
  { styles: stylesXml(['0!.0,"万"']) },
  () => 2,
  (text) => Number(text) * 10_000,
);
noCounts(
  'counts as dates, per cents and times are no counts',
  { styles: stylesXml([14, '0.0%', 'h:mm']) },
  (cell) => 2 + (cell.column % 3),
);
noCounts(
  'struck figures are no figures',
  { styles: stylesXml(['0'], '<font><strike/></font>', () => 'fontId="1"') },
  () => 2,
);

/** The title as a number in a format that says the rest. */
const titled = (form: FilledForm, value: number, code: string, workbook = ''): Uint8Array =>
  bookFile(
    [
      {
        name: '年报',
        xml: sheetXml(wholeForm(form), {
          cell: (cell) => (cell.row === 1 ? number(cell, 2, value) : PLAIN_CELL(cell)),
        }),
      },
    ],
    { styles: stylesXml([code]), workbook },
  );
ways.addBook('a title that is a number with words around', (form) =>
  titled(form, form.year, `"${form.publisher}"0"年政府信息公开工作年度报告"`),
);
ways.addBook('a title that is a date counted from 1904', (form) => {
  const days = (Date.UTC(form.year, 11, 31) - Date.UTC(1904, 0, 1)) / 86_400_000;
  return titled(form, days, `"${form.publisher}"yyyy"年政府信息公开工作年度报告"`, '<workbookPr date1904="1"/>');
});

export const FORMATS: readonly FormCase[] = ways.cases;
