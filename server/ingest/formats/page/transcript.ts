/**
 * The transcript being written: one paragraph or table row a line, a tab between cells. Spans are not expanded: cells are
 * matched by order, because real forms span their header and body rows differently.
 */
import { partsNumber } from '../shown/shown.ts';
import { BREAK, linesOfCells, NO_WIDTH, PICTURE, type Piece, textOf } from './pieces.ts';

export { PICTURE };

interface OpenTable {
  readonly lines: string[];
  /** Finished cells of the row being read; null between rows. */
  cells: string[] | null;
  /** Whether a cell is open, so that text belongs to it. */
  inCell: boolean;
  rows: number;
  /** What the cell around the table held before it. */
  readonly before: Piece[];
}

/** A page, or a text box upon it, which has paragraphs and tables of its own. */
interface Surface {
  readonly lines: string[];
  readonly tables: OpenTable[];
  pieces: Piece[];
  /** Whether the pieces hold words. */
  hasWords: boolean;
  /** Lines of text boxes that stand on the paragraph or table being read. */
  readonly upon: string[];
  /** The last character, and how it looks. */
  last: string;
  look: string;
}

/** A hidden part of the page, and before which line it stands. */
interface Aside {
  readonly before: number;
  readonly lines: readonly string[];
}

const BARE_NUMBER = /^\s*[+-]?\d[\d,.]*\s*$/;

export class Transcript {
  readonly #below: Surface[] = [];
  #sheet: Surface = emptySurface();
  readonly #asides: Aside[] = [];

  /**
   * Words; `look`: the same for those that look the same, where that is known. In a cell, runs that look otherwise make no
   * number together.
   */
  write(text: string, look?: string): void {
    const sheet = this.#sheet;
    sheet.pieces.push(text);
    if (text === BREAK) sheet.last = '';
    const seen = NO_WIDTH.test(text) ? text.replaceAll(NO_WIDTH, '') : text;
    if (seen === '' || text === BREAK) return;
    const differ = look !== undefined && look !== sheet.look;
    if (differ && this.inCell() && partsNumber(sheet.last, seen, differ)) sheet.pieces.splice(-1, 0, ' ');
    sheet.last = seen.slice(-1);
    sheet.look = look ?? sheet.look;
    if (seen.trim() !== '') sheet.hasWords = true;
  }

  /** A picture: seen beside words, but no part of the figure in its cell. */
  picture(): void {
    if (this.#sheet.tables.at(-1)?.inCell) this.writeAside(PICTURE);
    else this.write(PICTURE);
  }

  /** Text that stands aside of its paragraph or cell: written as `alone` where that holds nothing else, else as `beside`. */
  writeAside(alone: string, beside = ''): void {
    this.#sheet.pieces.push({ alone, beside });
  }

  /** A picture that floats over the page, wherever in the text it hangs. */
  floatPicture(): void {
    if (this.#sheet.tables.length === 0) this.write(PICTURE);
    else this.#sheet.upon.push(PICTURE);
  }

  /** Whether the text being written stands in a cell. */
  inCell(): boolean {
    return this.#sheet.tables.at(-1)?.inCell ?? false;
  }

  /** Lines that were written elsewhere. */
  insert(text: string): void {
    this.breakLine();
    if (this.inCell()) this.write(text.replaceAll('\n', BREAK).replaceAll('\t', ' '));
    else for (const line of text.split('\n')) this.#lines().push(line);
  }

  /** A paragraph ends; inside a cell that is known only when the row is whole. */
  breakLine(): void {
    if (this.inCell()) this.write(BREAK);
    else this.#flush();
  }

  /** A text box opens: what follows is written on its own until it is closed. */
  openBox(): void {
    this.#below.push(this.#sheet);
    this.#sheet = emptySurface();
  }

  /** A box goes before the paragraph it stands on when that has no text yet, otherwise behind the paragraph or table. */
  closeBox(): void {
    const under = this.#below.pop();
    if (!under) return;
    const lines = this.#finishSheet();
    this.#sheet = under;
    // A number in a box upon a cell is seen in it, beside or over what the cell holds.
    if (this.inCell() && lines.length === 1 && BARE_NUMBER.test(lines[0] ?? '')) {
      this.insert(`${lines[0]}\n`);
      return;
    }
    const first = under.tables.length === 0 && !under.hasWords && !lines.some((line) => line.includes('\t'));
    append(first ? under.lines : under.upon, lines);
  }

  /** A part of the page begins that is not shown. It is kept apart, and may be asked for in the end. */
  openAside(): void {
    this.breakLine();
    this.#below.push(this.#sheet);
    this.#sheet = emptySurface();
  }

  closeAside(): void {
    const under = this.#below.pop();
    if (!under) return;
    const lines = this.#finishSheet();
    this.#sheet = under;
    this.#asides.push({ before: under.lines.length, lines });
  }

  openTable(): void {
    const { tables, pieces } = this.#sheet;
    if (!this.inCell()) this.#flush();
    tables.push({ lines: [], cells: null, inCell: false, rows: 0, before: this.inCell() ? pieces : [] });
    this.#sheet.pieces = [];
  }

  closeTable(): void {
    const { tables } = this.#sheet;
    const table = tables.at(-1);
    if (!table) return;
    this.#closeCell(table);
    this.#endRow(table);
    this.#flush();
    tables.pop();
    const outer = tables.at(-1);
    if (!outer?.inCell) append(this.#lines(), table.lines);
    else if (isFrame(table)) this.#sheet.pieces = [...table.before, BREAK, ...table.lines, BREAK];
    else {
      // A table within a cell is layout: what the outer row holds so far is written as paragraphs.
      this.#sheet.pieces = table.before;
      this.#closeCell(outer);
      this.#endRow(outer, true);
      append(outer.lines, table.lines);
    }
    if (tables.length === 0) this.#drawBoxes();
  }

  openRow(): void {
    const table = this.#sheet.tables.at(-1);
    if (!table) {
      this.breakLine();
      return;
    }
    this.#closeCell(table);
    this.#endRow(table);
    this.#flush();
    table.cells = [];
    table.rows++;
  }

  closeRow(): void {
    const table = this.#sheet.tables.at(-1);
    if (!table) {
      this.breakLine();
      return;
    }
    this.#closeCell(table);
    this.#endRow(table);
  }

  openCell(): void {
    const table = this.#sheet.tables.at(-1);
    if (!table) {
      this.write('\t');
      return;
    }
    this.#closeCell(table);
    if (table.cells === null) this.#flush();
    table.cells ??= [];
    table.inCell = true;
  }

  /** The open cell only carries on the one above it: it is no cell of its row. */
  dropCell(): void {
    const table = this.#sheet.tables.at(-1);
    if (!table?.inCell) return;
    this.#take();
    table.inCell = false;
  }

  /** The last cell of the row stands there so many times. */
  repeatCell(times: number): void {
    const cells = this.#sheet.tables.at(-1)?.cells;
    const last = cells?.at(-1);
    for (let time = 1; time < times && last !== undefined; time++) cells?.push(last);
  }

  /** How much of a paragraph or cell is written. */
  written(): number {
    return this.#sheet.pieces.length;
  }

  /** Takes back what was written since: it turned out not to be seen. */
  takeBack(to: number): void {
    this.#sheet.pieces.length = Math.min(this.#sheet.pieces.length, to);
    this.#sheet.hasWords = this.#sheet.pieces.some((piece) => typeof piece === 'string' && piece.trim() !== '');
  }

  endCell(): void {
    const table = this.#sheet.tables.at(-1);
    if (table) this.#closeCell(table);
  }

  /** The lines. `takesIn`: whether the parts that are not shown are to be read, by what is shown and what is not. */
  finish(takesIn: (shown: string, hidden: string) => boolean = () => false): string {
    while (this.#below.length > 0) this.closeBox();
    const lines = this.#finishSheet();
    const shown = lines.join('\n');
    if (this.#asides.length === 0) return shown;
    if (!takesIn(shown, this.#asides.flatMap((aside) => aside.lines).join('\n'))) return shown;
    const parts = this.#asides.map(({ before, lines: own }, index) => [
      ...lines.slice(this.#asides[index - 1]?.before ?? 0, before),
      ...own,
    ]);
    return [...parts.flat(), ...lines.slice(this.#asides.at(-1)?.before)].join('\n');
  }

  #finishSheet(): readonly string[] {
    while (this.#sheet.tables.length > 0) this.closeTable();
    this.#flush();
    return this.#sheet.lines;
  }

  /** Where finished lines go: to the innermost table, or to the page. */
  #lines(): string[] {
    return this.#sheet.tables.at(-1)?.lines ?? this.#sheet.lines;
  }

  #drawBoxes(): void {
    append(this.#sheet.lines, this.#sheet.upon);
    this.#sheet.upon.length = 0;
  }

  #closeCell(table: OpenTable): void {
    if (!table.inCell) return;
    table.cells?.push(this.#take());
    table.inCell = false;
  }

  #endRow(table: OpenTable, holdsTable = false): void {
    const cells = table.cells ?? [];
    table.cells = null;
    if (cells.length === 0) return;
    append(table.lines, linesOfCells(cells, holdsTable));
  }

  #flush(): void {
    const text = this.#take();
    if (text !== '') this.#lines().push(text);
    if (this.#sheet.tables.length === 0) this.#drawBoxes();
  }

  #take(): string {
    const { pieces } = this.#sheet;
    this.#sheet.pieces = [];
    this.#sheet.hasWords = false;
    this.#sheet.last = '';
    return textOf(pieces);
  }
}

function emptySurface(): Surface {
  return { lines: [], tables: [], pieces: [], hasWords: false, upon: [], last: '', look: '' };
}

/** A table of one cell with one line is a frame around it. */
function isFrame({ rows, lines }: OpenTable): boolean {
  return rows <= 1 && lines.length <= 1 && !lines[0]?.includes('\t');
}

function append(to: string[], lines: readonly string[]): void {
  for (const line of lines) to.push(line);
}
