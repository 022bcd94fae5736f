/** Pieces of text to the words of a paragraph or a cell, and the cells of a row to lines. */

/** Stands for a picture in the transcript: a table may be one. */
export const PICTURE = '[图片]';

/** Stands for the end of a paragraph inside a cell until the row is written. */
export const BREAK = '\u001e';
/** A longer cell of several paragraphs is no data. */
const LONGEST_CELL = 120;
/** A row with so many figures is data all the same. */
const FIGURES = 3;

/** A piece of text; or one that stands aside of it, such as the mark of a note, and is written otherwise beside other text. */
export type Piece = string | { readonly alone: string; readonly beside: string };

/** Asides where nothing else is; beside words a picture is written as well, since the words may be its title. */
export function textOf(pieces: readonly Piece[]): string {
  const [first] = pieces;
  if (first === undefined) return '';
  if (pieces.length === 1 && typeof first === 'string') return collapse(first);
  const own = pieces.filter((piece) => typeof piece === 'string').join('');
  if (pieces.every((piece) => typeof piece === 'string')) return collapse(own);
  const alone = own.replaceAll(BREAK, '').trim() === '';
  const pictured = alone || HAN_WORD.test(own);
  let written = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') written += piece;
    else if (piece.alone !== PICTURE) written += alone ? piece.alone : piece.beside;
    else if (pictured && !written.endsWith(PICTURE)) written += PICTURE;
  }
  return collapse(written);
}

const HAN_WORD = /\p{Script=Han}/u;

/** The cells of a row as lines: a row of data is one, a row that lays out a page holds paragraphs. */
export function linesOfCells(cells: readonly string[], layout: boolean): readonly string[] {
  // A row whose label is struck out with all else was taken out of the table.
  if (cells[0]?.startsWith('~~') && cells.every(isStruckAlone)) return [];
  if (layout || (cells.filter(isFigure).length < FIGURES && cells.some(isLong))) {
    return cells
      .flatMap((cell) => cell.split(BREAK).map((paragraph) => paragraph.trim()))
      .filter((text) => text !== '');
  }
  return rowsWithin(cells).map((row) =>
    row.map((cell) => (cell.includes(BREAK) ? collapse(withoutBreaks(cell)) : cell)).join('\t'),
  );
}

/**
 * Rows typed as paragraphs of the cells of one row: as many in every cell, labels beside figures. Any other row is one.
 */
function rowsWithin(cells: readonly string[]): readonly (readonly string[])[] {
  // Nearly every label is one paragraph.
  const end = cells[0]?.indexOf(BREAK) ?? -1;
  if (end < 0 || end === (cells[0]?.length ?? 0) - 1) return [cells];
  const paragraphs = cells.map((cell) => cell.replace(LAST_BREAK, '').split(BREAK).map(collapse));
  const [labels = [], ...columns] = paragraphs;
  if (labels.length < 2 || columns.length === 0 || labels.some((label) => !HAN_WORD.test(label))) return [cells];
  if (columns.some((column) => column.length !== labels.length || !column.every(isFigureOrBlank))) return [cells];
  const rows = labels.map((_, index) => paragraphs.map((column) => column[index] ?? ''));
  return rows.every((row) => row.some(isFigure)) ? rows : [cells];
}

function withoutBreaks(cell: string): string {
  const end = cell.length - 1;
  return cell.indexOf(BREAK) === end ? cell.slice(0, end) : cell.replaceAll(BREAK, ' ');
}

const LAST_BREAK = new RegExp(`${BREAK}$`);

function isFigureOrBlank(text: string): boolean {
  return text === '' || isFigure(text);
}

function isLong(cell: string): boolean {
  return cell.length > LONGEST_CELL && cell.includes(BREAK);
}

function isStruckAlone(cell: string): boolean {
  return cell === '' || /^~~[^~]*~~$/.test(cell);
}

function isFigure(cell: string): boolean {
  return cell.length < 20 && /^[+-]?\d/.test(cell);
}

const HAN = /[\u2e80-\u9fff\u3001-\u301f\uff00-\uffef]/;
const SPACES = /\s+/g;
/** Characters without width: joiners, marks of direction, places where a word may be broken. */
export const NO_WIDTH = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+/g;

const COLLAPSIBLE = /[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/;

/** White space as a browser shows it, except that a line break between two Han characters is nothing. */
function collapse(text: string): string {
  // Most cells have nothing but blanks around them.
  const inner = text.trim();
  if (!COLLAPSIBLE.test(inner)) return inner;
  return inner
    .replace(NO_WIDTH, '')
    .replace(SPACES, (run: string, at: number, whole: string) => {
      if (run === ' ' || !run.includes('\n')) return ' ';
      return HAN.test(whole.charAt(at - 1)) && HAN.test(whole.charAt(at + run.length)) ? '' : ' ';
    })
    .trim();
}
