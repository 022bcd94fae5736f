/** A table as a picture: hairlines, heads in the second ink, figures flush right, gaps as words. */
import { type TableModel, type TableRow, tableOf } from '../../schema/chart/layout/table.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import { joinNames, say } from '../../schema/language.ts';
import { drawLine, drawLines, drawText, type Plot, type PlotRequest } from './plot.ts';
import { group, type Markup } from './svg.ts';

const SIZE = 13;
const HEAD = 12;
const LINE = 16;
const PAD = 11;
const MOST = 80;
const FOOT = 20;
const GUTTER = 16;
/** Least width of a column of sentences. */
const PROSE = 120;

interface Placed {
  /** Place of the column after the first. */
  readonly index: number;
  readonly right: number;
  readonly width: number;
  readonly prose: boolean;
}

export function drawTable({ chart, answer, inks, width, height: room, nameOf }: PlotRequest): Plot {
  const { lang } = chart;
  const table = tableOf(chart, answer, nameOf);
  const { columns, rows: all } = table;
  const headWidth = Math.min(
    width * 0.4,
    Math.max(0, ...all.map(({ head }) => textWidth(head.text, SIZE)), textWidth(columns[0]?.head ?? '', HEAD)) + 1,
  );
  const placed = placeColumns(table, headWidth, width);
  const rows = all.map((row) => ({ row, ...linesOf(row, placed, headWidth) }));
  let used = 30 + FOOT;
  const kept = rows.filter(({ height }, index) => {
    used += height;
    return index < MOST && (room === null || used <= room || index === 0);
  });
  let y = 24;
  const heads: readonly Markup[] = [
    drawText(0, 15, columns[0]?.head ?? '', { size: HEAD, fill: inks.second }),
    ...placed.map(({ index, right, width: wide, prose }) =>
      drawText(prose ? right - wide : right, 15, columns[index + 1]?.head ?? '', {
        size: HEAD,
        fill: inks.second,
        anchor: prose ? 'start' : 'end',
      }),
    ),
    drawLine(0, y, width, y, inks.ink),
  ];
  const body = kept.map(({ row, head, prose, height }) => {
    const top = y;
    y += height;
    const middle = (top + y) / 2;
    const first = (lines: readonly string[]): number => middle - ((lines.length - 1) * LINE) / 2 + 4.5;
    return group(
      drawLines(0, first(head), head, LINE, { size: SIZE, fill: inks.ink }),
      placed.map((column) => {
        if (column.prose)
          return drawLines(column.right - column.width, first(prose), prose, LINE, { size: HEAD, fill: inks.second });
        const { text = '', sort = null } = row.cells[column.index] ?? {};
        const fill = sort === null ? inks.second : inks.ink;
        return drawText(column.right, middle + 4.5, text, { size: SIZE, fill, anchor: 'end' });
      }),
      drawLine(0, y, width, y, inks.hairline),
    );
  });
  const left = columns.length - 1 - placed.length;
  const unseen = all.length - kept.length;
  const more = [
    unseen > 0 ? say(lang, `另有 ${unseen} 行`, `${unseen} more rows`) : '',
    left > 0 ? say(lang, `另有 ${left} 列`, `${left} more columns`) : '',
  ].filter((text) => text !== '');
  const foot = more.length > 0 ? drawText(0, y + 15, joinNames(more, lang), { size: HEAD, fill: inks.second }) : null;
  return { markup: group(heads, body, foot), height: y + (foot ? FOOT : 2) };
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
