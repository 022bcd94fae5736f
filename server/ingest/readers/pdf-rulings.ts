/** The straight lines drawn on a page, whether stroked or filled as thin boxes: the rules of its tables. */

export type Matrix = readonly [number, number, number, number, number, number];

/** `at`: the line's distance from the top (horizontal) or the left (vertical); it runs from `from` to `to`. */
export interface Ruling {
  readonly horizontal: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box thinner than this is a line. */
const THIN = 3;
/** Shorter lines are dashes of a dotted rule or strokes of a drawing. */
const SHORTEST = 4;
/** Lines of a page beyond which they belong to a drawing. */
const MOST = 6000;
/** A picture of this width and height may hold a table. */
const PICTURE_SIZE = 120;
const DEEPEST = 100;

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

/** Follows the operations of a page. `base` turns the page's own coordinates to ours. */
export function rulingsOf(
  functions: readonly number[],
  args: readonly unknown[],
  operations: Readonly<Record<string, number>>,
  base: Matrix,
): { rulings: Ruling[]; pictures: number[] } {
  const names = new Map(Object.entries(operations).map(([name, code]) => [code, name]));
  const rulings: Ruling[] = [];
  const pictures: number[] = [];
  const saved: Matrix[] = [];
  let matrix = base;
  functions.forEach((code, index) => {
    const values: unknown = args[index];
    switch (names.get(code)) {
      case 'save':
        if (saved.length < DEEPEST) saved.push(matrix);
        break;
      case 'restore':
        matrix = saved.pop() ?? matrix;
        break;
      case 'transform':
        matrix = multiply(matrix, numbersOf(values));
        break;
      case 'paintFormXObjectBegin':
        if (saved.length < DEEPEST) saved.push(matrix);
        if (Array.isArray(values) && values[0]) matrix = multiply(matrix, numbersOf(values[0]));
        break;
      case 'paintFormXObjectEnd':
        matrix = saved.pop() ?? matrix;
        break;
      case 'paintImageXObject':
      case 'paintInlineImageXObject':
      case 'paintImageMaskXObject':
        if (Math.hypot(matrix[0], matrix[1]) > PICTURE_SIZE && Math.hypot(matrix[2], matrix[3]) > PICTURE_SIZE) {
          pictures.push(Math.min(matrix[5], matrix[5] + matrix[3]));
        }
        break;
      case 'constructPath':
        if (rulings.length < MOST && Array.isArray(values)) {
          const paint = names.get(Number(values[0])) ?? '';
          const path: unknown = Array.isArray(values[1]) ? values[1][0] : null;
          if (path instanceof Float32Array) addPath(path, paint, matrix, rulings);
        }
        break;
    }
  });
  return { rulings: rulings.length < MOST ? rulings : [], pictures };
}

function numbersOf(values: unknown): Matrix {
  const numbers = Array.isArray(values) || values instanceof Float32Array ? Array.from(values, Number) : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}

/** A path's parts: stroked, each side is a line; filled, a part that is a thin box is one. */
function addPath(path: Float32Array, paint: string, matrix: Matrix, rulings: Ruling[]): void {
  const strokes = /stroke/i.test(paint);
  if (!strokes && !/fill/i.test(paint)) return;
  let points: Point[] = [];
  let curved = false;
  const finish = (closed: boolean): void => {
    const [first] = points;
    if (!curved && first) {
      if (!strokes) addBox(points, rulings);
      else {
        const all = closed ? [...points, first] : points;
        all.forEach((point, index) => {
          const next = all[index + 1];
          if (next) addLine(point, next, rulings);
        });
      }
    }
    points = [];
    curved = false;
  };
  const at = (index: number): Point => ({
    x: matrix[0] * (path[index] ?? 0) + matrix[2] * (path[index + 1] ?? 0) + matrix[4],
    y: matrix[1] * (path[index] ?? 0) + matrix[3] * (path[index + 1] ?? 0) + matrix[5],
  });
  for (let i = 0; i < path.length; ) {
    const command = path[i++];
    if (command === 0) {
      finish(false);
      points.push(at(i));
      i += 2;
    } else if (command === 1) {
      points.push(at(i));
      i += 2;
    } else if (command === 2 || command === 3) {
      curved = true;
      i += command === 2 ? 6 : 4;
    } else finish(true);
  }
  finish(false);
}

function addLine(a: Point, b: Point, rulings: Ruling[]): void {
  const width = Math.abs(a.x - b.x);
  const height = Math.abs(a.y - b.y);
  if (height <= 1 && width >= SHORTEST) {
    rulings.push({ horizontal: true, at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) });
  } else if (width <= 1 && height >= SHORTEST) {
    rulings.push({ horizontal: false, at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) });
  }
}

function addBox(points: readonly Point[], rulings: Ruling[]): void {
  if (points.length < 4 || points.length > 6) return;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THIN && right - left > bottom - top) {
    rulings.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right });
  } else if (right - left <= THIN && bottom - top > right - left) {
    rulings.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom });
  }
}
