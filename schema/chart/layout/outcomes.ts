/**
 * Bars stacked to 100 % in the order of the form: where everything stands, for page and picture alike. Each class is named
 * over the first bar, or in a key where that is too tight.
 */

import { OUTCOME_SIGNS } from '../../check/finding.ts';
import { getMeasure } from '../../form/measures/index.ts';
import { say } from '../../language.ts';
import { CORRECTED_SIGN } from '../../report/correction.ts';
import type { Chart } from '../chart.ts';
import { formatNumber, gapWord } from '../format.ts';
import { findOutcomeSet, type OutcomeBar, type OutcomePart, type OutcomeSet, outcomeBars } from '../outcomes.ts';
import { noteSigns } from '../point-notes.ts';
import { describeQuantity } from '../quantity.ts';
import type { Series, SeriesAnswer, SeriesSubject } from '../series.ts';
import { percent } from '../words/outcomes.ts';
import { subjectName } from '../words/phrases.ts';
import { successionsTold } from '../words/succession.ts';
import { type KeyItem, keyOf, namesOver } from './class-names.ts';
import type { Box } from './geometry.ts';
import { type Stroke, type TextMark, textLines, textMark } from './marks.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';
import { wordsBetween } from './year-marks.ts';

const SIZE = 12;
const NAME = 13;
const BAR = 22;
const GAP = 8;
const LINE = 15;
/** Of the last line of a heading. */
const HEADING = 26;
const BREAK = 14;
const MOST = 60;
const FOOT = 20;
/** Below this width names of bureaus stand over their bars. */
const STACKED = 420;

export interface OutcomesSize {
  readonly width: number;
  /** Pixels there are; null: as many as it needs. */
  readonly height: number | null;
  /** The year a page is about, in bold; null: the last. */
  readonly year: number | null;
  /** Patterns instead of colours: names over the bars would not tell which is which. */
  readonly mono: boolean;
}

export interface Segment {
  readonly part: OutcomePart;
  /** Place of the class in the form, which has its colour. */
  readonly index: number;
  readonly box: Box;
  /** Null where it would not fit. */
  readonly text: TextMark | null;
}

export interface StackedRow {
  readonly key: string;
  readonly bar: OutcomeBar;
  /** The year, or the bureau, with the bureau's name where several stand by year. */
  readonly name: string;
  readonly total: string;
  /** Why there is no bar; null where there is one. */
  readonly gap: string | null;
  readonly y: number;
  readonly height: number;
  /** In focus, or the latest year. */
  readonly leads: boolean;
  readonly segments: readonly Segment[];
  /** A row without a bar has a dotted line in its place. */
  readonly empty: Stroke | null;
  /** Before this row, where the form changes or something became of the bureau. */
  readonly divide: Stroke | null;
  readonly texts: readonly TextMark[];
}

export interface OutcomesPlan {
  readonly width: number;
  readonly height: number;
  readonly set: OutcomeSet;
  readonly left: number;
  readonly right: number;
  /** Colours with their names; empty where the names stand over the first bar. */
  readonly key: readonly KeyItem[];
  readonly rows: readonly StackedRow[];
  /** Names of the classes, and how many rows are left out. */
  readonly texts: readonly TextMark[];
}

interface Prepared {
  readonly bar: OutcomeBar;
  readonly lines: readonly string[];
  readonly total: string;
  /** The bureau's name, in lines, over its first row; empty where there is none. */
  readonly heading: readonly string[];
  /** What stands between it and the row before; empty where nothing does. */
  readonly between: string;
  readonly leads: boolean;
  readonly height: number;
  readonly thickness: number;
}

/** Null where the measures are no set of outcomes. */
export function planOutcomes(chart: Chart, answer: SeriesAnswer, size: OutcomesSize): OutcomesPlan | null {
  const { width, height } = size;
  const set = findOutcomeSet(chart.measures);
  if (!set) return null;
  const bars = withoutOlder(outcomeBars(set, answer, chart.by), chart);
  const stacked = chart.by === 'bureau' && width < STACKED;
  const longest = Math.max(20, ...bars.map((bar) => textWidth(rowName(bar, chart), NAME, true))) + 1;
  const nameWidth = stacked ? width : Math.min(width * 0.3, longest);
  const several = bars.some((bar) => !isOfOne(bars[0], bar));
  const all = prepare(bars, set, chart, answer.series, { width, nameWidth, stacked, several, year: size.year });
  const totals = Math.max(20, ...all.map(({ total }) => textWidth(total, SIZE)));
  const left = stacked ? 0 : nameWidth + 12;
  const right = Math.max(left + 40, width - totals - 10);
  const labels = set.classes.map((measure) => describeQuantity(measure).short[chart.lang]);
  const [first] = all;
  const isOver = first && first.heading.length === 0 && !size.mono && !stacked;
  const over = isOver && first.bar.parts ? namesOver(first.bar.parts, labels, { left, right, width }) : null;
  const classes = over ?? keyOf(labels, width);
  const kept = fitRows(all, height === null ? null : height - classes.height, chart.by === 'year');
  let y = classes.height;
  const rows = kept.map((row) => {
    const placed = placeRow(row, y, { chart, set, left, right, stacked, several });
    y += row.height;
    return placed;
  });
  const unseen = all.length - rows.length;
  const more = say(chart.lang, `另有 ${unseen} 条未画出，见数据表`, `${unseen} more not drawn; see the table`);
  return {
    width,
    height: y + (unseen > 0 ? FOOT : 0),
    set,
    left,
    right,
    key: classes.key,
    rows,
    texts: [
      ...classes.texts,
      ...(unseen > 0 ? [textMark('more', { x: 0, y: y + 13 }, more, SIZE, { ink: 'second' })] : []),
    ],
  };
}

/** Years before the form that divides cases so: rows of nothing over the first bar, which the table below still lists. */
function withoutOlder(bars: readonly OutcomeBar[], { by }: Chart): readonly OutcomeBar[] {
  if (by !== 'year' || bars.every(({ parts }) => parts === null)) return bars;
  const bySubject = new Map<string, OutcomeBar[]>();
  for (const bar of bars) {
    const key = `${bar.subject.scope}/${bar.subject.id}`;
    bySubject.set(key, [...(bySubject.get(key) ?? []), bar]);
  }
  return [...bySubject.values()].flatMap((own) => {
    const first = own.findIndex(({ parts }) => parts !== null);
    const older = own
      .slice(0, Math.max(0, first))
      .map(({ gap }) => gap)
      .lastIndexOf('notInEdition');
    return own.slice(older + 1);
  });
}

function rowName({ subject, year }: OutcomeBar, { by, lang }: Chart): string {
  return by === 'year' ? String(year) : subjectName(subject, lang);
}

function headingHeight(lines: readonly string[]): number {
  return lines.length === 0 ? 0 : HEADING + (lines.length - 1) * LINE;
}

function isOfOne(a: OutcomeBar | undefined, b: OutcomeBar): boolean {
  return a !== undefined && isSame(a.subject, b.subject);
}

function isSame(a: SeriesSubject, b: SeriesSubject): boolean {
  return a.id === b.id && a.scope === b.scope;
}

interface Names {
  readonly width: number;
  readonly nameWidth: number;
  readonly stacked: boolean;
  /** More than one bureau or region. */
  readonly several: boolean;
  readonly year: number | null;
}

function prepare(
  bars: readonly OutcomeBar[],
  set: OutcomeSet,
  chart: Chart,
  series: readonly Series[],
  { width, nameWidth, stacked, several, year }: Names,
): readonly Prepared[] {
  const marked = year ?? Math.max(...bars.map((bar) => bar.year));
  return bars.map((bar, index) => {
    const previous = bars[index - 1];
    const heading =
      several && chart.by === 'year' && !isOfOne(previous, bar)
        ? wrapText(subjectName(bar.subject, chart.lang), NAME, width, 3, true)
        : [];
    const isNext = chart.by === 'year' && isOfOne(previous, bar);
    const told = isNext
      ? successionsTold(
          series.filter(({ subject }) => isSame(subject, bar.subject)),
          chart.lang,
        )
      : [];
    const words = wordsBetween(bar.year, isNext && changesForm(previous, bar, set), told, chart.lang);
    const between = words.find((text) => textWidth(text, SIZE) <= width * 0.75) ?? '';
    const leads = chart.focus === null ? chart.by === 'year' && bar.year === marked : bar.subject.id === chart.focus;
    const lines = wrapText(rowName(bar, chart), NAME, nameWidth, 2, true);
    const own = stacked ? lines.length * LINE + BAR + GAP : Math.max(BAR + GAP, lines.length * LINE + GAP);
    const height = own + headingHeight(heading) + (between === '' ? 0 : BREAK);
    return { bar, lines, total: totalOf(bar, set, chart), heading, between, leads, height, thickness: BAR };
  });
}

/** The form changed between two bars, and one of the classes is not the same row in both. */
function changesForm(previous: OutcomeBar | undefined, bar: OutcomeBar, set: OutcomeSet): boolean {
  if (bar.breakBefore !== null) return true;
  const changed = previous?.edition === '2019' && (bar.edition === '2021' || bar.edition === 'mixed');
  return changed && set.classes.some((measure) => getMeasure(measure).join.kind !== 'same');
}

/** `1,284 件`, with a sign where a check fails, a correction counts or an editor says something of it, and for appeals the share corrected of what was decided. */
function totalOf(
  { parts, total, rate, failed, corrected, points }: OutcomeBar,
  set: OutcomeSet,
  { lang }: Chart,
): string {
  if (parts === null) return '';
  const notes = [...new Set(points.flatMap(({ notes: some = [] }) => some))].sort((a, b) => a - b);
  const signs = [corrected ? CORRECTED_SIGN : '', failed ? OUTCOME_SIGNS.failed : '', noteSigns({ notes })];
  const sign = signs.map((one) => (one === '' ? '' : ` ${one}`)).join('');
  const count = say(lang, `${formatNumber(total, 0)} 件`, formatNumber(total, 0)) + sign;
  return set.rate && rate !== null ? `${count} · ${set.rate.label[lang]} ${percent(rate)}` : count;
}

/** Rows that fit the height, or the first sixty; of years the latest, for what is left out should be the past. */
function fitRows(rows: readonly Prepared[], height: number | null, latestFirst: boolean): readonly Prepared[] {
  const total = rows.reduce((sum, row) => sum + row.height, 0);
  if (rows.length <= MOST && (height === null || total <= height)) {
    const spare = height === null ? 0 : Math.min(16, Math.floor((height - total) / Math.max(1, rows.length)));
    return rows.map((row) => ({
      ...row,
      height: row.height + spare,
      thickness: row.thickness + Math.floor(spare * 0.6),
    }));
  }
  const kept: Prepared[] = [];
  let used = FOOT;
  for (const row of latestFirst ? [...rows].reverse() : rows) {
    if (kept.length === MOST || (height !== null && used + row.height > height && kept.length > 0)) break;
    kept.push(row);
    used += row.height;
  }
  return latestFirst ? kept.reverse() : kept;
}

interface RowSetting {
  readonly chart: Chart;
  readonly set: OutcomeSet;
  readonly left: number;
  readonly right: number;
  readonly stacked: boolean;
  readonly several: boolean;
}

function placeRow(row: Prepared, y: number, { chart, set, left, right, stacked, several }: RowSetting): StackedRow {
  const { bar, lines, leads, thickness, heading } = row;
  const offset = headingHeight(heading) + (row.between === '' ? 0 : BREAK);
  const named = stacked ? lines.length * LINE : 0;
  const top = y + offset + named + (row.height - offset - named - GAP - thickness) / 2;
  const middle = top + thickness / 2;
  const nameAt = stacked ? y + offset + 11 : middle - ((lines.length - 1) * LINE) / 2 + 4.5;
  const name = rowName(bar, chart);
  const why =
    bar.gap === 'denominatorZero' ? say(chart.lang, '0 件', 'none') : gapWord(bar.gap ?? 'notReported', chart.lang);
  const gap = bar.parts === null ? why : null;
  const divideAt = y + offset - 8;
  const texts = [
    ...textLines('heading', { x: 0, y: y + 17 }, heading, LINE, NAME, { bold: true }),
    ...(row.between === ''
      ? []
      : [textMark('break', { x: right, y: divideAt + 4 }, row.between, SIZE, { ink: 'second', anchor: 'end' })]),
    ...textLines('row', { x: 0, y: nameAt }, lines, LINE, NAME, { bold: leads }),
    ...(gap === null
      ? [textMark('total', { x: right + 10, y: middle + 4.5 }, row.total, SIZE, { ink: 'second' })]
      : [textMark('gap', { x: left + 2, y: middle + 4.5 }, gap, SIZE, { ink: 'second' })]),
  ];
  return {
    key: `${bar.subject.scope}/${bar.subject.id}/${bar.year}`,
    bar,
    name: chart.by === 'year' && several ? `${subjectName(bar.subject, chart.lang)} ${name}` : name,
    total: row.total,
    gap,
    y,
    height: row.height,
    leads,
    segments: placeSegments(bar, set, { x: left, y: top, width: right - left, height: thickness }, leads),
    empty:
      gap === null ? null : { from: { x: left + 12 + textWidth(gap, SIZE), y: middle }, to: { x: right, y: middle } },
    divide:
      row.between === ''
        ? null
        : { from: { x: 0, y: divideAt }, to: { x: right - textWidth(row.between, SIZE) - 6, y: divideAt } },
    texts,
  };
}

function placeSegments({ parts }: OutcomeBar, { inks }: OutcomeSet, whole: Box, bold: boolean): readonly Segment[] {
  let { x } = whole;
  return (parts ?? []).flatMap((part, index) => {
    const box = { ...whole, x, width: whole.width * part.share };
    x += box.width;
    if (box.width <= 0) return [];
    const text = part.printed;
    const fits = textWidth(text, SIZE, bold) + 10 <= box.width;
    const at = { x: box.x + 6, y: box.y + box.height / 2 + 4.3 };
    return [
      { part, index, box, text: fits ? textMark('share', at, text, SIZE, { ink: inks[index] ?? 'ink', bold }) : null },
    ];
  });
}
