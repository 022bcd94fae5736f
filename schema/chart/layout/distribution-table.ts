/** The table of a distribution: years down, five numbers across, and whoever is looked at. */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { formatValue, unitLabel } from '../format.ts';
import type { SeriesAnswer } from '../series.ts';
import { type Cell, column, type TableModel, valueCell } from './cells.ts';
import { spreadsIn } from './distribution.ts';
import { seriesName } from './looks.ts';

export function distributionTable({ lang, focus }: Chart, answer: SeriesAnswer): TableModel {
  const unit = answer.series[0]?.unit ?? 'case';
  const own = answer.series.find(({ subject }) => subject.id === focus);
  const number = (value: number | null): Cell => ({
    text: value === null ? '' : formatValue(Math.round(value * 1e4) / 1e4, unit),
    sort: value,
  });
  const label = unitLabel(unit, lang);
  return {
    columns: [
      column(say(lang, '年度', 'Year')),
      column(say(lang, '有数字的单位', 'Bureaus with a figure')),
      column(say(lang, '最低', 'Lowest'), label),
      column(say(lang, '下四分位', 'Lower quartile'), label),
      column(say(lang, '中位数', 'Median'), label),
      column(say(lang, '上四分位', 'Upper quartile'), label),
      column(say(lang, '最高', 'Highest'), label),
      ...(own ? [column(seriesName(own, answer.series, lang), label)] : []),
    ],
    rows: spreadsIn(answer).map(({ year, n, min, q1, median, q3, max }) => ({
      key: String(year),
      head: { text: String(year), sort: year },
      subject: null,
      cells: [
        { text: String(n), sort: n },
        ...[min, q1, median, q3, max].map(number),
        ...(own
          ? [
              valueCell(
                own.points.find((point) => point.year === year),
                unit,
                lang,
              ),
            ]
          : []),
      ],
    })),
  };
}
