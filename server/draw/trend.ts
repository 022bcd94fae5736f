/**
 * Lines by year. Gaps stay open, a change of form that breaks the series is a dotted line with its word, every line is
 * named at its end, and a single line carries its numbers.
 */
import type { Chart } from '../../schema/chart/chart.ts';
import { seriesColours } from '../../schema/chart/colours.ts';
import { isKnown, type KnownPoint, knownPoints, lastKnown, yearsOf } from '../../schema/chart/facts.ts';
import { formatTick, formatValue } from '../../schema/chart/format.ts';
import type { Box, Point } from '../../schema/chart/layout/geometry.ts';
import { findRoom, type Segment } from '../../schema/chart/layout/labels.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { scaleFor } from '../../schema/chart/scale.ts';
import type { Series, SeriesAnswer } from '../../schema/chart/series.ts';
import { nameLines } from './line-names.ts';
import { drawLine, drawText, type Plot, type PlotRequest } from './plot.ts';
import { el, group, type Markup, pathOf } from './svg.ts';
import { drawMarker, type LineStyle, leadingLine, restLine } from './theme.ts';
import { drawYears } from './years.ts';

const TICK = 12;
const LABEL = 13;

export interface DrawnLine {
  readonly series: Series;
  readonly style: LineStyle;
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly xOf: (year: number) => number;
  readonly yOf: (value: number) => number;
}

export function drawTrend(request: PlotRequest): Plot {
  const { chart, answer, inks, width } = request;
  const lines = styleLines(chart, answer);
  const unit = answer.series[0]?.unit ?? 'case';
  const years = yearsOf(answer);
  const scale = scaleFor(
    answer.series.flatMap(knownPoints).map(({ value }) => value),
    request.height !== null && request.height < 180 ? 2 : 4,
    unit !== 'percent' && unit !== 'wanYuan' && unit !== 'yuan',
  );
  const breaks = breakYears(answer);
  const ticks = scale.ticks.map((tick) => formatTick(tick, unit));
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(tick, TICK)))) + 10;
  const names = nameLines(lines, answer, chart, width);
  const right = names.width > 0 ? width - names.width - 14 : width - 8;
  const axis = drawYears({ years, answer, inks, lang: chart.lang, width: Math.max(20, right - left) });
  const top = breaks.length > 0 ? 30 : 16;
  const natural = Math.max(Math.min(320, Math.max(170, width * 0.38)), names.height);
  const inner = Math.max(24, request.height === null ? natural : request.height - top - axis.height);
  const bottom = top + inner;
  const inset = Math.min(22, (right - left) / 6);
  const firstYear = years[0] ?? 0;
  const span = Math.max(1, (years.at(-1) ?? 0) - firstYear);
  const frame: Frame = {
    left,
    right,
    top,
    bottom,
    xOf: (year) =>
      years.length < 2 ? (left + right) / 2 : left + inset + ((right - left - 2 * inset) * (year - firstYear)) / span,
    yOf: (value) => bottom - ((value - scale.min) / (scale.max - scale.min)) * inner,
  };
  const grid = scale.ticks.map((tick, index) => [
    drawLine(left, frame.yOf(tick), right, frame.yOf(tick), tick === 0 ? inks.ink : inks.hairline, {
      class: tick === 0 ? 'axis' : 'grid',
    }),
    drawText(left - 8, frame.yOf(tick) + 4, ticks[index] ?? '', { size: TICK, fill: inks.second, anchor: 'end' }),
  ]);
  const marks = breaks.map((year) => drawBreak(frame, year, request));
  const drawn = [...lines]
    .sort((a, b) => rankOf(a, chart) - rankOf(b, chart))
    .map((line) => drawSeries(line, frame, lines.length === 1));
  return {
    markup: group(
      grid,
      axis.draw(frame.xOf, bottom),
      marks.map(({ markup }) => markup),
      drawn,
      lines.length === 1 && lines[0]
        ? drawValues(
            lines[0],
            frame,
            request,
            marks.map(({ box }) => box),
            scale.ticks.map((tick) => ({
              from: { x: left, y: frame.yOf(tick) },
              to: { x: right, y: frame.yOf(tick) },
            })),
          )
        : names.draw(frame),
    ),
    height: bottom + axis.height,
  };
}

/** Grey below colour, and the one in focus on top. */
function rankOf({ series, style }: DrawnLine, { focus }: Chart): number {
  if (series.subject.id === focus) return 2;
  return style.leads ? 1 : 0;
}

/** The colours of the answer as lines; in black the coloured ones differ by dash and mark instead. */
function styleLines(chart: Chart, answer: SeriesAnswer): readonly DrawnLine[] {
  const colours = seriesColours(chart, answer);
  const leading = colours.flatMap((colour, index) => (colour === null ? [] : [index]));
  return answer.series.map((series, index) => {
    const colour = colours[index] ?? null;
    return { series, style: colour === null ? restLine(chart) : leadingLine(leading.indexOf(index), chart, colour) };
  });
}

/** Years before which some line is broken or joined with caution by a change of form. */
function breakYears(answer: SeriesAnswer): readonly number[] {
  const points = answer.series.flatMap(({ points }) => points.slice(1));
  const marked = points.filter(({ breakBefore, edition }) => breakBefore !== null && edition !== 'narrative');
  return [...new Set(marked.map(({ year }) => year))].sort((a, b) => a - b);
}

function drawBreak(
  frame: Frame,
  year: number,
  { chart, inks, width }: PlotRequest,
): { readonly markup: Markup; readonly box: Box } {
  const x = (frame.xOf(year - 1) + frame.xOf(year)) / 2;
  const word = chart.lang === 'zh' ? `表式变更 ${year}` : `form changed ${year}`;
  const length = textWidth(word, TICK);
  const start = Math.min(Math.max(0, x - length / 2), width - length);
  return {
    markup: el(
      'g',
      { class: 'break' },
      drawLine(x, frame.top - 12, x, frame.bottom, inks.second, { 'stroke-dasharray': '1.5 3' }),
      drawText(start, frame.top - 17, word, { size: TICK, fill: inks.second }),
    ),
    box: { x: start, y: frame.top - 28, width: length, height: 15 },
  };
}

interface Run {
  readonly points: readonly Point[];
  readonly soft: boolean;
}

/** The pieces of a line: whole between gaps and breaks, and each soft join a piece of its own. */
function runsOf(series: Series, frame: Frame): readonly Run[] {
  const runs: Run[] = [];
  let run: Point[] = [];
  let previous: { readonly year: number; readonly at: Point } | null = null;
  const close = (): void => {
    if (run.length > 1) runs.push({ points: run, soft: false });
    run = [];
  };
  for (const point of series.points) {
    if (!isKnown(point)) {
      close();
      previous = null;
      continue;
    }
    const at = { x: frame.xOf(point.year), y: frame.yOf(point.value) };
    const joined = previous !== null && previous.year === point.year - 1 && point.breakBefore !== 'break';
    if (!joined) close();
    if (joined && previous && point.breakBefore === 'soft' && point.edition !== 'narrative') {
      close();
      runs.push({ points: [previous.at, at], soft: true });
    }
    run.push(at);
    previous = { year: point.year, at };
  }
  close();
  return runs;
}

function drawSeries({ series, style }: DrawnLine, frame: Frame, alone: boolean): Markup {
  const paths = runsOf(series, frame).map(({ points, soft }) =>
    el('path', {
      d: pathOf(points),
      fill: 'none',
      stroke: style.colour,
      'stroke-width': soft ? Math.max(1, style.width - 0.8) : style.width,
      'stroke-dasharray': soft ? '4 4' : style.dash,
      'stroke-linejoin': 'round',
      'stroke-linecap': soft || style.dash ? 'butt' : 'round',
    }),
  );
  const last = lastKnown(series);
  const lonely = (point: KnownPoint): boolean =>
    !isKnown(neighbour(series, point, -1)) && !isKnown(neighbour(series, point, 1));
  const dots = knownPoints(series)
    .filter((point) => alone || point === last || lonely(point) || (style.marker !== 'circle' && style.leads))
    .map((point) => {
      const size =
        point === last ? (style.leads ? 4.2 : 3) : lonely(point) ? 3.4 : alone ? 2.6 : style.leads ? 2.8 : 2.2;
      return drawMarker(frame.xOf(point.year), frame.yOf(point.value), size, style);
    });
  return el('g', { class: 'line', 'data-subject': series.subject.id, 'data-quantity': series.quantity }, paths, dots);
}

function neighbour(series: Series, point: KnownPoint, step: number): Series['points'][number] | undefined {
  return series.points.find(({ year }) => year === point.year + step);
}

/** The numbers of a single line, each where there is room; the last is bold and always printed. */
function drawValues(
  { series, style }: DrawnLine,
  frame: Frame,
  { inks, width }: PlotRequest,
  taken: readonly Box[],
  grid: readonly Segment[],
): readonly Markup[] {
  const points = knownPoints(series);
  const last = points.at(-1);
  const segments: readonly Segment[] = runsOf(series, frame).flatMap(({ points }) =>
    points.slice(1).flatMap((to, index) => {
      const from = points[index];
      return from ? [{ from, to }] : [];
    }),
  );
  const inside: Box = { x: 0, y: 0, width, height: frame.bottom - 1 };
  const boxes = [
    ...taken,
    ...points.map(({ year, value }) => ({ x: frame.xOf(year) - 4, y: frame.yOf(value) - 4, width: 8, height: 8 })),
  ];
  const labels: Markup[] = [];
  for (const point of last ? [last, ...points.slice(0, -1)] : []) {
    const bold = point === last;
    const text = formatValue(point.value, series.unit);
    const size = bold ? LABEL + 1 : LABEL - 1;
    const length = textWidth(text, size, bold);
    const candidates = roomsAround({ x: frame.xOf(point.year), y: frame.yOf(point.value) }, length, size);
    const box =
      findRoom(candidates.slice(0, 6), inside, [...segments, ...grid], boxes) ??
      findRoom(candidates, inside, segments, boxes) ??
      (bold ? keepInside(candidates[0], inside) : undefined);
    if (!box) continue;
    boxes.push({ ...box, x: box.x - 3, width: box.width + 6 });
    const fill = bold ? style.colour : inks.second;
    labels.push(drawText(box.x, box.y + box.height - 3, text, { size, fill, bold }, { class: 'value' }));
  }
  return labels;
}

/** Above first, then below, then to either side. */
function roomsAround({ x, y }: Point, length: number, size: number): readonly Box[] {
  const height = size + 2;
  const above = y - height - 6;
  const below = y + 6;
  const box = (left: number, top: number): Box => ({ x: left, y: top, width: length, height });
  return [
    box(x - length / 2, above),
    box(x - length + 4, above),
    box(x - 4, above),
    box(x - length / 2, below),
    box(x - 4, below),
    box(x - length + 4, below),
    box(x - length / 2, above - 8),
    box(x - length / 2, below + 8),
    box(x + 8, y - height / 2),
    box(x - length - 8, y - height / 2),
  ];
}

function keepInside(box: Box | undefined, inside: Box): Box | undefined {
  if (!box) return undefined;
  const x = Math.max(inside.x, Math.min(box.x, inside.x + inside.width - box.width));
  return { ...box, x, y: Math.max(inside.y, box.y) };
}
