/** Bars stacked to 100 % in the order of the form; each class named over the first bar, or in a legend where that is too tight. */

import type { Chart } from '../../schema/chart/chart.ts';
import { formatNumber, gapWord } from '../../schema/chart/format.ts';
import type { Box } from '../../schema/chart/layout/geometry.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import { findOutcomeSet, type OutcomeBar, type OutcomeSet, outcomeBars } from '../../schema/chart/outcomes.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { percent } from '../../schema/chart/words/outcomes.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import { drawLine, drawLines, drawText, type Plot, type PlotRequest } from './plot.ts';
import { el, group, type Markup } from './svg.ts';
import { type Inks, patternsOf } from './theme.ts';

const SIZE = 12;
const NAME = 13;
const BAR = 22;
const GAP = 8;
const LINE = 15;
const MOST = 60;
const FOOT = 20;

interface ClassStyle {
  readonly label: string;
  readonly fill: string;
  readonly ink: string;
}

interface StackedRow {
  readonly bar: OutcomeBar;
  readonly name: readonly string[];
  readonly total: string;
  /** A heading over the first row of a subject, where several are drawn by year. */
  readonly heading: string | null;
  readonly breakBefore: boolean;
  /** In focus, or the latest year. */
  readonly leads: boolean;
  readonly height: number;
  /** Of the bar. */
  readonly thickness: number;
}

export function drawOutcomes(request: PlotRequest): Plot {
  const { chart, answer, inks, width } = request;
  const set = findOutcomeSet(chart.measures);
  if (!set) return { markup: group(), height: 0 };
  const bars = outcomeBars(set, answer, chart.by);
  const patterns = patternsOf(request.prefix);
  const styles = set.classes.map((measure, index): ClassStyle => {
    const label = describeQuantity(measure).short[chart.lang];
    if (inks.mono) return { label, fill: patterns[monoFill(set, index)]?.fill ?? '#FFFFFF', ink: '#000000' };
    return { label, fill: set.colours[index] ?? inks.rest, ink: set.inks[index] ?? inks.ink };
  });
  const nameWidth = Math.min(
    width * 0.3,
    Math.max(20, ...bars.map((bar) => textWidth(rowName(bar, chart), NAME, true))) + 1,
  );
  const all = prepareRows(bars, set, chart, nameWidth);
  const totalWidth = Math.max(20, ...all.map(({ total }) => textWidth(total, SIZE)));
  const left = nameWidth + 12;
  const right = Math.max(left + 40, width - totalWidth - 10);
  const heading = drawClassNames(all[0], styles, left, right, request);
  const rows = fitRows(all, request.height === null ? null : request.height - heading.height, chart.by === 'year');
  let y = heading.height;
  const drawn = rows.map((row) => {
    const markup = drawRow(row, y, styles, left, right, request);
    y += row.height;
    return markup;
  });
  const rest = all.length - rows.length;
  const more = chart.lang === 'zh' ? `另有 ${rest} 条未画出，见数据表` : `${rest} more not drawn; see the table`;
  return {
    markup: group(
      inks.mono
        ? el(
            'defs',
            {},
            patterns.map(({ definition }) => definition),
          )
        : null,
      heading.markup,
      drawn,
      rest > 0 ? drawText(0, y + 13, more, { size: SIZE, fill: inks.second }) : null,
    ),
    height: y + (rest > 0 ? FOOT : 0),
  };
}

/** Four classes take the patterns that stay furthest apart. */
function monoFill(set: OutcomeSet, index: number): number {
  return set.classes.length > 4 ? index : ([0, 1, 2, 5][index] ?? 5);
}

function rowName({ subject, year }: OutcomeBar, { by, lang }: Chart): string {
  return by === 'year' ? String(year) : subject.shortName[lang] || subject.name[lang];
}

function prepareRows(
  bars: readonly OutcomeBar[],
  set: OutcomeSet,
  chart: Chart,
  nameWidth: number,
): readonly StackedRow[] {
  const latest = Math.max(...bars.map(({ year }) => year));
  const several = new Set(bars.map(({ subject }) => `${subject.scope}/${subject.id}`)).size > 1;
  return bars.map((bar, index) => {
    const previous = bars[index - 1];
    const sameSubject = previous?.subject.id === bar.subject.id && previous.subject.scope === bar.subject.scope;
    const heading =
      several && chart.by === 'year' && !sameSubject
        ? bar.subject.shortName[chart.lang] || bar.subject.name[chart.lang]
        : null;
    const leads = chart.focus === null ? chart.by === 'year' && bar.year === latest : bar.subject.id === chart.focus;
    const breakBefore = chart.by === 'year' && sameSubject && changesForm(previous, bar, set);
    const name = wrapText(rowName(bar, chart), NAME, nameWidth, 2);
    const height = Math.max(BAR + GAP, name.length * LINE + GAP) + (heading === null ? 0 : 26) + (breakBefore ? 10 : 0);
    return { bar, name, total: totalOf(bar, set, chart), heading, breakBefore, leads, height, thickness: BAR };
  });
}

/** The form changed between two bars, and one of the classes is not the same row in both. */
function changesForm(previous: OutcomeBar | undefined, bar: OutcomeBar, set: OutcomeSet): boolean {
  if (bar.breakBefore !== null) return true;
  const changed = previous?.edition === '2019' && (bar.edition === '2021' || bar.edition === 'mixed');
  return changed && set.classes.some((measure) => getMeasure(measure).join.kind !== 'same');
}

/** `1,284 件`, and for appeals the share corrected of what was decided. */
function totalOf({ parts, total, rate }: OutcomeBar, set: OutcomeSet, { lang }: Chart): string {
  if (parts === null) return '';
  const count = lang === 'zh' ? `${formatNumber(total, 0)} 件` : formatNumber(total, 0);
  return set.rate && rate !== null ? `${count} · ${set.rate.label[lang]} ${percent(rate)}` : count;
}

/** Rows that fit the height, or the first sixty; of years the latest, for what is left out should be the past. */
function fitRows(rows: readonly StackedRow[], height: number | null, latestFirst: boolean): readonly StackedRow[] {
  const total = rows.reduce((sum, row) => sum + row.height, 0);
  if (rows.length <= MOST && (height === null || total <= height)) {
    const spare = height === null ? 0 : Math.min(16, Math.floor((height - total) / Math.max(1, rows.length)));
    return rows.map((row) => ({
      ...row,
      height: row.height + spare,
      thickness: row.thickness + Math.floor(spare * 0.6),
    }));
  }
  const kept: StackedRow[] = [];
  let used = FOOT;
  for (const row of latestFirst ? rows.toReversed() : rows) {
    if (kept.length === MOST || (height !== null && used + row.height > height && kept.length > 0)) break;
    kept.push(row);
    used += row.height;
  }
  return latestFirst ? kept.reverse() : kept;
}

/** Names over the segments of the first bar where each fits its own or can be moved a little; else a legend in rows. */
function drawClassNames(
  first: StackedRow | undefined,
  styles: readonly ClassStyle[],
  left: number,
  right: number,
  { inks, width }: PlotRequest,
): { readonly markup: Markup; readonly height: number } {
  const over = first && !inks.mono ? placeOver(first, styles, left, right, width) : null;
  if (over) {
    return {
      markup: group(
        over.map(({ x, label }) => drawText(x, 13, label, { size: SIZE, fill: inks.ink }, { class: 'class' })),
      ),
      height: 22,
    };
  }
  let x = 0;
  let row = 0;
  const items = styles.map((style) => {
    const length = 18 + textWidth(style.label, SIZE) + 16;
    if (x > 0 && x + length - 16 > width) {
      x = 0;
      row += 1;
    }
    const at = { x, y: row * 20 };
    x += length;
    return group(
      el('rect', {
        x: at.x + 0.5,
        y: at.y + 3.5,
        width: 12,
        height: 11,
        fill: style.fill,
        stroke: edgeOf(inks),
        'stroke-width': 0.8,
      }),
      drawText(at.x + 18, at.y + 13, style.label, { size: SIZE, fill: inks.ink }, { class: 'class' }),
    );
  });
  return { markup: group(items), height: (row + 1) * 20 + 8 };
}

function placeOver(
  { bar, heading }: StackedRow,
  styles: readonly ClassStyle[],
  left: number,
  right: number,
  width: number,
): readonly { readonly x: number; readonly label: string }[] | null {
  if (bar.parts === null || heading !== null) return null;
  const placed: { x: number; label: string }[] = [];
  let edge = left;
  let start = left;
  for (const [index, style] of styles.entries()) {
    const size = (right - left) * (bar.parts[index]?.share ?? 0);
    const x = Math.max(start + 2, edge);
    // A name that begins beyond its own segment would be read as the next one's.
    if (x > start + Math.max(0, size - 6)) return null;
    edge = x + textWidth(style.label, SIZE) + 8;
    if (edge - 8 > width) return null;
    placed.push({ x, label: style.label });
    start += size;
  }
  return placed;
}

function edgeOf(inks: Inks): string {
  return inks.mono ? '#000000' : '#FFFFFF';
}

function drawRow(
  row: StackedRow,
  y: number,
  styles: readonly ClassStyle[],
  left: number,
  right: number,
  { chart, inks }: PlotRequest,
): Markup {
  const { bar } = row;
  const offset = (row.heading === null ? 0 : 26) + (row.breakBefore ? 10 : 0);
  const height = row.height - offset - GAP;
  const top = y + offset + (height - row.thickness) / 2;
  const middle = top + row.thickness / 2;
  const first = middle - ((row.name.length - 1) * LINE) / 2 + 4.5;
  const heading =
    row.heading === null ? null : drawText(0, y + 17, row.heading, { size: NAME, fill: inks.ink, bold: true });
  const word = chart.lang === 'zh' ? `表式变更 ${bar.year}` : `form changed ${bar.year}`;
  const divide = row.breakBefore
    ? el(
        'g',
        { class: 'break' },
        drawLine(0, y + offset - 8, right - textWidth(word, 11) - 6, y + offset - 8, inks.second, {
          'stroke-dasharray': '1.5 3',
        }),
        drawText(right, y + offset - 4.5, word, { size: 11, fill: inks.second, anchor: 'end' }),
      )
    : null;
  const names = drawLines(0, first, row.name, LINE, { size: NAME, fill: inks.ink, bold: row.leads });
  const attributes = { class: 'stack', 'data-subject': bar.subject.id, 'data-year': bar.year };
  if (bar.parts === null) {
    const why =
      bar.gap === 'denominatorZero'
        ? chart.lang === 'zh'
          ? '0 件'
          : 'none'
        : gapWord(bar.gap ?? 'notReported', chart.lang);
    return el(
      'g',
      attributes,
      heading,
      divide,
      names,
      drawLine(left, middle, right, middle, inks.hairline, { 'stroke-dasharray': '3 3' }),
      el('rect', { x: left, y: middle - 8, width: textWidth(why, SIZE) + 10, height: 16, fill: '#FFFFFF' }),
      drawText(left + 2, middle + 4.5, why, { size: SIZE, fill: inks.second }),
    );
  }
  let x = left;
  const segments = bar.parts.flatMap(({ share }, index) => {
    const style = styles[index];
    const size = (right - left) * share;
    const start = x;
    x += size;
    if (!style || size <= 0) return [];
    return [drawSegment({ x: start, y: top, width: size, height: row.thickness }, share, style, inks, row.leads)];
  });
  return el(
    'g',
    attributes,
    heading,
    divide,
    names,
    segments,
    drawText(right + 10, middle + 4.5, row.total, { size: SIZE, fill: inks.second }),
  );
}

function drawSegment(
  { x, y, width, height }: Box,
  share: number,
  style: ClassStyle,
  inks: Inks,
  bold: boolean,
): Markup {
  const text = percent(share);
  const length = textWidth(text, SIZE, bold);
  const fits = length + 10 <= width;
  const middle = y + height / 2;
  return group(
    el('rect', { x, y, width, height, fill: style.fill, stroke: edgeOf(inks), 'stroke-width': inks.mono ? 0.8 : 1 }),
    fits && inks.mono ? el('rect', { x: x + 3, y: middle - 8, width: length + 6, height: 16, fill: '#FFFFFF' }) : null,
    fits ? drawText(x + 6, middle + 4.3, text, { size: SIZE, fill: style.ink, bold }) : null,
  );
}
