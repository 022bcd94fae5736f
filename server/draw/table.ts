/** A table as a picture: hairlines, heads in the second ink, figures flush right, gaps as words. */

import { tableOf } from '../../schema/chart/layout/table.ts';
import { textWidth } from '../../schema/chart/layout/text-width.ts';
import { wrapText } from '../../schema/chart/layout/wrap.ts';
import { drawLine, drawLines, drawText, type Plot, type PlotRequest } from './plot.ts';
import { group } from './svg.ts';

const SIZE = 13;
const HEAD = 12;
const LINE = 16;
const PAD = 11;
const MOST = 80;
const FOOT = 20;

export function drawTable(request: PlotRequest): Plot {
  const { chart, answer, inks, width } = request;
  const { columns, rows: all } = tableOf(chart, answer);
  const headWidth = Math.min(
    width * 0.4,
    Math.max(0, ...all.map(({ head }) => textWidth(head, SIZE)), textWidth(columns[0] ?? '', HEAD)) + 1,
  );
  const widths = columns
    .slice(1)
    .map((column, index) =>
      Math.max(textWidth(column, HEAD), ...all.map(({ cells }) => textWidth(cells[index] ?? '', SIZE))),
    );
  // Columns that do not fit are left out from the left: the latest years stay.
  let first = 0;
  const room = width - headWidth;
  while (first < widths.length - 1 && widths.slice(first).reduce((sum, each) => sum + each + 16, 0) > room) first += 1;
  const shown = widths.slice(first);
  const spare = Math.max(0, room - shown.reduce((sum, each) => sum + each + 16, 0)) / Math.max(1, shown.length);
  const rights: number[] = [];
  let x = headWidth;
  for (const each of shown) {
    x += each + 16 + spare;
    rights.push(x);
  }
  const prepared = all.map((row) => ({ ...row, lines: wrapText(row.head, SIZE, headWidth, 2) }));
  const kept: typeof prepared = [];
  let used = 30 + FOOT;
  for (const row of prepared) {
    const height = Math.max(1, row.lines.length) * LINE + PAD;
    if (kept.length === MOST || (request.height !== null && used + height > request.height && kept.length > 0)) break;
    kept.push(row);
    used += height;
  }
  let y = 24;
  const heads = [
    drawText(0, 15, columns[0] ?? '', { size: HEAD, fill: inks.second }),
    rights.map((right, index) =>
      drawText(right, 15, columns[first + index + 1] ?? '', { size: HEAD, fill: inks.second, anchor: 'end' }),
    ),
    drawLine(0, y, width, y, inks.ink),
  ];
  const body = kept.map(({ cells, lines }) => {
    const top = y;
    y += Math.max(1, lines.length) * LINE + PAD;
    const middle = (top + y) / 2;
    return group(
      drawLines(0, middle - ((lines.length - 1) * LINE) / 2 + 4.5, lines, LINE, { size: SIZE, fill: inks.ink }),
      rights.map((right, index) => {
        const text = cells[first + index] ?? '';
        const isNumber = /^[−\d+]/.test(text);
        return drawText(right, middle + 4.5, text, {
          size: SIZE,
          fill: isNumber ? inks.ink : inks.second,
          anchor: 'end',
        });
      }),
      drawLine(0, y, width, y, inks.hairline),
    );
  });
  const missing = [
    all.length > kept.length
      ? chart.lang === 'zh'
        ? `另有 ${all.length - kept.length} 行`
        : `${all.length - kept.length} more rows`
      : '',
    first > 0 ? (chart.lang === 'zh' ? `另有 ${first} 列` : `${first} more columns`) : '',
  ].filter((text) => text !== '');
  const foot =
    missing.length > 0
      ? drawText(0, y + 15, missing.join(chart.lang === 'zh' ? '、' : ', '), { size: 12, fill: inks.second })
      : null;
  return { markup: group(heads, body, foot), height: y + (foot ? FOOT : 2) };
}
