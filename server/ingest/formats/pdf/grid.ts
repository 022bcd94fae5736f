/**
 * Tables out of ruling lines. Lines that touch each other make one table; the cells are what no line divides, so merged
 * cells come out as one, whatever their spans.
 */
import { areaOf, type Box } from './matrix.ts';
import type { Ruling } from './rulings.ts';

export interface PdfTable extends Box {
  /** By row, from the top; a merged cell stands in its first row. */
  readonly rows: readonly (readonly Box[])[];
}

/** How far apart lines may be that are meant to meet or to be one. */
export const NEAR = 3.3;
/** Shorter lines are strokes of a drawing. */
const SHORTEST = 4;
/** Longer pieces of a line are no dashes. */
const LONGEST_DASH = 12;
/** A page with more lines is a drawing. */
const MOST_LINES = 3000;
/** A grid with more fields than this is a drawing. */
const MOST_FIELDS = 5_000;

/** Tables, smaller ones first, and the lines that make none. */
export interface Tables {
  readonly tables: readonly PdfTable[];
  /** Frames around a single field: a page, a paragraph, or a cell that stands apart from the others. */
  readonly frames: readonly Box[];
  /** Rules between rows, or between columns. */
  readonly loose: readonly Ruling[];
}

/** The tables that joined lines make. */
export function tablesOf(lines: readonly Ruling[]): Tables {
  const tables: PdfTable[] = [];
  const frames: Box[] = [];
  const loose: Ruling[] = [];
  for (const group of touching(lines)) {
    const table = tableOf(group);
    const frame = table ? null : frameOf(group);
    if (table) tables.push(table);
    else if (frame) frames.push(frame);
    else loose.push(...group);
  }
  return { tables: tables.sort((a, b) => areaOf(a) - areaOf(b)), frames, loose };
}

/** The field that some lines close in, when it is only one. */
function frameOf(lines: readonly Ruling[]): Box | null {
  const xs = positions(
    lines.filter((line) => !line.horizontal),
    [],
  );
  const ys = positions(
    lines.filter((line) => line.horizontal),
    [],
  );
  const [left, right] = xs;
  const [top, bottom] = ys;
  if (xs.length !== 2 || ys.length !== 2) return null;
  return left !== undefined && right !== undefined && top !== undefined && bottom !== undefined
    ? { left, right, top, bottom }
    : null;
}

/** Pieces of one line, drawn cell by cell or dash by dash, become the line. */
export function joinLines(rulings: readonly Ruling[]): Ruling[] {
  const sorted = [...rulings].sort(
    (a, b) => Number(a.horizontal) - Number(b.horizontal) || a.at - b.at || a.from - b.from,
  );
  const joined: Ruling[] = [];
  let band: Ruling[] = [];
  for (const line of sorted) {
    const first = band[0];
    if (first && (first.horizontal !== line.horizontal || line.at - first.at > 1.5)) {
      joined.push(...joinBand(band));
      band = [];
    }
    band.push(line);
  }
  joined.push(...joinBand(band));
  const lines = joined.filter(({ from, to }) => to - from >= SHORTEST);
  return lines.length > MOST_LINES ? [] : lines;
}

/** Lines at one height (or one distance from the left), joined where they meet. */
function joinBand(band: readonly Ruling[]): Ruling[] {
  const joined: Ruling[] = [];
  let dash = 0;
  for (const line of [...band].sort((a, b) => a.from - b.from)) {
    const open = joined.at(-1);
    const length = line.to - line.from;
    // Dashes are about as long as the gaps between them.
    const reach = dash <= LONGEST_DASH && length <= LONGEST_DASH ? Math.max(NEAR, 1.2 * Math.max(dash, length)) : NEAR;
    if (open && line.from <= open.to + reach) joined[joined.length - 1] = { ...open, to: Math.max(open.to, line.to) };
    else joined.push(line);
    dash = length;
  }
  return joined;
}

/** Groups of lines that cross or touch. */
function touching(lines: readonly Ruling[]): Ruling[][] {
  const parents = lines.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    parents[index] = root;
    return root;
  };
  lines.forEach((line, i) => {
    if (!line.horizontal) return;
    lines.forEach((other, j) => {
      if (other.horizontal || !meet(line, other)) return;
      parents[rootOf(i)] = rootOf(j);
    });
  });
  const groups = new Map<number, Ruling[]>();
  lines.forEach((line, index) => {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group) group.push(line);
    else groups.set(root, [line]);
  });
  return [...groups.values()];
}

function meet(horizontal: Ruling, vertical: Ruling): boolean {
  return (
    vertical.at >= horizontal.from - NEAR &&
    vertical.at <= horizontal.to + NEAR &&
    horizontal.at >= vertical.from - NEAR &&
    horizontal.at <= vertical.to + NEAR
  );
}

/** The table that some lines make; null when they divide nothing into columns. */
function tableOf(lines: readonly Ruling[]): PdfTable | null {
  const horizontal = lines.filter((line) => line.horizontal);
  const vertical = lines.filter((line) => !line.horizontal);
  // The outer lines may be missing on the sides: then the others show how far the table reaches.
  const ys = positions(horizontal, vertical);
  const xs = positions(vertical, horizontal);
  const across = xs.length - 1;
  const down = ys.length - 1;
  if (across < 1 || down < 1 || across * down < 2 || across * down > MOST_FIELDS) return null;
  const middle = (values: readonly number[], index: number): number =>
    ((values[index] ?? 0) + (values[index + 1] ?? 0)) / 2;
  const walled = (walls: readonly Ruling[], at: number, along: number): boolean =>
    walls.some((wall) => Math.abs(wall.at - at) <= NEAR && wall.from <= along && wall.to >= along);
  const parents = Array.from({ length: across * down }, (_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root] ?? root;
    return root;
  };
  const merge = (a: number, b: number): void => {
    const [first, second] = [rootOf(a), rootOf(b)];
    parents[Math.max(first, second)] = Math.min(first, second);
  };
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const field = row * across + column;
      if (column + 1 < across && !walled(vertical, xs[column + 1] ?? 0, middle(ys, row))) merge(field, field + 1);
      if (row + 1 < down && !walled(horizontal, ys[row + 1] ?? 0, middle(xs, column))) merge(field, field + across);
    }
  }
  const cells = new Map<number, { row: number; box: Box }>();
  for (let field = 0; field < across * down; field++) {
    const row = Math.floor(field / across);
    const column = field % across;
    const box: Box = {
      left: xs[column] ?? 0,
      right: xs[column + 1] ?? 0,
      top: ys[row] ?? 0,
      bottom: ys[row + 1] ?? 0,
    };
    const root = rootOf(field);
    const known = cells.get(root);
    cells.set(root, known ? { row: known.row, box: union(known.box, box) } : { row, box });
  }
  const rows: Box[][] = Array.from({ length: down }, () => []);
  for (const { row, box } of cells.values()) rows[row]?.push(box);
  // Lines between rows, and none between columns: the places of the values say more.
  if (rows.every((row) => row.length <= 1)) return null;
  return {
    left: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
    rows: rows.filter((row) => row.length > 0).map((row) => row.sort((a, b) => a.left - b.left)),
  };
}

/** Where lines of one direction stand, those next to each other made one; and how far the lines across them reach. */
function positions(lines: readonly Ruling[], across: readonly Ruling[]): number[] {
  const first = Math.min(...across.map(({ from }) => from));
  const last = Math.max(...across.map(({ to }) => to));
  const sorted = [...lines.map(({ at }) => at), ...(across.length > 0 ? [first, last] : [])].sort((a, b) => a - b);
  const kept: number[] = [];
  for (const value of sorted) {
    const before = kept.at(-1);
    if (before === undefined || value - before > NEAR) kept.push(value);
  }
  return kept;
}

function union(a: Box, b: Box): Box {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.min(a.top, b.top),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
