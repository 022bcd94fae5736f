/**
 * Rates against what they rest on: few cases scatter widely by chance alone, many hardly do. Between the lines lies what chance explains of a
 * bureau that is no different from all together; only who lies outside is named.
 */
import { say } from '../../language.ts';
import { limitsOf } from '../../rollup/funnel.ts';
import type { Chart } from '../chart.ts';
import { hasFailed } from '../facts.ts';
import { formatNumber, formatTick, formatValue } from '../format.ts';
import { type Colour, TOPIC_COLOURS } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer } from '../series.ts';
import type { DrawingPlan, DrawingSize, DrawnDot, DrawnLine, DrawnStop } from './drawing.ts';
import { type FunnelRow, funnelIn, placeWord } from './funnel-table.ts';
import { seriesName } from './looks.ts';
import { type TextMark, textMark } from './marks.ts';
import { baseWord, numberWord } from './point-words.ts';
import { textWidth } from './text-width.ts';

const SMALL = 12;
const PLOT = 380;
const HEAD = 22;
const FOOT = 40;
const DOT = 3.6;
/** Places along the axis at which the limits are worked out. */
const STEPS = 48;
export function planFunnel(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const { lang, focus } = chart;
  const { rate, rows, year } = funnelIn(chart, answer);
  const texts: TextMark[] = [];
  const strokes: DrawingPlan['strokes'][number][] = [];
  const most = Math.max(1, ...rows.map(({ cases }) => cases));
  const plot = Math.max(60, (height ?? PLOT + HEAD + FOOT) - HEAD - FOOT);
  const bottom = HEAD + plot;
  const values = rows.map(({ point }) => point.value);
  const from = 0;
  const to = Math.min(1, Math.max(0.05, ...values, (rate ?? 0) * 1.25));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].filter((tick) => tick <= to + 1e-9);
  const left = 8 + Math.max(...ticks.map((tick) => textWidth(formatTick(tick, 'percent'), SMALL)));
  const right = width - 8;
  // By the square root, as the width of the funnel goes: few cases have the room that they need.
  const xOf = (cases: number): number => left + 6 + ((right - left - 6) * Math.sqrt(cases)) / Math.sqrt(most);
  const yOf = (value: number): number => bottom - (plot * (Math.min(value, to) - from)) / (to - from);
  for (const tick of ticks) {
    strokes.push({ from: { x: left, y: yOf(tick) }, to: { x: right, y: yOf(tick) }, ink: 'hairline', dash: null });
    texts.push(
      textMark('tick', { x: left - 6, y: yOf(tick) + 4 }, formatTick(tick, 'percent'), SMALL, {
        ink: 'second',
        anchor: 'end',
      }),
    );
  }
  const bases = [1, 10, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].filter((one) => one <= most);
  let edge = left;
  for (const base of bases) {
    const text = formatNumber(base, 0);
    const half = textWidth(text, SMALL) / 2;
    if (xOf(base) - half < edge || xOf(base) + half > width) continue;
    edge = xOf(base) + half + 8;
    texts.push(textMark('tick', { x: xOf(base), y: bottom + 16 }, text, SMALL, { ink: 'second', anchor: 'middle' }));
  }
  texts.push(
    textMark('head', { x: right, y: bottom + 34 }, say(lang, '基数（件） →', 'Base (cases) →'), SMALL, {
      ink: 'second',
      anchor: 'end',
    }),
  );
  const lines: DrawnLine[] = [];
  if (rate !== null) {
    lines.push(...limitLines(rate, most, { xOf, yOf }));
    const text = say(lang, `合计 ${formatValue(rate, 'percent')}`, `together ${formatValue(rate, 'percent')}`);
    strokes.push({ from: { x: left, y: yOf(rate) }, to: { x: right, y: yOf(rate) }, ink: 'second', dash: null });
    texts.push(textMark('value', { x: right, y: yOf(rate) - 5 }, text, SMALL, { anchor: 'end', ink: 'second' }));
    texts.push(
      textMark('head', { x: width, y: 12 }, say(lang, '虚线 95%，实线 99.8%', 'Dashed 95%, solid 99.8%'), SMALL, {
        anchor: 'end',
        ink: 'second',
      }),
    );
  }
  const colour: Colour =
    chart.theme === 'mono'
      ? '#000000'
      : TOPIC_COLOURS[describeQuantity(answer.series[0]?.quantity ?? 'rate.granted').topic];
  const leads = (row: FunnelRow): boolean => row.series.subject.id === focus || row.outside === 0.998;
  const dots = [...rows]
    .sort((a, b) => Number(leads(a)) - Number(leads(b)))
    .map((row): DrawnDot => {
      const place = { x: xOf(row.cases), y: yOf(row.point.value) };
      // Outside the narrow limits it is full, inside a ring; a number that fails a check is a ring whatever it is.
      const open = (row.outside === null && row.series.subject.id !== focus) || hasFailed(row.point);
      return { ...place, size: leads(row) ? DOT + 1 : DOT, ink: leads(row) ? colour : 'second', open };
    });
  texts.push(...namesOf(rows, chart, answer, { xOf, yOf, left, width, texts }));
  const stops = rows.map(
    (row): DrawnStop => ({
      ...{ index: answer.series.indexOf(row.series), x: xOf(row.cases), y: yOf(row.point.value) },
      years: [{ year, at: xOf(row.cases) }],
      told: {
        name: seriesName(row.series, answer.series, lang),
        lines: [`${numberWord(row.point, 'percent')} · ${baseWord(row.point, lang)}`, placeWord(row, chart)],
      },
    }),
  );
  return { ...{ width, height: bottom + FOOT, boxes: [], strokes, lines, dots, texts, stops }, along: 'both' };
}

interface Axes {
  readonly xOf: (cases: number) => number;
  readonly yOf: (value: number) => number;
}

function limitLines(rate: number, most: number, { xOf, yOf }: Axes): readonly DrawnLine[] {
  const bases = new Set<number>();
  for (let step = 1; step <= STEPS; step += 1) bases.add(Math.max(1, Math.round(most * (step / STEPS) ** 2)));
  const limits = [...bases].map((cases) => ({ cases, at: limitsOf(cases, rate) }));
  return ([0.95, 0.998] as const).flatMap((level) =>
    (['low', 'high'] as const).map(
      (side): DrawnLine => ({
        points: limits.map(({ cases, at }) => ({ x: xOf(cases), y: yOf(at[level][side]) })),
        ...{ ink: 'second', width: 1, dash: level === 0.95 ? '4 3' : null },
      }),
    ),
  );
}

interface Naming extends Axes {
  readonly left: number;
  readonly width: number;
  /** What stands there already. */
  readonly texts: readonly TextMark[];
}

/** Names beside their dots, where none lies on another; whoever is left without one is in the table. */
function namesOf(
  rows: readonly FunnelRow[],
  { lang, focus }: Chart,
  answer: SeriesAnswer,
  { xOf, yOf, left, width, texts }: Naming,
): readonly TextMark[] {
  const taken = texts.filter(({ role }) => role === 'value').map((mark) => boxOf(mark));
  const wanted = rows
    .filter(({ outside, series }) => outside !== null || series.subject.id === focus)
    .sort((a, b) => (b.outside ?? 0) - (a.outside ?? 0) || b.cases - a.cases);
  return wanted.flatMap((row): TextMark[] => {
    const [x, y] = [xOf(row.cases), yOf(row.point.value)];
    const bold = row.series.subject.id === focus;
    const name = seriesName(row.series, answer.series, lang);
    const look = { bold, ink: row.outside === 0.998 || bold ? 'ink' : 'second' } as const;
    const ways: readonly TextMark[] = [
      textMark('name', { x: x + 8, y: y + 4 }, name, SMALL, look),
      textMark('name', { x: x - 8, y: y + 4 }, name, SMALL, { ...look, anchor: 'end' }),
      textMark('name', { x, y: y - 9 }, name, SMALL, { ...look, anchor: 'middle' }),
      textMark('name', { x, y: y + 18 }, name, SMALL, { ...look, anchor: 'middle' }),
    ];
    const free = ways.find((way) => {
      const box = boxOf(way);
      return box.left >= left && box.right <= width && taken.every((one) => isApart(one, box));
    });
    if (!free) return [];
    taken.push(boxOf(free));
    return [free];
  });
}

interface TextBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf({ x, y, text, size, bold, anchor }: TextMark): TextBox {
  const wide = textWidth(text, size, bold);
  const left = anchor === 'end' ? x - wide : anchor === 'middle' ? x - wide / 2 : x;
  return { left, right: left + wide, top: y - size, bottom: y + 3 };
}

function isApart(a: TextBox, b: TextBox): boolean {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}
