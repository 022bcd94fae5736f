/** Lines by year, as the layout has placed them. */
import type { Look } from '../../schema/chart/layout/looks.ts';
import { BREAK_DASH, SOFT_DASH } from '../../schema/chart/layout/pieces.ts';
import type { TrendPlan } from '../../schema/chart/layout/trend.ts';
import type { Dot, PlannedLine } from '../../schema/chart/layout/trend-lines.ts';
import { type Brush, drawMark, drawStroke } from './marks.ts';
import { el, group, type Markup, pathOf } from './svg.ts';

export function drawTrend(plan: TrendPlan, { inks }: Brush): Markup {
  const { left, right } = plan.frame;
  return group(
    plan.ticks.map(({ value, y }) => {
      const line = { from: { x: left, y }, to: { x: right, y } };
      return value === 0
        ? drawStroke(line, inks.ink, { class: 'axis' })
        : drawStroke(line, inks.hairline, { class: 'grid' });
    }),
    plan.breaks.map(({ line }) => drawStroke(line, inks.second, { class: 'break', 'stroke-dasharray': BREAK_DASH })),
    plan.lines.map(drawLine),
    plan.leads.map((lead) => drawStroke(lead, inks.hairline, { class: 'lead' })),
    plan.texts.map((mark) => drawMark(mark, inks)),
  );
}

function drawLine({ series, look, pieces, dots }: PlannedLine): Markup {
  const paths = pieces.map(({ at, soft }) =>
    el('path', {
      d: pathOf(at),
      fill: 'none',
      stroke: look.colour,
      'stroke-width': soft ? Math.max(1, look.width - 0.8) : look.width,
      'stroke-dasharray': soft ? SOFT_DASH : look.dash,
      'stroke-linejoin': 'round',
      'stroke-linecap': soft || look.dash ? 'butt' : 'round',
    }),
  );
  const attributes = { class: 'line', 'data-subject': series.subject.id, 'data-quantity': series.quantity };
  return el(
    'g',
    attributes,
    paths,
    dots.map((dot) => drawDot(dot, look)),
  );
}

/** A mark of a point; its shape tells lines apart where colour cannot. */
function drawDot({ x, y, size: s, open }: Dot, { marker, colour }: Look): Markup {
  const filled = open
    ? { fill: '#FFFFFF', stroke: colour, 'stroke-width': 1.6 }
    : { fill: colour, stroke: '#FFFFFF', 'stroke-width': 1 };
  const closed = (...points: readonly (readonly [number, number])[]): Markup =>
    el('path', { d: `${pathOf(points.map(([dx, dy]) => ({ x: x + dx * s, y: y + dy * s })))} Z`, ...filled });
  switch (marker) {
    case 'circle':
      return el('circle', { cx: x, cy: y, r: s, ...filled });
    case 'ring':
      return el('circle', { cx: x, cy: y, r: s, fill: '#FFFFFF', stroke: colour, 'stroke-width': 1.4 });
    case 'square':
      return el('rect', { x: x - s, y: y - s, width: s * 2, height: s * 2, ...filled });
    case 'triangle':
      return closed([0, -1.2], [1.15, 1], [-1.15, 1]);
    case 'diamond':
      return closed([0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0]);
    case 'cross': {
      const across = (dx: number): string =>
        pathOf([
          { x: x - s, y: y - dx * s },
          { x: x + s, y: y + dx * s },
        ]);
      return el('path', { d: `${across(1)} ${across(-1)}`, stroke: colour, 'stroke-width': 1.8, fill: 'none' });
    }
  }
}
