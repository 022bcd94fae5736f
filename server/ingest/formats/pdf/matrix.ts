/** Places on a page, and the matrices that turn one system of coordinates into another. */

export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Measured from the upper left corner of the page, in points. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

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

/** What pdf.js hands over as a matrix or a box; as in the identity where a number is missing. */
export function matrixOf(values: unknown): Matrix {
  if (!Array.isArray(values) && !(values instanceof Float32Array)) return IDENTITY;
  const number = (at: number, otherwise: number): number => {
    const value: unknown = values[at];
    return typeof value === 'number' ? value : otherwise;
  };
  return [number(0, 1), number(1, 0), number(2, 0), number(3, 1), number(4, 0), number(5, 0)];
}

export function transformed(m: Matrix, x: number, y: number): Point {
  return { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] };
}

/** The box around some points; null for none. */
export function boxAround(points: readonly Point[]): Box | null {
  if (points.length === 0) return null;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}

/** The box into which a matrix turns another. */
export function turnedBox(m: Matrix, left: number, top: number, right: number, bottom: number): Box {
  const corners = [
    transformed(m, left, top),
    transformed(m, right, top),
    transformed(m, left, bottom),
    transformed(m, right, bottom),
  ];
  return boxAround(corners) ?? { left, right, top, bottom };
}

/** What two boxes share; inside out (right < left) when they share nothing. */
export function shared(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function widthOf({ left, right }: Box): number {
  return right - left;
}

export function heightOf({ top, bottom }: Box): number {
  return bottom - top;
}

/** Whether a point lies in a box, or no farther outside than `slack`. */
export function inBox({ left, right, top, bottom }: Box, { x, y }: Point, slack = 0): boolean {
  return x >= left - slack && x <= right + slack && y >= top - slack && y <= bottom + slack;
}

export function areaOf(box: Box): number {
  return widthOf(box) * heightOf(box);
}
