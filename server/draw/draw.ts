/**
 * A chart as one SVG that can stand alone: title, subtitle, plot, notes, source line, and inside the file its description,
 * its address and the revision it shows. Pure: the same question and answer give the same bytes.
 */
import { formatAddress, nameAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { type Picture, type PicturePlan, planPicture } from '../../schema/chart/layout/picture.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { NameOf } from '../../schema/chart/words/coverage-notes.ts';
import type { ChartWords } from '../../schema/chart/words/words.ts';
import { drawBars } from './bar.ts';
import { drawDrawing } from './drawing.ts';
import { type Brush, drawMark, drawStroke } from './marks.ts';
import { drawOutcomes } from './outcomes.ts';
import { el, formatCoordinate, group, type Markup } from './svg.ts';
import { drawTable } from './table.ts';
import { FONTS, inksOf } from './theme.ts';
import { drawTrend } from './trend.ts';

/** The SVG of a chart, beginning with `<svg`. */
export function drawSvg(
  chart: Chart,
  answer: SeriesAnswer,
  words: ChartWords,
  nameOf: NameOf = () => undefined,
): string {
  return drawPicture({ chart, answer, words, nameOf }).toString();
}

/** The same as a piece of a page, laid out for another width than the address asks for; its ids are its own. */
export function drawPicture(sheet: Picture, width: number = sheet.chart.width): Markup {
  const { chart, answer, words } = sheet;
  const plan = planPicture(sheet, width);
  const address = formatAddress(chart);
  const prefix = nameAddress(formatAddress({ ...chart, width }));
  const brush: Brush = { inks: inksOf(chart.theme, chart.lang), prefix };
  const { inks } = brush;
  const { margin, tag } = plan;
  return el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height: chart.height ?? Math.ceil(plan.height * plan.zoom),
      viewBox: `0 0 ${formatCoordinate(plan.width)} ${formatCoordinate(plan.height)}`,
      role: 'img',
      lang: chart.lang === 'zh' ? 'zh-CN' : 'en',
      'aria-labelledby': `${prefix}-t ${prefix}-d`,
      'font-family': FONTS[chart.lang].sans,
    },
    el('title', { id: `${prefix}-t` }, words.title),
    el('desc', { id: `${prefix}-d` }, words.description),
    el(
      'metadata',
      {},
      el('chart', {
        xmlns: 'urn:gongkai:chart',
        address,
        revision: answer.revision,
        revised: answer.revisedOn,
        source: words.source,
      }),
    ),
    el('rect', { class: 'paper', width: plan.width, height: plan.height, fill: '#FFFFFF' }),
    at(
      'head',
      margin,
      margin,
      plan.head.texts.map((mark) => drawMark(mark, inks)),
    ),
    tag ? at('illustrative', plan.width - margin - tag.width, margin, drawTag(tag, brush)) : null,
    at('plot', margin, plan.plotTop, drawPlot(plan, brush)),
    at('foot', margin, plan.footTop, [
      ...(plan.foot.rule ? [drawStroke(plan.foot.rule, inks.hairline)] : []),
      ...plan.foot.texts.map((mark) => drawMark(mark, inks)),
    ]),
  );
}

function at(name: string, x: number, y: number, children: Markup | readonly Markup[]): Markup {
  return el('g', { class: name, transform: `translate(${formatCoordinate(x)} ${formatCoordinate(y)})` }, children);
}

function drawPlot({ plot }: PicturePlan, brush: Brush): Markup {
  switch (plot.kind) {
    case 'trend':
      return drawTrend(plot.plan, brush);
    case 'bar':
      return drawBars(plot.plan, brush);
    case 'outcomes':
      return plot.plan ? drawOutcomes(plot.plan, brush) : group();
    case 'marks':
      return drawDrawing(plot.plan, brush);
    case 'table':
      return drawTable(plot.plan, brush);
  }
}

function drawTag({ width, text }: NonNullable<PicturePlan['tag']>, { inks }: Brush): Markup {
  const frame = { x: 0.5, y: 0.5, width: width - 1, height: 20, fill: '#FFFFFF', stroke: inks.ink, 'stroke-width': 1 };
  return group(el('rect', frame), drawMark({ ...text, ink: 'ink' }, inks));
}
