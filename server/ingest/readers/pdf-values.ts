/**
 * Tables without ruling lines. A line that ends in four or more values is a row; words beside it that wrap above and below
 * belong to the nearest row; where a row has fewer values than its neighbours, their places say which cells are empty.
 */
import { foldLabel } from '../fold.ts';
import { rowCodeOf } from '../labels.ts';
import { splitLines } from '../lines.ts';
import { readCell } from '../number.ts';
import { findHeadings } from '../outline.ts';
import { joinWords, linesOfPieces, type PdfLine, textOfLine } from './pdf-lines.ts';
import type { Piece } from './pdf-page.ts';

export interface DrawnLine {
  readonly top: number;
  readonly text: string;
}

/** A line with fewer values may be a sentence. */
const LEAST_VALUES = 4;
/** Words farther from a row's values than this many type sizes are not of that row. */
const REACH = 2.2;
const SAME_COLUMN = 0.5;
/** Words nearer than this share of the type size are in one column. */
const CLOSE = 0.6;

interface ValueRow {
  readonly line: PdfLine;
  readonly values: readonly Piece[];
  readonly words: Piece[];
}

/** The lines of a page with the rows of values drawn as cells between tabs. */
export function rowsWithoutRules(lines: readonly PdfLine[]): DrawnLine[] {
  const drawn: DrawnLine[] = [];
  const rows: ValueRow[] = [];
  const others: PdfLine[] = [];
  for (const line of lines) {
    const row = valueRowOf(line);
    if (row) rows.push(row);
    else others.push(line);
  }
  const beside = new Map<ValueRow, PdfLine[]>();
  const draw = (line: PdfLine): void => {
    drawn.push({ top: line.baseline - line.size, text: textOfLine(line) });
  };
  for (const line of others) {
    const row = isHeading(line) ? undefined : rows.find((candidate) => isBeside(line, candidate, rows));
    if (row) beside.set(row, [...(beside.get(row) ?? []), line]);
    else draw(line);
  }
  for (const [row, labels] of beside) {
    const code = codeOfRow(row, labels);
    for (const label of labels) {
      const own = codeOf(textOfLine(label));
      if (own === null || own === code) row.words.push(...label.pieces);
      else draw(label);
    }
  }
  for (const run of runsOf(rows)) drawn.push(...drawRun(run));
  return drawn.filter(({ text }) => text !== '').sort((a, b) => a.top - b.top);
}

function valueRowOf(line: PdfLine): ValueRow | null {
  const tokens = line.pieces.flatMap(splitAtBlanks);
  let first = tokens.length;
  while (first > 0) {
    const token = tokens[first - 1];
    if (!token || !isValue(token.text)) break;
    first--;
  }
  const values = tokens.slice(first);
  return values.length >= LEAST_VALUES ? { line, values, words: tokens.slice(0, first) } : null;
}

function isValue(text: string): boolean {
  const value = readCell(text);
  return value !== null && !(value.reading.kind === 'gap' && value.reading.reason === 'unreadable');
}

function splitAtBlanks(piece: Piece): Piece[] {
  if (!piece.text.trim().includes(' ')) return [piece];
  const width = (piece.right - piece.left) / piece.text.length;
  return [...piece.text.matchAll(/\S+/g)].map((match) => ({
    ...piece,
    text: match[0],
    left: piece.left + width * match.index,
    right: piece.left + width * (match.index + match[0].length),
  }));
}

/**
 * The row of the form that the words beside some values name; null when they name several. A label whose own values are
 * all blank stands as near as the label of the values, and must not be taken for it.
 */
function codeOfRow(row: ValueRow, labels: readonly PdfLine[]): string | null {
  const own = codeOf(row.words.map(({ text }) => text).join(''));
  if (own !== null) return own;
  const codes = new Set(labels.map((label) => codeOf(textOfLine(label))).filter((code) => code !== null));
  const [only] = codes;
  return codes.size === 1 && only !== undefined ? only : null;
}

function codeOf(words: string): string | null {
  const code = rowCodeOf(foldLabel(words));
  return code === 'group' ? null : code;
}

function isHeading(line: PdfLine): boolean {
  return findHeadings(splitLines(textOfLine(line))).length > 0;
}

/** A label's line stands left of the values, and nearer to these than to any other row's. */
function isBeside(line: PdfLine, row: ValueRow, rows: readonly ValueRow[]): boolean {
  const distance = Math.abs(line.baseline - row.line.baseline);
  const first = row.values[0];
  if (!first || distance > REACH * line.size || line.right > first.left) return false;
  return rows.every((other) => Math.abs(line.baseline - other.line.baseline) >= distance);
}

/** Rows that follow each other without a paragraph between them. */
function runsOf(rows: readonly ValueRow[]): ValueRow[][] {
  const runs: ValueRow[][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const apart = previous ? row.line.baseline - previous.line.baseline : 0;
    if (run && apart < 6 * row.line.size) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

function drawRun(run: readonly ValueRow[]): DrawnLine[] {
  const full = run.reduce((best, row) => (row.values.length > best.values.length ? row : best));
  return run.map((row) => {
    const cells = row.values.length < full.values.length ? inColumns(row.values, full.values) : row.values.map(wordsOf);
    return { top: row.line.baseline - row.line.size, text: [...labelsOf(row.words), ...cells].join('\t') };
  });
}

/** The words beside a row by column: those that stand one above the other are one label. */
function labelsOf(words: readonly Piece[]): string[] {
  const columns: { right: number; pieces: Piece[] }[] = [];
  for (const piece of [...words].sort((a, b) => a.left - b.left)) {
    const column = columns.at(-1);
    if (column && piece.left < column.right + CLOSE * piece.size) {
      column.pieces.push(piece);
      column.right = Math.max(column.right, piece.right);
    } else columns.push({ right: piece.right, pieces: [piece] });
  }
  return columns.map(({ pieces }) => joinWords(linesOfPieces(pieces).map(textOfLine)));
}

function wordsOf({ text }: Piece): string {
  return text.trim();
}

/** Values under the columns of a full row; as they come, when one stands under none. */
function inColumns(values: readonly Piece[], columns: readonly Piece[]): string[] {
  const cells = columns.map(() => '');
  for (const value of values) {
    const at = columns.findIndex((column, index) => {
      const next = columns[index + 1] ?? columns[index - 1];
      const width = next ? Math.abs(next.left - column.left) : 0;
      return Math.abs(middleOf(value) - middleOf(column)) < width * SAME_COLUMN;
    });
    if (at < 0 || cells[at] !== '') return values.map(wordsOf);
    cells[at] = wordsOf(value);
  }
  return cells;
}

function middleOf({ left, right }: Piece): number {
  return (left + right) / 2;
}
