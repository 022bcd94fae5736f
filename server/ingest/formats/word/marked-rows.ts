/**
 * Text in which a table is known only when it has passed: the old formats of Word write paragraphs one after the other, and
 * the mark at the end of each says how deep in tables it lies and whether it ends a cell or a row. What they add up to is
 * written in the end, as the tables of any other format are.
 */
import { tooLarge } from '../../refusals.ts';
import { LIMITS } from '../limits.ts';
import { Transcript } from '../page/transcript.ts';
import { type Ground, groundOf, type Look, NO_LOOK, over, transcribeRun } from './run-look.ts';
import { symbolOf } from './symbols.ts';

type Inline =
  | { readonly kind: 'text'; text: string; readonly look: Look }
  | { readonly kind: 'symbol'; readonly font: string; readonly code: number }
  | { readonly kind: 'picture'; readonly floating: boolean }
  | { readonly kind: 'box'; readonly blocks: readonly Block[] };

interface Paragraph {
  readonly kind: 'paragraph';
  readonly content: readonly Inline[];
  readonly end: ParagraphEnd;
}

interface Table {
  readonly kind: 'table';
  readonly rows: Row[];
}

type Block = Paragraph | Table;

/** Cells in order. */
type Row = readonly Cell[];

interface Cell {
  /** null for one that only carries on a merged one. */
  readonly blocks: readonly Block[] | null;
  readonly ground: Ground | null;
}

/** What is known of a row at its end. */
export interface RowEnd {
  /** For each of its cells, whether it only carries on a merged one; empty where that is not known. */
  readonly carriesOn: readonly boolean[];
  /** What is behind each cell; nothing where that is not said. */
  readonly grounds: readonly Ground[];
  readonly deleted?: boolean;
  /** It is too low for anything to be seen. */
  readonly closed?: boolean;
}

interface OpenTable {
  readonly table: Table;
  cells: Block[][];
  content: Block[];
  /** Words of the row were deleted, or ends of its cells. */
  lostWords: boolean;
}

/** What is known of a paragraph at its end. */
export interface ParagraphEnd {
  /** Stands before its words. */
  readonly ordinal: string;
  /** How its text looks where the text itself says nothing. */
  readonly look: Look;
  /** What is behind it; null: nothing said. */
  readonly ground: Ground | null;
}

const PLAIN_END: ParagraphEnd = { ordinal: '', look: NO_LOOK, ground: null };

/** A page, or a text box upon it. */
interface Surface {
  readonly body: Block[];
  readonly open: OpenTable[];
  content: Inline[];
  /** Words before a paragraph mark that was deleted, and how deep in tables it stood. */
  kept: { readonly content: Inline[]; readonly depth: number } | null;
  /** Words of the paragraph were deleted. */
  lostWords: boolean;
}

/** Runs of text; a report has some thousands. */
const MOST_RUNS = 1_000_000;

/** Tables within one another; Word itself stops far earlier. */
const DEEPEST = 32;

export class MarkedRows {
  readonly #fileName: string;
  readonly #below: Surface[] = [];
  #sheet: Surface = emptySurface();
  #cells = 0;
  #paragraphs = 0;
  #runs = 0;
  #characters = 0;

  constructor(fileName: string) {
    this.#fileName = fileName;
  }

  /** Words of the paragraph; `\n` is a line break within it. */
  write(text: string, look: Look): void {
    if (look.hidden) return;
    this.#characters += text.length;
    if (this.#characters > LIMITS.textLength) throw tooLarge(this.#fileName, 'text', LIMITS.textLength);
    const last = this.#sheet.content.at(-1);
    if (last?.kind === 'text' && last.look === look) last.text += text;
    else this.#add({ kind: 'text', text, look });
  }

  /** Words that were deleted stood here. */
  passDeleted(): void {
    this.#sheet.lostWords = true;
  }

  /** A character of a symbol font. */
  writeSymbol(font: string, code: number): void {
    this.#add({ kind: 'symbol', font, code });
  }

  picture(floating: boolean): void {
    this.#add({ kind: 'picture', floating });
  }

  /** A text box that hangs at this place: what follows belongs to it until it is closed. */
  openBox(): void {
    this.#below.push(this.#sheet);
    this.#sheet = emptySurface();
  }

  closeBox(): void {
    const under = this.#below.pop();
    if (!under) return;
    const blocks = this.#finishSheet();
    this.#sheet = under;
    under.content.push({ kind: 'box', blocks });
  }

  /** A paragraph ends in so many tables. */
  endParagraph(depth: number, end: ParagraphEnd): void {
    if (depth === 0) this.#sheet.lostWords = false;
    if (++this.#paragraphs > LIMITS.paragraphs) throw tooLarge(this.#fileName, 'paragraphs', LIMITS.paragraphs);
    const { kept, content } = this.#sheet;
    if (kept !== null && kept.depth !== depth) this.#release();
    this.#place(depth, [...(this.#sheet.kept?.content ?? []), ...content], end);
    this.#sheet.kept = null;
    this.#sheet.content = [];
  }

  /** A paragraph mark that was deleted: what follows goes on with the paragraph, when it lies as deep in tables. */
  joinParagraph(depth: number): void {
    const sheet = this.#sheet;
    if (sheet.kept !== null && sheet.kept.depth !== depth) this.#release();
    if (sheet.kept === null) sheet.kept = { content: sheet.content, depth };
    else for (const inline of sheet.content) sheet.kept.content.push(inline);
    sheet.content = [];
  }

  /** A cell ends; `deleted`: its mark was. */
  endCell(depth: number, end: ParagraphEnd, deleted = false): void {
    if (++this.#cells > LIMITS.cells) throw tooLarge(this.#fileName, 'cells', LIMITS.cells);
    this.endParagraph(depth, end);
    const table = this.#sheet.open[depth - 1];
    if (!table) return;
    table.cells.push(table.content);
    table.content = [];
    table.lostWords ||= deleted || this.#sheet.lostWords;
    this.#sheet.lostWords = false;
  }

  /** A row ends. One that was deleted is left out: its end alone is marked so by some programs, but then its words stay. */
  endRow(depth: number, { carriesOn, grounds, deleted = false, closed = false }: RowEnd): void {
    this.#release();
    this.#sheet.content = [];
    this.#reach(depth);
    const table = this.#sheet.open[depth - 1];
    if (!table) return;
    if (table.content.length > 0) table.cells.push(table.content);
    const known = carriesOn.length || table.cells.length;
    while (table.cells.length > known && table.cells.at(-1)?.every(isEmpty)) table.cells.pop();
    const gone = (deleted || table.lostWords) && table.cells.every((cell) => cell.every(isEmpty));
    if (!gone && !closed) {
      table.table.rows.push(
        table.cells.map((blocks, at) => ({ blocks: carriesOn[at] ? null : blocks, ground: grounds[at] ?? null })),
      );
    }
    table.cells = [];
    table.content = [];
    table.lostWords = false;
  }

  /** Draws what was written. */
  finish(): string {
    while (this.#below.length > 0) this.closeBox();
    const drawing = new Transcript();
    transcribeBlocks(drawing, this.#finishSheet());
    return drawing.finish();
  }

  #add(inline: Inline): void {
    if (++this.#runs > MOST_RUNS) throw tooLarge(this.#fileName, 'content', MOST_RUNS);
    this.#sheet.content.push(inline);
  }

  #finishSheet(): readonly Block[] {
    this.endParagraph(0, PLAIN_END);
    return this.#sheet.body;
  }

  #release(): void {
    const { kept } = this.#sheet;
    if (kept !== null) this.#place(kept.depth, kept.content, PLAIN_END);
    this.#sheet.kept = null;
  }

  #place(depth: number, content: readonly Inline[], end: ParagraphEnd): void {
    this.#reach(depth);
    this.#current().push({ kind: 'paragraph', content, end });
  }

  /** Where blocks go: into the innermost open cell, or upon the page. */
  #current(): Block[] {
    return this.#sheet.open.at(-1)?.content ?? this.#sheet.body;
  }

  /** Opens and closes tables until so many are open. */
  #reach(depth: number): void {
    const { open } = this.#sheet;
    const wanted = Math.min(DEEPEST, Math.max(0, depth));
    while (open.length > wanted) this.#closeTable();
    while (open.length < wanted) {
      const table: Table = { kind: 'table', rows: [] };
      this.#current().push(table);
      open.push({ table, cells: [], content: [], lostWords: false });
    }
  }

  /** Cells of a row that has no end are drawn as a row all the same, words without the end of a cell as paragraphs. */
  #closeTable(): void {
    const closed = this.#sheet.open.pop();
    if (!closed) return;
    if (closed.cells.length > 0) closed.table.rows.push(closed.cells.map((blocks) => ({ blocks, ground: null })));
    for (const block of closed.content) this.#current().push(block);
  }
}

function emptySurface(): Surface {
  return { body: [], open: [], content: [], kept: null, lostWords: false };
}

function isEmpty(block: Block): boolean {
  return (
    block.kind === 'paragraph' && block.content.every((inline) => inline.kind === 'text' && inline.text.trim() === '')
  );
}

/** `grounds`: what is behind the blocks, the innermost first. */
function transcribeBlocks(
  drawing: Transcript,
  blocks: readonly Block[],
  grounds: readonly (Ground | null)[] = [],
): void {
  for (const block of blocks) {
    if (block.kind === 'paragraph') transcribeParagraph(drawing, block, grounds);
    else if (block.rows.length > 0) transcribeTable(drawing, block, grounds);
  }
}

function transcribeParagraph(
  drawing: Transcript,
  { content, end }: Paragraph,
  grounds: readonly (Ground | null)[],
): void {
  let { ordinal } = end;
  const around = groundOf([end.ground, ...grounds]);
  for (const inline of content) {
    switch (inline.kind) {
      case 'text':
        if (transcribeRun(drawing, inline.text, over(inline.look, end.look), { ordinal, around })) ordinal = '';
        break;
      case 'symbol':
        drawing.write(symbolOf(inline.font, inline.code.toString(16), drawing.inCell()));
        break;
      case 'picture':
        if (inline.floating) drawing.floatPicture();
        else drawing.picture();
        break;
      case 'box':
        drawing.openBox();
        // A box has a ground of its own, which may be dark.
        transcribeBlocks(drawing, inline.blocks, ['unknown']);
        drawing.closeBox();
        break;
    }
  }
  drawing.breakLine();
}

function transcribeTable(drawing: Transcript, { rows }: Table, grounds: readonly (Ground | null)[]): void {
  drawing.openTable();
  for (const row of rows) {
    drawing.openRow();
    for (const { blocks, ground } of row) {
      drawing.openCell();
      if (blocks) transcribeBlocks(drawing, blocks, [ground, ...grounds]);
      else drawing.dropCell();
      drawing.endCell();
    }
    drawing.closeRow();
  }
  drawing.closeTable();
}
