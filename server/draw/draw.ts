/**
 * A chart as one SVG that can stand alone: title, subtitle, plot, notes, source line, and inside the file its description,
 * its address and the revision it shows. Pure: the same question and answer give the same bytes.
 */
import { formatAddress, nameAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { isIllustrative } from '../../schema/chart/facts.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapHeading, wrapText } from '../../schema/chart/layout/wrap.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { NameOf } from '../../schema/chart/words/notes.ts';
import type { ChartWords } from '../../schema/chart/words/words.ts';
import { drawBars } from './bar.ts';
import { drawOutcomes } from './outcomes.ts';
import { drawLine, drawLines, drawText, type Plot, type PlotRequest } from './plot.ts';
import { el, formatCoordinate, group, type Markup } from './svg.ts';
import { drawTable } from './table.ts';
import { type Inks, inksOf, SANS, SERIF } from './theme.ts';
import { drawTrend } from './trend.ts';

/** Least height of a plot worth drawing; words give way to it where a height is asked for. */
const LEAST_PLOT = 96;
/** Layout width in CSS pixels beyond which a chart is enlarged instead of spread. */
const WIDEST = 840;

/** The SVG of a chart, beginning with `<svg`. */
export function drawSvg(chart: Chart, answer: SeriesAnswer, words: ChartWords, nameOf?: NameOf): string {
  return drawChart(chart, answer, words, nameOf).markup.toString();
}

export interface DrawnChart {
  readonly markup: Markup;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** The same, with its size: for an embed's aspect and for a document's layout. */
export function drawChart(
  chart: Chart,
  answer: SeriesAnswer,
  words: ChartWords,
  nameOf: NameOf = () => undefined,
): DrawnChart {
  const address = formatAddress(chart);
  const prefix = nameAddress(address);
  const inks = inksOf(chart.theme);
  // A picture wider than a column of text is looked at from further away: everything in it grows with it.
  const zoom = Math.max(1, chart.width / WIDEST);
  const width = chart.width / zoom;
  const room = chart.height === null ? null : chart.height / zoom;
  const margin = width < 300 ? 10 : width < 520 ? 16 : 24;
  const inner = width - margin * 2;
  const tag = isIllustrative(answer) ? makeTag(chart, inks) : null;
  const chrome = fitChrome(
    chart,
    words,
    { inner, room: room === null ? null : room - margin * 2, tagWidth: tag?.width ?? 0 },
    inks,
  );
  const request: PlotRequest = {
    chart,
    answer,
    inks,
    width: inner,
    height: room === null ? null : Math.max(20, room - margin * 2 - chrome.head.height - chrome.foot.height),
    nameOf,
    prefix,
  };
  const plot = drawPlot(request);
  const height = room ?? Math.ceil(margin * 2 + chrome.head.height + plot.height + chrome.foot.height);
  const footTop = height - margin - chrome.foot.height;
  const markup = el(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: chart.width,
      height: chart.height ?? Math.ceil(height * zoom),
      viewBox: `0 0 ${formatCoordinate(width)} ${formatCoordinate(height)}`,
      role: 'img',
      lang: chart.lang === 'zh' ? 'zh-CN' : 'en',
      'aria-labelledby': `${prefix}-t ${prefix}-d`,
      'font-family': SANS,
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
    el('rect', { class: 'paper', width, height, fill: '#FFFFFF' }),
    el('g', { class: 'head', transform: `translate(${margin} ${margin})` }, chrome.head.markup),
    tag
      ? el(
          'g',
          { class: 'illustrative', transform: `translate(${formatCoordinate(width - margin - tag.width)} ${margin})` },
          tag.markup,
        )
      : null,
    el(
      'g',
      { class: 'plot', transform: `translate(${margin} ${margin + Math.round(chrome.head.height)})` },
      plot.markup,
    ),
    el('g', { class: 'foot', transform: `translate(${margin} ${Math.round(footTop)})` }, chrome.foot.markup),
  );
  return { markup, width: chart.width, height: chart.height ?? Math.ceil(height * zoom) };
}

function drawPlot(request: PlotRequest): Plot {
  switch (request.chart.kind) {
    case 'trend':
      return drawTrend(request);
    case 'bar':
      return drawBars(request);
    case 'outcomes':
      return drawOutcomes(request);
    case 'table':
      return drawTable(request);
  }
}

function makeTag({ lang }: Chart, { mark }: Inks): Plot & { readonly width: number } {
  const text = lang === 'zh' ? '示例数据' : 'Illustrative';
  const width = Math.ceil(textWidth(text, 12, true)) + 14;
  return {
    width,
    height: 22,
    markup: group(
      el('rect', { x: 0.5, y: 0.5, width: width - 1, height: 20, fill: '#FFFFFF', stroke: mark, 'stroke-width': 1 }),
      drawText(7, 15, text, { size: 12, fill: mark, bold: true }),
    ),
  };
}

interface Chrome {
  readonly head: Plot;
  readonly foot: Plot;
}

/** What of the words is left where a height is asked for: notes go first, then source, subtitle, and the title last. */
interface Kept {
  readonly notes: number;
  readonly source: boolean;
  readonly subtitle: boolean;
  readonly title: number;
}

const STEPS: readonly Kept[] = [
  { notes: 99, source: true, subtitle: true, title: 3 },
  { notes: 2, source: true, subtitle: true, title: 3 },
  { notes: 1, source: true, subtitle: true, title: 2 },
  { notes: 0, source: true, subtitle: true, title: 2 },
  { notes: 0, source: true, subtitle: false, title: 2 },
  { notes: 0, source: false, subtitle: false, title: 1 },
  { notes: 0, source: false, subtitle: false, title: 0 },
];

interface Space {
  readonly inner: number;
  /** Pixels between the margins; null: as many as it needs. */
  readonly room: number | null;
  readonly tagWidth: number;
}

function fitChrome(chart: Chart, words: ChartWords, { inner, room, tagWidth }: Space, inks: Inks): Chrome {
  const fitted = STEPS.map((kept) => ({
    head: drawHead(words, { ...kept, title: room === null ? 6 : kept.title }, inner, tagWidth, inks),
    foot: drawFoot(chart, words, kept, inner, inks),
  }));
  const found = fitted.find(({ head, foot }) => room === null || room - head.height - foot.height >= LEAST_PLOT);
  const least = { head: { markup: group(), height: 0 }, foot: { markup: group(), height: 0 } };
  return found ?? fitted.at(-1) ?? least;
}

function drawHead(words: ChartWords, kept: Kept, inner: number, tagWidth: number, inks: Inks): Plot {
  const size = inner < 180 ? 12 : inner < 280 ? 15 : inner < 480 ? 17 : 21;
  const lineHeight = Math.round(size * 1.36);
  const room = inner - (tagWidth > 0 ? tagWidth + 12 : 0);
  const title = kept.title === 0 ? [] : wrapHeading(words.title, size, room, kept.title);
  const subtitle = kept.subtitle ? wrapText(words.subtitle, 12.5, inner, 3) : [];
  const titleHeight = title.length * lineHeight;
  const height = titleHeight + subtitle.length * 18 + (title.length > 0 ? 14 : tagWidth > 0 ? 24 : 0);
  return {
    height,
    markup: group(
      drawLines(0, size * 0.92, title, lineHeight, { size, fill: inks.ink, bold: true }, { 'font-family': SERIF }),
      drawLines(0, titleHeight + 14, subtitle, 18, { size: 12.5, fill: inks.second }),
    ),
  };
}

function drawFoot({ lang }: Chart, words: ChartWords, kept: Kept, inner: number, inks: Inks): Plot {
  // The mark beside the title says it; a height that leaves no notes still has the mark.
  const notes = words.notes.slice(0, kept.notes);
  const sentence = notes.join(lang === 'zh' ? '；' : '. ');
  const left = words.notes.length - notes.length;
  const full =
    sentence === ''
      ? ''
      : `${lang === 'zh' ? '注：' : 'Notes: '}${sentence}${left > 0 ? '……' : lang === 'zh' ? '。' : '.'}`;
  const noteLines = full === '' ? [] : wrapText(full, 12, inner, 12);
  const sourceLines = kept.source ? wrapText(words.source, 12, inner, 4) : [];
  if (noteLines.length === 0 && sourceLines.length === 0) return { markup: group(), height: 0 };
  const rule = 12;
  const notesHeight = noteLines.length * 18;
  const height =
    rule + 4 + notesHeight + sourceLines.length * 18 + (noteLines.length > 0 && sourceLines.length > 0 ? 2 : 0);
  return {
    height,
    markup: group(
      drawLine(0, rule - 3, inner, rule - 3, inks.hairline),
      drawLines(0, rule + 13, noteLines, 18, { size: 12, fill: inks.second }, { class: 'note' }),
      drawLines(
        0,
        rule + 13 + notesHeight + (noteLines.length > 0 ? 2 : 0),
        sourceLines,
        18,
        { size: 12, fill: inks.second },
        { class: 'source' },
      ),
    ),
  };
}
