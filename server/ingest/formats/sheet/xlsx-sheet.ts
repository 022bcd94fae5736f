/** One sheet of a workbook: its cells as they are seen. */
import { tooLarge } from '../../refusals.ts';
import { type Attributes, walkXml, type XmlHandler } from '../container/xml.ts';
import { LIMITS } from '../limits.ts';
import { struckAlone } from '../page/note-marks.ts';
import { PICTURE } from '../page/transcript.ts';
import { isClosed } from '../shown/shown.ts';
import type { Area, Effect } from './hiding-rules.ts';
import { type SheetTable, tableOf } from './sheet-table.ts';
import {
  type Columns,
  MOST_MERGES,
  type RowOfCells,
  type SheetCell,
  type SheetMerge,
  transcribeSheet,
} from './sheet-transcript.ts';
import { SheetRules } from './xlsx-conditions.ts';
import { type CellText, RichText, seenIn, seenText } from './xlsx-strings.ts';
import { type CellStyle, PLAIN_STYLE } from './xlsx-styles.ts';

export interface BookContext {
  readonly fileName: string;
  readonly strings: readonly CellText[];
  readonly styles: readonly CellStyle[];
  /** Formats that rules lay over cells: what they do to numbers. */
  readonly effects: readonly Effect[];
  /** Cells and characters read so far, of all sheets. */
  cells: number;
  lookedAt: number;
  characters: number;
}

/** Columns are measured by the width of a digit, in points. */
const CHARACTER = 5.25;
/** A formula that was never calculated: a person's program calculates it, and what it would show is not in the file. */
const NOT_CALCULATED = '=?';
/** A text that is not in the list of texts. */
const LOST = '\ufffd';

/** Reads a sheet. Throws Problem UNREADABLE_DOCUMENT or TOO_LARGE. */
export function readSheet(bytes: Uint8Array, context: BookContext): Sheet {
  const sheet = new Sheet(context);
  walkXml(bytes, context.fileName, sheet);
  return sheet;
}

interface Row {
  readonly row: number;
  readonly cells: SheetCell[];
  readonly hidden: boolean;
}

export class Sheet implements XmlHandler {
  readonly #context: BookContext;
  readonly #rows: Row[] = [];
  readonly #merges: SheetMerge[] = [];
  readonly #hiddenColumns: Columns[] = [];
  #showsZeros = true;
  /** Whether something is drawn over the cells. */
  hasDrawing = false;
  #row: Row = { row: 0, cells: [], hidden: false };
  #column = 0;
  #type = '';
  #style: CellStyle = PLAIN_STYLE;
  #value = '';
  #inValue = false;
  #hasFormula = false;
  readonly #rich = new RichText();
  readonly #rules: SheetRules;

  constructor(context: BookContext) {
    this.#context = context;
    this.#rules = new SheetRules(context.effects);
  }

  readonly open = (name: string, attributes: Attributes): void => {
    switch (name) {
      case 'row':
        this.#openRow(attributes);
        break;
      case 'c':
        this.#openCell(attributes);
        break;
      case 'f':
        this.#hasFormula = true;
        break;
      case 'v':
        this.#inValue = true;
        break;
      case 'mergeCell': {
        const merge = mergeOf(attributes.ref ?? '');
        if (merge && this.#merges.length < MOST_MERGES) this.#merges.push(merge);
        break;
      }
      case 'col':
        if (
          (isTrue(attributes.hidden) || isClosed(Number(attributes.width ?? 1) * CHARACTER)) &&
          this.#hiddenColumns.length < MOST_MERGES
        )
          this.#hiddenColumns.push({ from: Number(attributes.min), to: Number(attributes.max) });
        break;
      case 'sheetView':
        if (attributes.showZeros !== undefined) this.#showsZeros = isTrue(attributes.showZeros);
        break;
      case 'drawing':
      case 'oleObject':
        this.hasDrawing = true;
        break;
      default:
        this.#rules.open(name, attributes);
        this.#rich.open(name, attributes);
    }
  };

  readonly close = (name: string): void => {
    if (name === 'v') this.#inValue = false;
    else if (name === 'c') this.#closeCell();
    else {
      this.#rules.close(name);
      this.#rich.close(name);
    }
  };

  readonly text = (text: string): void => {
    this.#count(text);
    if (this.#inValue) this.#value += text;
    else {
      this.#rules.text(text);
      this.#rich.text(text);
    }
  };

  /** The lines of the sheet; pictures that begin at these rows stand as marks between them. */
  draw(pictures: readonly number[] = []): string[] {
    const marks = pictures.map((row) => ({ row: row - 0.5, cells: [{ column: 1, text: PICTURE }] }));
    return transcribeSheet([...this.#seen(), ...marks], this.#merges, this.#context, this.#hiddenColumns);
  }

  /** Something lies over these cells: their numbers cannot be told. */
  cover(areas: readonly Area[]): void {
    this.#rules.add({ areas, effect: 'changes', holds: null });
  }

  /** The sheet as a table, for lists. */
  table(name: string): SheetTable {
    return tableOf(name, this.#seen(), this.#merges, this.#hiddenColumns, this.#context.fileName);
  }

  /** What is left of the rows where rules hide cells. */
  #seen(): readonly RowOfCells[] {
    return this.#rows.map((row) => ({ ...row, cells: this.#rules.seen(row.row, row.cells) }));
  }

  #openRow(attributes: Attributes): void {
    const row = Number(attributes.r ?? this.#row.row + 1) || this.#row.row + 1;
    const flat = attributes.ht !== undefined && isClosed(Number(attributes.ht));
    // Sheets may have a million rows with nothing in them; they part tables as one does.
    if (this.#rows.at(-1)?.cells.length === 0) this.#rows.pop();
    this.#row = { row, cells: [], hidden: isTrue(attributes.hidden) || flat };
    this.#column = 0;
    this.#rows.push(this.#row);
  }

  #openCell(attributes: Attributes): void {
    this.#column = columnOf(attributes.r) ?? this.#column + 1;
    this.#type = attributes.t ?? 'n';
    this.#style = this.#context.styles[Number(attributes.s ?? 0)] ?? PLAIN_STYLE;
    this.#value = '';
    this.#hasFormula = false;
    this.#rich.begin();
  }

  #closeCell(): void {
    const context = this.#context;
    // What a text has of its own look is seen by itself.
    const seen = this.#style.unseen && !this.#isPieces() ? '' : this.#shown();
    const text = this.#style.struck && seen !== '' ? struckAlone(seen) : seen;
    // Cells that only have a style may be as many as the sheet has places.
    if (text === '') return;
    if (++context.cells > LIMITS.cells) throw tooLarge(context.fileName, 'cells', LIMITS.cells);
    // A long text may be pointed to by every cell of a sheet, and a format makes a number longer.
    this.#count(text);
    this.#row.cells.push({ column: this.#column, text });
  }

  #count(text: string): void {
    const context = this.#context;
    context.characters += text.length;
    if (context.characters > LIMITS.textLength) throw tooLarge(context.fileName, 'text', LIMITS.textLength);
  }

  #isPieces(): boolean {
    const text = this.#type === 's' ? this.#context.strings[Number(this.#value)] : this.#rich.content();
    return (this.#type === 's' || this.#type === 'inlineStr') && typeof text === 'object';
  }

  #shown(): string {
    const value = this.#value;
    const type = this.#type;
    if (type === 'inlineStr') return seenIn(this.#rich.content(), this.#style.look);
    if (value === '') return this.#hasFormula && type !== 'str' ? NOT_CALCULATED : '';
    switch (type) {
      case 's':
        return seenIn(this.#context.strings[Number(value)] ?? LOST, this.#style.look);
      case 'str':
      case 'd':
      case 'e':
        return seenText(value);
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE';
      default: {
        const number = Number(value);
        if (!Number.isFinite(number)) return seenText(value);
        return number === 0 && !this.#showsZeros ? '' : this.#style.show(number).trim();
      }
    }
  }
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** `AB12` is in column 28. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function mergeOf(reference: string): SheetMerge | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  const left = columnOf(`${match?.[1]}1`);
  const right = columnOf(`${match?.[3]}1`);
  if (!match || left === null || right === null) return null;
  return { left, right, top: Number(match[2]), bottom: Number(match[4]) };
}
