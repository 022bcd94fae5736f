/** Texts as they are kept: shared, inline, in parts, of formulas. */
import type { FilledForm } from '../../render/form.ts';
import { bookFile, inline, PLAIN_CELL, type PlacedCell, reference, sheetXml, wholeForm } from '../sheetml.ts';
import { escaped } from '../wordml.ts';
import type { FormCase } from './case.ts';
import { figures, SheetWays, words } from './sheet-ways.ts';

const ways = new SheetWays();

type Item = (text: string, value: boolean) => string;

/** A workbook whose texts stand in a part of their own. */
function shared(form: FilledForm, item: Item, which: (cell: PlacedCell) => boolean = () => true): Uint8Array {
  const items: string[] = [];
  const xml = sheetXml(wholeForm(form), {
    cell: (cell) => {
      if (cell.text === '' || !which(cell)) return PLAIN_CELL(cell);
      items.push(item(cell.text, cell.value));
      return `<c r="${reference(cell)}" t="s"><v>${items.length - 1}</v></c>`;
    },
  });
  const strings = `<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${items.join('')}</sst>`;
  return bookFile([{ name: '年报', xml }], { strings });
}

const rich = (text: string, properties = ''): string =>
  `<r><rPr>${properties}<sz val="11"/></rPr><t xml:space="preserve">${escaped(text)}</t></r>`;
const plain: Item = (text) => `<si><t>${escaped(text)}</t></si>`;
const textCell = (cell: PlacedCell, text: string): string =>
  `<c r="${reference(cell)}" t="inlineStr">${inline(text)}</c>`;
const wide = (text: string): string =>
  Array.from(text, (c) => (/\d/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');

ways.add('plain', {});
ways.addBook('shared texts', (form) => shared(form, plain));
ways.addBook('shared texts in parts, with phonetic help', (form) =>
  shared(form, (text) => `<si>${rich(text.slice(0, 1))}${rich(text.slice(1))}<rPh sb="0" eb="1"><t>9</t></rPh></si>`),
);
ways.addBook('figures as texts with a mark', (form) => shared(form, plain, (cell) => cell.value));
ways.addBook('a raised note behind each figure', (form) =>
  shared(form, (text, value) => `<si>${rich(text)}${value ? rich('1', '<vertAlign val="superscript"/>') : ''}</si>`),
);
ways.addBook('a struck figure before each figure', (form) =>
  shared(form, (text, value) => `<si>${value ? rich('6', '<strike/>') : ''}${rich(text)}</si>`),
);
ways.addBook('line ends as Excel escapes them', (form) =>
  shared(form, (text) => `<si><t xml:space="preserve">_x000D_\n${escaped(text)}_x000D_</t></si>`),
);
ways.add(
  'inline texts in parts',
  figures(
    (cell) =>
      `<c r="${reference(cell)}" t="inlineStr"><is>${rich(cell.text.slice(0, 1))}${rich(cell.text.slice(1))}</is></c>`,
  ),
);
ways.add(
  'texts of formulas',
  figures((cell) => `<c r="${reference(cell)}" t="str"><f>TEXT(1,"0")</f><v>${cell.text}</v></c>`),
);
ways.add(
  'texts with blanks around',
  figures((cell) => textCell(cell, ` \u00a0${cell.text}\u3000 `)),
);
ways.add(
  'texts with invisible characters',
  figures((cell) => textCell(cell, `\u200b${cell.text.slice(0, 1)}\u200d${cell.text.slice(1)}\u2060`)),
);
ways.add(
  'full-width digits',
  figures((cell) => textCell(cell, wide(cell.text))),
);
ways.add(
  'figures with a counter and a mark of a note',
  figures((cell) => textCell(cell, `${cell.text}①`)),
);
ways.add(
  'labels with breaks and blanks',
  words((cell) =>
    textCell(cell, cell.section === null ? cell.text : Array.from(cell.text).join(cell.text.length > 6 ? '\n' : ' ')),
  ),
);
ways.add(
  'cells without their place',
  { cell: (cell) => PLAIN_CELL(cell).replace(/ r="[A-Z]+\d+"/, '') },
  {},
  (whole) => ({ ...whole, cells: withEvery(whole.cells) }),
);
ways.add(
  'character data sections',
  figures((cell) => `<c r="${reference(cell)}" t="inlineStr"><is><t><![CDATA[${cell.text}]]></t></is></c>`),
);

/** A cell at every place of every row. */
function withEvery(cells: readonly PlacedCell[]): PlacedCell[] {
  const taken = new Set(cells.map(reference));
  const rows = new Set(cells.map(({ row }) => row));
  const all = [...rows].flatMap((row) =>
    Array.from({ length: 15 }, (_, index) => ({ row, column: index + 1, text: '', section: null, value: false })),
  );
  return [...cells, ...all.filter((cell) => !taken.has(reference(cell)))];
}

export const TEXTS: readonly FormCase[] = ways.cases;
