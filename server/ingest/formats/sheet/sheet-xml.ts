/**
 * The transcript of an XML Spreadsheet 2003, which is often named .xls: its visible sheets in order, a row a line, a tab
 * between cells, as they are seen.
 */
import { tooLarge } from '../../refusals.ts';
import { type Attributes, attribute, walkXml } from '../container/xml.ts';
import { LIMITS } from '../limits.ts';
import { struckAlone } from '../page/note-marks.ts';
import { BLACK, type Color, colorOfHex, WHITE } from '../shown/color.ts';
import { isClosed, isShown } from '../shown/shown.ts';
import { type NumberShower, numberShower } from './number-format.ts';
import { linesOfReport } from './sheet-choice.ts';
import { type SheetTable, tableOf } from './sheet-table.ts';
import { type Columns, MOST_MERGES, type RowOfCells, type SheetMerge, transcribeSheet } from './sheet-transcript.ts';
import { type CellLook, type Piece, seenOf, seenText } from './xlsx-strings.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function readSheetXml(bytes: Uint8Array, fileName: string): string {
  const book = new Book(fileName);
  walkXml(bytes, fileName, book);
  return book.draw();
}

/** The visible sheets as tables. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function tablesOfSheetXml(bytes: Uint8Array, fileName: string): SheetTable[] {
  const book = new Book(fileName);
  walkXml(bytes, fileName, book);
  return book.tables();
}

interface Cell {
  readonly column: number;
  readonly type: string;
  readonly style: string;
  text: string;
  /** The text in pieces, where parts of it look otherwise. */
  readonly pieces: Piece[];
}

interface Sheet {
  readonly name: string;
  hidden: boolean;
  showsZeros: boolean;
  readonly rows: { readonly row: number; readonly cells: Cell[]; readonly hidden: boolean }[];
  readonly merges: SheetMerge[];
  readonly hiddenColumns: Columns[];
}

/** Names of formats, for which others write codes; numbers of the others are shown as they are. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ['Fixed', '0.00'],
  ['Standard', '#,##0.00'],
  ['Percent', '0.00%'],
  ['Currency', '"¥"#,##0.00'],
]);
const OTHER_NAME = /^[A-Z][a-z]+(?:[ /][A-Z][a-z]+)?$/;

const PLAIN = numberShower('General', false);
const PLAIN_LOOK: CellLook = { color: BLACK, ground: WHITE, size: null };
const NO_LOOK: Omit<Piece, 'text'> = { raised: false, struck: false, color: null, size: null };

/** A part of a text within another. */
function pieceWithin(around: Omit<Piece, 'text'>, name: string, attributes: Attributes): Omit<Piece, 'text'> {
  switch (name) {
    case 'S':
      return { ...around, struck: true };
    case 'Sup':
    case 'Sub':
      return { ...around, raised: true };
    case 'Font':
      return {
        ...around,
        color: colorOf(attributes, 'Color') ?? around.color,
        size: Number(attribute(attributes, 'Size')) || around.size,
      };
    default:
      return around;
  }
}

function colorOf(attributes: Attributes, name: string): Color | null {
  return colorOfHex(attribute(attributes, name)?.replace('#', '') ?? '');
}

class Book {
  /** How styles show numbers, by their names. */
  readonly #shown = new Map<string, NumberShower>();
  readonly #struck = new Set<string>();
  /** How cells of a style look. */
  readonly #looks = new Map<string, CellLook>();
  /** How the text of a cell looks where the walk has come to. */
  readonly #pieces: Omit<Piece, 'text'>[] = [];
  readonly #fileName: string;
  readonly #sheets: Sheet[] = [];
  #style = '';
  #row = 0;
  /** Rows that follow and are the same; only empty ones are written so. */
  #rowsAlike = 0;
  #rowStyle = '';
  #column = 0;
  #cells: Cell[] | null = null;
  #cell: { column: number; style: string } | null = null;
  #data: Cell | null = null;
  /** Depth of elements within one that is not seen: comments, phonetic help. */
  #silent = 0;
  #inVisible = false;
  #count = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (this.#silent > 0 || name === 'Comment' || name === 'PhoneticText') {
      this.#silent++;
      return;
    }
    const sheet = this.#sheets.at(-1);
    if (this.#data) {
      this.#pieces.push(pieceWithin(this.#pieces.at(-1) ?? NO_LOOK, name, attributes));
      return;
    }
    switch (name) {
      case 'Style':
        this.#style = attribute(attributes, 'ID') ?? '';
        break;
      case 'NumberFormat': {
        const format = attribute(attributes, 'Format') ?? 'General';
        const code = NAMED.get(format) ?? (OTHER_NAME.test(format) ? 'General' : format);
        this.#shown.set(this.#style, numberShower(code, false));
        break;
      }
      case 'Font':
        if (attribute(attributes, 'StrikeThrough') === '1') this.#struck.add(this.#style);
        this.#changeLook({ color: colorOf(attributes, 'Color'), size: Number(attribute(attributes, 'Size')) || null });
        break;
      case 'Interior': {
        const pattern = attribute(attributes, 'Pattern') ?? 'None';
        if (pattern !== 'None') this.#changeLook({ ground: pattern === 'Solid' ? colorOf(attributes, 'Color') : null });
        break;
      }
      case 'DoNotDisplayZeros':
        if (sheet) sheet.showsZeros = false;
        break;
      case 'Worksheet':
        if (this.#sheets.length >= LIMITS.sheets) throw tooLarge(this.#fileName, 'sheets', LIMITS.sheets);
        this.#sheets.push({
          name: attribute(attributes, 'Name') ?? '',
          hidden: false,
          showsZeros: true,
          rows: [],
          merges: [],
          hiddenColumns: [],
        });
        this.#row = 0;
        this.#column = 0;
        break;
      case 'Visible':
        this.#inVisible = true;
        break;
      case 'Column':
        this.#column = whole(attributes, 'Index') ?? this.#column + 1;
        this.#openColumns(sheet, this.#column, attributes);
        break;
      case 'Row':
        if (++this.#count > LIMITS.cells) throw tooLarge(this.#fileName, 'cells', LIMITS.cells);
        this.#row = whole(attributes, 'Index') ?? this.#row + 1;
        this.#rowStyle = attribute(attributes, 'StyleID') ?? '';
        this.#column = 0;
        this.#cells = [];
        this.#rowsAlike = whole(attributes, 'Span') ?? 0;
        sheet?.rows.push({ row: this.#row, cells: this.#cells, hidden: isHidden(attributes, 'Height') });
        break;
      case 'Cell':
        this.#openCell(sheet, attributes);
        break;
      case 'Data':
        if (this.#cell)
          this.#data = { ...this.#cell, type: attribute(attributes, 'Type') ?? 'String', text: '', pieces: [] };
        break;
    }
  };

  readonly close = (name: string): void => {
    if (this.#silent > 0) this.#silent--;
    else if (name === 'Data' && this.#data) {
      this.#cells?.push(this.#data);
      this.#data = null;
    } else if (this.#data) this.#pieces.pop();
    else if (name === 'Cell') this.#cell = null;
    else if (name === 'Visible') this.#inVisible = false;
    else if (name === 'Row') {
      this.#cells = null;
      this.#row += this.#rowsAlike;
    }
  };

  readonly text = (text: string): void => {
    if (this.#silent > 0) return;
    const data = this.#data;
    if (data) {
      // What stands before the first part that looks otherwise is a piece like any other.
      if (this.#pieces.length > 0 && data.pieces.length === 0 && data.text !== '')
        data.pieces.push({ text: data.text, ...NO_LOOK });
      if (data.pieces.length > 0 || this.#pieces.length > 0)
        data.pieces.push({ text, ...(this.#pieces.at(-1) ?? NO_LOOK) });
      data.text += text;
    }
    const sheet = this.#sheets.at(-1);
    if (this.#inVisible && sheet && text.includes('Hidden')) sheet.hidden = true;
  };

  draw(): string {
    const context = { fileName: this.#fileName, lookedAt: 0 };
    const written = this.#visible().map((sheet) => ({
      name: sheet.name,
      lines: transcribeSheet(this.#seenRows(sheet), sheet.merges, context, sheet.hiddenColumns),
    }));
    return linesOfReport(written, this.#fileName).join('\n');
  }

  tables(): SheetTable[] {
    return this.#visible().map((sheet) =>
      tableOf(sheet.name, this.#seenRows(sheet), sheet.merges, sheet.hiddenColumns, this.#fileName),
    );
  }

  #visible(): Sheet[] {
    return this.#sheets.filter(({ hidden }) => !hidden);
  }

  #seenRows({ rows, showsZeros }: Sheet): RowOfCells[] {
    return rows.map(({ row, cells, hidden }) => ({
      row,
      hidden,
      cells: cells.map((cell) => ({ column: cell.column, text: this.#textOf(cell, showsZeros) })),
    }));
  }

  #openCell(sheet: Sheet | undefined, attributes: Attributes): void {
    if (++this.#count > LIMITS.cells) throw tooLarge(this.#fileName, 'cells', LIMITS.cells);
    const column = whole(attributes, 'Index') ?? this.#column + 1;
    const across = whole(attributes, 'MergeAcross') ?? 0;
    const down = whole(attributes, 'MergeDown') ?? 0;
    this.#column = column + across;
    this.#cell = { column, style: attribute(attributes, 'StyleID') ?? this.#rowStyle };
    if (across + down > 0 && sheet && sheet.merges.length < MOST_MERGES) {
      sheet.merges.push({ top: this.#row, bottom: this.#row + down, left: column, right: column + across });
    }
  }

  #openColumns(sheet: Sheet | undefined, from: number, attributes: Attributes): void {
    this.#column = from + (whole(attributes, 'Span') ?? 0);
    if (!isHidden(attributes, 'Width') || !sheet || sheet.hiddenColumns.length >= MOST_MERGES) return;
    sheet.hiddenColumns.push({ from, to: this.#column });
  }

  #changeLook(look: Partial<CellLook>): void {
    this.#looks.set(this.#style, { ...(this.#looks.get(this.#style) ?? PLAIN_LOOK), ...look });
  }

  #textOf(cell: Cell, showsZeros: boolean): string {
    const look = this.#looks.get(cell.style) ?? PLAIN_LOOK;
    const seen =
      cell.pieces.length > 0 ? seenOf(cell.pieces, look) : isShown(look) ? this.#valueOf(cell, showsZeros) : '';
    return seen !== '' && this.#struck.has(cell.style) ? struckAlone(seen) : seen;
  }

  #valueOf({ type, style, text }: Cell, showsZeros: boolean): string {
    if (type === 'Number' && text.trim() !== '') {
      const value = Number(text);
      if (value === 0 && !showsZeros) return '';
      const show = this.#shown.get(style) ?? PLAIN;
      return seenText(Number.isFinite(value) ? show(value) : text);
    }
    if (type === 'DateTime') return text.slice(0, 10);
    if (type === 'Boolean') return text.trim() === '1' ? 'TRUE' : 'FALSE';
    return seenText(text);
  }
}

function whole(attributes: Attributes, name: string): number | null {
  const value = attribute(attributes, name);
  return value !== null && /^\d{1,7}$/.test(value) ? Number(value) : null;
}

/** Hidden, or made so small that nothing is seen. */
function isHidden(attributes: Attributes, size: 'Width' | 'Height'): boolean {
  const measured = attribute(attributes, size);
  return attribute(attributes, 'Hidden') === '1' || (measured !== null && isClosed(Number(measured)));
}
