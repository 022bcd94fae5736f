/**
 * Lines to rows of cells, whatever stands between the cells: tabs, pipes, or nothing but blanks (text of a PDF).
 * Empty cells between tabs or pipes are kept: they say where the others stand.
 */

import type { Line } from '../text/lines.ts';
import { hasHan } from '../text/normalize.ts';
import { readCell } from '../text/number.ts';
import type { GridCell, GridRow, Separator } from './grid-row.ts';
import { endOfRow, isPipe, NO_PIPES, type PipeStyle, pipeStyleOf } from './pipes.ts';
import { joinRuled, rulersOf } from './ruled.ts';

/** A longer line is prose, or made to be hostile. */
const LONGEST_ROW = 3000;

const PIPES = /[|｜│┃]/;
const RULER = /^[\s|:+\-=─━┄]+$/;
const PAGE_FOOT =
  /^\s*(?:[-—–－]+\s*\d{1,4}\s*[-—–－]+|第\s*\d{1,4}\s*页.{0,20}|\d{1,4}\s*\/\s*\d{1,4}|page\s+\d{1,4}.{0,12})\s*$/i;

/**
 * The rows of some lines; rulers of markdown and page feet are left out, empty lines too. `pipes`: how the text they are
 * of uses its pipes.
 */
export function rowsOf(lines: readonly Line[], pipes: PipeStyle = pipeStyleOf(lines)): GridRow[] {
  const rows: GridRow[] = [];
  const bordered = pipes !== NO_PIPES && isBordered(lines);
  // Where no cell stands between pipes, no line rules a table.
  const rulers = pipes === NO_PIPES ? null : rulersOf(lines);
  let between: GridRow[] = [];
  for (const line of lines) {
    if (rulers?.has(line.index)) {
      rows.push(...joinRuled(between));
      between = [];
      continue;
    }
    const row = rowOf(line, bordered, pipes);
    if (row) (rulers ? between : rows).push(row);
  }
  rows.push(...joinRuled(between));
  return pipes.alone === 'closing' || pipes.alone === 'between' ? withoutLonePipes(rows, pipes.alone) : rows;
}

/** Rows of a text in which pipes on lines of their own close cells, or stand between them: two in a row hold an empty one. */
function withoutLonePipes(rows: readonly GridRow[], alone: 'closing' | 'between'): GridRow[] {
  const cells: GridRow[] = [];
  let open = false;
  let inRow = false;
  for (const row of rows) {
    if (!isLonePipe(row)) {
      // Words behind a pipe, where values stand before it, begin the next row: the last cell was empty.
      if (alone === 'between' && open && inRow && row.cells[0]?.value === null) cells.push(emptyAt(row));
      inRow = row.cells.some((cell) => cell.value !== null) || (inRow && open);
      cells.push(row);
      open = alone === 'closing';
      continue;
    }
    if (alone === 'closing') {
      if (!open) cells.push(row);
      open = false;
    } else {
      if (open) cells.push(row);
      inRow = inRow || open;
      open = true;
    }
  }
  return cells;
}

function isLonePipe(row: GridRow): boolean {
  const { raw } = row.line;
  return row.separator === 'pipe' && row.cells.every((cell) => cell.text === '') && raw.trim().length === 1;
}

/** A row with an empty cell that left no mark, before another row. */
function emptyAt(row: GridRow): GridRow {
  const { start } = row.line;
  const cell: GridCell = { text: '', start, end: start, line: row.line.index + 1, value: readCell('') };
  return { line: row.line, separator: 'pipe', cells: [cell], closed: true };
}

/**
 * Whether rows of pipes open with one. Where they do not, a pipe at the start of a line closes an empty first cell, so the
 * whole table decides.
 */
function isBordered(lines: readonly Line[]): boolean {
  let opened = 0;
  let wide = 0;
  for (const { raw } of lines) {
    const first = raw.search(PIPES);
    if (first < 0 || !PIPES.test(raw.slice(first + 1))) continue;
    wide++;
    if (raw.slice(0, first).trim() === '') opened++;
  }
  return opened * 2 > wide;
}

function rowOf(line: Line, bordered: boolean, pipes: PipeStyle): GridRow | null {
  const { raw } = line;
  if (raw === '') return null;
  if (raw.length > LONGEST_ROW) return { line, separator: 'space', cells: [wordsOf(line)], closed: false };
  if (raw.includes('\t')) return splitRow(line, 'tab', /\t/g, false, raw.length);
  if (isBlank(raw)) return null;
  if (raw.includes('---') && RULER.test(raw)) return null;
  if (PIPES.test(raw)) {
    const mark = raw.trim();
    if (pipes.padding !== 'none' && isPadding(mark) && (mark.length > 1 || pipes.alone === 'padding')) return null;
    return splitRow(line, 'pipe', /[|｜│┃]/g, bordered, endOfRow(raw, pipes.padding));
  }
  if (raw.length <= 40 && PAGE_FOOT.test(raw)) return null;
  return { line, separator: 'space', cells: splitBlanks(line), closed: false };
}

function wordsOf(line: Line): GridCell {
  return { text: line.raw, start: line.start, end: line.end, line: line.index + 1, value: null };
}

/** Pipes with nothing between them. */
function isPadding(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isPipe(text.charCodeAt(i))) return false;
  return true;
}

function splitRow(line: Line, separator: Separator, mark: RegExp, bordered: boolean, to: number): GridRow {
  const raw = line.raw.slice(0, to);
  const bounds: number[] = [];
  for (const match of raw.matchAll(mark)) bounds.push(match.index);
  const cells: GridCell[] = [];
  let from = 0;
  for (const bound of [...bounds, raw.length]) {
    cells.push(cellOf(line, from, bound));
    from = bound + 1;
  }
  let closed = false;
  if (cells.length > 1 && cells.at(-1)?.text === '') {
    closed = true;
    // A pipe closes its cell; a tab opens one more.
    if (separator === 'pipe') cells.pop();
  }
  if (bordered && cells.length > 1 && cells[0]?.text === '') cells.shift();
  return { line, separator, cells, closed };
}

function cellOf(line: Line, from: number, to: number): GridCell {
  const { raw } = line;
  let first = from;
  let last = to;
  while (first < last && isTrimmed(raw.charCodeAt(first))) first++;
  while (last > first && isTrimmed(raw.charCodeAt(last - 1))) last--;
  let text = raw.slice(first, last);
  let start = line.start + (text === '' ? from : first);
  if (text.length > 4 && text.startsWith('**') && text.endsWith('**')) {
    text = text.slice(2, -2);
    start += 2;
  }
  return { text, start, end: start + text.length, line: line.index + 1, value: readCell(text) };
}

/** White space of every width, and of none. */
function isTrimmed(code: number): boolean {
  if (code > 0x20 && code < 0xa0) return false;
  if (code > 0x3000 && code < 0xfeff) return false;
  return TRIMMED.test(String.fromCharCode(code));
}

const TRIMMED = /[\s\u200b\ufeff]/;

/**
 * A line without separators: its trailing run of values, if it has one, makes a cell each, and what stands before them
 * is one cell of words. Brackets hold their content together (`22（其中修订 16 件）`).
 */
function splitBlanks(line: Line): GridCell[] {
  const whole = cellOf(line, 0, line.raw.length);
  if (line.raw.length > 400 || isCertain(whole)) return [whole];
  const tokens = tokensOf(line);
  let first = tokens.length;
  while (first > 0) {
    const token = tokens[first - 1];
    if (!token || !isCertain(token)) break;
    first--;
  }
  const values = tokens.slice(first);
  if (values.length === 0 || (first === 0 && values.length === 1)) return [whole];
  const head = values[0];
  if (!head || first === 0) return values;
  const words = cellOf(line, 0, head.start - line.start);
  // A lone number behind prose is part of the sentence.
  if (values.length === 1 && (words.text.length > 40 || !hasHan(words.text))) return [whole];
  return [words, ...values];
}

function isCertain({ value }: GridCell): boolean {
  return value !== null && !(value.content.kind === 'gap' && value.content.reason === 'unreadable');
}

function tokensOf(line: Line): GridCell[] {
  const { raw } = line;
  const tokens: GridCell[] = [];
  let depth = 0;
  let from = -1;
  for (let i = 0; i <= raw.length; i++) {
    const character = i < raw.length ? raw.charAt(i) : ' ';
    if (depth === 0 && isSpace(character)) {
      if (from >= 0) tokens.push(cellOf(line, from, i));
      from = -1;
      continue;
    }
    if (i === raw.length && from >= 0) tokens.push(cellOf(line, from, i));
    if (from < 0) from = i;
    if (character === '(' || character === '（') depth++;
    else if ((character === ')' || character === '）') && depth > 0) depth--;
  }
  return tokens;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\u3000' || character === '\u00a0' || /\s/.test(character);
}

function isBlank(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) if (!isSpace(raw.charAt(i))) return false;
  return true;
}
