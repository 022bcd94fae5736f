/**
 * A drawing that is nothing but marks: rectangles, lines, dots and texts, each placed and inked. Kinds of charts that need no axis of a
 * library are laid out as one, and page and picture draw it by the same few elements (server/draw/drawing.ts, client/charts/MarksChart.tsx).
 */
import type { Colour } from '../palette.ts';
import type { Box, Point } from './geometry.ts';
import type { Stroke, TextMark } from './marks.ts';

/** `second` and `hairline` are the theme's own. */
export type LineInk = 'ink' | 'second' | 'hairline' | Colour;

export interface DrawnBox {
  readonly box: Box;
  readonly fill: Colour;
}

export interface DrawnLine {
  readonly points: readonly Point[];
  readonly ink: LineInk;
  readonly width: number;
  readonly dash: string | null;
}

export interface DrawnDot extends Point {
  readonly size: number;
  readonly ink: LineInk;
  /** Paper inside. */
  readonly open: boolean;
}

/** A band from one upright edge to another, filled lightly. */
export interface DrawnBand {
  readonly from: Edge;
  readonly to: Edge;
  readonly fill: Colour;
  /** 0 to 1. */
  readonly opacity: number;
}

interface Edge {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** The outline of a band, as SVG writes it: level at both edges. */
export function bandPath({ from, to }: DrawnBand): string {
  const at = (value: number): string => String(Math.round(value * 100) / 100);
  const half = at((from.x + to.x) / 2);
  const [x0, x1] = [at(from.x), at(to.x)];
  return `M${x0} ${at(from.top)}C${half} ${at(from.top)} ${half} ${at(to.top)} ${x1} ${at(to.top)}L${x1} ${at(to.bottom)}C${half} ${at(to.bottom)} ${half} ${at(from.bottom)} ${x0} ${at(from.bottom)}Z`;
}

/** A place that can be pointed at or walked to: a row, or a panel, with the years across it where it has several. */
export interface DrawnStop extends Point {
  /** Place of the series in the answer. */
  readonly index: number;
  /** Where each year stands across the walk; one year where there is only one. */
  readonly years: readonly {
    readonly year: number;
    readonly at: number;
    /** What is said of that year, where it is not the point of the series. */
    readonly told?: readonly string[];
  }[];
  /** What is said there, where it is not the point of the series. */
  readonly told?: { readonly name: string; readonly lines: readonly string[] };
}

/** What there is to draw on. */
export interface DrawingSize {
  readonly width: number;
  /** Pixels there are; null: as many as it needs. */
  readonly height: number | null;
}

export interface DrawingPlan {
  readonly width: number;
  readonly height: number;
  /** Under everything else. */
  readonly bands?: readonly DrawnBand[];
  readonly boxes: readonly DrawnBox[];
  readonly strokes: readonly (Stroke & { readonly ink: LineInk; readonly dash: string | null })[];
  readonly lines: readonly DrawnLine[];
  readonly dots: readonly DrawnDot[];
  readonly texts: readonly TextMark[];
  readonly stops: readonly DrawnStop[];
  /** Along which axis the stops lie; `both`: in a grid. */
  readonly along: 'y' | 'both';
}
