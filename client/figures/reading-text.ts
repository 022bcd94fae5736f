/**
 * The document's transcript cut for the page: lines with their offsets, runs of table lines as grids, and each line
 * split where a figure was read. Offsets are UTF-16 code units into the whole text, as everywhere.
 */

import type { Place } from '../../schema/report/source.ts';
import type { SpotKey } from './marks.ts';

export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly start: number;
  readonly text: string;
}

/** A stretch of the text that something was read from. */
export interface Spot extends Place {
  readonly key: SpotKey;
}

export interface Segment {
  readonly text: string;
  readonly start: number;
  /** The innermost spot over this stretch. */
  readonly spot: Spot | null;
}

/**
 * prose: one line; grid: lines of a table, each with its cells; run: lines that hold one number each, which is how a table
 * looks that lost its rows, set side by side again.
 */
export interface TextBlock {
  readonly kind: 'prose' | 'grid' | 'run';
  readonly lines: readonly TextLine[];
}

export function linesOf(text: string): readonly TextLine[] {
  let start = 0;
  return text.split('\n').map((line, index) => {
    const one = { number: index + 1, start, text: line };
    start += line.length + 1;
    return one;
  });
}

/** A number as it stands in a table, or a sign for none. */
const NUMERIC = /^[+\-−＋－]?[\d０-９,，.．]+$|^[/／\-—－无]$/u;

/** What parts the cells of a table's line: tabs, or the bars of a table typed as text; null for prose. */
function separatorOf(text: string): '\t' | '|' | null {
  if (text.includes('\t')) return '\t';
  return text.split('|').length > 2 ? '|' : null;
}

/** Fewer numbers than this one under the other are no table. */
const LEAST_RUN = 3;

/**
 * Lines with cells become grids, runs of single numbers become rows. Empty lines are left out, and end a grid; those in
 * `kept` stay: a figure was read there, an empty cell.
 */
export function blocksOf(
  lines: readonly TextLine[],
  kept: ReadonlyMap<number, unknown> = new Map(),
): readonly TextBlock[] {
  const blocks: { kind: TextBlock['kind']; lines: TextLine[] }[] = [];
  let open = false;
  for (const line of lines) {
    const text = line.text.trim();
    if (text === '' && !kept.has(line.number)) {
      open = false;
      continue;
    }
    const kind = text === '' || NUMERIC.test(text) ? 'run' : separatorOf(line.text) === null ? 'prose' : 'grid';
    const last = blocks[blocks.length - 1];
    const goesOn = last?.kind === kind && (kind === 'run' || (kind === 'grid' && open));
    if (last && goesOn) last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
    open = true;
  }
  return blocks.map((block) =>
    block.kind === 'run' && block.lines.length < LEAST_RUN ? { ...block, kind: 'prose' } : block,
  );
}

/** The spots that begin in each line, by line start; spots must be sorted by nothing in particular. */
export function spotsByLine(lines: readonly TextLine[], spots: readonly Spot[]): ReadonlyMap<number, readonly Spot[]> {
  const byLine = new Map<number, Spot[]>();
  for (const spot of spots) {
    const line = lineAt(lines, spot.start);
    if (!line) continue;
    const list = byLine.get(line.number);
    if (list) list.push(spot);
    else byLine.set(line.number, [spot]);
  }
  return byLine;
}

/** The line in which an offset stands, found by halving. */
export function lineAt(lines: readonly TextLine[], offset: number): TextLine | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}

/**
 * A stretch of a line split at the edges of its spots. An empty spot (a cell printed and left blank) gives an empty
 * segment of its own, so that it can be marked.
 */
export function segmentsOf(text: string, start: number, spots: readonly Spot[]): readonly Segment[] {
  const end = start + text.length;
  const here = spots.filter((spot) => spot.start <= end && spot.end >= start);
  const edges = new Set<number>([start, end]);
  for (const spot of here) {
    edges.add(Math.max(start, spot.start));
    edges.add(Math.min(end, spot.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let index = 0; index < cuts.length; index += 1) {
    const from = cuts[index] ?? start;
    for (const spot of here) {
      if (spot.start === from && spot.end === from) segments.push({ text: '', start: from, spot });
    }
    const to = cuts[index + 1];
    if (to === undefined || to === from) continue;
    const over = here.filter((spot) => spot.start <= from && spot.end >= to && spot.end > spot.start);
    const innermost = over.reduce<Spot | null>(
      (best, spot) => (best === null || spot.end - spot.start < best.end - best.start ? spot : best),
      null,
    );
    segments.push({ text: text.slice(from - start, to - start), start: from, spot: innermost });
  }
  return segments;
}

export interface GridCell {
  readonly start: number;
  readonly text: string;
  /** A number, or what stands for none: set narrow and to the right. */
  readonly numeric: boolean;
}

/**
 * The cells of a table's line. Empty cells at the ends are what merged cells leave behind, so they are dropped unless a
 * figure was read there.
 */
export function gridCells(line: TextLine, spots: readonly Spot[]): readonly GridCell[] {
  let start = line.start;
  const cells = line.text.split(separatorOf(line.text) ?? '\t').map((text) => {
    const cell = { start, text, numeric: NUMERIC.test(text.trim()) };
    start += text.length + 1;
    return cell;
  });
  const isKept = (cell: GridCell) =>
    cell.text.trim() !== '' ||
    spots.some((spot) => spot.start === cell.start && spot.end <= cell.start + cell.text.length);
  const first = cells.findIndex(isKept);
  let last = cells.length - 1;
  for (let cell = cells[last]; last > first && cell && !isKept(cell); cell = cells[last]) last -= 1;
  return first < 0
    ? []
    : cells
        .slice(first, last + 1)
        .map((cell) => (isKept(cell) && cell.text.trim() === '' ? { ...cell, numeric: true } : cell));
}
