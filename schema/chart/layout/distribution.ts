/**
 * How the bureaus of each year lie on one axis: a ring a bureau, a bar over the middle half, a line at the median, and whoever is looked at
 * filled and named. Counts that differ by a hundred times stand on a logarithmic axis, which the notes say.
 */
import { say } from '../../language.ts';
import type { Distribution } from '../../rollup/distribution.ts';
import type { Chart } from '../chart.ts';
import { formatTick, formatValue } from '../format.ts';
import { type Colour, REST_FILL, TOPIC_COLOURS } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { isLogarithmic, spreadsIn, type YearSpread } from './distribution-table.ts';
import type { DrawingPlan, DrawingSize, DrawnBox, DrawnDot, DrawnStop } from './drawing.ts';
import { seriesName } from './looks.ts';
import { type TextMark, textMark } from './marks.ts';
import { numberWord } from './point-words.ts';
import { scaleFor } from './scale.ts';
import { shorten, textWidth } from './text-width.ts';

const NAME = 13;
const SMALL = 12;
const ROW = 46;
const HEAD = 24;
const LINE = 17;
const RING = 3;
/** Below this width what is said of a year stands over its row. */
const STACKED = 560;

/** `中位数 9，一半在 4—24`. */
function middleWord({ median, q1, q3 }: Distribution, unit: Series['unit'], { lang }: Chart): string {
  const [middle, low, high] = [median, q1, q3].map((value) => formatValue(Math.round((value ?? 0) * 1e4) / 1e4, unit));
  return median === null
    ? say(lang, '无可比数字', 'no number to compare')
    : say(lang, `中位数 ${middle}（${low}—${high}）`, `median ${middle} (${low}–${high})`);
}

export function planDistribution(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const { lang, focus } = chart;
  const every = spreadsIn(answer);
  const unit = answer.series[0]?.unit ?? 'case';
  const stacked = width < STACKED;
  const rowHeight = stacked ? ROW + LINE * 2 : ROW;
  const room = height === null ? every.length : Math.max(1, Math.floor((height - HEAD) / rowHeight));
  const spreads = every.slice(-room);
  const focused = (spread: YearSpread) => spread.points.find(({ series }) => series.subject.id === focus);
  const focusWord = (spread: YearSpread): string => {
    const own = focused(spread);
    return own ? `${seriesName(own.series, answer.series, lang)} ${numberWord(own.point, unit)}` : '';
  };
  const words = spreads.flatMap((spread) => [middleWord(spread, unit, chart), focusWord(spread)]);
  const right = stacked
    ? width - 8
    : width - Math.min(width * 0.36, Math.max(0, ...words.map((word) => textWidth(word, SMALL, true)))) - 16;
  const left = stacked ? 8 : 56;
  const log = isLogarithmic(spreads);
  const turned = (value: number): number => (log ? Math.log10(1 + value) : value);
  const values = spreads.flatMap(({ points }) => points.map(({ point }) => point.value));
  const scale = log ? logScale(Math.max(0, ...values)) : scaleFor(values, stacked ? 3 : 5, unit !== 'percent');
  const [from, to] = [turned(scale.min), turned(scale.max)];
  const xOf = (value: number): number => left + ((right - left) * (turned(value) - from)) / (to - from || 1);
  const mono = chart.theme === 'mono';
  const colour: Colour = mono
    ? '#000000'
    : TOPIC_COLOURS[describeQuantity(answer.series[0]?.quantity ?? 'requests.received').topic];
  const bottom = HEAD + spreads.length * rowHeight;
  const strokes: DrawingPlan['strokes'][number][] = [];
  const texts: TextMark[] = [];
  for (const tick of scale.ticks) {
    const x = xOf(tick);
    strokes.push({ from: { x, y: HEAD - 4 }, to: { x, y: bottom }, ink: 'hairline', dash: null });
    const text = formatTick(tick, unit);
    const half = textWidth(text, SMALL) / 2;
    const at = Math.min(Math.max(x, half), width - half);
    texts.push(textMark('tick', { x: at, y: 13 }, text, SMALL, { ink: 'second', anchor: 'middle' }));
  }
  const boxes: DrawnBox[] = [];
  const dots: DrawnDot[] = [];
  const stops: DrawnStop[] = [];
  spreads.forEach((spread, row) => {
    const top = HEAD + row * rowHeight;
    const y = top + rowHeight - ROW / 2;
    const { year, q1, q3, median } = spread;
    const own = focused(spread);
    const middle = middleWord(spread, unit, chart);
    if (stacked) {
      const line = `${year}  ${middle}`;
      texts.push(textMark('row', { x: 0, y: top + 14 }, shorten(line, SMALL, width, true), SMALL, { bold: true }));
      if (own)
        texts.push(textMark('value', { x: 0, y: top + 14 + LINE }, shorten(focusWord(spread), SMALL, width), SMALL));
    } else {
      texts.push(textMark('row', { x: 0, y: y + 4.5 }, String(year), NAME, { bold: row === spreads.length - 1 }));
      texts.push(textMark('value', { x: right + 16, y: own ? y - 4 : y + 4.5 }, middle, SMALL));
      if (own)
        texts.push(
          textMark(
            'last',
            { x: right + 16, y: y + 13 },
            shorten(focusWord(spread), SMALL, width - right - 16, true),
            SMALL,
            { bold: true },
          ),
        );
    }
    if (q1 !== null && q3 !== null && median !== null) {
      const x = xOf(q1);
      boxes.push({
        box: { x, y: y - 9, width: Math.max(1, xOf(q3) - x), height: 18 },
        fill: mono ? '#DADADA' : REST_FILL,
      });
      strokes.push({ from: { x: xOf(median), y: y - 13 }, to: { x: xOf(median), y: y + 13 }, ink: 'ink', dash: null });
    }
    const placed: { x: number; y: number }[] = [];
    for (const { point } of spread.points) {
      const x = xOf(point.value);
      const free =
        OFFSETS.find((by) => placed.every((one) => Math.hypot(one.x - x, one.y - (y + by)) >= 2 * RING)) ?? 0;
      placed.push({ x, y: y + free });
      if (own?.point !== point) dots.push({ x, y: y + free, size: RING, ink: 'second', open: true });
    }
    if (own) dots.push({ x: xOf(own.point.value), y, size: RING + 2, ink: colour, open: false });
    stops.push({
      ...{ index: own ? answer.series.indexOf(own.series) : 0, x: left, y, years: [{ year, at: right }] },
      told: { name: String(year), lines: toldOf(spread, unit, chart, answer) },
    });
  });
  return { ...{ width, height: bottom + 4, boxes, strokes, lines: [], dots, texts, stops }, along: 'y' };
}

/** Rings that would lie on another step aside, nearer before further. */
const OFFSETS = [0, -6, 6, -12, 12, -18, 18] as const;

function logScale(max: number): { readonly min: number; readonly max: number; readonly ticks: readonly number[] } {
  const ticks = [0, 1, 10, 100, 1000, 10_000, 100_000, 1_000_000].filter(
    (_, index, all) => index === 0 || (all[index - 1] ?? 0) < max,
  );
  const top = ticks[ticks.length - 1] ?? 1;
  // The highest decade ends at the highest number, where that is well below it.
  return { min: 0, max: top > max * 1.5 ? max : top, ticks: top > max * 1.5 ? ticks.slice(0, -1) : ticks };
}

function toldOf(spread: YearSpread, unit: Series['unit'], chart: Chart, answer: SeriesAnswer): readonly string[] {
  const { lang } = chart;
  const [low, high] = [spread.points[0], spread.points[spread.points.length - 1]];
  const named = (one: typeof low): string =>
    one ? `${seriesName(one.series, answer.series, lang)} ${numberWord(one.point, unit)}` : '';
  const own = spread.points.find(({ series }) => series.subject.id === chart.focus);
  return [
    middleWord(spread, unit, chart),
    say(lang, `${spread.n} 家`, `${spread.n} bureaus`),
    say(lang, `最低${named(low)}，最高${named(high)}`, `lowest ${named(low)}, highest ${named(high)}`),
    named(own),
  ].filter((line) => line !== '');
}
