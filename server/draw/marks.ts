/** The marks of the layout as SVG. */
import type { Stroke, TextMark } from '../../schema/chart/layout/marks.ts';
import { cleanText } from '../../schema/markup.ts';
import { type Attributes, el, type Markup } from './svg.ts';
import type { Inks } from './theme.ts';

/** What every drawing is made with. */
export interface Brush {
  readonly inks: Inks;
  /** Begins the ids of patterns, so that several charts share a page. */
  readonly prefix: string;
}

/** A text of the layout; its role is its class. */
export function drawMark({ role, x, y, text, size, ink, bold, anchor }: TextMark, inks: Inks): Markup {
  return el(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill: ink === 'ink' ? inks.ink : ink === 'second' ? inks.second : ink,
      'font-weight': bold ? 600 : null,
      'text-anchor': anchor === 'start' ? null : anchor,
      'font-family': role === 'title' ? inks.serif : null,
      class: role,
    },
    cleanText(text),
  );
}

export function drawStroke({ from, to }: Stroke, colour: string, more: Attributes = {}): Markup {
  return el('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: colour, 'stroke-width': 1, ...more });
}
