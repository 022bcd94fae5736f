/**
 * The reading text being drawn: one paragraph or table row a line, a tab between cells. Spans are not expanded: cells are
 * matched by order, because real forms span their header and body rows differently.
 */

/** Stands for a picture in the reading text: a table may be one. */
export const PICTURE = '[图片]';

/** Stands for the end of a paragraph inside a cell until the row is drawn. */
const BREAK = '\u001e';
/** A longer cell of several paragraphs is no data. */
const LONGEST_CELL = 120;

interface OpenTable {
  /** Finished cells of the row being read; null between rows. */
  cells: string[] | null;
  /** Whether a cell is open, so that text belongs to it. */
  inCell: boolean;
}

export class Drawing {
  private readonly lines: string[] = [];
  private readonly tables: OpenTable[] = [];
  private pieces: string[] = [];

  write(text: string): void {
    this.pieces.push(text);
  }

  /** A paragraph ends; inside a cell that is known only when the row is whole. */
  breakLine(): void {
    if (this.tables.at(-1)?.inCell) this.pieces.push(BREAK);
    else this.flush();
  }

  openTable(): void {
    const outer = this.tables.at(-1);
    // A table within a cell is layout: what the outer row holds so far is drawn as a paragraph.
    if (outer) {
      this.closeCell(outer);
      this.endRow(outer, true);
    }
    this.flush();
    this.tables.push({ cells: null, inCell: false });
  }

  closeTable(): void {
    const table = this.tables.pop();
    if (!table) return;
    this.closeCell(table);
    this.endRow(table);
    this.flush();
  }

  openRow(): void {
    const table = this.tables.at(-1);
    if (!table) {
      this.breakLine();
      return;
    }
    this.closeCell(table);
    this.endRow(table);
    this.flush();
    table.cells = [];
  }

  closeRow(): void {
    const table = this.tables.at(-1);
    if (!table) {
      this.breakLine();
      return;
    }
    this.closeCell(table);
    this.endRow(table);
  }

  openCell(): void {
    const table = this.tables.at(-1);
    if (!table) {
      this.pieces.push('\t');
      return;
    }
    this.closeCell(table);
    if (table.cells === null) this.flush();
    table.cells ??= [];
    table.inCell = true;
  }

  /** The open cell only carries on the one above it: it is no cell of its row. */
  dropCell(): void {
    const table = this.tables.at(-1);
    if (!table?.inCell) return;
    this.take();
    table.inCell = false;
  }

  endCell(): void {
    const table = this.tables.at(-1);
    if (table) this.closeCell(table);
  }

  finish(): string {
    while (this.tables.length > 0) this.closeTable();
    this.flush();
    return this.lines.join('\n');
  }

  private closeCell(table: OpenTable): void {
    if (!table.inCell) return;
    table.cells?.push(this.take());
    table.inCell = false;
  }

  /** A row of data is a line; a row that lays out a page holds paragraphs. */
  private endRow(table: OpenTable, holdsTable = false): void {
    const cells = table.cells ?? [];
    table.cells = null;
    if (cells.length === 0) return;
    if (holdsTable || cells.some((cell) => cell.length > LONGEST_CELL && cell.includes(BREAK))) {
      for (const cell of cells) {
        for (const paragraph of cell.split(BREAK)) if (paragraph.trim() !== '') this.lines.push(paragraph.trim());
      }
      return;
    }
    this.lines.push(
      cells.map((cell) => (cell.includes(BREAK) ? collapse(cell.replaceAll(BREAK, ' ')) : cell)).join('\t'),
    );
  }

  private flush(): void {
    const text = this.take();
    if (text !== '') this.lines.push(text);
  }

  private take(): string {
    const text = collapse(this.pieces.join(''));
    this.pieces = [];
    return text;
  }
}

const HAN = /[\u2e80-\u9fff\u3001-\u301f\uff00-\uffef]/;
const SPACES = /[\s\u200b]+/g;

/** White space as a browser shows it, except that a line break between two Han characters is nothing. */
export function collapse(text: string): string {
  return text
    .replace(SPACES, (run: string, at: number) => {
      if (run === ' ' || !run.includes('\n')) return ' ';
      return HAN.test(text.charAt(at - 1)) && HAN.test(text.charAt(at + run.length)) ? '' : ' ';
    })
    .trim();
}
