/** The smallest things a drawing is made of: where they stand, in CSS pixels, and what they are, without a renderer. */
import type { Colour } from '../palette.ts';
import type { Point } from './geometry.ts';

/** Ink and second ink are the theme's own; anything else is a colour of the chart. */
export type Ink = 'ink' | 'second' | Colour;

/** What a text is there for; the same word is its class in the picture and its mark on the page. */
export type TextRole =
  | 'tick'
  | 'year'
  | 'gap'
  | 'break'
  | 'value'
  | 'noted'
  | 'name'
  | 'last'
  | 'row'
  | 'place'
  | 'change'
  | 'heading'
  | 'class'
  | 'share'
  | 'total'
  | 'more'
  | 'head'
  | 'cell'
  | 'title'
  | 'subtitle'
  | 'note'
  | 'source'
  | 'tag';

/** One line of text. */
export interface TextMark {
  readonly role: TextRole;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly ink: Ink;
  readonly bold: boolean;
  readonly anchor: 'start' | 'middle' | 'end';
}

type Look = Partial<Pick<TextMark, 'ink' | 'bold' | 'anchor'>>;

export function textMark(role: TextRole, { x, y }: Point, text: string, size: number, look: Look = {}): TextMark {
  return { role, x, y, text, size, ink: 'ink', bold: false, anchor: 'start', ...look };
}

/** Several lines of one text, the first baseline at `y`. */
export function textLines(
  role: TextRole,
  { x, y }: Point,
  lines: readonly string[],
  lineHeight: number,
  size: number,
  look: Look = {},
): readonly TextMark[] {
  return lines.map((line, index) => textMark(role, { x, y: y + index * lineHeight }, line, size, look));
}

/** A straight line. */
export interface Stroke {
  readonly from: Point;
  readonly to: Point;
}
