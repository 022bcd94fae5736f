/** The table of a funnel: each rate with its base, the limits for so many cases, and whether it lies within. */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { formatValue } from '../format.ts';
import type { SeriesAnswer } from '../series.ts';
import { baseCell, type Cell, column, type TableModel, valueCell, word } from './cells.ts';
import { funnelIn, placeWord } from './funnel.ts';
import { seriesName } from './looks.ts';

export function funnelTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const { rows, year } = funnelIn(chart, answer);
  const rate = (value: number): Cell => ({ text: formatValue(value, 'percent'), sort: value });
  return {
    columns: [
      column(say(lang, '单位', 'Bureau')),
      column(String(year)),
      column(say(lang, '基数', 'Base')),
      ...(['95%', '99.8%'] as const).flatMap((level) => [
        column(say(lang, `${level} 下限`, `${level} lower`)),
        column(say(lang, `${level} 上限`, `${level} upper`)),
      ]),
      column(say(lang, '位置', 'Where')),
    ],
    rows: rows.map((row) => ({
      key: String(answer.series.indexOf(row.series)),
      head: word(seriesName(row.series, answer.series, lang)),
      subject: row.series.subject,
      cells: [
        valueCell(row.point, 'percent', lang),
        baseCell(row.point),
        rate(row.limits[0.95].low),
        rate(row.limits[0.95].high),
        rate(row.limits[0.998].low),
        rate(row.limits[0.998].high),
        word(placeWord(row, chart)),
      ],
    })),
  };
}
