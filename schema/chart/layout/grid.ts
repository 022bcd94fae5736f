/** Lines down, years across: where the rows, the years and the cells of a drawn table stand, and what finds no room in it. */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { yearsOf } from '../facts.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import type { DrawingPlan, DrawingSize } from './drawing.ts';
import type { Box } from './geometry.ts';
import { seriesName } from './looks.ts';
import { type TextMark, textMark } from './marks.ts';
import { shorten, textWidth } from './text-width.ts';

const NAME = 13;
const SIZE = 12;
const LINE = 15;
/** Height of a cell. */
export const ROW = 26;
const HEAD = 22;
const FOOT = 20;
const MOST = 80;
/** Below this width names stand over their rows. */
const STACKED = 420;

export interface Grid {
  /** Those drawn, `y` the upper edge of the cells. */
  readonly rows: readonly { readonly series: Series; readonly y: number }[];
  /** Those drawn, `x` the left edge of the cells. */
  readonly years: readonly { readonly year: number; readonly x: number }[];
  /** Width of a cell. */
  readonly cell: number;
  /** Under the last row. */
  readonly bottom: number;
  /** Years and names. */
  readonly texts: readonly TextMark[];
  /** What is not drawn. */
  readonly more: readonly TextMark[];
  readonly frame: Pick<DrawingPlan, 'width' | 'height' | 'lines' | 'dots' | 'stops' | 'along'>;
}

/** `widest`: the pixels that the widest cell of these rows needs. `second`: a line of words under the years takes room. */
export function layGrid(
  chart: Chart,
  answer: SeriesAnswer,
  all: readonly Series[],
  { width, height }: DrawingSize,
  widest: (shown: readonly Series[]) => number,
  second = false,
): Grid {
  const { lang } = chart;
  const head = HEAD + (second ? LINE : 0);
  const stacked = width < STACKED;
  const rowHeight = stacked ? ROW + LINE + 4 : ROW;
  const room = height === null ? MOST : Math.max(1, Math.floor((height - head - FOOT) / rowHeight));
  const shown = all.slice(0, Math.min(MOST, room));
  const names = shown.map((series) => seriesName(series, answer.series, lang));
  const nameWidth = Math.min(width * 0.32, Math.max(24, ...names.map((name) => textWidth(name, NAME))) + 1);
  const left = stacked ? 0 : nameWidth + 12;
  const every = yearsOf(answer);
  const drawn = every.slice(-Math.max(1, Math.floor((width - left) / widest(shown))));
  const cell = (width - left) / Math.max(1, drawn.length);
  const years = drawn.map((year, column) => ({ year, x: left + column * cell }));
  const texts = years.map(({ year, x }) =>
    textMark('year', { x: x + 0.5 * cell, y: 14 }, String(year), SIZE, { ink: 'second', anchor: 'middle' }),
  );
  const rows = shown.map((series, row) => {
    const y = head + (row + 1) * rowHeight - ROW;
    const bold = series.subject.id === chart.focus;
    const name = shorten(names[row] ?? '', NAME, stacked ? width : nameWidth, bold);
    texts.push(
      stacked
        ? textMark('row', { x: 0, y: y - 4 }, name, NAME, { bold })
        : textMark('row', { x: nameWidth, y: y + ROW / 2 + 4.5 }, name, NAME, { bold, anchor: 'end' }),
    );
    return { series, y };
  });
  const stops = rows.map(({ series, y }) => ({
    index: answer.series.indexOf(series),
    x: left,
    y: y + ROW / 2,
    years: years.map(({ year, x }) => ({ year, at: x + 0.5 * cell })),
  }));
  const bottom = head + shown.length * rowHeight;
  const word = moreWord(chart, all.length - shown.length, every.length - drawn.length);
  const more =
    word === ''
      ? []
      : [textMark('more', { x: 0, y: bottom + 14 }, shorten(word, SIZE, width), SIZE, { ink: 'second' })];
  return {
    ...{ rows, years, cell, bottom, texts, more },
    frame: { width, height: bottom + (word === '' ? 2 : FOOT), lines: [], dots: [], stops, along: 'y' },
  };
}

export function cellBox(x: number, y: number, cell: number): Box {
  return { x: x + 1, y: y + 1, width: cell - 2, height: ROW - 2 };
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
