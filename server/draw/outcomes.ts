/** Stacked bars, as the layout has placed them. */
import type { OutcomesPlan, Segment, StackedRow } from '../../schema/chart/layout/outcomes.ts';
import { BREAK_DASH } from '../../schema/chart/layout/pieces.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import type { OutcomeSet } from '../../schema/chart/outcomes.ts';
import { type Brush, drawMark, drawStroke } from './marks.ts';
import { el, group, type Markup } from './svg.ts';
import { type Inks, patternsOf } from './theme.ts';

interface Fills {
  readonly of: (index: number) => string;
  readonly edge: string;
  readonly inks: Inks;
}

export function drawOutcomes(plan: OutcomesPlan, { inks, prefix }: Brush): Markup {
  const patterns = patternsOf(prefix);
  const fills: Fills = {
    of: (index) => (inks.mono ? patterns[monoFill(plan.set, index)]?.fill : plan.set.colours[index]) ?? inks.rest,
    edge: inks.mono ? '#000000' : '#FFFFFF',
    inks,
  };
  return group(
    inks.mono
      ? el(
          'defs',
          {},
          patterns.map(({ definition }) => definition),
        )
      : null,
    plan.key.map(({ index, box }) =>
      el('rect', { ...box, fill: fills.of(index), stroke: fills.edge, 'stroke-width': 0.8 }),
    ),
    plan.texts.map((mark) => drawMark(mark, inks)),
    plan.rows.map((row) => drawRow(row, fills)),
  );
}

/** Four classes take the patterns that stay furthest apart. */
function monoFill(set: OutcomeSet, index: number): number {
  return set.classes.length > 4 ? index : ([0, 1, 2, 5][index] ?? 5);
}

function drawRow({ bar, segments, empty, divide, texts }: StackedRow, fills: Fills): Markup {
  const { inks } = fills;
  return el(
    'g',
    { class: 'stack', 'data-subject': bar.subject.id, 'data-year': bar.year },
    divide ? drawStroke(divide, inks.second, { class: 'break', 'stroke-dasharray': BREAK_DASH }) : null,
    empty ? drawStroke(empty, inks.hairline, { 'stroke-dasharray': '3 3' }) : null,
    segments.map((segment) => drawSegment(segment, fills)),
    texts.map((mark) => drawMark(mark, inks)),
  );
}

/** In black the number stands on a white ground, for patterns would run through it. */
function drawSegment({ index, box, text }: Segment, { of, edge, inks }: Fills): Markup {
  const length = text ? textWidth(text.text, text.size, text.bold) + 6 : 0;
  const ground = text && inks.mono ? { x: text.x - 3, y: text.y - 12.3, width: length, height: 16 } : null;
  return group(
    el('rect', { ...box, fill: of(index), stroke: edge, 'stroke-width': inks.mono ? 0.8 : 1 }),
    ground ? el('rect', { ...ground, fill: '#FFFFFF' }) : null,
    text ? drawMark(inks.mono ? { ...text, ink: 'ink' } : text, inks) : null,
  );
}
