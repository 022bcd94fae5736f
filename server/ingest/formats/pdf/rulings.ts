/** What paths draw: straight lines, whether stroked or filled as thin boxes (the rules of tables), and filled boxes. */
import { type Box, boxAround, heightOf, type Matrix, type Point, transformed, widthOf } from './matrix.ts';

/** `at`: the line's distance from the top (horizontal) or the left (vertical); it runs from `from` to `to`. */
export interface Ruling {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A line that runs neither along the page nor down it. */
export interface Slanted {
  readonly from: Point;
  readonly to: Point;
}

export interface Shapes {
  readonly rulings: readonly Ruling[];
  readonly slanted: readonly Slanted[];
  /** Boxes filled whole, thicker than a line. */
  readonly boxes: readonly Box[];
  /** Around all of the path, whatever it draws; null when it has no points. */
  readonly around: Box | null;
}

/** A box thinner than this is a line. */
const THIN = 3;
/** Rules of a page that lies a little askew fall by less than this share of their length. */
const ASKEW = 0.1;
/** Shorter strokes draw a picture; a dotted rule is made of them too. */
const SHORTEST_DOT = 0.2;

/** The shapes of a path as pdf.js gives it, in the page's coordinates. */
export function shapesOf(
  path: Float32Array,
  paint: { readonly strokes: boolean; readonly fills: boolean },
  matrix: Matrix,
): Shapes {
  const rulings: Ruling[] = [];
  const slanted: Slanted[] = [];
  const boxes: Box[] = [];
  const all: Point[] = [];
  let points: Point[] = [];
  let curved = false;
  const finish = (closed: boolean): void => {
    const [first] = points;
    if (first && !curved) {
      const around = paint.fills && points.length >= 3 && points.length <= 6 ? boxAround(points) : null;
      const bar = around && barOf(points);
      if (bar) slanted.push(bar);
      else if (around && isThin(around)) rulings.push(...linesOf(around));
      else if (around && isBox(points, around)) boxes.push(around);
      if (paint.strokes) addStrokes(closed ? [...points, first] : points, rulings, slanted);
    }
    points = [];
    curved = false;
  };
  for (let i = 0; i < path.length; ) {
    const command = path[i++];
    const pairs = PAIRS[command ?? 0] ?? 0;
    if (command === 0) finish(false);
    if (command === 2 || command === 3) curved = true;
    for (let pair = 0; pair < pairs; pair++, i += 2) {
      const point = transformed(matrix, path[i] ?? 0, path[i + 1] ?? 0);
      all.push(point);
      if (pair === pairs - 1) points.push(point);
    }
    if (command === 4) finish(true);
  }
  finish(false);
  return { rulings, slanted, boxes, around: boxAround(all) };
}

/** Points that follow each command: move, line, curve, quadratic curve, close. */
const PAIRS: readonly number[] = [1, 1, 3, 2, 0];

function addStrokes(points: readonly Point[], rulings: Ruling[], slanted: Slanted[]): void {
  points.forEach((a, index) => {
    const b = points[index + 1];
    if (!b) return;
    const width = Math.abs(a.x - b.x);
    const height = Math.abs(a.y - b.y);
    if (height <= 1 && width > height && width >= SHORTEST_DOT) {
      rulings.push({ horizontal: true, at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
    } else if (width <= 1 && height >= SHORTEST_DOT) {
      rulings.push({ horizontal: false, at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
    } else if (width > 1 && height > 1) slanted.push({ from: a, to: b });
  });
}

/** A thin bar that lies askew, as the line along its middle: two of its four sides are far shorter than the others. */
function barOf(points: readonly Point[]): Slanted | null {
  const [a, b, c, d] = points;
  if (!a || !b || !c || !d || points.length > 5) return null;
  const between = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);
  const middle = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
  const [first, second] = [between(a, b) + between(c, d), between(b, c) + between(d, a)];
  if (Math.min(first, second) > 2 * THIN || Math.max(first, second) < 4 * Math.min(first, second)) return null;
  const [from, to] = first < second ? [middle(a, b), middle(c, d)] : [middle(b, c), middle(d, a)];
  const [across, down] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
  const isAskew = Math.min(across, down) > Math.max(1, ASKEW * Math.max(across, down));
  return isAskew ? { from, to } : null;
}

/** Whether all points are corners of the box around them. */
function isBox(points: readonly Point[], { left, right, top, bottom }: Box): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.6;
  return points.every(({ x, y }) => (near(x, left) || near(x, right)) && (near(y, top) || near(y, bottom)));
}

export function isThin(box: Box): boolean {
  return Math.min(widthOf(box), heightOf(box)) <= THIN;
}

/** A thin box as the line it draws; as a dot of two lines, when it is as wide as high. */
export function linesOf(box: Box): Ruling[] {
  const { left, right, top, bottom } = box;
  const [width, height] = [widthOf(box), heightOf(box)];
  const lines: Ruling[] = [];
  if (height <= 1.5 * width) lines.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right });
  if (width <= 1.5 * height) lines.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom });
  return lines;
}
