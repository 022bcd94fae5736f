/** Bars from zero, in the order of the chart's rows, last year as an open dot, value and change printed. */
import { type BarRow, barRows, leadingSubject } from '../../schema/chart/bars.ts';
import type { Chart, Quantity } from '../../schema/chart/chart.ts';
import { isKnown } from '../../schema/chart/facts.ts';
import { formatChange, formatValue, gapWord } from '../../schema/chart/format.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { drawLine, drawLines, drawText, type Plot, type PlotRequest } from './plot.ts';
import { el, group, type Markup } from './svg.ts';
import { inksOf, patternsOf, subjectColour } from './theme.ts';

const NAME = 13;
const LINE = 16;
const BAR = 13;
const PAD = 12;
const MOST = 80;
const FOOT = 20;

interface DrawnRow extends BarRow {
  readonly name: readonly string[];
  readonly value: string;
  readonly change: string;
  readonly height: number;
}

export function drawBars(request: PlotRequest): Plot {
  const { chart, answer, inks, width } = request;
  const all = barRows(chart, answer);
  const quantities = new Set(all.map(({ series }) => series.quantity));
  const nameWidth = Math.min(
    width * 0.34,
    Math.max(0, ...all.map((row) => textWidth(nameOf(row, quantities, chart), NAME))) + 1,
  );
  const rows = fitRows(
    all.map((row) => prepareRow(row, quantities, nameWidth, chart)),
    request.height,
  );
  const left = nameWidth + 12;
  const textRoom = Math.max(
    30,
    ...rows.map(({ value, change }) => textWidth(value, NAME, true) + (change ? 8 + textWidth(change, 12) : 0)),
  );
  const right = Math.max(left + 20, width - textRoom - 14);
  const values = rows
    .flatMap(({ point }) => [point?.value ?? 0, isKnown(point) ? (point.change.previous ?? 0) : 0])
    .filter(Number.isFinite);
  const max = Math.max(0, ...values);
  const min = Math.min(0, ...values);
  const span = max - min || 1;
  const xOf = (value: number): number => left + ((right - left) * (value - min)) / span;
  const leader = leadingSubject(chart, answer);
  let y = 6;
  const drawn = rows.map((row) => {
    const markup = drawRow(row, y, { request, xOf, nameWidth, leads: isLeading(row, leader, all) });
    y += row.height;
    return markup;
  });
  const unseen = all.length - rows.length;
  const more = unseen > 0 ? drawMore(unseen, 0, y + 13, request) : null;
  const height = y + (unseen > 0 ? FOOT : 2);
  return {
    markup: group(
      inks.mono ? el('defs', {}, patternsOf(request.prefix)[1]?.definition ?? null) : null,
      drawn,
      drawLine(xOf(0), 2, xOf(0), y, inks.ink, { class: 'axis' }),
      more,
    ),
    height,
  };
}

function drawMore(count: number, x: number, y: number, { chart, inks }: PlotRequest): Markup {
  const text = chart.lang === 'zh' ? `另有 ${count} 项未画出，见数据表` : `${count} more not drawn; see the table`;
  return drawText(x, y, text, { size: 12, fill: inks.second });
}

function prepareRow(row: BarRow, quantities: ReadonlySet<Quantity>, width: number, chart: Chart): DrawnRow {
  const name = wrapText(nameOf(row, quantities, chart), NAME, width, 3);
  const { point, series } = row;
  return {
    ...row,
    name,
    value: isKnown(point) ? formatValue(point.value, series.unit) : gapWord(point?.gap ?? 'notReported', chart.lang),
    change: isKnown(point) ? formatChange(point.change.change, series.unit, chart.lang) : '',
    height: Math.max(1, name.length) * LINE + PAD,
  };
}

/** What tells the rows apart: bureaus, or the quantities of one subject. */
function nameOf({ series }: BarRow, quantities: ReadonlySet<Quantity>, { lang }: Chart): string {
  const { subject } = series;
  return quantities.size > 1
    ? describeQuantity(series.quantity).short[lang]
    : subject.shortName[lang] || subject.name[lang];
}

/** Rows that fit the height, or the first eighty; room is left for the line that counts the rest. */
function fitRows(rows: readonly DrawnRow[], height: number | null): readonly DrawnRow[] {
  const most = rows.slice(0, MOST);
  if (height === null) return most;
  const total = most.reduce((sum, row) => sum + row.height, 8);
  if (total <= height) {
    // A height asked for is used: rows stand wider apart, within reason.
    const spare = Math.min(14, Math.floor((height - total) / Math.max(1, most.length)));
    return most.map((row) => ({ ...row, height: row.height + spare }));
  }
  // Closer rows before fewer rows.
  const closer = most.map((row) => ({
    ...row,
    height: row.height - Math.min(7, Math.ceil((total - height) / most.length)),
  }));
  if (closer.reduce((sum, row) => sum + row.height, 8) <= height) return closer;
  const kept: DrawnRow[] = [];
  let used = 6;
  for (const row of closer) {
    if (used + row.height + FOOT > height && kept.length > 0) break;
    kept.push(row);
    used += row.height;
  }
  return kept;
}

/** The one in colour: in focus, or the highest; of several quantities of one subject the highest row. */
function isLeading(row: BarRow, leader: string | null, all: readonly BarRow[]): boolean {
  if (row.series.subject.id !== leader) return false;
  const own = all.filter(({ series }) => series.subject.id === leader);
  const top = Math.max(...own.map(({ point }) => point?.value ?? -Infinity));
  return own.length === 1 || row.point?.value === top;
}

interface RowPlace {
  readonly request: PlotRequest;
  readonly xOf: (value: number) => number;
  readonly nameWidth: number;
  readonly leads: boolean;
}

function drawRow(row: DrawnRow, y: number, { request, xOf, nameWidth, leads }: RowPlace): Markup {
  const { chart, prefix } = request;
  const inks = inksOf(chart.theme);
  const { point, series } = row;
  const middle = y + row.height / 2;
  const first = middle - ((row.name.length - 1) * LINE) / 2 + 4.5;
  const names = drawLines(nameWidth, first, row.name, LINE, { size: NAME, fill: inks.ink, anchor: 'end', bold: leads });
  const attributes = { class: 'bar', 'data-subject': series.subject.id, 'data-quantity': series.quantity };
  if (!isKnown(point)) {
    const word = drawText(xOf(0) + 8, middle + 4.5, row.value, {
      size: 12,
      fill: inks.second,
      italic: chart.lang === 'en',
    });
    return el('g', attributes, names, word);
  }
  const zero = xOf(0);
  const end = xOf(point.value);
  const { previous } = point.change;
  const before = previous !== null && Number.isFinite(previous) ? xOf(previous) : null;
  const colour = subjectColour(describeQuantity(series.quantity).subject, chart);
  const fill = leads ? colour : inks.mono ? `url(#${prefix}-p1)` : inks.rest;
  const x = Math.max(zero, end, before === null ? 0 : before + 5) + 8;
  const valueWidth = textWidth(row.value, NAME, true);
  return el(
    'g',
    attributes,
    names,
    el('rect', {
      x: Math.min(zero, end),
      y: middle - BAR / 2,
      width: Math.max(Math.abs(end - zero), point.value === 0 ? 0 : 1),
      height: BAR,
      fill,
      stroke: inks.mono ? '#000000' : null,
      'stroke-width': inks.mono ? 0.8 : null,
    }),
    before === null
      ? null
      : el('circle', { cx: before, cy: middle, r: 4.2, fill: '#FFFFFF', stroke: inks.ink, 'stroke-width': 1.5 }),
    drawText(x, middle + 4.5, row.value, { size: NAME, fill: inks.ink, bold: true }),
    row.change === '' ? null : drawText(x + valueWidth + 8, middle + 4.5, row.change, { size: 12, fill: inks.second }),
  );
}
