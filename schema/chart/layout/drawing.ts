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

/** A place that can be pointed at or walked to: a row, or a panel, with the years across it where it has several. */
export interface DrawnStop extends Point {
  /** Place of the series in the answer. */
  readonly index: number;
  /** Where each year stands across the walk; one year where there is only one. */
  readonly years: readonly { readonly year: number; readonly at: number }[];
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
  readonly boxes: readonly DrawnBox[];
  readonly strokes: readonly (Stroke & { readonly ink: LineInk; readonly dash: string | null })[];
  readonly lines: readonly DrawnLine[];
  readonly dots: readonly DrawnDot[];
  readonly texts: readonly TextMark[];
  readonly stops: readonly DrawnStop[];
  /** Along which axis the stops lie; `both`: in a grid. */
  readonly along: 'y' | 'both';
}
