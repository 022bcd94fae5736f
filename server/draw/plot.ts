/** What every kind of plot is given and gives back. */
import type { Chart } from '../../schema/chart/chart.ts';
import type { Stroke, TextMark } from '../../schema/chart/layout/marks.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { NameOf } from '../../schema/chart/words/notes.ts';
import { type Attributes, cleanText, el, type Markup } from './svg.ts';
import type { Inks } from './theme.ts';

export interface PlotRequest {
  readonly chart: Chart;
  readonly answer: SeriesAnswer;
  readonly inks: Inks;
  /** Pixels to draw in; the plot begins at 0, 0. */
  readonly width: number;
  /** Pixels there are; null: as many as it needs. */
  readonly height: number | null;
  /** Names of bureaus that stand in no series, such as missing ones. */
  readonly nameOf: NameOf;
  /** Begins the ids of patterns, so that several charts share a page. */
  readonly prefix: string;
}

export interface Plot {
  readonly markup: Markup;
  readonly height: number;
}

interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly italic?: boolean;
}

/** One line of text, `y` being its baseline. */
export function drawText(x: number, y: number, text: string, style: TextStyle, more: Attributes = {}): Markup {
  return el(
    'text',
    {
      x,
      y,
      'font-size': style.size,
      fill: style.fill,
      'font-weight': style.bold ? 600 : null,
      'text-anchor': style.anchor && style.anchor !== 'start' ? style.anchor : null,
      'font-style': style.italic ? 'italic' : null,
      ...more,
    },
    cleanText(text),
  );
}

/** Several lines, the first baseline at `y`. */
export function drawLines(
  x: number,
  y: number,
  lines: readonly string[],
  lineHeight: number,
  style: TextStyle,
  more: Attributes = {},
): readonly Markup[] {
  return lines.map((line, index) => drawText(x, y + index * lineHeight, line, style, more));
}

export function drawLine(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  colour: string,
  more: Attributes = {},
): Markup {
  return el('line', { x1, y1, x2, y2, stroke: colour, 'stroke-width': 1, ...more });
}

/** A text of the layout; its role is its class. */
export function drawMark({ role, x, y, text, size, ink, bold, anchor }: TextMark, inks: Inks): Markup {
  const fill = ink === 'ink' ? inks.ink : ink === 'second' ? inks.second : ink;
  return drawText(x, y, text, { size, fill, bold, anchor }, { class: role });
}

export function drawStroke({ from, to }: Stroke, colour: string, more: Attributes = {}): Markup {
  return drawLine(from.x, from.y, to.x, to.y, colour, more);
}
