/**
 * Rows of values where nothing rules them. A line that ends in four or more values is a row; rows that follow each other
 * are a run, with the shorter rows among them.
 */

import { findHeadings } from '../../outline/outline.ts';
import { rowCodeOf, rowOfII } from '../../tables/labels.ts';
import { splitLines } from '../../text/lines.ts';
import { foldLabel } from '../../text/normalize.ts';
import { readCell } from '../../text/number.ts';
import { type PdfLine, textOfLine, wordsOfPiece } from './lines.ts';
import { type Piece, UNREADABLE } from './text.ts';

/** A line with fewer values may be a sentence. */
const LEAST_VALUES = 4;
/** Lines of one cell are not farther apart than this many type sizes; lines nearer than SAME_ROW are never two rows. */
export const NEXT_LINE = 1.6;
const SAME_ROW = 0.9;
/** Rows farther apart than this many type sizes are not of one table. */
const FAR = 30;
/** What labels of rows begin with. */
export const STARTS_ROW = /^[（(]?[一二三四五六七八九十\d]+[）)、.．]/;

export interface ValueRow {
  readonly line: PdfLine;
  /** A value for each place; the parts of one that was broken over lines cannot be told from two numbers. */
  readonly values: readonly Piece[];
  readonly words: Piece[];
}

/** Rows that follow each other without a paragraph between them, with the shorter rows among them; and all other lines. */
export function runsOf(lines: readonly PdfLine[]): { runs: readonly ValueRow[][]; others: readonly PdfLine[] } {
  const wide = lines.flatMap((line) => rowOf(line, LEAST_VALUES) ?? []);
  const headings = wide.length > 0 ? lines.filter(isHeading) : [];
  const runs: ValueRow[][] = [];
  for (const row of wide) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && isOneTable(previous.line, row.line, headings)) run.push(row);
    else runs.push([row]);
  }
  const taken = new Set(wide.map(({ line }) => line));
  const others: PdfLine[] = [];
  for (const line of lines) {
    if (taken.has(line)) continue;
    const row = runs.length > 0 ? rowOf(line, 1) : null;
    const run = row ? runs.find((candidate) => isAmong(line, candidate, headings)) : null;
    if (run && row && (isPartOf(row, run) || isOfColumns(row, run))) run.push(row);
    else others.push(line);
  }
  return { runs: runs.map(withBrokenNumbers), others };
}

/**
 * Numbers too long for their cells are broken over lines, which stand closer to each other than rows do: above and below
 * the middle of the row, or below its first line.
 */
function withBrokenNumbers(run: readonly ValueRow[]): ValueRow[] {
  const rows: ValueRow[] = [];
  for (const row of [...run].sort((a, b) => a.line.baseline - b.line.baseline)) {
    const above = rows.at(-1);
    if (above && isSameRow(above, row)) rows[rows.length - 1] = joined(above, row);
    else rows.push(row);
  }
  // What stands in the middle of its row has claimed its lines; a line that is left goes on from the row above.
  const whole: ValueRow[] = [];
  for (const row of rows) {
    const above = whole.at(-1);
    if (above && goesOn(above, row)) whole[whole.length - 1] = joined(above, row);
    else whole.push(row);
  }
  return whole;
}

function isSameRow(above: ValueRow, { line }: ValueRow): boolean {
  return line.baseline - lastBaseline(above) < SAME_ROW * line.size;
}

/** A line below a row that has values under some of the row's, and no label of its own. */
function goesOn(above: ValueRow, { line, values, words }: ValueRow): boolean {
  if (line.baseline - lastBaseline(above) > NEXT_LINE * line.size || values.length >= above.values.length) return false;
  const text = words.map((word) => word.text).join('');
  return (
    codeOf(text) === null &&
    !STARTS_ROW.test(text) &&
    values.every((value) => above.values.some((other) => isUnder(value, other)))
  );
}

function lastBaseline({ values }: ValueRow): number {
  return Math.max(...values.map(({ baseline }) => baseline));
}

export function isUnder(a: Piece, b: Piece): boolean {
  return a.left < b.right && a.right > b.left;
}

function joined(above: ValueRow, below: ValueRow): ValueRow {
  const values = [...above.values];
  for (const value of below.values) {
    const at = values.findIndex((other) => isUnder(value, other));
    const other = values[at];
    if (!other) values.push(value);
    else {
      const { left, right } = other;
      const text = other.text + UNREADABLE + value.text;
      values[at] = { ...value, text, left: Math.min(left, value.left), right: Math.max(right, value.right) };
    }
  }
  values.sort((a, b) => a.left - b.left);
  const line = above.values.length >= below.values.length ? above.line : below.line;
  return { line, values, words: [...above.words, ...below.words] };
}

function isOneTable(above: PdfLine, below: PdfLine, headings: readonly PdfLine[]): boolean {
  if (below.baseline - above.baseline > FAR * below.size) return false;
  return !headings.some(({ baseline }) => baseline > above.baseline && baseline < below.baseline);
}

export function rowOf(line: PdfLine, least: number): ValueRow | null {
  const tokens = line.pieces.flatMap(wordsOfPiece);
  let first = tokens.length;
  while (first > 0) {
    const token = tokens[first - 1];
    if (!token || !isValue(token.text)) break;
    first--;
  }
  const values = tokens.slice(first);
  return values.length >= least ? { line, values, words: tokens.slice(0, first) } : null;
}

function isValue(text: string): boolean {
  const value = readCell(text);
  return value !== null && !(value.content.kind === 'gap' && value.content.reason === 'unreadable');
}

/** No heading stands between the line and the nearest row of the run, and it is no row of section 二. */
export function isAmong(line: PdfLine, run: readonly ValueRow[], headings: readonly PdfLine[]): boolean {
  const apart = (row: ValueRow): number => Math.abs(row.line.baseline - line.baseline);
  const { line: nearest } = run.reduce((a, b) => (apart(b) < apart(a) ? b : a));
  const [above, below] = nearest.baseline < line.baseline ? [nearest, line] : [line, nearest];
  return isOneTable(above, below, headings) && rowOfII(foldLabel(textOfLine(line).replace(/[\d\s]+$/, ''))) === null;
}

/** Values on a line of their own, as near to a row as only lines of one cell are. */
function isPartOf({ line, words }: ValueRow, run: readonly ValueRow[]): boolean {
  return words.length === 0 && run.some((row) => Math.abs(row.line.baseline - line.baseline) < SAME_ROW * line.size);
}

/** The values stand right of all words of the run, and their words left of all its values. */
function isOfColumns({ values, words }: ValueRow, run: readonly ValueRow[]): boolean {
  const left = Math.max(...run.flatMap((row) => row.words.map((word) => word.right)));
  const right = Math.min(...run.flatMap((row) => row.values.map((value) => value.left)));
  return values.every((value) => value.left > left) && words.every((word) => word.right < right + 1);
}

export function codeOf(words: string): string | null {
  const code = rowCodeOf(foldLabel(words));
  return code === 'group' ? null : code;
}

export function isHeading(line: PdfLine): boolean {
  return findHeadings(splitLines(textOfLine(line))).length > 0;
}
