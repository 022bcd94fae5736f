/**
 * Tables whose cells are boxes of their own, apart from each other: filled on a darker ground, as old pages drew their
 * rules, or each with its own frame.
 */
import { NEAR, type PdfTable } from './grid.ts';
import { areaOf, type Box, heightOf, inBox, type Point, shared, widthOf } from './matrix.ts';

/** Cells are not farther from each other. */
const APART = 8;
/** A smaller box is a mark. */
const SMALLEST = 6;
const MOST_BOXES = 2000;
const LEAST_CELLS = 4;
/** A larger share of the words within the table stands in its cells. */
const INSIDE = 0.95;

/** The tables that boxes make; `words`: the middles of what is written on the page. */
export function tablesOfBoxes(boxes: readonly Box[], words: readonly Point[]): PdfTable[] {
  if (boxes.length < LEAST_CELLS || boxes.length > MOST_BOXES) return [];
  return groupsOf(cellsAmong(boxes)).flatMap((cells) => tableOf(cells, words) ?? []);
}

/** Boxes without those that hold others, each once. */
function cellsAmong(boxes: readonly Box[]): Box[] {
  const large = boxes.filter((box) => widthOf(box) >= SMALLEST && heightOf(box) >= SMALLEST);
  const cells: Box[] = [];
  for (const box of large.sort((a, b) => areaOf(a) - areaOf(b))) {
    const inside = cells.filter((cell) => inBox(box, middleOf(cell)));
    const [only] = inside;
    // A frame around its own ground is one cell.
    if (only && areaOf(only) > 0.6 * areaOf(box)) continue;
    if (inside.length === 0) cells.push(box);
  }
  return cells;
}

function middleOf({ left, right, top, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

function groupsOf(cells: readonly Box[]): Box[][] {
  const groups: Box[][] = [];
  for (const cell of cells) {
    const touched = groups.filter((group) => group.some((other) => isBeside(cell, other)));
    const joined = [cell, ...touched.flat()];
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups;
}

function isBeside(a: Box, b: Box): boolean {
  const common = shared(a, b);
  return widthOf(common) > -APART && heightOf(common) > -APART && Math.max(widthOf(common), heightOf(common)) > 0;
}

function tableOf(cells: readonly Box[], words: readonly Point[]): PdfTable | null {
  if (cells.length < LEAST_CELLS || cells.some((cell) => cells.some((other) => other !== cell && lieOver(cell, other))))
    return null;
  const box: Box = {
    left: Math.min(...cells.map(({ left }) => left)),
    right: Math.max(...cells.map(({ right }) => right)),
    top: Math.min(...cells.map(({ top }) => top)),
    bottom: Math.max(...cells.map(({ bottom }) => bottom)),
  };
  const within = words.filter((word) => inBox(box, word));
  const held = within.filter((word) => cells.some((cell) => inBox(cell, word)));
  if (held.length < INSIDE * within.length) return null;
  const rows: Box[][] = [];
  for (const cell of [...cells].sort((a, b) => a.top - b.top || a.left - b.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && cell.top - first.top <= NEAR) row.push(cell);
    else rows.push([cell]);
  }
  if (rows.every((row) => row.length <= 1)) return null;
  return { ...box, rows: rows.map((row) => row.sort((a, b) => a.left - b.left)) };
}

function lieOver(a: Box, b: Box): boolean {
  const common = shared(a, b);
  return widthOf(common) > 2 && heightOf(common) > 2;
}
