/** Several sheets. */
import type { FilledForm } from '../../render/form.ts';
import { distinctForm } from '../distinct.ts';
import { partsOf } from '../parts.ts';
import { bookFile, placed, type SheetPart, sheetXml, wholeForm } from '../sheetml.ts';
import type { FormCase } from './case.ts';
import { SheetWays } from './sheet-ways.ts';

const ways = new SheetWays();

const whole = (name: string, form: FilledForm): SheetPart => ({ name, xml: sheetXml(wholeForm(form)) });

ways.addBook('a sheet a table', (form) => {
  const parts = partsOf(form);
  const at = (ordinal: string): number =>
    parts.findIndex((part) => part.kind === 'line' && part.text.startsWith(`${ordinal}、`));
  return bookFile([
    { name: '封面', xml: sheetXml(placed(parts.slice(0, at('二')))) },
    { name: '表一', xml: sheetXml(placed(parts.slice(at('二'), at('三')), ['II'])) },
    { name: '表二', xml: sheetXml(placed(parts.slice(at('三'), at('四')), ['III'])) },
    { name: '表三', xml: sheetXml(placed(parts.slice(at('四'), at('五')), ['IV'])) },
    { name: '其他', xml: sheetXml(placed(parts.slice(at('五')))) },
  ]);
});
ways.addBook('a sheet of the year before, hidden', (form) =>
  bookFile([{ ...whole('上年', distinctForm('2021')), state: 'hidden' }, whole('年报', form)]),
);
ways.addBook('an empty form beside the filled one', (form) => {
  const { cells, ...rest } = wholeForm(form);
  const empty = cells.map((cell) => (cell.value ? { ...cell, text: '' } : cell));
  return bookFile([{ name: '空表', xml: sheetXml({ ...rest, cells: empty }) }, whole('年报', form)]);
});
ways.addBook('a sheet of lists beside the form', (form) => {
  const cells = Array.from({ length: 40 }, (_, index) => ({
    row: index + 1,
    column: 1,
    text: String(index),
    section: null,
    value: false,
  }));
  return bookFile([whole('年报', form), { name: '选项', xml: sheetXml({ cells, merges: [], rows: 40, columns: 1 }) }]);
});
ways.addBook('the same sheet twice', (form) => bookFile([whole('年报', form), whole('年报副本', form)]));

export const SHEETS: readonly FormCase[] = ways.cases;
