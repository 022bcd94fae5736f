/**
 * Rows to chunks: a label and the values that belong to it. A table comes either as rows (a line holds a label and its
 * values) or as a stream (every cell a line of its own), and the two are told apart by looking at all its rows.
 */
import { foldLabel, withoutNotes } from '../text/normalize.ts';
import type { GridCell, GridRow } from './grid-row.ts';
import { rowCodeOf, rowOfII } from './labels.ts';

export interface Chunk {
  /** Words on the chunk's own line, or directly before it in a stream; folded. */
  readonly own: string;
  /** The last of these cells alone; folded. */
  readonly last: string;
  /** Words since the chunk before, on lines without values; as printed and folded. */
  readonly before: string;
  readonly beforeRaw: string;
  /** Words after the chunk, up to the next one; folded. */
  after: string;
  readonly values: readonly GridCell[];
  /** Column of the first of the values in its row; 0 in a stream. */
  readonly column: number;
  /** Chunks of one shape hold their values at the same positions. */
  readonly shape: string;
  /** Whether cells may be missing on the right because the line was trimmed. */
  readonly trimmed: boolean;
}

/** Longer lines of words, or lines that hold whole sentences, are prose and end whatever table stands before them. */
const LONGEST_LABEL = 80;

export function isProse(row: GridRow): boolean {
  if (row.separator !== 'space' || row.cells.length !== 1) return false;
  const text = row.cells[0]?.text ?? '';
  return text.length > LONGEST_LABEL || (text.length > 12 && /[。；！？]/.test(text) && !text.startsWith('注'));
}

/** A cell that is a value and no words. */
function isValue(cell: GridCell): boolean {
  return cell.value !== null;
}

function isFilled(cell: GridCell): boolean {
  return cell.text !== '';
}

/** How many rows have at least `least` filled values, or so many cells of which some may be empty: all of them, behind a label. */
export function countWideRows(rows: readonly GridRow[], least: number): number {
  let wide = 0;
  for (const { cells, separator } of rows) {
    const filled = cells.filter((cell) => isFilled(cell) && isValue(cell)).length;
    const someEmpty = separator !== 'space' && cells.length >= least && filled > 0;
    const allEmpty = separator !== 'space' && filled === 0 && cells.length - 1 - lastLabel(cells) >= least;
    if (filled >= least || someEmpty || allEmpty) wide++;
  }
  return wide;
}

/** The place of a row's last label of the form; behind all its cells where there is none. */
function lastLabel(cells: readonly GridCell[]): number {
  const at = cells.findLastIndex(isLabel);
  return at < 0 ? cells.length : at;
}

/** Chunks of a table whose rows are lines. */
export function chunksByRow(rows: readonly GridRow[]): Chunk[] {
  const chunks: Chunk[] = [];
  const anyClosed = rows.some((row) => row.closed);
  let before = '';
  let beforeRaw = '';
  const addWords = (cells: readonly GridCell[]): void => {
    for (const cell of cells) {
      if (cell.text === '') continue;
      before += foldLabel(cell.text);
      beforeRaw += ` ${cell.text}`;
    }
    const previous = chunks.at(-1);
    if (previous) previous.after = before;
  };
  for (const row of rows) {
    if (isProse(row)) {
      before = '';
      beforeRaw = '';
      continue;
    }
    const lastWords = lastLabelOf(row);
    const words = row.cells.slice(0, lastWords + 1).filter(isFilled);
    const values = row.cells.slice(lastWords + 1).map((cell) => (isValue(cell) ? cell : unreadable(cell)));
    if (values.length === 0 || (words.length === 0 && !values.some(isFilled))) {
      addWords(words);
      continue;
    }
    const own = words.map((cell) => foldLabel(cell.text)).join('');
    chunks.push({
      own,
      last: foldLabel(words.at(-1)?.text ?? ''),
      before,
      beforeRaw: `${beforeRaw} ${words.map((cell) => cell.text).join(' ')}`,
      after: '',
      values,
      column: lastWords + 1,
      shape: `${values.length}:${lastWords}`,
      trimmed: row.separator !== 'space' && !anyClosed,
    });
    before = '';
    beforeRaw = '';
  }
  return chunks;
}

/** The place of a row's last words: of its last label, when words that are none stand among its figures (待核实). */
function lastLabelOf({ cells, separator }: GridRow): number {
  let last = -1;
  let labelled = false;
  let figures = false;
  cells.forEach((cell, index) => {
    if (isValue(cell)) {
      figures = figures || (last >= 0 && cell.value?.content.kind === 'number');
      return;
    }
    const label = isLabel(cell);
    const among = figures || (labelled && index > last + 1);
    if (separator !== 'space' && among && !label) return;
    last = index;
    labelled = label;
    figures = false;
  });
  return last;
}

/** Whether a cell names a row of the form. */
function isLabel({ text }: GridCell): boolean {
  const words = foldLabel(withoutNotes(text));
  const code = rowCodeOf(words);
  return (code !== null && code !== 'group') || rowOfII(words) !== null;
}

function unreadable(cell: GridCell): GridCell {
  return { ...cell, value: { content: { kind: 'gap', reason: 'unreadable', printed: cell.text }, money: null } };
}

/**
 * Chunks of a table that comes cell by cell. `leastBlanks`: so many empty cells after words are a row of blanks; fewer
 * are separators.
 */
export function chunksByStream(rows: readonly GridRow[], leastBlanks: number): Chunk[] {
  const chunks: Chunk[] = [];
  let words: GridCell[] = [];
  let values: GridCell[] = [];
  const close = (): void => {
    if (values.length > 0) {
      const own = words.map((cell) => foldLabel(cell.text)).join('');
      const previous = chunks.at(-1);
      if (previous) previous.after = own;
      chunks.push({
        own,
        last: foldLabel(words.at(-1)?.text ?? ''),
        before: '',
        beforeRaw: words.map((cell) => cell.text).join(' '),
        after: '',
        values,
        column: 0,
        shape: `${values.length}`,
        trimmed: false,
      });
    }
    words = [];
    values = [];
  };
  for (const row of rows) {
    if (isProse(row)) {
      close();
      continue;
    }
    // Tabs around a single cell are indentation.
    const filled = row.separator === 'tab' ? row.cells.filter(isFilled) : row.cells;
    for (const cell of filled.length <= 1 ? filled : row.cells) {
      if (isValue(cell)) {
        // Empty cells before any words or values say nothing.
        if (isFilled(cell) || words.length > 0 || values.length > 0) values.push(cell);
      } else {
        if (values.some(isFilled) || values.length >= leastBlanks) close();
        // Empty cells between two words were separators.
        values = [];
        words.push(cell);
      }
    }
  }
  close();
  return chunks;
}
