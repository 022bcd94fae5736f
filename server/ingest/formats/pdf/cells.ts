/**
 * Ruled tables with their words: what stands in a cell, and rows that the end of a page cuts. A number that is too long for
 * its cell goes on in the next line; two numbers in one cell stay apart, so that neither is read as the cell's.
 */

import { rowCodeOf, rowOfII } from '../../tables/labels.ts';
import { foldLabel } from '../../text/normalize.ts';
import { readCell } from '../../text/number.ts';
import { struckAlone } from '../page/note-marks.ts';
import { lineOfRow } from '../page/rows.ts';
import type { PdfTable } from './grid.ts';
import { joinWords, linesOfPieces, type PdfLine, textOfLine } from './lines.ts';
import type { Box } from './matrix.ts';
import type { Piece } from './text.ts';

interface Cell {
  readonly box: Box;
  readonly lines: readonly PdfLine[];
}

export interface FilledTable {
  readonly top: number;
  readonly rows: readonly (readonly Cell[])[];
}

/** A cell that holds more than this lays out a page. */
const LONGEST_CELL = 120;
/** Edges of cells on two pages that are one column are not farther apart. */
const SAME_EDGE = 4;
/** No cell has more white space on its two sides together than this many points and a character. */
const MOST_PADDING = 12;

export function filledTable(table: PdfTable, content: ReadonlyMap<Box, readonly Piece[]>): FilledTable {
  const rows = table.rows.map((row) =>
    row.map((box) => ({ box, lines: linesOfPieces(unstruck(content.get(box) ?? [])) })),
  );
  return { top: table.top, rows };
}

/** What is struck out and replaced is not there; what is struck out alone is no figure. */
function unstruck(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ struck }) => struck)) return pieces;
  const rest = pieces.filter(({ struck }) => !struck);
  return rest.length > 0 ? rest : pieces.map((piece) => ({ ...piece, text: struckAlone(piece.text) }));
}

/** The rows as lines of the transcript. */
export function linesOfTable({ rows }: FilledTable): string[] {
  const widest = widestLines(rows);
  const lines: string[] = [];
  for (const row of rows) {
    const long = row.some(({ lines: own }) => own.length > 2 && own.map(textOfLine).join('').length > LONGEST_CELL);
    if (long) lines.push(...row.flatMap(({ lines: own }) => own.map(textOfLine)));
    else lines.push(lineOfRow(row.map((cell) => textOfCell(cell, widest.get(columnOf(cell)) ?? 0))));
  }
  return lines.filter((line) => line !== '');
}

function columnOf({ box }: Cell): string {
  return `${Math.round(box.left)},${Math.round(box.right)}`;
}

/** By column: as wide as a line is known to fit. */
function widestLines(rows: FilledTable['rows']): Map<string, number> {
  const widest = new Map<string, number>();
  for (const cell of rows.flat()) {
    const column = columnOf(cell);
    const width = Math.max(0, ...cell.lines.map(({ left, right }) => right - left));
    widest.set(column, Math.max(width, widest.get(column) ?? 0));
  }
  return widest;
}

const DIGITS = /^[+\-－＋]?[\d０-９][\d０-９.,，．\s]*$/;

function textOfCell({ box, lines }: Cell, widest: number): string {
  const words = lines.map(textOfLine);
  if (words.length === 0 || !words.every((word) => DIGITS.test(word))) return joinWords(words);
  let text = '';
  words.forEach((word, index) => {
    const before = lines[index - 1];
    if (before) text += isBroken(before, widest, box) ? '' : ' ';
    const line = lines[index];
    text += line && isSpread(line) ? word.replaceAll(' ', '') : word;
  });
  return text;
}

/** The line is full: one digit more would not have fitted in the cell, as far as can be seen. */
function isBroken(line: PdfLine, widest: number, box: Box): boolean {
  const width = line.right - line.left;
  const digit = width / Math.max(1, textOfLine(line).length);
  return width + digit > widest && box.right - box.left - width < digit + MOST_PADDING;
}

/** Digits set apart evenly are one number. */
function isSpread({ pieces, size }: PdfLine): boolean {
  const starts = pieces.flatMap(({ text, stops }) => stops.filter((_, at) => text.charAt(at) !== ' '));
  const steps = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
  const [least, most] = [Math.min(...steps), Math.max(...steps)];
  return most - least < 0.1 * size && most < 1.4 * size;
}

/**
 * The tables of two pages that follow each other, with the row put together that the end of the page cuts; null when none
 * is cut. Header rows that the second page repeats stand between the two parts.
 */
export function joinedAcross(above: FilledTable, below: FilledTable): [FilledTable, FilledTable] | null {
  const row = above.rows.at(-1);
  const headers = repeatedHeaders(above, below);
  const rest = below.rows[headers];
  const whole = row && rest ? wholeRow(row, rest) : null;
  if (!whole) return null;
  const rows = [...below.rows.slice(0, headers), ...below.rows.slice(headers + 1)];
  return [
    { ...above, rows: [...above.rows.slice(0, -1), whole] },
    { ...below, rows },
  ];
}

function repeatedHeaders(above: FilledTable, below: FilledTable): number {
  const words = (row: readonly Cell[] | undefined): string | null =>
    row ? row.map(({ lines }) => joinWords(lines.map(textOfLine))).join('\t') : null;
  const first = words(below.rows[0]);
  const start = above.rows.findIndex((row) => words(row) === first);
  if (start < 0 || first === null || first.trim() === '') return 0;
  let count = 0;
  while (count < below.rows.length && words(above.rows[start + count]) === words(below.rows[count])) count++;
  return count;
}

/** What labels of rows begin with. */
const STARTS_ROW = /^[（(]?[一二三四五六七八九十\d]+[）)、.．]/;

/** The row that both parts make; null when the second is a row of its own. */
function wholeRow(row: readonly Cell[], rest: readonly Cell[]): Cell[] | null {
  const parts = new Map<Cell, Cell>();
  for (const cell of rest) {
    const part = row.find((candidate) => isColumn(candidate, cell));
    if (part) parts.set(part, cell);
    else if (isFilled(cell) && !isGroup(cell)) return null;
  }
  const pairs = [...parts];
  if (pairs.length < 2 || !pairs.some(([, below]) => isFilled(below))) return null;
  if (pairs.some(([above, below]) => isFilled(below) && isValue(below) && isFilled(above) && !isValue(above)))
    return null;
  // The label stands next to the values; those before it are of groups.
  const label = pairs.findLast(([, below]) => isFilled(below) && !isValue(below));
  if (
    label &&
    !goesOn(
      row.findLast((cell) => isFilled(cell) && !isValue(cell)),
      label[1],
    )
  )
    return null;
  const values = pairs.filter(([, below]) => isValue(below));
  if (label && values.length > 0 && values.every(([above, below]) => isFilled(above) && isFilled(below))) return null;
  return row.map((cell) => ({ ...cell, lines: [...cell.lines, ...(parts.get(cell)?.lines ?? [])] }));
}

/** Whether a label goes on from another, and names no row of its own. */
function goesOn(above: Cell | undefined, below: Cell): boolean {
  const words = wordsOf(below);
  if (!above || STARTS_ROW.test(words) || rowOfII(foldLabel(words)) !== null) return false;
  const named = rowCodeOf(foldLabel(words));
  const known = rowCodeOf(foldLabel(wordsOf(above)));
  return named === null || rowCodeOf(foldLabel(wordsOf(above) + words)) === (known ?? named);
}

function isColumn(a: Cell, b: Cell): boolean {
  return Math.abs(a.box.left - b.box.left) < SAME_EDGE && Math.abs(a.box.right - b.box.right) < SAME_EDGE;
}

function wordsOf({ lines }: Cell): string {
  return joinWords(lines.map(textOfLine));
}

function isFilled({ lines }: Cell): boolean {
  return lines.length > 0;
}

/** Empty, or a number, or another mark that stands for one. */
function isValue(cell: Cell): boolean {
  return readCell(wordsOf(cell)) !== null;
}

/** The label of a group of rows, which goes on over the page. */
function isGroup(cell: Cell): boolean {
  const code = rowCodeOf(foldLabel(wordsOf(cell)));
  return code === null || code === 'group';
}
