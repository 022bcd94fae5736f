/**
 * What the pipes of a text mean. Converters write the tables of a page in several manners, and the same mark is a border
 * here, an empty cell there and mere padding elsewhere; only the whole text shows which. What it does not show is not read
 * into it: a cell too few is a gap, a cell in the wrong column would be a wrong number.
 */
import type { Line } from '../text/lines.ts';

export interface PipeStyle {
  /**
   * Pipes behind the last cell that fill a row up to the width of its table and stand for no cell: `3 | 3 | |||`. `runs`:
   * only pipes without blanks between them; `all`: a single one as well, because this text leaves empty cells out.
   */
  readonly padding: 'none' | 'runs' | 'all';
  /**
   * Pipes on lines of their own. `cells`: each is an empty cell, or stands between two rows; `padding`: none is a cell;
   * `closing`: each closes the cell on the line before it; `between`: each stands between two cells of a row.
   */
  readonly alone: 'cells' | 'padding' | 'closing' | 'between';
}

const PIPE = /[|｜│┃]/;
/** Two pipes with nothing but blanks between them. */
const TOGETHER = /[|｜│┃][ \u3000\t]*[|｜│┃]/;
/** The style of a text without any pipe. */
export const NO_PIPES: PipeStyle = { padding: 'none', alone: 'cells' };
const PLAIN: PipeStyle = { padding: 'none', alone: 'cells' };

/** A longer line is prose, or made to be hostile. */
const LONGEST = 3000;
/** Fewer lines are too few to show a manner. */
const LEAST_CELLS = 8;

export function isPipe(code: number): boolean {
  return code === 0x7c || code === 0xff5c || code === 0x2502 || code === 0x2503;
}

/** How a text, or the part of it that holds the tables, uses its pipes. */
export function pipeStyleOf(lines: readonly Line[]): PipeStyle {
  if (!lines.some(({ raw }) => PIPE.test(raw))) return NO_PIPES;
  const signs = {
    padded: 0,
    emptyInside: 0,
    spannedInside: 0,
    lone: 0,
    loneBeforeValue: 0,
    open: 0,
    closing: 0,
    closed: 0,
  };
  let before: 'lone' | 'open' | 'other' = 'other';
  for (const { raw } of lines) {
    if (raw.length === 0 || raw.length > LONGEST) continue;
    if (raw.includes('---') && isRuler(raw)) continue;
    const tail = TOGETHER.test(raw) ? tailOf(raw) : simpleTailOf(raw);
    if (tail === null) continue;
    if (before === 'lone' && tail.pipes !== tail.length && /^\s*[+\-−]?[\d０-９]/.test(raw)) signs.loneBeforeValue++;
    if (tail.pipes === 0 && !tail.inside) {
      signs.open++;
      before = 'open';
    } else if (tail.length === 1) {
      signs.lone++;
      if (before === 'open') signs.closing++;
      before = 'lone';
    } else {
      before = 'other';
      if (tail.pipes === 1 && !tail.inside) signs.closed++;
      if (tail.run >= 2 && (tail.run === tail.length || (tail.run < tail.pipes && tail.spaced))) signs.padded++;
      if (tail.emptyInside || tail.pipes - tail.run >= 2) signs.emptyInside++;
      if (tail.spannedInside) signs.spannedInside++;
    }
  }
  if (signs.open >= LEAST_CELLS && signs.lone * 2 >= signs.open && signs.closed * 10 <= signs.open) {
    return { padding: 'none', alone: signs.closing * 10 >= signs.open * 9 ? 'closing' : 'between' };
  }
  if (signs.padded === 0 || signs.spannedInside > 0) return PLAIN;
  if (signs.emptyInside > 0 || signs.loneBeforeValue > 0) return { padding: 'runs', alone: 'cells' };
  return { padding: 'all', alone: 'padding' };
}

interface Tail {
  /** Characters that are not white space. */
  readonly length: number;
  /** Pipes behind the last other character; all of them where there is none. */
  readonly pipes: number;
  /** Those of them at the very end with nothing between them. */
  readonly run: number;
  /** Whether white space stands before that run. */
  readonly spaced: boolean;
  /** Whether there are pipes before the last other character. */
  readonly inside: boolean;
  /** Whether there are two with white space between them, or without. */
  readonly emptyInside: boolean;
  readonly spannedInside: boolean;
}

/** The same for a line of which no two pipes stand together. */
function simpleTailOf(raw: string): Tail | null {
  const text = raw.trim();
  if (text === '') return null;
  const first = text.search(PIPE);
  const pipes = first >= 0 && isPipe(text.charCodeAt(text.length - 1)) ? 1 : 0;
  const inside = first >= 0 && (pipes === 0 || first < text.length - 1);
  return { length: text.length, pipes, run: pipes, spaced: false, inside, emptyInside: false, spannedInside: false };
}

/** What a line's pipes look like, in one pass; null for a line of white space. */
function tailOf(raw: string): Tail | null {
  let length = 0;
  let pipes = 0;
  let run = 0;
  let spaced = false;
  let inside = false;
  let empty = false;
  let spanned = false;
  let emptyInside = false;
  let spannedInside = false;
  let blank = false;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code === 32 || code === 9 || code === 0xa0 || code === 0x3000 || code === 13) {
      blank = true;
      continue;
    }
    length++;
    if (isPipe(code)) {
      const adjacent = run > 0 && !blank;
      if (pipes > 0) {
        if (adjacent) spanned = true;
        else empty = true;
      }
      if (!adjacent) spaced = blank;
      run = adjacent ? run + 1 : 1;
      pipes++;
    } else {
      if (pipes > 0) inside = true;
      if (empty) emptyInside = true;
      else if (spanned) spannedInside = true;
      pipes = 0;
      run = 0;
      empty = false;
      spanned = false;
    }
    blank = false;
  }
  return length === 0 ? null : { length, pipes, run, spaced, inside, emptyInside, spannedInside };
}

/** The lines that markdown puts under a header. */
function isRuler(raw: string): boolean {
  return raw.includes('---') && /^[\s|:+-]+$/.test(raw);
}

/** Where a row ends when its padding is left out: the offset behind its last cell and that cell's pipe. */
export function endOfRow(raw: string, padding: PipeStyle['padding']): number {
  let end = raw.length;
  while (end > 0 && isBlank(raw.charCodeAt(end - 1))) end--;
  if (padding === 'none') return raw.length;
  if (padding === 'runs') {
    let start = end;
    while (start > 0 && isPipe(raw.charCodeAt(start - 1))) start--;
    return end - start >= 2 && isBlank(raw.charCodeAt(start - 1)) && hasPipeBefore(raw, start) ? start : raw.length;
  }
  let last = end;
  while (last > 0 && (isPipe(raw.charCodeAt(last - 1)) || isBlank(raw.charCodeAt(last - 1)))) last--;
  while (last < end && !isPipe(raw.charCodeAt(last))) last++;
  return last < end ? last + 1 : raw.length;
}

function hasPipeBefore(raw: string, at: number): boolean {
  let i = at;
  while (i > 0 && isBlank(raw.charCodeAt(i - 1))) i--;
  return i > 0 && isPipe(raw.charCodeAt(i - 1));
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x3000 || code === 13;
}
