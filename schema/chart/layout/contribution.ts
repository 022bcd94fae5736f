/**
 * Who made the change: bars that begin where the one before them ended, so that they add up to the change of the sum, which stands last.
 * The small ones are one bar, and so are those that have a number in one of the two years only.
 */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { type ContributionRow, type Contributions, contributionsIn } from '../contribution.ts';
import { formatNumber, formatValue, gapWord, unitLabel } from '../format.ts';
import { type Colour, REST_FILL, SHADE, TOPIC_COLOURS } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer } from '../series.ts';
import { signedCount } from './contribution-table.ts';
import type { DrawingPlan, DrawingSize, DrawnBox, DrawnStop } from './drawing.ts';
import { seriesName } from './looks.ts';
import { type TextMark, textMark } from './marks.ts';
import { planNames } from './row-names.ts';
import { textWidth } from './text-width.ts';

const SMALL = 12;
const ROW = 26;
/** A row where there is no room for as high ones: of one bureau, the rest, those of one year only, and the sum. */
const TIGHT = 20;
const FEWEST = 5;
const BAR = 14;
const HEAD = 24;
const FOOT = 10;
/** Bars of bureaus; the rest is one. */
const NAMED = 14;

interface Step {
  readonly name: string;
  readonly difference: number;
  readonly share: number | null;
  /** Null: of several. */
  readonly row: ContributionRow | null;
  readonly fill: Colour;
}

/** What a bar adds of the sum of the year before: `+5.5%`. */
function signedShare(share: number | null): string {
  if (share === null) return '';
  return `${share > 0 ? '+' : share < 0 ? '−' : '±'}${formatValue(Math.abs(share), 'percent')}`;
}

export function planContribution(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const { lang } = chart;
  const parts = contributionsIn(chart, answer);
  const unit = unitLabel(answer.series[0]?.unit ?? 'case', lang);
  // Names that stand over their rows make these higher; the sum, the rest and those of one year have rows of their own.
  const roomFor = (row: number): number => planNames([], { width, row }).height;
  const row = height === null || HEAD + FOOT + FEWEST * roomFor(ROW) <= height ? ROW : TIGHT;
  const most =
    height === null ? NAMED : Math.max(1, Math.min(NAMED, Math.floor((height - HEAD - FOOT) / roomFor(row)) - 4));
  const steps = stepsOf(chart, answer, parts, most);
  const total: Step = {
    name: say(lang, '合计', 'Together'),
    difference: parts.difference,
    share: parts.before > 0 ? parts.difference / parts.before : null,
    row: null,
    fill: chart.theme === 'mono' ? '#000000' : '#1C1A17',
  };
  const wordOf = ({ difference, share }: Step): string =>
    [signedCount(difference, width < 420 ? '' : unit), signedShare(share)].filter(Boolean).join('  ');
  const all = [...steps, total];
  const names = planNames(
    all.map(({ name }) => name),
    { width, row, most: 0.36 },
  );
  const words = Math.max(30, ...all.map((step) => textWidth(wordOf(step), SMALL, true)));
  const [left, right] = [names.left, Math.max(names.left + 40, width - words - 12)];
  const reached = [0];
  for (const { difference } of steps) reached.push((reached[reached.length - 1] ?? 0) + difference);
  const [from, to] = [Math.min(...reached), Math.max(...reached)];
  const xOf = (value: number): number =>
    to > from ? left + ((right - left) * (value - from)) / (to - from) : (left + right) / 2;
  const boxes: DrawnBox[] = [];
  const stops: DrawnStop[] = [];
  const strokes: DrawingPlan['strokes'][number][] = [];
  const texts: TextMark[] = [
    textMark(
      'head',
      { x: width, y: 14 },
      say(lang, `${parts.year - 1} → ${parts.year} 年`, `${parts.year - 1} → ${parts.year}`),
      SMALL,
      {
        ink: 'second',
        anchor: 'end',
      },
    ),
  ];
  all.forEach((step, at) => {
    const isTotal = step === total;
    const top = HEAD + at * names.height + (isTotal ? 8 : 0);
    const middle = names.middleOf(top);
    const start = isTotal ? 0 : (reached[at] ?? 0);
    const [a, b] = [xOf(start), xOf(start + step.difference)];
    const bold = isTotal || (step.row !== null && step.row.series.subject.id === chart.focus);
    if (isTotal) {
      const y = top - 4;
      strokes.push({ from: { x: 0, y }, to: { x: width, y }, ink: 'hairline', dash: null });
    } else {
      // The next bar begins where this one ends.
      const [y, next] = [middle + BAR / 2, middle + names.height + (at === steps.length - 1 ? 8 : 0) - BAR / 2];
      strokes.push({ from: { x: b, y }, to: { x: b, y: next }, ink: 'hairline', dash: null });
    }
    boxes.push({
      box: { x: Math.min(a, b), y: middle - BAR / 2, width: Math.max(1, Math.abs(b - a)), height: BAR },
      fill: step.fill,
    });
    texts.push(
      ...names.nameOf(step.name, top, bold),
      textMark('change', { x: width, y: middle + 4.5 }, wordOf(step), SMALL, { anchor: 'end', bold }),
    );
    const index = step.row === null ? 0 : answer.series.indexOf(step.row.series);
    stops.push({
      ...{ index, x: left, y: middle, years: [{ year: parts.year, at: right }] },
      told: { name: step.name, lines: toldOf(step, unit, chart, isTotal ? parts : null) },
    });
  });
  const bottom = HEAD + all.length * names.height + 8;
  const zero = xOf(0);
  const line = (y: number, end: number): void => {
    strokes.unshift({ from: { x: zero, y }, to: { x: zero, y: end }, ink: 'second', dash: null });
  };
  // Where names stand over their rows, a line from end to end would run through them.
  if (names.stacked) for (const { y } of stops) line(y - BAR / 2 - 2, y + BAR / 2 + 2);
  else line(HEAD, bottom);
  return { ...{ width, height: bottom + 2, boxes, strokes, lines: [], dots: [], texts, stops }, along: 'y' };
}

function stepsOf(chart: Chart, answer: SeriesAnswer, parts: Contributions, most: number): readonly Step[] {
  const { lang, theme, focus } = chart;
  const mono = theme === 'mono';
  const fillOf = ({ difference, series }: ContributionRow): Colour => {
    if (!mono && series.subject.id === focus) return TOPIC_COLOURS[describeQuantity(series.quantity).topic];
    if (difference > 0) return mono ? '#3A3A3A' : SHADE;
    return mono ? '#B5B5B5' : '#9DB0BA';
  };
  const own = (row: ContributionRow): Step => ({
    ...{ name: seriesName(row.series, answer.series, lang), difference: row.difference, share: row.share },
    ...{ row, fill: fillOf(row) },
  });
  const changed = parts.both.filter(({ difference }) => difference !== 0);
  const size = ({ difference, series }: ContributionRow): number =>
    series.subject.id === focus ? Number.POSITIVE_INFINITY : Math.abs(difference);
  const named = new Set(
    [...changed].sort((a, b) => size(b) - size(a)).slice(0, changed.length > most ? most - 1 : most),
  );
  const together = (rows: readonly ContributionRow[], name: string): readonly Step[] => {
    if (rows.length === 0) return [];
    const shares = rows.map(({ share }) => share);
    return [
      {
        name,
        difference: rows.reduce((sum, { difference }) => sum + difference, 0),
        share: shares.includes(null) ? null : shares.reduce<number>((sum, share) => sum + (share ?? 0), 0),
        row: null,
        fill: mono ? '#DADADA' : REST_FILL,
      },
    ];
  };
  const rest = parts.both.filter((row) => !named.has(row));
  const { year } = parts;
  // Whoever is in no sum has no bar in it; the notes and the table name them.
  const [entered, left] = chart.basis === 'all' ? [parts.entered, parts.left] : [[], []];
  return [
    ...changed.filter((row) => named.has(row)).map(own),
    ...together(rest, say(lang, `其余 ${rest.length} 家`, `${rest.length} others`)),
    ...together(
      entered,
      say(lang, `${year - 1} 年无数字的 ${entered.length} 家`, `${entered.length} without ${year - 1}`),
    ),
    ...together(left, say(lang, `${year} 年无数字的 ${left.length} 家`, `${left.length} without ${year}`)),
  ];
}

function toldOf(step: Step, unit: string, { lang }: Chart, whole: Contributions | null): readonly string[] {
  const { now, before } = step.row ?? {};
  const numberOf = (point: typeof now): string =>
    point === undefined || point.value === null
      ? gapWord(point?.gap ?? 'notReported', lang)
      : formatNumber(point.value);
  const way =
    whole !== null
      ? `${formatNumber(whole.before)} → ${formatNumber(whole.now)}`
      : step.row === null
        ? ''
        : `${numberOf(before)} → ${numberOf(now)}`;
  return [signedCount(step.difference, unit), way, signedShare(step.share)].filter((part) => part !== '');
}
