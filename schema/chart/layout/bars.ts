/**
 * Bars from zero, one row each: where everything stands, for page and picture alike. The value stands at the end of this
 * year's bar; last year's is a thin line with an open dot under it, where it touches neither the bar nor the value. Rates on
 * too few cases are drawn apart and not ranked.
 */
import { say } from '../../language.ts';
import { SMALL_BASE } from '../../rollup/indicators.ts';
import type { BarRow } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { hasFailed, isKnown } from '../facts.ts';
import { gapWord } from '../format.ts';
import { type Colour, TOPIC_COLOURS } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer } from '../series.ts';
import { countSubjects } from '../words/phrases.ts';
import { type Groups, groupRows, leadingRow } from './bar-groups.ts';
import type { Box } from './geometry.ts';
import { seriesName } from './looks.ts';
import { type Stroke, type TextMark, textLines, textMark } from './marks.ts';
import { baseWord, changeBeside, numberWord } from './point-words.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';

const NAME = 13;
const SMALL = 12;
const LINE = 16;
const BAR = 12;
const BLOCK = 30;
/** Over and under a heading. */
const AIR = 18;
const FOOT = 20;
const MOST = 80;
/** Below this width names stand over their bars, which would otherwise have no room. */
const STACKED = 420;
/** Of the outline of a bar that rests on a figure in which a check fails. */
export const OPEN_DASH = '3 2';
/** Pixels from the end of a bar to its value. */
const BESIDE = 8;

interface BarsSize {
  readonly width: number;
  /** Pixels there are; null: as many as it needs. */
  readonly height: number | null;
  /** Rows at most; null: as many as a picture holds. */
  readonly most: number | null;
}

export interface PlannedBar {
  /** Place of the series in the answer. */
  readonly index: number;
  readonly row: BarRow;
  /** Of the whole row. */
  readonly y: number;
  readonly height: number;
  /** The one that stands out. */
  readonly leads: boolean;
  /** Of the one that stands out; null: the grey of the rest. */
  readonly colour: Colour | null;
  /** A check fails in what the number rests on: the bar is an outline. */
  readonly open: boolean;
  /** Null where there is no number. */
  readonly bar: Box | null;
  /** The value of the year before, and the way to it from zero. */
  readonly before: Stroke | null;
  readonly texts: readonly TextMark[];
}

export interface BarsPlan {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** The values at `left` and `right`. */
  readonly span: readonly [number, number];
  readonly rows: readonly PlannedBar[];
  /** Where the bars begin, beside each group of rows. */
  readonly zeros: readonly Stroke[];
  /** Headings, and how many rows are left out. */
  readonly texts: readonly TextMark[];
}

export function planBars(chart: Chart, answer: SeriesAnswer, size: BarsSize): BarsPlan {
  const { width } = size;
  const groups = groupRows(chart, answer);
  const leader = leadingRow(chart, groups);
  const stacked = width < STACKED;
  const names = new Map(answer.series.map((series) => [series, seriesName(series, answer.series, chart.lang)]));
  const nameOf = ({ series }: BarRow): string => names.get(series) ?? '';
  const every = [...groups.ranked, ...groups.small];
  const longest = Math.max(0, ...every.map((row) => textWidth(nameOf(row), NAME, row === leader)));
  const nameWidth = stacked ? width : Math.min(width * 0.34, longest + 1);
  const labels = fitLabels(every, chart, width);
  const prepare = (row: BarRow): Prepared => {
    const lines = wrapText(nameOf(row), NAME, nameWidth, 3, row === leader);
    const height = stacked ? lines.length * LINE + BLOCK : Math.max(BLOCK, lines.length * LINE + 10);
    return { row, lines, height, label: labels.get(row) ?? NO_LABEL };
  };
  const ranked = groups.ranked.slice(0, size.most ?? MOST).map(prepare);
  const small = groups.small.slice(0, (size.most ?? MOST) - ranked.length).map(prepare);
  const items: readonly Item[] = small.length > 0 ? [...ranked, smallHeading(groups, chart, width), ...small] : ranked;
  const kept = fitItems(items, size.height);
  const shown = kept.flatMap((item) => ('row' in item ? [item] : []));
  const axis = placeAxis(shown, stacked ? 0 : nameWidth + 12, width);
  const dots = shown.some(({ row: { point } }) => isKnown(point) && point.change.previous !== null);

  const rows: PlannedBar[] = [];
  const texts: TextMark[] = [];
  const zeros: Stroke[] = [];
  const zero = (from: number, to: number): void => {
    if (to > from) zeros.push({ from: { x: axis.xOf(0), y: from }, to: { x: axis.xOf(0), y: to } });
  };
  let y = 4;
  let from = y;
  for (const item of kept) {
    if ('row' in item) {
      const setting = { chart, axis, nameWidth, stacked, dots, leads: item.row === leader };
      rows.push({ index: answer.series.indexOf(item.row.series), ...placeRow(item, y, setting) });
      if (stacked) from = y + item.lines.length * LINE + 2;
      if (stacked) zero(from, y + item.height - 1);
    } else {
      if (!stacked) zero(from, y);
      texts.push(...textLines('heading', { x: 0, y: y + 22 }, item.heading, LINE, SMALL, { ink: 'second' }));
      from = y + item.height;
    }
    y += item.height;
  }
  if (!stacked) zero(from, y);
  const unseen = size.most === null ? every.length - shown.length : 0;
  if (unseen > 0) {
    const more = say(chart.lang, `另有 ${unseen} 项未画出，见数据表`, `${unseen} more not drawn; see the table`);
    texts.push(textMark('more', { x: 0, y: y + 13 }, more, SMALL, { ink: 'second' }));
  }
  return {
    width,
    height: y + (unseen > 0 ? FOOT : 2),
    left: axis.left,
    right: axis.right,
    span: axis.span,
    rows,
    zeros,
    texts,
  };
}

/**
 * The same where a page of paper would have to shrink a taller drawing until nobody could read it: rows stand closer, and those that have no room
 * are counted. `tallest` null: on a screen, which has any height.
 */
export function planBarsOnPage(
  chart: Chart,
  answer: SeriesAnswer,
  size: Pick<BarsSize, 'width' | 'most'>,
  tallest: number | null,
): BarsPlan {
  const free = planBars(chart, answer, { ...size, height: null });
  return tallest === null || free.height <= tallest ? free : planBars(chart, answer, { ...size, height: tallest });
}

interface Label {
  readonly value: string;
  /** Change, and the base of a rate. */
  readonly change: string;
}

const NO_LABEL: Label = { value: '', change: '' };

interface Prepared {
  readonly row: BarRow;
  readonly lines: readonly string[];
  readonly label: Label;
  readonly height: number;
}

type Item = Prepared | { readonly heading: readonly string[]; readonly height: number };

function smallHeading({ small }: Groups, { lang }: Chart, width: number): Item {
  const subjects = [...new Map(small.map(({ series: { subject } }) => [subject.id, subject])).values()];
  const count = countSubjects(subjects.length, subjects, lang);
  const text = say(
    lang,
    `基数不足 ${SMALL_BASE} 件的 ${count}，不参加排名`,
    `${count} with a base under ${SMALL_BASE} cases, not ranked`,
  );
  const heading = wrapText(text, SMALL, width, 3);
  return { heading, height: heading.length * LINE + AIR };
}

/** What stands at the bars: value, change and base while they leave more than half of the width, else the value alone. */
function fitLabels(rows: readonly BarRow[], { lang }: Chart, width: number): ReadonlyMap<BarRow, Label> {
  // Where no row has a year before to compare with, the table says so once for all.
  const compared = rows.some(({ point }) => isKnown(point) && point.change.change.kind !== 'none');
  const labelled = (parts: number): ReadonlyMap<BarRow, Label> =>
    new Map(
      rows.map((row) => {
        const { point, series } = row;
        if (!isKnown(point)) return [row, { value: gapWord(point?.gap ?? 'notReported', lang), change: '' }];
        const change = [compared ? changeBeside(point, series.unit, lang, true) : '', baseWord(point, lang)];
        const told = change.slice(0, parts).filter((part) => part !== '');
        return [row, { value: numberWord(point, series.unit), change: told.join(' · ') }];
      }),
    );
  const all = [2, 1, 0].map(labelled);
  const fits = (labels: ReadonlyMap<BarRow, Label>): boolean =>
    Math.max(0, ...[...labels.values()].map(widthOf)) <= width * 0.5;
  return all.find(fits) ?? all[2] ?? new Map();
}

function widthOf({ value, change }: Label): number {
  return textWidth(value, NAME, true) + (change === '' ? 0 : BESIDE + textWidth(change, SMALL));
}

interface Axis {
  readonly left: number;
  readonly right: number;
  readonly span: readonly [number, number];
  readonly xOf: (value: number) => number;
}

/** Bars use the whole width: the numbers beside them are the axis. */
function placeAxis(rows: readonly Prepared[], start: number, width: number): Axis {
  const isNegative = ({ row: { point } }: Prepared): boolean => isKnown(point) && point.value < 0;
  const room = (some: readonly Prepared[]): number => Math.max(0, ...some.map(({ label }) => widthOf(label)));
  const negative = rows.filter(isNegative);
  const left = start + (negative.length > 0 ? room(negative) + BESIDE : 0);
  const right = Math.max(left + 20, width - Math.max(30, room(rows.filter((row) => !isNegative(row)))) - BESIDE - 6);
  const values = rows.flatMap(({ row: { point } }) =>
    isKnown(point) ? [point.value, point.change.previous ?? 0].filter(Number.isFinite) : [],
  );
  const min = Math.min(0, ...values);
  const max = Math.max(0, ...values);
  const span = max - min || 1;
  return { left, right, span: [min, min + span], xOf: (value) => left + ((right - left) * (value - min)) / span };
}

interface RowSetting {
  readonly chart: Chart;
  readonly axis: Axis;
  readonly nameWidth: number;
  readonly stacked: boolean;
  /** Some row has a dot, so that all leave room for one. */
  readonly dots: boolean;
  readonly leads: boolean;
}

function placeRow({ row, lines, label, height }: Prepared, y: number, setting: RowSetting): Omit<PlannedBar, 'index'> {
  const { chart, axis, nameWidth, stacked, dots, leads } = setting;
  const { point } = row;
  const named = stacked ? lines.length * LINE : 0;
  const middle = y + named + (height - named) / 2;
  const centre = middle - (dots ? 5 : 0);
  const names = stacked
    ? textLines('row', { x: 0, y: y + 13 }, lines, LINE, NAME, { bold: leads })
    : textLines(
        'row',
        { x: nameWidth, y: (lines.length === 1 ? centre : middle) - ((lines.length - 1) * LINE) / 2 + 4.5 },
        lines,
        LINE,
        NAME,
        { bold: leads, anchor: 'end' },
      );
  const common = { row, y, height, leads, open: hasFailed(point) };
  const zero = axis.xOf(0);
  if (!isKnown(point)) {
    const word = textMark('gap', { x: zero + BESIDE, y: centre + 4.5 }, label.value, SMALL, { ink: 'second' });
    return { ...common, colour: null, bar: null, before: null, texts: [...names, word] };
  }
  const end = axis.xOf(point.value);
  const { previous } = point.change;
  const last = previous !== null && Number.isFinite(previous) ? axis.xOf(previous) : null;
  // Where rows stand closer, nearer to its own bar than to the next.
  const under = middle + (stacked ? 8 : Math.min(8, height / 2 - 7));
  return {
    ...common,
    colour: leads ? colourOf(row, chart) : null,
    bar: {
      x: Math.min(zero, end),
      y: centre - BAR / 2,
      width: Math.max(Math.abs(end - zero), point.value === 0 ? 0 : 1),
      height: BAR,
    },
    before: last === null ? null : { from: { x: zero, y: under }, to: { x: last, y: under } },
    texts: [...names, ...labelAt(label, point.value < 0 ? end - BESIDE - widthOf(label) : end + BESIDE, centre + 4.5)],
  };
}

function colourOf({ series }: BarRow, { theme }: Chart): Colour {
  return theme === 'mono' ? '#000000' : TOPIC_COLOURS[describeQuantity(series.quantity).topic];
}

function labelAt({ value, change }: Label, x: number, y: number): readonly TextMark[] {
  const marks = [textMark('value', { x, y }, value, NAME, { bold: true })];
  if (change === '') return marks;
  const beside = x + textWidth(value, NAME, true) + BESIDE;
  return [...marks, textMark('change', { x: beside, y }, change, SMALL, { ink: 'second' })];
}

/** What fits the height: rows further apart where there is room, closer before fewer, and fewer where there is none. */
function fitItems(items: readonly Item[], height: number | null): readonly Item[] {
  const total = items.reduce((sum, item) => sum + item.height, 6);
  if (height === null) return items;
  const count = Math.max(1, items.filter((item) => 'row' in item).length);
  const spread = (by: number): readonly Item[] =>
    items.map((item) => ('row' in item ? { ...item, height: item.height + by } : item));
  if (total <= height) return spread(Math.min(14, Math.floor((height - total) / count)));
  const closer = spread(-Math.min(6, Math.ceil((total - height) / count)));
  if (closer.reduce((sum, item) => sum + item.height, 6) <= height) return closer;
  const kept: Item[] = [];
  let used = 4;
  for (const item of closer) {
    if (used + item.height + FOOT > height && kept.length > 0) break;
    kept.push(item);
    used += item.height;
  }
  const last = kept[kept.length - 1];
  return last && 'heading' in last ? kept.slice(0, -1) : kept;
}
