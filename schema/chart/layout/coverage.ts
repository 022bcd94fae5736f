/**
 * Who has reported which year: bureaus down, years across, in each cell a sign and a word. A tick for what came in time, a clock for what
 * came late, a ring where nobody knows the day, a cross for what is missing, dots where there is still time, a dash where nothing is due.
 */
import { say } from '../../language.ts';
import type { FilingState } from '../../reporting/filing.ts';
import { cellWords, stateWords } from '../../reporting/table.ts';
import type { Chart } from '../chart.ts';
import { filersInOrder, filingsBy, filingYears } from '../filings.ts';
import { CINNABAR, type Colour, mixed, SHADE } from '../palette.ts';
import type { SeriesAnswer } from '../series.ts';
import type { DrawingPlan, DrawingSize, DrawnBox, DrawnDot, DrawnLine, LineInk } from './drawing.ts';
import { cellBox, layGrid, ROW } from './grid.ts';
import { type TextMark, textMark } from './marks.ts';
import { textWidth } from './text-width.ts';

const SIZE = 12;
/** Pixels that a sign takes, and those between it and its word. */
const SIGN = 11;
const GAP = 5;
/** Pixels between the words of neighbours. */
const PAD = 8;

export function planCoverage(chart: Chart, answer: SeriesAnswer, size: DrawingSize): DrawingPlan {
  const { lang, theme } = chart;
  const at = filingsBy(answer);
  const words = (answer.filings ?? []).map((one) => textWidth(cellWords(one, lang), SIZE, one.state === 'missing'));
  const widest = SIGN + GAP + PAD + Math.max(24, ...words);
  const grid = layGrid(chart, answer, filersInOrder(chart, answer), size, () => widest, true);
  const { rows, years, cell } = grid;
  const boxes: DrawnBox[] = [];
  const texts: TextMark[] = [...grid.texts];
  const lines: DrawnLine[] = [];
  const dots: DrawnDot[] = [];
  const counts = new Map(filingYears(answer).map((one) => [one.year, one]));
  for (const { year, x } of years) {
    const { reported = 0, expected = 0 } = counts.get(year) ?? {};
    const word = expected === 0 ? '' : `${reported}/${expected}`;
    texts.push(textMark('head', { x: x + cell / 2, y: 29 }, word, SIZE, { ink: 'second', anchor: 'middle' }));
  }
  const head = say(lang, '已报送/应报送', 'Reported/due');
  const [first] = years;
  if (first && first.x > textWidth(head, SIZE) + GAP)
    texts.push(textMark('head', { x: first.x - 12, y: 29 }, head, SIZE, { ink: 'second', anchor: 'end' }));
  for (const { series, y } of rows) {
    for (const { year, x } of years) {
      const filing = at(series.subject.id, year);
      if (!filing) continue;
      const { state } = filing;
      const word = cellWords(filing, lang);
      const bold = state === 'missing';
      const from = x + (cell - SIGN - GAP - textWidth(word, SIZE, bold)) / 2;
      const ink = bold && theme !== 'mono' ? CINNABAR : bold || state === 'late' ? 'ink' : 'second';
      const fill = groundOf(state, chart);
      if (fill !== null) boxes.push({ box: cellBox(x, y, cell), fill });
      const sign = signOf(state, { x: from, y: y + ROW / 2 - SIGN / 2 }, ink);
      lines.push(...sign.lines);
      dots.push(...sign.dots);
      texts.push(textMark('cell', { x: from + SIGN + GAP, y: y + ROW / 2 + 4.3 }, word, SIZE, { ink, bold }));
    }
  }
  const stops = grid.frame.stops.map((stop) => ({
    ...stop,
    years: stop.years.map((one) => {
      const filing = at(answer.series[stop.index]?.subject.id ?? '', one.year);
      const published = filing?.publishedOn ?? null;
      const told = filing && [
        stateWords(filing, lang),
        ...(published === null ? [] : [say(lang, `公布于 ${published}`, `published ${published}`)]),
        ...(filing.state === 'notExpected' ? [] : [say(lang, `期限 ${filing.due}`, `due ${filing.due}`)]),
      ];
      return { ...one, ...(told && { told }) };
    }),
  }));
  return {
    ...grid.frame,
    ...{ boxes, strokes: [], lines, dots, stops },
    texts: [...texts, ...grid.more].filter(({ text }) => text !== ''),
  };
}

/** Grounds make those seen first that want looking at; what they say stands in the cell. */
function groundOf(state: FilingState, { theme }: Chart): Colour | null {
  if (state === 'missing') return theme === 'mono' ? '#D6D6D6' : mixed('#FFFFFF', CINNABAR, 0.13);
  if (state === 'late') return theme === 'mono' ? '#F0F0F0' : mixed('#FFFFFF', SHADE, 0.14);
  return null;
}

interface Sign {
  readonly lines: readonly DrawnLine[];
  readonly dots: readonly DrawnDot[];
}

/** In a square of `SIGN` pixels from its upper left corner, drawn: a font may lack the character. */
function signOf(state: FilingState, { x, y }: { readonly x: number; readonly y: number }, ink: LineInk): Sign {
  const line = (...points: readonly (readonly [number, number])[]): DrawnLine => ({
    points: points.map(([across, down]) => ({ x: x + across, y: y + down })),
    ...{ ink, width: 1.6, dash: null },
  });
  const dot = (across: number): DrawnDot => ({ x: x + across, y: y + SIGN / 2, size: 1.3, ink, open: false });
  switch (state) {
    case 'onTime':
      return { lines: [line([1, 6], [4, 9], [10, 2])], dots: [] };
    case 'late':
      // A clock.
      return { lines: [line(...ring(5)), line([5.5, 2.5], [5.5, 5.5], [8, 6.5])], dots: [] };
    case 'undated':
      return { lines: [line(...ring(4))], dots: [] };
    case 'missing':
      return { lines: [line([1.5, 1.5], [9.5, 9.5]), line([9.5, 1.5], [1.5, 9.5])], dots: [] };
    case 'notYetDue':
      return { lines: [], dots: [dot(1.5), dot(5.5), dot(9.5)] };
    case 'notExpected':
      return { lines: [line([2, 5.5], [9, 5.5])], dots: [] };
  }
}

/** A circle in the middle of the square, open to whatever lies under it. */
function ring(radius: number): readonly (readonly [number, number])[] {
  return Array.from({ length: 25 }, (_, step): readonly [number, number] => {
    const turn = (step / 24) * 2 * Math.PI;
    return [SIGN / 2 + radius * Math.cos(turn), SIGN / 2 + radius * Math.sin(turn)];
  });
}
