/**
 * Two years side by side: for each bureau an open dot where it stood, a full one where it stands, and the way between. The way counts, not
 * the length from zero, so the axis begins where the lowest stood.
 */
import { say } from '../../language.ts';
import type { BarRow } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { hasFailed, isKnown, type KnownPoint } from '../facts.ts';
import { formatValue, gapWord } from '../format.ts';
import { type Colour, TOPIC_COLOURS } from '../palette.ts';
import { describeQuantity } from '../quantity.ts';
import { comparedYear, type SeriesAnswer } from '../series.ts';
import { groupRows } from './bar-groups.ts';
import type { DrawingPlan, DrawingSize, DrawnDot, DrawnLine, LineInk } from './drawing.ts';
import { seriesName } from './looks.ts';
import { type TextMark, textLines, textMark } from './marks.ts';
import { changeBeside, numberWord } from './point-words.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';

const NAME = 13;
const SMALL = 12;
const LINE = 16;
const ROW = 28;
const HEAD = 24;
const FOOT = 20;
const MOST = 80;
const DOT = 4.5;
const BESIDE = 10;
/** Below this width names stand over their rows. */
const STACKED = 420;

interface Pair {
  readonly row: BarRow;
  readonly point: KnownPoint;
  readonly before: number;
  readonly now: number;
  readonly words: string;
}

export function planChange(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const { lang } = chart;
  const groups = groupRows(chart, answer);
  const all = [...groups.ranked, ...groups.small];
  const stacked = width < STACKED;
  const rowHeight = stacked ? ROW + LINE : ROW;
  const room = height === null ? MOST : Math.max(1, Math.floor((height - HEAD - FOOT) / rowHeight));
  const rows = all.slice(0, Math.min(MOST, room));
  const pairs = new Map(rows.map((row) => [row, pairOf(row, chart)]));
  const drawn = [...pairs.values()].flatMap((pair) => pair ?? []);
  const names = rows.map(({ series }) => seriesName(series, answer.series, lang));
  const longest = Math.max(20, ...names.map((name) => textWidth(name, NAME))) + 1;
  const nameWidth = stacked ? width : Math.min(width * 0.32, longest);
  const words = Math.max(30, ...drawn.map((pair) => textWidth(pair.words, SMALL)));
  const left = (stacked ? 0 : nameWidth + 12) + DOT + 4;
  const right = Math.max(left + 40, width - words - BESIDE - DOT);
  const xOf = axisOf(drawn, left, right);
  const texts: TextMark[] = headOf(chart, rows[0], right + DOT + BESIDE, width);
  const dots: DrawnDot[] = [];
  const lines: DrawnLine[] = [];
  const strokes: DrawingPlan['strokes'][number][] = [];
  const stops = rows.map((row, at) => {
    const y = HEAD + at * rowHeight;
    const middle = y + rowHeight - ROW / 2;
    const pair = pairs.get(row) ?? null;
    const bold = row.series.subject.id === chart.focus;
    const name = wrapText(names[at] ?? '', NAME, nameWidth, 1, bold);
    texts.push(
      ...(stacked
        ? textLines('row', { x: 0, y: y + 13 }, name, LINE, NAME, { bold })
        : textLines('row', { x: nameWidth, y: middle + 4.5 }, name, LINE, NAME, { bold, anchor: 'end' })),
    );
    strokes.push({
      from: { x: left - DOT, y: middle },
      to: { x: right + DOT, y: middle },
      ink: 'hairline',
      dash: null,
    });
    if (pair === null) {
      const point = row.point;
      const why = isKnown(point)
        ? `${numberWord(point, row.series.unit)} · ${changeBeside(point, row.series.unit, lang, true)}`
        : gapWord(point?.gap ?? 'notReported', lang);
      texts.push(textMark('gap', { x: width, y: middle + 4.5 }, why, SMALL, { ink: 'second', anchor: 'end' }));
    } else {
      const ink = inkOf(pair, chart);
      const [from, to] = [xOf(pair.before), xOf(pair.now)];
      if (Math.abs(to - from) > 0.5)
        lines.push({
          points: [
            { x: from, y: middle },
            { x: to, y: middle },
          ],
          ink,
          width: 2.2,
          dash: null,
        });
      dots.push({ x: from, y: middle, size: DOT - 1, ink, open: true });
      // A check fails in the number: it is drawn open, with its sign beside, and a little larger than last year's.
      dots.push({ x: to, y: middle, size: DOT, ink, open: hasFailed(pair.point) });
      texts.push(textMark('change', { x: width, y: middle + 4.5 }, pair.words, SMALL, { anchor: 'end', bold }));
    }
    return {
      index: answer.series.indexOf(row.series),
      x: (left + right) / 2,
      y: middle,
      years: [{ year: row.year, at: right }],
    };
  });
  const bottom = HEAD + rows.length * rowHeight;
  const unseen = all.length - rows.length;
  if (unseen > 0) {
    const more = say(lang, `另有 ${unseen} 项未画出，见数据表`, `${unseen} more not drawn; see the table`);
    texts.push(textMark('more', { x: 0, y: bottom + 14 }, more, SMALL, { ink: 'second' }));
  }
  return { width, height: bottom + (unseen > 0 ? FOOT : 2), boxes: [], strokes, lines, dots, texts, stops, along: 'y' };
}

/** Both years over the bureaus compared; null where there is no change that means something, as between a gap and a number. */
function pairOf(row: BarRow, { lang }: Chart): Pair | null {
  const { point, series } = row;
  if (!isKnown(point)) return null;
  const { change, previous, current } = point.change;
  // A rate on a handful of cases jumps about: what it did is not drawn as a way that means something.
  if (change.kind === 'none' || change.reason === 'fewCases' || previous === null || current === null) return null;
  const told = changeBeside(point, series.unit, lang, true);
  const now = numberWord({ ...point, value: current }, series.unit);
  return {
    row,
    point,
    before: previous,
    now: current,
    words: `${formatValue(previous, series.unit)} → ${now}  ${told}`,
  };
}

function axisOf(pairs: readonly Pair[], left: number, right: number): (value: number) => number {
  const values = pairs.flatMap(({ before, now }) => [before, now]);
  const min = Math.min(...values);
  const span = Math.max(...values) - min;
  return (value) => (span > 0 ? left + ((right - left) * (value - min)) / span : (left + right) / 2);
}

/** The rows that fall are grey: colour is for what rises, or for whom is looked at. */
function inkOf({ row, before, now }: Pair, { theme, focus }: Chart): LineInk {
  const leads = focus === null ? now > before : row.series.subject.id === focus;
  const colour: Colour = theme === 'mono' ? '#000000' : TOPIC_COLOURS[describeQuantity(row.series.quantity).topic];
  return leads ? colour : 'second';
}

function headOf({ lang }: Chart, first: BarRow | undefined, from: number, width: number): TextMark[] {
  if (!first) return [];
  const then = first.point ? comparedYear(first.point) : first.year - 1;
  const text = say(lang, `${then} → ${first.year} 年`, `${then} → ${first.year}`);
  return textWidth(text, SMALL) <= width - from
    ? [textMark('head', { x: width, y: 14 }, text, SMALL, { ink: 'second', anchor: 'end' })]
    : [];
}
