/**
 * The reading text of a page: one paragraph or table row a line, a tab between cells.
 *
 * Only the tokenizer of parse5 is used, not its tree: the reading needs nothing but the order of rows and cells, published
 * pages are seldom well formed, and building a tree takes quadratic time on pages made to be hostile. Spans are not
 * expanded: cells are matched by order, because real forms span their header and body rows differently.
 */
import { type Token, Tokenizer, TokenizerMode } from 'parse5';

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'select',
  'textarea',
  'iframe',
  'object',
  'nav',
  'button',
]);
const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary title ul'.split(
    ' ',
  ),
);
const MODES = new Map([
  ['script', TokenizerMode.SCRIPT_DATA],
  ['style', TokenizerMode.RAWTEXT],
  ['noscript', TokenizerMode.RAWTEXT],
  ['iframe', TokenizerMode.RAWTEXT],
  ['textarea', TokenizerMode.RCDATA],
  ['title', TokenizerMode.RCDATA],
]);

/** Stands for a picture in the reading text: a table may be one. */
export const PICTURE = '[图片]';

/** Stands for the end of a paragraph inside a cell until the row is drawn. */
const BREAK = '\u001e';
/** A longer cell of several paragraphs is no data. */
const LONGEST_CELL = 120;

const PAGE = /<(?:!doctype\s|html|head|body|table|tbody|tr|td)(?:\s[^<>]{0,400})?>/i;
const PARAGRAPH = /<\/(?:p|div|h[1-6]|li|span)>/gi;

/**
 * Whether the text is a page; decided by its tags, not by its name. A few paragraph tags do not make one: markdown may
 * hold some.
 */
export function isHtml(text: string): boolean {
  const head = text.slice(0, 200_000);
  if (!head.includes('<')) return false;
  if (PAGE.test(head)) return true;
  const paragraphs = head.match(PARAGRAPH)?.length ?? 0;
  return paragraphs >= 3 && !/\|\s?:?-{3}/.test(head);
}

interface OpenTable {
  /** Finished cells of the row being read; null between rows. */
  cells: string[] | null;
  /** Whether a cell is open, so that text belongs to it. */
  inCell: boolean;
}

class Drawing {
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

/** Draws the reading text of a page. */
export function readHtml(source: string): string {
  const drawing = new Drawing();
  let silent: { tag: string; depth: number } | null = null;
  const nothing = (): void => {};
  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag(token: Token.TagToken) {
        const tag = token.tagName;
        const mode = MODES.get(tag);
        if (mode !== undefined && !token.selfClosing) tokenizer.state = mode;
        if (silent !== null) {
          if (tag === silent.tag && !token.selfClosing) silent.depth++;
          return;
        }
        if (SILENT.has(tag)) {
          if (!token.selfClosing) silent = { tag, depth: 1 };
          return;
        }
        openTag(drawing, tag);
      },
      onEndTag(token: Token.TagToken) {
        const tag = token.tagName;
        if (silent !== null) {
          if (tag === silent.tag && --silent.depth === 0) silent = null;
          // An unclosed <nav> or <select> must not swallow the tables after it.
          else if (tag === 'body' || tag === 'table') silent = null;
          else return;
          if (SILENT.has(tag)) return;
        }
        closeTag(drawing, tag);
      },
      onCharacter: (token: Token.CharacterToken) => {
        if (silent === null) drawing.write(token.chars);
      },
      onWhitespaceCharacter: (token: Token.CharacterToken) => {
        if (silent === null) drawing.write(token.chars);
      },
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(unescapeScriptString(source), true);
  return drawing.finish();
}

function openTag(drawing: Drawing, tag: string): void {
  if (tag === 'table') drawing.openTable();
  else if (tag === 'tr') drawing.openRow();
  else if (tag === 'td' || tag === 'th') drawing.openCell();
  else if (tag === 'img') drawing.write(PICTURE);
  else if (tag === 'br' || tag === 'caption' || BLOCKS.has(tag)) drawing.breakLine();
}

function closeTag(drawing: Drawing, tag: string): void {
  if (tag === 'table') drawing.closeTable();
  else if (tag === 'tr') drawing.closeRow();
  else if (tag === 'td' || tag === 'th') drawing.endCell();
  else if (tag === 'br' || tag === 'caption' || BLOCKS.has(tag)) drawing.breakLine();
}

/** Pages cut out of a script carry `\"` and `<\/td>`. */
function unescapeScriptString(source: string): string {
  if (!source.includes('<\\/')) return source;
  return source.replaceAll('<\\/', '</').replaceAll('\\"', '"').replaceAll('\\n', '\n').replaceAll('\\t', ' ');
}

const HAN = /[\u2e80-\u9fff\u3001-\u301f\uff00-\uffef]/;
const SPACES = /[\s\u200b]+/g;

/** White space as a browser shows it, except that a line break between two Han characters is nothing. */
function collapse(text: string): string {
  return text
    .replace(SPACES, (run: string, at: number) => {
      if (run === ' ' || !run.includes('\n')) return ' ';
      return HAN.test(text.charAt(at - 1)) && HAN.test(text.charAt(at + run.length)) ? '' : ' ';
    })
    .trim();
}
