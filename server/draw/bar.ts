/** Bars, as the layout has placed them. */
import { type BarsPlan, OPEN_DASH, type PlannedBar } from '../../schema/chart/layout/bars.ts';
import type { Stroke } from '../../schema/chart/layout/marks.ts';
import { type Brush, drawMark, drawStroke } from './marks.ts';
import { el, group, type Markup } from './svg.ts';
import { type Inks, patternsOf } from './theme.ts';

export function drawBars(plan: BarsPlan, brush: Brush): Markup {
  const { inks, prefix } = brush;
  return group(
    inks.mono ? el('defs', {}, patternsOf(prefix)[1]?.definition ?? null) : null,
    plan.rows.map((row) => drawRow(row, brush)),
    plan.zeros.map((zero) => drawStroke(zero, inks.ink, { class: 'axis' })),
    plan.texts.map((mark) => drawMark(mark, inks)),
  );
}

function drawRow({ row: { series }, colour, open, bar, before, texts }: PlannedBar, { inks, prefix }: Brush): Markup {
  return el(
    'g',
    { class: 'bar', 'data-subject': series.subject.id, 'data-quantity': series.quantity },
    bar
      ? el('rect', {
          ...bar,
          fill: open ? '#FFFFFF' : (colour ?? (inks.mono ? `url(#${prefix}-p1)` : inks.rest)),
          stroke: open ? (colour ?? inks.second) : inks.mono ? '#000000' : null,
          'stroke-width': open ? 1.2 : inks.mono ? 0.8 : null,
          'stroke-dasharray': open ? OPEN_DASH : null,
        })
      : null,
    before ? drawBefore(before, inks) : null,
    texts.map((mark) => drawMark(mark, inks)),
  );
}

/** Last year's value: an open dot at the end of a thin line. */
function drawBefore(before: Stroke, inks: Inks): readonly Markup[] {
  const { x, y } = before.to;
  return [
    drawStroke(before, inks.second),
    el('circle', { cx: x, cy: y, r: 3.2, fill: '#FFFFFF', stroke: inks.ink, 'stroke-width': 1.4 }),
  ];
}
