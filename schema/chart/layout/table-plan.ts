/** A table as a picture: where its columns and rows stand, and what is left out where there is no room. */
import { joinNames, say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import type { SeriesAnswer } from '../series.ts';
import type { NameOf } from '../words/coverage-notes.ts';
import type { TableModel, TableRow } from './cells.ts';
import { type TextMark, textLines, textMark } from './marks.ts';
import { tableOf } from './table.ts';
import { textWidth } from './text-width.ts';
import { wrapText } from './wrap.ts';

const SIZE = 13;
const HEAD = 12;
const LINE = 16;
const PAD = 11;
const MOST = 80;
const FOOT = 20;
const GUTTER = 16;
/** Where the head ends. */
const TOP = 24;
/** Least width of a column of sentences. */
const PROSE = 120;

export interface TablePlan {
  readonly width: number;
  readonly height: number;
  /** Heights of the hairlines; the first closes the head. */
  readonly lines: readonly number[];
  readonly texts: readonly TextMark[];
}

interface Placed {
  /** Place of the column after the first. */
  readonly index: number;
  readonly right: number;
  readonly width: number;
  readonly prose: boolean;
}

interface Size {
  readonly width: number;
  /** Pixels there are; null: as many as it needs. */
  readonly height: number | null;
}

export function planTable(chart: Chart, answer: SeriesAnswer, nameOf: NameOf, { width, height }: Size): TablePlan {
  const { lang } = chart;
  const table = tableOf(chart, answer, nameOf);
  const { columns, rows: all } = table;
  const headWidth = Math.min(
    width * 0.4,
    Math.max(0, ...all.map(({ head }) => textWidth(head.text, SIZE)), textWidth(columns[0]?.head ?? '', HEAD)) + 1,
  );
  const placed = placeColumns(table, headWidth, width);
  let used = TOP + 6 + FOOT;
  const rows = all.slice(0, MOST).flatMap((row, index) => {
    const lines = linesOf(row, placed, headWidth);
    used += lines.height;
    return height === null || used <= height || index === 0 ? [{ row, ...lines }] : [];
  });
  const lines = [TOP];
  const texts = [textMark('head', { x: 0, y: 15 }, columns[0]?.head ?? '', HEAD, { ink: 'second' })];
  for (const { index, right, width: wide, prose } of placed) {
    const x = prose ? right - wide : right;
    const anchor = prose ? 'start' : 'end';
    texts.push(textMark('head', { x, y: 15 }, columns[index + 1]?.head ?? '', HEAD, { ink: 'second', anchor }));
  }
  let y = TOP;
  for (const { row, head, prose, height: high } of rows) {
    const middle = y + high / 2;
    const first = (some: readonly string[]): number => middle - ((some.length - 1) * LINE) / 2 + 4.5;
    texts.push(...textLines('row', { x: 0, y: first(head) }, head, LINE, SIZE));
    for (const column of placed) {
      const { text = '', sort = null } = row.cells[column.index] ?? {};
      const look = { ink: sort === null ? 'second' : 'ink', anchor: 'end' } as const;
      if (!column.prose) texts.push(textMark('cell', { x: column.right, y: middle + 4.5 }, text, SIZE, look));
      else {
        const at = { x: column.right - column.width, y: first(prose) };
        texts.push(...textLines('cell', at, prose, LINE, HEAD, { ink: 'second' }));
      }
    }
    y += high;
    lines.push(y);
  }
  const unseen = all.length - rows.length;
  const left = columns.length - 1 - placed.length;
  const more = [
    unseen > 0 ? say(lang, `另有 ${unseen} 行`, `${unseen} more rows`) : '',
    left > 0 ? say(lang, `另有 ${left} 列`, `${left} more columns`) : '',
  ].filter((text) => text !== '');
  if (more.length > 0) {
    texts.push(textMark('more', { x: 0, y: y + 15 }, joinNames(more, lang), HEAD, { ink: 'second' }));
  }
  return { width, height: y + (more.length > 0 ? FOOT : 2), lines, texts: texts.filter(({ text }) => text !== '') };
}

/**
 * Where the columns end. Those that do not fit are left out: sentences first, then from the left, so that the latest years
 * stay. Spare width goes to sentences, or is shared out.
 */
function placeColumns({ columns, rows }: TableModel, headWidth: number, width: number): readonly Placed[] {
  const wanted = columns.slice(1).map(({ head, prose }, index) => ({
    index,
    prose,
    width: prose
      ? PROSE
      : Math.max(textWidth(head, HEAD), ...rows.map(({ cells }) => textWidth(cells[index]?.text ?? '', SIZE))),
  }));
  const room = width - headWidth;
  const total = (some: typeof wanted): number => some.reduce((sum, each) => sum + each.width + GUTTER, 0);
  let kept = wanted;
  if (total(kept) > room) kept = kept.filter(({ prose }) => !prose);
  while (kept.length > 1 && total(kept) > room) kept = kept.slice(1);
  const spare = Math.max(0, room - total(kept));
  const prose = kept.some((each) => each.prose);
  let right = headWidth;
  return kept.map((each) => {
    const wide = each.width + (each.prose ? spare : 0);
    right += GUTTER + wide + (prose ? 0 : spare / kept.length);
    return { ...each, width: wide, right };
  });
}

interface Lines {
  readonly head: readonly string[];
  readonly prose: readonly string[];
  readonly height: number;
}

function linesOf({ head, cells }: TableRow, columns: readonly Placed[], headWidth: number): Lines {
  const lines = wrapText(head.text, SIZE, headWidth, 2);
  const column = columns.find(({ prose }) => prose);
  const prose = column ? wrapText(cells[column.index]?.text ?? '', HEAD, column.width, 4) : [];
  return { head: lines, prose, height: Math.max(1, lines.length, prose.length) * LINE + PAD };
}
