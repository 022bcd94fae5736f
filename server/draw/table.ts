/** A table, as the layout has placed it. */
import type { TablePlan } from '../../schema/chart/layout/table-plan.ts';
import { type Brush, drawMark, drawStroke } from './marks.ts';
import { group, type Markup } from './svg.ts';

export function drawTable({ width, lines, texts }: TablePlan, { inks }: Brush): Markup {
  return group(
    lines.map((y, index) => {
      const line = { from: { x: 0, y }, to: { x: width, y } };
      return drawStroke(line, index === 0 ? inks.ink : inks.hairline);
    }),
    texts.map((mark) => drawMark(mark, inks)),
  );
}
