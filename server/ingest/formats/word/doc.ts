/**
 * The transcript of a Word 97–2003 document (.doc, and .wps of WPS Office, which is the same): what the page shows of the
 * main text and its text boxes. Deleted text, field codes, hidden text, headers, footers and notes are left out; ordinals
 * that Word counts itself are written. A table is known by the marks at the ends of its cells and rows.
 */
import { damagedFile, tooLarge } from '../../refusals.ts';
import { BeyondEnd, Bytes } from '../container/bytes.ts';
import type { Ole } from '../container/ole.ts';
import { LIMITS } from '../limits.ts';
import { type Extent, type Fib, readFib } from './doc-fib.ts';
import { readFonts } from './doc-fonts.ts';
import { readLists } from './doc-lists.ts';
import { type Piece, readPieces, textOf } from './doc-pieces.ts';
import {
  type CharacterProperties,
  changeCharacters,
  changeParagraph,
  type ParagraphProperties,
  plainCharacters,
  plainParagraph,
} from './doc-properties.ts';
import { Runs } from './doc-runs.ts';
import { type DocShapes, readShapes, type TextRange } from './doc-shapes.ts';
import { type DocStyles, readStyles } from './doc-styles.ts';
import { Fields } from './fields.ts';
import { type CountedList, ListCounter } from './list-counter.ts';
import { MarkedRows, type ParagraphEnd } from './marked-rows.ts';
import { isRaisedByHand, lookWith, over } from './run-look.ts';

/** Writes the transcript. Throws Problem UNREADABLE_DOCUMENT, UNSUPPORTED_FORMAT (encrypted, older) or TOO_LARGE. */
export function readDoc(ole: Ole, fileName: string): string {
  try {
    return new DocReader(ole, fileName).read();
  } catch (error) {
    if (error instanceof BeyondEnd) throw damagedFile(fileName, 'DOC', error);
    throw error;
  }
}

const MOST_CHANGES = 64 * 1024 * 1024;
/** What a run costs beside its changes, in bytes of them. */
const RUN_COST = 64;

/** Marks among the characters. */
const PICTURE_MARK = 0x01;
const CELL_END = 0x07;
const SHAPE_MARK = 0x08;
const TAB = 0x09;
const LINE_BREAK = 0x0b;
const PAGE_BREAK = 0x0c;
const PARAGRAPH_END = 0x0d;
const COLUMN_BREAK = 0x0e;
const FIELD_BEGIN = 0x13;
const FIELD_RESULT = 0x14;
const FIELD_END = 0x15;
const HYPHEN = 0x1e;
const SYMBOL = 0x28;

class DocReader {
  readonly #fib: Fib;
  readonly #document: Bytes;
  readonly #table: Bytes;
  readonly #data: Bytes | null;
  /** Bytes of changes followed so far. */
  #changes = 0;
  readonly #styles: DocStyles;
  readonly #fonts: readonly string[];
  readonly #lists: ReadonlyMap<number, CountedList>;
  readonly #counter = new ListCounter();
  readonly #characterRuns: Runs;
  readonly #paragraphRuns: Runs;
  readonly #pieces: readonly Piece[];
  readonly #shapes: DocShapes;
  readonly #rows: MarkedRows;
  #fields = new Fields();
  #inBox = false;

  constructor(ole: Ole, fileName: string) {
    const stream = (name: string): Bytes => {
      const bytes = ole.read(name);
      if (!bytes) throw new BeyondEnd(`no stream ${name}`);
      return new Bytes(bytes);
    };
    this.#document = stream('WordDocument');
    this.#fib = readFib(this.#document, fileName);
    const { boxText, mainText } = this.#fib;
    const length = Math.max(mainText, boxText.from + boxText.characters);
    if (mainText + boxText.characters > LIMITS.textLength) throw tooLarge(fileName, 'text', LIMITS.textLength);
    this.#table = stream(this.#fib.tableStream);
    this.#data = ole.names.includes('Data') ? stream('Data') : null;
    this.#styles = readStyles(this.#part(this.#fib.styles));
    this.#fonts = readFonts(this.#part(this.#fib.fonts));
    this.#lists = this.#readLists();
    this.#characterRuns = new Runs(this.#document, this.#part(this.#fib.characterRuns), false);
    this.#paragraphRuns = new Runs(this.#document, this.#part(this.#fib.paragraphRuns), true);
    this.#shapes = readShapes(
      this.#part(this.#fib.shapes),
      this.#part(this.#fib.shapeAnchors),
      boxText.characters === 0 ? new Uint8Array() : this.#part(this.#fib.boxes),
    );
    this.#pieces = readPieces(this.#part(this.#fib.pieces), length);
    this.#rows = new MarkedRows(fileName);
  }

  read(): string {
    this.#readRange({ from: 0, to: this.#fib.mainText });
    for (const box of this.#shapes.loose) this.#readBox(box);
    return this.#rows.finish();
  }

  #part({ at, length }: Extent): Uint8Array {
    return this.#table.slice(at, length);
  }

  /** What is wrong in the lists costs their ordinals only. */
  #readLists(): ReadonlyMap<number, CountedList> {
    const { lists, listOverrides } = this.#fib;
    if (lists.length === 0) return new Map();
    try {
      // The levels of the lists stand behind the part that is named.
      const definitions = new Bytes(this.#table.slice(lists.at, this.#table.length - lists.at));
      return readLists(definitions, new Bytes(this.#part(listOverrides)));
    } catch (error) {
      if (error instanceof BeyondEnd) return new Map();
      throw error;
    }
  }

  #readRange({ from, to }: TextRange): void {
    for (let index = this.#pieceAt(from); index < this.#pieces.length; index++) {
      const piece = this.#pieces[index];
      if (!piece || piece.first >= to) break;
      const start = Math.max(from, piece.first);
      const end = Math.min(to, piece.first + piece.characters);
      if (start < end) this.#readPiece(piece, start - piece.first, end - piece.first);
    }
  }

  /** The last piece that begins at a place or before it. */
  #pieceAt(place: number): number {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.first ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  /** The text of a box, which follows the main text. */
  #readBox({ from, to }: TextRange): void {
    const { boxText } = this.#fib;
    const fields = this.#fields;
    this.#fields = new Fields();
    this.#inBox = true;
    this.#rows.openBox();
    this.#readRange({ from: boxText.from + from, to: boxText.from + Math.min(to, boxText.characters) });
    this.#rows.closeBox();
    this.#inBox = false;
    this.#fields = fields;
  }

  /** Characters of a piece, run by run. */
  #readPiece(piece: Piece, start: number, end: number): void {
    const width = piece.wide ? 2 : 1;
    const lookOf = this.#styles.lookOf.bind(this.#styles);
    for (let from = start; from < end; ) {
      const offset = piece.at + from * width;
      const run = this.#characterRuns.at(offset);
      this.#spend(run.content.length + piece.changes.length + RUN_COST);
      const reach = Math.ceil((run.until - offset) / width);
      const count = Math.min(Math.max(1, reach), end - from);
      const properties = plainCharacters();
      changeCharacters(properties, run.content, lookOf);
      changeCharacters(properties, piece.changes, lookOf);
      this.#readRun(piece, properties, from, count);
      from += count;
    }
  }

  #readRun(piece: Piece, properties: CharacterProperties, from: number, count: number): void {
    const text = textOf(this.#document, piece, from, count);
    const { deleted, position, symbol } = properties;
    const own = isRaisedByHand(position, properties.look.size ?? 0)
      ? lookWith(properties.look, 'raised', true)
      : properties.look;
    const look = properties.style === 0 ? own : over(own, this.#styles.lookOf(properties.style));
    let start = 0;
    const writeUntil = (end: number): void => {
      if (end > start) {
        const words = text.slice(start, end);
        if (this.#fields.take(words)) {
          if (deleted) this.#rows.passDeleted();
          else this.#rows.write(words, look);
        }
      }
      start = end + 1;
    };
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const isSign = isPrivate(code) || (code === SYMBOL && symbol !== 0);
      if (code >= 0x20 && !isSign) continue;
      writeUntil(i);
      const offset = piece.at + (from + i) * (piece.wide ? 2 : 1);
      if (code === CELL_END || code === PARAGRAPH_END || code === PAGE_BREAK) {
        this.#endParagraph(code, this.#paragraphAt(offset, piece), deleted);
      } else if (code === FIELD_BEGIN) this.#fields.begin();
      else if (code === FIELD_RESULT) this.#fields.separate();
      else if (code === FIELD_END) {
        const seen = this.#fields.end();
        if (seen !== '' && this.#fields.shown() && !deleted) this.#rows.write(seen, look);
      } else if (!deleted && !look.hidden && this.#fields.shown()) {
        if (isPrivate(code)) this.#rows.writeSymbol(this.#fonts[properties.font] ?? '', code);
        else if (code === SYMBOL) this.#rows.writeSymbol(this.#fonts[properties.symbolFont] ?? '', symbol);
        else if (code === PICTURE_MARK) this.#rows.picture(false);
        else if (code === SHAPE_MARK) this.#readShape(piece.first + from + i);
        else if (SIGNS[code] !== undefined) this.#rows.write(SIGNS[code], look);
      }
    }
    writeUntil(text.length);
  }

  #readShape(place: number): void {
    if (this.#inBox) return;
    if (this.#shapes.pictures.has(place)) this.#rows.picture(true);
    for (const box of this.#shapes.boxes.get(place) ?? []) this.#readBox(box);
  }

  #paragraphAt(offset: number, piece: Piece): ParagraphProperties {
    const { content } = this.#paragraphRuns.at(offset);
    this.#spend(content.length + piece.changes.length);
    const longChanges = (at: number): Uint8Array => this.#longChanges(at);
    const properties = plainParagraph(content.length >= 2 ? new Bytes(content).u16(0) : 0);
    changeParagraph(properties, content.subarray(2), longChanges);
    changeParagraph(properties, piece.changes, longChanges);
    return properties;
  }

  #longChanges(at: number): Uint8Array {
    const data = this.#data;
    if (data === null) throw new BeyondEnd('no stream Data');
    this.#spend(data.u16(at));
    return data.slice(at + 2, data.u16(at));
  }

  /** A document says as much of its look as of its text; one that says far more is made to be followed without end. */
  #spend(bytes: number): void {
    this.#changes += bytes;
    if (this.#changes > MOST_CHANGES) throw new BeyondEnd('changes without end');
  }

  #endParagraph(code: number, properties: ParagraphProperties, deleted: boolean): void {
    const { inTable, endsRow, endsInnerRow, endsInnerCell, carriesOn, grounds, closed } = properties;
    // The mark of its own that ends a cell is one of the outermost table.
    const inner = code === CELL_END ? 1 : properties.depth;
    const depth = inTable || properties.depth > 0 ? Math.max(1, inner) : 0;
    const rows = this.#rows;
    this.#fields.endParagraph(code === CELL_END);
    if (depth === 0) {
      if (deleted && code === PARAGRAPH_END) rows.joinParagraph(0);
      else rows.endParagraph(0, this.#endOf(properties));
    } else if (depth === 1 && code === CELL_END) {
      if (endsRow) rows.endRow(1, { carriesOn, grounds, deleted, closed });
      else rows.endCell(1, this.#endOf(properties), deleted);
    } else if (endsInnerRow) rows.endRow(depth, { carriesOn, grounds, deleted, closed });
    else if (endsInnerCell) rows.endCell(depth, this.#endOf(properties), deleted);
    else if (deleted) rows.joinParagraph(depth);
    else rows.endParagraph(depth, this.#endOf(properties));
  }

  #endOf({ style, list, level, ground }: ParagraphProperties): ParagraphEnd {
    const styled = this.#styles.listOf(style);
    const counted = this.#lists.get(list ?? styled.list);
    const ordinal = counted ? this.#counter.next(counted, level ?? styled.level) : '';
    return { ordinal, look: this.#styles.lookOf(style), ground };
  }
}

/** What marks stand for in the text. */
const SIGNS: Readonly<Record<number, string>> = {
  [TAB]: ' ',
  [LINE_BREAK]: '\n',
  [COLUMN_BREAK]: '\n',
  [HYPHEN]: '-',
};

/** Characters of symbol fonts stand in this part of the private area. */
function isPrivate(code: number): boolean {
  return code >= 0xf000 && code <= 0xf0ff;
}
