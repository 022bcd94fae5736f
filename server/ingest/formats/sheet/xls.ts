/**
 * The transcript of an Excel 97–2003 workbook (.xls, and .et of WPS Office, which is the same): its visible sheets in
 * order, a row a line, a tab between cells, as they are seen. Formulas show the value they had when saved.
 */
import { damagedFile, olderOffice, tooLarge } from '../../refusals.ts';
import { BeyondEnd, Bytes } from '../container/bytes.ts';
import type { Ole } from '../container/ole.ts';
import { LIMITS } from '../limits.ts';
import { struckAlone } from '../page/note-marks.ts';
import { PICTURE } from '../page/transcript.ts';
import { isClosed } from '../shown/shown.ts';
import { BIFF, type BiffRecord, recordAt } from './biff.ts';
import { type Area, HidingRules } from './hiding-rules.ts';
import { linesOfReport } from './sheet-choice.ts';
import { type SheetTable, tableOf } from './sheet-table.ts';
import {
  type Columns,
  MOST_MERGES,
  type RowOfCells,
  type SheetCell,
  type SheetMerge,
  transcribeSheet,
} from './sheet-transcript.ts';
import { readBook, textOf, type XlsBook } from './xls-book.ts';
import { areasAt, newerRuleAt, ruleAt } from './xls-conditions.ts';
import { type CellText, seenIn, seenText } from './xlsx-strings.ts';
import { type CellStyle, PLAIN_STYLE } from './xlsx-styles.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT, NOT_A_REPORT or TOO_LARGE. */
export function readXls(ole: Ole, fileName: string): string {
  return linesOfReport(
    sheetsOf(ole, fileName, (sheet, name) => ({ name, lines: sheet.draw() })),
    fileName,
  ).join('\n');
}

/** The visible sheets as tables. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT or TOO_LARGE. */
export function tablesOfXls(ole: Ole, fileName: string): SheetTable[] {
  return sheetsOf(ole, fileName, (sheet, name) => sheet.table(name));
}

/** What is made of each visible sheet, in order. */
function sheetsOf<Made>(ole: Ole, fileName: string, make: (sheet: Sheet, name: string) => Made): Made[] {
  const stream = ole.read('Workbook');
  if (!stream) throw olderOffice(fileName, 'excel');
  try {
    const bytes = new Bytes(stream);
    const book = readBook(bytes, fileName);
    const context = { fileName, cells: 0, characters: 0, lookedAt: 0, walked: 0 };
    return book.sheets.map(({ name, at }) => make(new Sheet(bytes, book, context).read(at), name));
  } catch (error) {
    if (error instanceof BeyondEnd) throw damagedFile(fileName, 'XLS', error);
    throw error;
  }
}

/** What was read so far, of all sheets. */
interface Context {
  readonly fileName: string;
  cells: number;
  characters: number;
  lookedAt: number;
  /** Bytes of records. */
  walked: number;
}

/** Errors of formulas as they are seen. */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

/** A text that is not in the list of texts. */
const LOST = '\ufffd';

interface Cell extends SheetCell {
  /** The number zero, which a sheet may not show. */
  readonly isZero: boolean;
}

interface Row {
  readonly cells: Cell[];
  hidden: boolean;
}

class Sheet {
  readonly #bytes: Bytes;
  readonly #book: XlsBook;
  readonly #context: Context;
  readonly #rows = new Map<number, Row>();
  readonly #merges: SheetMerge[] = [];
  readonly #hiddenColumns: Columns[] = [];
  readonly #rules = new HidingRules();
  /** What the rules that follow are for. */
  #areas: readonly Area[] = [];
  #showsZeros = true;
  #hasDrawing = false;
  /** The cell of a formula whose result, a text, stands in a record behind it. */
  #awaited: { readonly row: number; readonly column: number; readonly style: CellStyle } | null = null;

  constructor(bytes: Bytes, book: XlsBook, context: Context) {
    this.#bytes = bytes;
    this.#book = book;
    this.#context = context;
  }

  /** Takes in the sheet that begins at an offset. */
  read(start: number): this {
    const bytes = this.#bytes;
    const context = this.#context;
    const first = recordAt(bytes, start);
    if (first.type !== BIFF.begin) throw new BeyondEnd(`no sheet at ${start}`);
    let depth = 1;
    for (let record = recordAt(bytes, first.next); ; record = recordAt(bytes, record.next)) {
      // Sheets lie one behind the other: together they are no longer than the stream.
      context.walked += record.length + 4;
      if (context.walked > bytes.length) throw new BeyondEnd('sheets that overlap');
      // A chart within a sheet is a sheet of its own.
      if (record.type === BIFF.begin) depth++;
      else if (record.type === BIFF.end && --depth === 0) break;
      if (depth === 1) this.#take(record);
    }
    return this;
  }

  /** The sheet as a table, for lists. */
  table(name: string): SheetTable {
    return tableOf(name, this.#seenRows(), this.#merges, this.#hiddenColumns, this.#context.fileName);
  }

  /** Whether zeros are shown is said behind the cells. */
  #seenRows(): RowOfCells[] {
    const seen = ({ column, text, isZero }: Cell): SheetCell => ({
      column,
      text: isZero && !this.#showsZeros ? '' : text,
    });
    return [...this.#rows].map(([row, { cells, hidden }]) => ({
      row: row + 1,
      cells: this.#rules.seen(row + 1, cells.map(seen)),
      hidden,
    }));
  }

  /** The lines of the sheet. */
  draw(): string[] {
    const lines = transcribeSheet(this.#seenRows(), this.#merges, this.#context, this.#hiddenColumns);
    return this.#hasDrawing && lines.every((line) => line.trim() === '') ? [PICTURE] : lines;
  }

  #take(record: BiffRecord): void {
    const bytes = this.#bytes;
    const { at, type } = record;
    switch (type) {
      case BIFF.row: {
        const row = this.#rowAt(bytes.u16(at));
        const height = bytes.u16(at + 6);
        row.hidden = (bytes.u8(at + 12) & 0x20) !== 0 || isClosed((height & 0x7fff) / 20);
        break;
      }
      case BIFF.columns: {
        const hidden = (bytes.u16(at + 8) & 1) === 1 || bytes.u16(at + 4) === 0;
        const columns = { from: bytes.u16(at) + 1, to: bytes.u16(at + 2) + 1 };
        if (hidden && this.#hiddenColumns.length < MOST_MERGES) this.#hiddenColumns.push(columns);
        break;
      }
      case BIFF.window:
        this.#showsZeros = (bytes.u16(at) & 0x10) !== 0;
        break;
      case BIFF.drawing:
        this.#hasDrawing = true;
        break;
      case BIFF.merged:
        this.#takeMerges(record);
        break;
      case BIFF.newerConditioned:
        this.#areas = areasAt(bytes, record, true);
        break;
      case BIFF.newerCondition:
        this.#rules.add({ areas: this.#areas, ...newerRuleAt(bytes, record, this.#book.palette) });
        break;
      case BIFF.conditioned:
        this.#areas = areasAt(bytes, record);
        break;
      case BIFF.condition:
        this.#rules.add({ areas: this.#areas, ...ruleAt(bytes, record, this.#book.palette) });
        break;
      case BIFF.result:
        if (this.#awaited)
          this.#add(this.#awaited.row, this.#awaited.column, seenText(textOf(bytes, record, 0)), this.#awaited.style);
        this.#awaited = null;
        break;
      default:
        if (CELLS.has(type))
          this.#takeCells(record, bytes.u16(at), bytes.u16(at + 2), this.#styleOf(bytes.u16(at + 4)));
    }
  }

  #takeCells(record: BiffRecord, row: number, column: number, style: CellStyle): void {
    const bytes = this.#bytes;
    const { at } = record;
    switch (record.type) {
      case BIFF.stringCell:
        this.#addText(row, column, this.#book.strings[bytes.u32(at + 6)] ?? LOST, style);
        break;
      case BIFF.text:
      case BIFF.richText:
        this.#add(row, column, seenText(textOf(bytes, record, 6)), style);
        break;
      case BIFF.number:
        this.#addNumber(row, column, bytes.f64(at + 6), style);
        break;
      case BIFF.shortNumber:
        this.#addNumber(row, column, unpacked(bytes, at + 6), style);
        break;
      case BIFF.numbers:
        for (let i = 0; 4 + (i + 1) * 6 <= record.length - 2; i++) {
          const place = at + 4 + i * 6;
          this.#addNumber(row, column + i, unpacked(bytes, place + 2), this.#styleOf(bytes.u16(place)));
        }
        break;
      case BIFF.truth:
        this.#add(row, column, truthOf(bytes.u8(at + 6), bytes.u8(at + 7) === 1), style);
        break;
      case BIFF.formula:
        this.#takeFormula(at, row, column, style);
        break;
    }
  }

  /** The result of a formula is a number, or tells in its first byte what else it is. */
  #takeFormula(at: number, row: number, column: number, style: CellStyle): void {
    const bytes = this.#bytes;
    if (bytes.u16(at + 12) !== 0xffff) {
      this.#addNumber(row, column, bytes.f64(at + 6), style);
      return;
    }
    const kind = bytes.u8(at + 6);
    if (kind === 0) this.#awaited = { row, column, style };
    else if (kind === 1 || kind === 2) this.#add(row, column, truthOf(bytes.u8(at + 8), kind === 2), style);
  }

  #takeMerges({ at, length }: BiffRecord): void {
    const bytes = this.#bytes;
    const count = Math.min(bytes.u16(at), Math.floor((length - 2) / 8));
    for (let i = 0; i < count && this.#merges.length < MOST_MERGES; i++) {
      const place = at + 2 + i * 8;
      this.#merges.push({
        top: bytes.u16(place) + 1,
        bottom: bytes.u16(place + 2) + 1,
        left: bytes.u16(place + 4) + 1,
        right: bytes.u16(place + 6) + 1,
      });
    }
  }

  #styleOf(index: number): CellStyle {
    return this.#book.styles[index] ?? PLAIN_STYLE;
  }

  #rowAt(index: number): Row {
    const known = this.#rows.get(index);
    if (known) return known;
    const row = { cells: [], hidden: false };
    this.#rows.set(index, row);
    return row;
  }

  /** What a text has of its own look is seen by itself. */
  #addText(row: number, column: number, text: CellText, style: CellStyle): void {
    const own = typeof text === 'string' ? style : { ...style, unseen: false };
    this.#add(row, column, seenIn(text, style.look), own);
  }

  #addNumber(row: number, column: number, value: number, style: CellStyle): void {
    this.#add(row, column, style.show(value).trim(), style, value === 0);
  }

  #add(row: number, column: number, seen: string, { unseen, struck }: CellStyle, isZero = false): void {
    const context = this.#context;
    if (++context.cells > LIMITS.cells) throw tooLarge(context.fileName, 'cells', LIMITS.cells);
    // A long text may be pointed to by every cell of a sheet.
    context.characters += seen.length;
    if (context.characters > LIMITS.textLength) throw tooLarge(context.fileName, 'text', LIMITS.textLength);
    const text = unseen ? '' : struck && seen !== '' ? struckAlone(seen) : seen;
    this.#rowAt(row).cells.push({ column: column + 1, text, isZero });
  }
}

const CELLS: ReadonlySet<number> = new Set([
  BIFF.stringCell,
  BIFF.text,
  BIFF.richText,
  BIFF.number,
  BIFF.shortNumber,
  BIFF.numbers,
  BIFF.truth,
  BIFF.formula,
]);

function truthOf(value: number, isError: boolean): string {
  if (isError) return ERRORS.get(value) ?? '#N/A';
  return value === 0 ? 'FALSE' : 'TRUE';
}

/** A number in four bytes: an integer of 30 bits, or the upper half of a number; either perhaps in hundredths. */
function unpacked(bytes: Bytes, at: number): number {
  const packed = bytes.i32(at);
  const value = (packed & 2) === 0 ? upperHalf(packed & ~3) : packed >> 2;
  return (packed & 1) === 0 ? value : value / 100;
}

function upperHalf(packed: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setInt32(0, packed);
  return view.getFloat64(0);
}
