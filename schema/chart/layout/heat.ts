/**
 * Bureaus down, years across: every number stands in its cell, on a ground that is the darker the higher it ranks among all of them. Five
 * classes of equal size, for counts of bureaus differ by a hundred times, and a ground in proportion would show one of them alone.
 */
import type { Chart } from '../chart.ts';
import { hasSmallBase, isKnown } from '../facts.ts';
import { gapWord } from '../format.ts';
import { type Colour, mixed, SHADE } from '../palette.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { seriesInOrder } from './bar-groups.ts';
import type { DrawingPlan, DrawingSize, DrawnBox } from './drawing.ts';
import { cellBox, layGrid, ROW } from './grid.ts';
import { type Ink, type TextMark, textMark } from './marks.ts';
import { BREAK_DASH, breakYears } from './pieces.ts';
import { numberWord } from './point-words.ts';
import { textWidth } from './text-width.ts';

const SIZE = 12;
const LEAST_CELL = 44;
/** The lightest ground is that of the lowest fifth; a cell without a number has none. */
export const CLASSES = 5;

export function planHeat(chart: Chart, answer: SeriesAnswer, size: DrawingSize): DrawingPlan {
  const { lang } = chart;
  const all = seriesInOrder(chart, answer);
  const grid = layGrid(chart, answer, all, size, (shown) => {
    const words = shown.flatMap((series) =>
      series.points.flatMap((point) => (isKnown(point) ? [numberWord(point, series.unit)] : [])),
    );
    return Math.max(LEAST_CELL, ...words.map((word) => textWidth(word, SIZE) + 10));
  });
  const { rows, years, cell, bottom } = grid;
  const classOf = classesOf(
    rows.map(({ series }) => series),
    years.map(({ year }) => year),
  );
  const ground = groundsOf(chart);
  const boxes: DrawnBox[] = [];
  const texts: TextMark[] = [...grid.texts];
  for (const { series, y } of rows) {
    for (const { year, x } of years) {
      const point = series.points.find((one) => one.year === year);
      const at = { x: x + cell / 2, y: y + ROW / 2 + 4.3 };
      if (!isKnown(point)) {
        const word = gapWord(point?.gap ?? 'notReported', lang);
        const fits = textWidth(word, SIZE) + 4 <= cell;
        texts.push(textMark('gap', at, fits ? word : '·', SIZE, { ink: 'second', anchor: 'middle' }));
        continue;
      }
      // A rate on a handful of cases has no rank, and so no ground.
      const { fill, ink } = hasSmallBase(point) ? NO_GROUND : ground(classOf(point.value));
      if (fill !== null) boxes.push({ box: cellBox(x, y, cell), fill });
      texts.push(textMark('cell', at, numberWord(point, series.unit), SIZE, { ink, anchor: 'middle' }));
    }
  }
  const strokes = breakYears(answer.series).flatMap((year) => {
    const x = years.find((one, column) => column > 0 && one.year === year)?.x;
    return x === undefined
      ? []
      : [{ from: { x, y: 4 }, to: { x, y: bottom }, ink: 'second' as const, dash: BREAK_DASH }];
  });
  return { ...grid.frame, boxes, strokes, texts: [...texts, ...grid.more] };
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
