/**
 * The reading text of a workbook: its visible sheets in order, a row a line, a tab between cells. Only cells that are
 * written in the file are read, so a sheet's claimed size costs nothing. Formulas show the value they had when saved.
 */
import { damagedFile, tooLarge } from '../refusals.ts';
import { LIMITS } from './limits.ts';
import { linesOfRows, oneLine, type SheetRow } from './rows.ts';
import { dateOf, readDateStyles } from './xlsx-dates.ts';
import { attribute, walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** Draws the reading text. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export async function readXlsx(zip: Zip, fileName: string): Promise<string> {
  const workbook = await zip.read('xl/workbook.xml');
  if (!workbook) throw damagedFile(fileName, 'ZIP');
  const targets = await relationsOf(zip, 'xl/_rels/workbook.xml.rels', fileName);
  const { sheets, from1904 } = readWorkbook(workbook, fileName);
  if (sheets.length > LIMITS.sheets) throw tooLarge(fileName, 'sheets', LIMITS.sheets);
  const strings = await zip.read('xl/sharedStrings.xml');
  const styles = await zip.read('xl/styles.xml');
  const context: Context = {
    fileName,
    strings: strings ? readStrings(strings, fileName) : [],
    dates: styles ? readDateStyles(styles, fileName) : new Set(),
    from1904,
    cells: 0,
    drawn: 0,
  };
  const lines: string[] = [];
  for (const relation of sheets) {
    const part = await zip.read(partName(targets.get(relation) ?? ''));
    if (part) lines.push(...readSheet(part, context), '');
  }
  return lines.join('\n');
}

interface Context {
  readonly fileName: string;
  readonly strings: readonly string[];
  /** Indexes of the cell styles that show a number as a date. */
  readonly dates: ReadonlySet<number>;
  readonly from1904: boolean;
  /** Cells read so far, of all sheets. */
  cells: number;
  drawn: number;
}

function partName(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

async function relationsOf(zip: Zip, name: string, fileName: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const part = await zip.read(name);
  if (!part) throw damagedFile(fileName, 'ZIP');
  walkXml(part, fileName, {
    open: (element, attributes) => {
      if (element === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '');
    },
    close: () => {},
  });
  return targets;
}

function readWorkbook(bytes: Uint8Array, fileName: string): { sheets: string[]; from1904: boolean } {
  const sheets: string[] = [];
  let from1904 = false;
  walkXml(bytes, fileName, {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      if (name === 'sheet' && !hidden) sheets.push(attribute(attributes, 'id') ?? '');
    },
    close: () => {},
  });
  return { sheets, from1904 };
}

/** The texts that cells point to; phonetic help is none of them. */
function readStrings(bytes: Uint8Array, fileName: string): string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let silent = false;
  walkXml(bytes, fileName, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') silent = true;
      else if (name === 't') inText = !silent;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') silent = false;
      else if (name === 't') inText = false;
    },
    text: (piece) => {
      if (inText) text += piece;
    },
  });
  return strings;
}

interface Cell {
  readonly column: number;
  readonly text: string;
}

/** A report has some hundred merged cells; each is looked at for every row. */
const MOST_MERGES = 2000;

interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function readSheet(bytes: Uint8Array, context: Context): string[] {
  const rows: { row: number; cells: Cell[] }[] = [];
  const merges: Merge[] = [];
  let cells: Cell[] | null = null;
  let row = 0;
  let column = 0;
  let type = '';
  let style = -1;
  let value = '';
  let inValue = false;
  let silent = false;
  walkXml(bytes, context.fileName, {
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes.r ?? row + 1) || row + 1;
        column = 0;
        cells = [];
        if (attributes.hidden !== '1' && attributes.hidden !== 'true') rows.push({ row, cells });
      } else if (name === 'c') {
        if (++context.cells > LIMITS.cells) throw tooLarge(context.fileName, 'cells', LIMITS.cells);
        column = columnOf(attributes.r) ?? column + 1;
        type = attributes.t ?? 'n';
        style = Number(attributes.s ?? -1);
        value = '';
      } else if (name === 'rPh') silent = true;
      else if (name === 'v' || name === 't') inValue = !silent;
      else if (name === 'mergeCell') {
        const merge = mergeOf(attributes.ref ?? '');
        if (merge && merges.length < MOST_MERGES) merges.push(merge);
      }
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') silent = false;
      else if (name === 'c') cells?.push({ column, text: shown(type, style, value, context) });
      else if (name === 'row') cells = null;
    },
    text: (piece) => {
      if (inValue) value += piece;
    },
  });
  return drawSheet(rows, merges, context);
}

/** Cells looked at while drawing, merged ones as often as they reach over a row; only overlapping ones can be so many. */
const MOST_DRAWN = LIMITS.cells * 10;

function drawSheet(
  rows: readonly { row: number; cells: readonly Cell[] }[],
  merges: readonly Merge[],
  context: Context,
): string[] {
  const drawn: SheetRow[] = [];
  const starting = [...merges].sort((a, b) => a.top - b.top);
  let open: Merge[] = [];
  let next = 0;
  for (const { row, cells } of rows) {
    for (let merge = starting[next]; merge && merge.top <= row; merge = starting[++next]) open.push(merge);
    open = open.filter((merge) => merge.bottom >= row);
    const texts = rowCells(row, cells, open);
    context.drawn += texts.length * (open.length + 1);
    if (context.drawn > MOST_DRAWN) throw tooLarge(context.fileName, 'cells', LIMITS.cells);
    drawn.push(texts);
  }
  return linesOfRows(drawn);
}

/** Cells a row is wide at most; what stands farther right is no report. */
const WIDEST = 256;

/** A row's cells by column, empty ones between them included. */
function rowCells(row: number, cells: readonly Cell[], merges: readonly Merge[]): SheetRow {
  const texts: (string | null)[] = [];
  const reach = (column: number): void => {
    while (texts.length < column) texts.push('');
  };
  for (const { column, text } of cells) {
    if (column > WIDEST) continue;
    reach(column);
    texts[column - 1] = text;
  }
  for (const { top, left, right } of merges) {
    const end = Math.min(right, WIDEST);
    reach(end);
    for (let column = top === row ? left + 1 : left; column <= end; column++) texts[column - 1] = null;
  }
  return texts;
}

function shown(type: string, style: number, value: string, context: Context): string {
  if (value === '') return '';
  switch (type) {
    case 's':
      return oneLine(context.strings[Number(value)] ?? '');
    case 'inlineStr':
    case 'str':
    case 'd':
    case 'e':
      return oneLine(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    default:
      return numberShown(value, style, context);
  }
}

/** Numbers are written in binary precision: 7730.28 may stand as 7730.2799999999997. */
function numberShown(value: string, style: number, context: Context): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return oneLine(value);
  if (context.dates.has(style)) return dateOf(number, context.from1904) ?? value;
  const plain = String(Number(number.toPrecision(15)));
  return plain.includes('e') ? oneLine(value) : plain;
}

/** `AB12` is in column 28. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function mergeOf(reference: string): Merge | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  const left = columnOf(`${match?.[1]}1`);
  const right = columnOf(`${match?.[3]}1`);
  if (!match || left === null || right === null) return null;
  return { left, right, top: Number(match[2]), bottom: Number(match[4]) };
}
