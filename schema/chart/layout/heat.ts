/**
 * Bureaus down, years across: every number stands in its cell, on a ground that is the darker the higher it ranks among all of them. Five
 * classes of equal size, for counts of bureaus differ by a hundred times, and a ground in proportion would show one of them alone.
 */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { hasSmallBase, isKnown, yearsOf } from '../facts.ts';
import { gapWord } from '../format.ts';
import { type Colour, mixed, SHADE } from '../palette.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { seriesInOrder } from './bar-groups.ts';
import type { DrawingPlan, DrawingSize, DrawnBox } from './drawing.ts';
import { seriesName } from './looks.ts';
import { type Ink, type TextMark, textMark } from './marks.ts';
import { BREAK_DASH, breakYears } from './pieces.ts';
import { numberWord } from './point-words.ts';
import { shorten, textWidth } from './text-width.ts';

const NAME = 13;
const SIZE = 12;
const LINE = 15;
const ROW = 26;
const HEAD = 22;
const FOOT = 20;
const MOST = 80;
const LEAST_CELL = 44;
/** Below this width names stand over their rows. */
const STACKED = 420;
/** The lightest ground is that of the lowest fifth; a cell without a number has none. */
export const CLASSES = 5;

export function planHeat(chart: Chart, answer: SeriesAnswer, { width, height }: DrawingSize): DrawingPlan {
  const { lang } = chart;
  const all = seriesInOrder(chart, answer);
  const stacked = width < STACKED;
  const rowHeight = stacked ? ROW + LINE + 4 : ROW;
  const room = height === null ? MOST : Math.max(1, Math.floor((height - HEAD - FOOT) / rowHeight));
  const shown = all.slice(0, Math.min(MOST, room));
  const names = shown.map((series) => seriesName(series, answer.series, lang));
  const nameWidth = Math.min(width * 0.32, Math.max(24, ...names.map((name) => textWidth(name, NAME))) + 1);
  const left = stacked ? 0 : nameWidth + 12;
  const every = yearsOf(answer);
  const words = shown.flatMap((series) =>
    series.points.flatMap((point) => (isKnown(point) ? [numberWord(point, series.unit)] : [])),
  );
  const wide = Math.max(LEAST_CELL, ...words.map((word) => textWidth(word, SIZE) + 10));
  const years = every.slice(-Math.max(1, Math.floor((width - left) / wide)));
  const cell = (width - left) / Math.max(1, years.length);
  const classOf = classesOf(shown, years);
  const ground = groundsOf(chart);
  const boxes: DrawnBox[] = [];
  const texts: TextMark[] = years.map((year, column) =>
    textMark('year', { x: left + (column + 0.5) * cell, y: 14 }, String(year), SIZE, {
      ink: 'second',
      anchor: 'middle',
    }),
  );
  const stops = shown.map((series, row) => {
    const y = HEAD + (row + 1) * rowHeight - ROW;
    const bold = series.subject.id === chart.focus;
    const name = shorten(names[row] ?? '', NAME, stacked ? width : nameWidth, bold);
    texts.push(
      stacked
        ? textMark('row', { x: 0, y: y - 4 }, name, NAME, { bold })
        : textMark('row', { x: nameWidth, y: y + ROW / 2 + 4.5 }, name, NAME, { bold, anchor: 'end' }),
    );
    years.forEach((year, column) => {
      const point = series.points.find((one) => one.year === year);
      const x = left + column * cell;
      const at = { x: x + cell / 2, y: y + ROW / 2 + 4.3 };
      if (!isKnown(point)) {
        const word = gapWord(point?.gap ?? 'notReported', lang);
        const fits = textWidth(word, SIZE) + 4 <= cell;
        texts.push(textMark('gap', at, fits ? word : '·', SIZE, { ink: 'second', anchor: 'middle' }));
        return;
      }
      // A rate on a handful of cases has no rank, and so no ground.
      const { fill, ink } = hasSmallBase(point) ? NO_GROUND : ground(classOf(point.value));
      if (fill !== null) boxes.push({ box: { x: x + 1, y: y + 1, width: cell - 2, height: ROW - 2 }, fill });
      texts.push(textMark('cell', at, numberWord(point, series.unit), SIZE, { ink, anchor: 'middle' }));
    });
    return {
      index: answer.series.indexOf(series),
      x: left,
      y: y + ROW / 2,
      years: years.map((year, column) => ({ year, at: left + (column + 0.5) * cell })),
    };
  });
  const bottom = HEAD + shown.length * rowHeight;
  const strokes = breakYears(answer.series).flatMap((year) => {
    const column = years.indexOf(year);
    const x = left + column * cell;
    return column < 1 ? [] : [{ from: { x, y: 4 }, to: { x, y: bottom }, ink: 'second' as const, dash: BREAK_DASH }];
  });
  const more = moreWord(chart, all.length - shown.length, every.length - years.length);
  if (more !== '')
    texts.push(textMark('more', { x: 0, y: bottom + 14 }, shorten(more, SIZE, width), SIZE, { ink: 'second' }));
  return {
    width,
    height: bottom + (more === '' ? 2 : FOOT),
    boxes,
    strokes,
    lines: [],
    dots: [],
    texts,
    stops,
    along: 'y',
  };
}

/** The class of a number: 0 of the lowest fifth to 4 of the highest. Equal numbers have one class. */
function classesOf(series: readonly Series[], years: readonly number[]): (value: number) => number {
  const values = series
    .flatMap(({ points }) => points.filter(({ year }) => years.includes(year)))
    .flatMap((point) => (isKnown(point) && !hasSmallBase(point) ? [point.value] : []))
    .sort((a, b) => a - b);
  return (value) => {
    const below = values.filter((one) => one < value).length;
    return values.length === 0 ? 0 : Math.min(CLASSES - 1, Math.floor((below / values.length) * CLASSES));
  };
}

interface Ground {
  readonly fill: Colour | null;
  readonly ink: Ink;
}

const NO_GROUND: Ground = { fill: null, ink: 'ink' };

/** From nearly paper to slate, for a page full of a subject's own colour would shout; in black to grey. */
function groundsOf({ theme }: Chart): (place: number) => Ground {
  const full = theme === 'mono' ? '#5A5A5A' : SHADE;
  return (place) => {
    const share = 0.08 + (0.92 * place) / (CLASSES - 1);
    return { fill: mixed('#FFFFFF', full, share), ink: share > 0.6 ? '#FFFFFF' : 'ink' };
  };
}

function moreWord({ lang }: Chart, rows: number, years: number): string {
  return [
    rows > 0 ? say(lang, `另有 ${rows} 行`, `${rows} more ${rows === 1 ? 'row' : 'rows'}`) : '',
    years > 0 ? say(lang, `更早 ${years} 年`, `${years} earlier ${years === 1 ? 'year' : 'years'}`) : '',
  ]
    .filter((part) => part !== '')
    .map((part, index) => (index === 0 ? part : say(lang, `、${part}`, `, ${part}`)))
    .concat(rows > 0 || years > 0 ? [say(lang, '未画出，见数据表', ' not drawn; see the table')] : [])
    .join('');
}
