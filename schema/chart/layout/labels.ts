/** Labels that do not lie on one another: pushed apart in a column, or set where a point leaves room. */
import type { Box, Point } from './geometry.ts';
import type { Stroke } from './marks.ts';

interface ColumnLabel {
  /** Where the middle of the label would best be. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * Middles of labels in one column, as near to where each is wanted as they can be without overlapping, inside `top` to
 * `bottom` as far as they fit. Same order as given.
 */
export function spreadLabels(labels: readonly ColumnLabel[], top: number, bottom: number): readonly number[] {
  const sorted = labels
    .map((label, index) => ({ ...label, index }))
    .sort((a, b) => a.wanted - b.wanted || a.index - b.index);
  const middles = new Array<number>(labels.length).fill(0);
  let edge = top;
  for (const { index, wanted, height } of sorted) {
    const middle = Math.max(wanted, edge + height / 2);
    middles[index] = middle;
    edge = middle + height / 2;
  }
  // What was pushed out below moves up again, and pushes the ones above as far as it must.
  let floor = Math.max(bottom, top + labels.reduce((sum, { height }) => sum + height, 0));
  for (const { index, height } of [...sorted].reverse()) {
    const middle = Math.min(middles[index] ?? 0, floor - height / 2);
    middles[index] = middle;
    floor = middle - height / 2;
  }
  return middles;
}

interface End {
  /** Pixels from the top. */
  readonly y: number;
  /** The line comes down to its end: over it there is line, under it there is room. */
  readonly falling: boolean;
}

/** Half a name's height and the distance from the dot, to the middle of the name. */
const AWAY = 14;
/** From the middle of a name to its baseline. */
const BASELINE = 4;

/**
 * Baselines of names over or under the ends of lines, in the order of the ends: off the own line and off the others.
 * `bottom` is where the axis lies.
 */
export function spreadEnds(ends: readonly End[], bottom: number): readonly number[] {
  const order = ends.map((end, index) => ({ end, index })).sort((a, b) => a.end.y - b.end.y);
  const placed: { readonly index: number; readonly middle: number }[] = [];
  for (const { end, index } of order) {
    const over = end.y - AWAY;
    const under = end.y + AWAY;
    // A second row over the first, for lines that end in one point.
    const higher = over - 15;
    const costOf = (middle: number) =>
      ends.filter((other) => other !== end && Math.abs(other.y - middle) < 10).length +
      placed.filter((other) => Math.abs(other.middle - middle) < 15).length * 2 +
      (middle > bottom - 8 ? 2 : 0) +
      ((middle === under) === end.falling ? 0 : 0.5) +
      (middle === higher ? 1 : 0);
    const middle = [over, under, higher].reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
    placed.push({ index, middle });
  }
  const baselines: number[] = [];
  for (const { index, middle } of placed) baselines[index] = middle + BASELINE;
  return baselines;
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** True where the straight line between two points touches the box. */
export function crosses(box: Box, from: Point, to: Point): boolean {
  // Clip the line against the four sides (Liang–Barsky): it crosses where something is left.
  let first = 0;
  let last = 1;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const sides: readonly (readonly [number, number])[] = [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ];
  for (const [p, q] of sides) {
    if (p === 0) {
      if (q < 0) return false;
      continue;
    }
    const at = q / p;
    if (p < 0) first = Math.max(first, at);
    else last = Math.min(last, at);
  }
  return first < last;
}

/** The first box of the list that touches neither a line nor another label and lies inside; undefined where none does. */
export function findRoom(
  candidates: readonly Box[],
  inside: Box,
  segments: readonly Stroke[],
  taken: readonly Box[],
): Box | undefined {
  return candidates.find(
    (box) =>
      box.x >= inside.x &&
      box.y >= inside.y &&
      box.x + box.width <= inside.x + inside.width &&
      box.y + box.height <= inside.y + inside.height &&
      !segments.some(({ from, to }) => crosses(box, from, to)) &&
      !taken.some((other) => overlaps(box, other)),
  );
}
