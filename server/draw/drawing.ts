/** A drawing of nothing but marks, as the layout has placed them. */
import { bandPath, type DrawingPlan, type LineInk } from '../../schema/chart/layout/drawing.ts';
import { type Brush, drawMark, drawStroke } from './marks.ts';
import { el, type Markup, pathOf } from './svg.ts';

export function drawDrawing(plan: DrawingPlan, { inks }: Brush): Markup {
  const inkOf = (ink: LineInk): string =>
    ink === 'ink' ? inks.ink : ink === 'second' ? inks.second : ink === 'hairline' ? inks.hairline : ink;
  return el(
    'g',
    { class: 'drawing' },
    (plan.bands ?? []).map((band) => el('path', { d: bandPath(band), fill: band.fill, 'fill-opacity': band.opacity })),
    plan.boxes.map(({ box, fill }) => el('rect', { ...box, fill })),
    plan.strokes.map(({ ink, dash, ...stroke }) => drawStroke(stroke, inkOf(ink), { 'stroke-dasharray': dash })),
    plan.lines.map(({ points, ink, width, dash }) =>
      el('path', {
        d: pathOf(points),
        fill: 'none',
        stroke: inkOf(ink),
        'stroke-width': width,
        'stroke-dasharray': dash,
        'stroke-linejoin': 'round',
      }),
    ),
    plan.dots.map(({ x, y, size, ink, open }) =>
      el('circle', {
        cx: x,
        cy: y,
        r: size,
        fill: open ? '#FFFFFF' : inkOf(ink),
        stroke: inkOf(ink),
        'stroke-width': open ? 1.4 : 0,
      }),
    ),
    plan.texts.map((mark) => drawMark(mark, inks)),
  );
}
