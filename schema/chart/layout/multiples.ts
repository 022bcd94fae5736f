/**
 * One small panel a line, on one scale where that shows how each of them went, and each on its own where a few large ones would press
 * the others flat. Each says its last number; gaps stay open, and a change of form is a dotted line.
 */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { hasFailed, isKnown, knownPoints, lastKnown, yearsOf } from '../facts.ts';
import { gapWord } from '../format.ts';
import { type Colour, REST, TOPIC_COLOURS } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import type { DrawingPlan, DrawingSize, DrawnDot, DrawnLine } from './drawing.ts';
import { seriesName } from './looks.ts';
import { type TextMark, textMark } from './marks.ts';
import { BREAK_DASH, breakYears, piecesOf, SOFT_DASH } from './pieces.ts';
import { numberWord } from './point-words.ts';
import { type Scale, scaleFor } from './scale.ts';
import { shorten, textWidth } from './text-width.ts';

const NAME = 12.5;
const SMALL = 11.5;
const PANEL = 108;
const LEAST = 132;
const GUTTER = 20;
const TOP = 36;
const FOOT = 20;
const MOST = 60;

export function planMultiples(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const { lang } = chart;
  const columns = Math.max(1, Math.min(6, Math.floor((width + GUTTER) / (LEAST + GUTTER))));
  const rowsThere = height === null ? Math.ceil(MOST / columns) : Math.max(1, Math.floor((height - FOOT) / PANEL));
  const shown = answer.series.slice(0, columns * rowsThere);
  const panel = (width - GUTTER * (columns - 1)) / columns;
  const years = yearsOf(answer);
  const shared = shareScale(answer) ? scaleOf(answer.series) : null;
  const texts: TextMark[] = [];
  const lines: DrawnLine[] = [];
  const dots: DrawnDot[] = [];
  const strokes: DrawingPlan['strokes'][number][] = [];
  const stops = shown.map((series, at) => {
    const left = (at % columns) * (panel + GUTTER);
    const top = Math.floor(at / columns) * PANEL;
    const bottom = top + PANEL - 28;
    const step = years.length > 1 ? (panel - 8) / (years.length - 1) : 0;
    const xOf = (year: number): number => (years.length > 1 ? left + 4 + years.indexOf(year) * step : left + panel / 2);
    const yOf = (value: number): number =>
      bottom - ((bottom - top - TOP) * (value - scale.min)) / (scale.max - scale.min || 1);
    const scale = shared ?? scaleOf([series]);
    const colour = colourOf(series, chart);
    placeHead(series, answer, chart, { left, top, panel }, texts);
    strokes.push({ from: { x: left, y: yOf(0) }, to: { x: left + panel, y: yOf(0) }, ink: 'hairline', dash: null });
    for (const year of breakYears([series])) {
      const x = xOf(year) - step / 2;
      strokes.push({ from: { x, y: top + TOP - 4 }, to: { x, y: bottom }, ink: 'second', dash: BREAK_DASH });
    }
    for (const { points, soft } of piecesOf(series)) {
      const places = points.map(({ year, value }) => ({ x: xOf(year), y: yOf(value) }));
      lines.push({ points: places, ink: colour, width: 1.8, dash: soft ? SOFT_DASH : null });
    }
    const last = lastKnown(series);
    const joined = new Set(piecesOf(series).flatMap(({ points }) => points.map(({ year }) => year)));
    for (const point of knownPoints(series)) {
      const open = hasFailed(point);
      if (point !== last && joined.has(point.year) && !open) continue;
      dots.push({ x: xOf(point.year), y: yOf(point.value), size: point === last ? 3 : 2.4, ink: colour, open });
    }
    placeYears(years, { left, panel, bottom }, texts);
    return {
      index: answer.series.indexOf(series),
      x: left + panel / 2,
      y: (top + bottom) / 2,
      years: years.map((year) => ({ year, at: xOf(year) })),
    };
  });
  const bottom = Math.ceil(shown.length / columns) * PANEL;
  const unseen = answer.series.length - shown.length;
  if (unseen > 0) {
    const more = say(lang, `另有 ${unseen} 项未画出，见数据表`, `${unseen} more not drawn; see the table`);
    texts.push(textMark('more', { x: 0, y: bottom + 12 }, more, SMALL, { ink: 'second' }));
  }
  return {
    width,
    height: bottom + (unseen > 0 ? FOOT : 0),
    boxes: [],
    strokes,
    lines,
    dots,
    texts,
    stops,
    along: 'both',
  };
}

/** One scale for all panels: where half of them reach a quarter of the highest. */
export function shareScale({ series }: SeriesAnswer): boolean {
  const highest = series
    .map((one) => Math.max(0, ...knownPoints(one).map(({ value }) => Math.abs(value))))
    .sort((a, b) => a - b);
  const middle = highest[Math.floor(highest.length / 2)] ?? 0;
  return middle * 4 >= (highest[highest.length - 1] ?? 0);
}

function scaleOf(series: readonly Series[]): Scale {
  return scaleFor(
    series.flatMap(({ points }) => points.map(({ value }) => value)),
    3,
    false,
  );
}

interface Place {
  readonly left: number;
  readonly panel: number;
}

/** The name, and under it the last number with its year where that is not the last one shown. */
function placeHead(
  series: Series,
  answer: SeriesAnswer,
  { lang, focus }: Chart,
  { left, top, panel }: Place & { readonly top: number },
  texts: TextMark[],
): void {
  const bold = series.subject.id === focus;
  const name = shorten(seriesName(series, answer.series, lang), NAME, panel, bold);
  texts.push(textMark('row', { x: left, y: top + 12 }, name, NAME, { bold }));
  const years = yearsOf(answer);
  const last = lastKnown(series);
  const point = series.points.find(({ year }) => year === years[years.length - 1]);
  const since = isKnown(last) && last.year !== years[years.length - 1] ? ` (${last.year})` : '';
  const word = last ? `${numberWord(last, series.unit)}${since}` : gapWord(point?.gap ?? 'notReported', lang);
  texts.push(
    textMark(last ? 'value' : 'gap', { x: left, y: top + 28 }, word, SMALL, {
      ink: last ? 'ink' : 'second',
      bold: last !== undefined,
    }),
  );
}

/** The first year and the last. */
function placeYears(
  years: readonly number[],
  { left, panel, bottom }: Place & { readonly bottom: number },
  texts: TextMark[],
): void {
  const [first] = years;
  const last = years[years.length - 1];
  if (first === undefined || last === undefined) return;
  const y = bottom + 14;
  if (first === last || textWidth(`${first} ${last}`, SMALL) > panel) {
    texts.push(textMark('year', { x: left + panel, y }, String(last), SMALL, { ink: 'second', anchor: 'end' }));
    return;
  }
  texts.push(textMark('year', { x: left, y }, String(first), SMALL, { ink: 'second' }));
  texts.push(textMark('year', { x: left + panel, y }, String(last), SMALL, { ink: 'second', anchor: 'end' }));
}

function colourOf({ quantity, subject }: Series, { theme, focus }: Chart): Colour {
  if (theme === 'mono') return '#000000';
  return focus !== null && subject.id !== focus ? REST : TOPIC_COLOURS[describeQuantity(quantity).topic];
}
