/**
 * Tables drawn with ruling lines of characters: a row stands between two of them, and its cells may go on over several
 * lines (`+---+---+`, `├────┼───┤`). The lines of a row are joined cell by cell.
 */

import type { Line } from '../text/lines.ts';
import type { GridCell, GridRow } from './grid-row.ts';

const LEAST_RULERS = 4;
/** No cell of the form goes on over more lines. */
const MOST_LINES = 20;
const LONGEST_RULER = 1000;
const JOINTS = /[+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╞╪╡]/;
const STROKE = /-{2}|={2}|[─━═]{2}/;
const REST = /^[-=─━═+:\s|│┃┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╞╪╡]+$/;

/** The lines that rule a table, by their index; null where lines are no part of such a table. */
export function rulersOf(lines: readonly Line[]): ReadonlySet<number> | null {
  let rulers: Set<number> | null = null;
  for (const { raw, index } of lines) {
    if (raw.length < 5 || raw.length > LONGEST_RULER || !hasStroke(raw) || !isRuler(raw)) continue;
    rulers ??= new Set();
    rulers.add(index);
  }
  return rulers !== null && rulers.size >= LEAST_RULERS ? rulers : null;
}

function hasStroke(raw: string): boolean {
  return raw.includes('--') || raw.includes('==') || raw.includes('──') || raw.includes('━━') || raw.includes('══');
}

/**
 * Strokes and joints; before them may stand what is left of a cell that goes down over several rows. Markdown rules with
 * pipes alone, and under its header only.
 */
function isRuler(raw: string): boolean {
  const stroke = raw.search(STROKE);
  return stroke >= 0 && JOINTS.test(raw) && REST.test(raw.slice(stroke));
}

/** The lines between two rulers as one row, where they have as many cells; else as they are. */
export function joinRuled(rows: readonly GridRow[]): readonly GridRow[] {
  const [first] = rows;
  if (!first || rows.length < 2 || rows.length > MOST_LINES) return rows;
  const width = first.cells.length;
  if (width < 2 || rows.some((row) => row.separator !== 'pipe' || row.cells.length !== width)) return rows;
  const cells = first.cells.map((_, column) => joined(rows.flatMap((row) => row.cells[column] ?? [])));
  const folded = cells.map((cell) => cell.text.replace(/\s/g, '')).join('');
  return [{ ...first, line: { ...first.line, folded }, cells }];
}

function joined(pieces: readonly GridCell[]): GridCell {
  const filled = pieces.filter((piece) => piece.text !== '');
  const [only, ...others] = filled;
  if (!only) return pieces[0] ?? { text: '', start: 0, end: 0, line: 1, value: null };
  if (others.length === 0) return only;
  if (filled.every((piece) => piece.value !== null)) {
    // A number that goes on over lines may be two.
    return { ...only, value: { content: { kind: 'gap', reason: 'unreadable', printed: only.text }, money: null } };
  }
  return { ...only, text: filled.map((piece) => piece.text).join(''), value: null };
}
