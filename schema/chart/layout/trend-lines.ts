/** Lines by year as they are planned: what places their names and their values knows of them. */
import type { Series } from '../series.ts';
import type { Point } from './geometry.ts';
import type { Look } from './looks.ts';
import type { Piece } from './pieces.ts';

export interface Dot extends Point {
  readonly year: number;
  readonly size: number;
  /** A check fails in what the number rests on: an open mark. */
  readonly open: boolean;
}

export interface PlannedLine {
  /** Place of the series in the answer. */
  readonly index: number;
  readonly series: Series;
  readonly look: Look;
  readonly pieces: readonly (Piece & { readonly at: readonly Point[] })[];
  readonly dots: readonly Dot[];
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xOf: (year: number) => number;
  readonly yOf: (value: number) => number;
}
