/** The table of contributions: everybody, those without one of the years with the reason, and the sum. */
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { type ContributionRow, contributionsIn } from '../contribution.ts';
import { formatNumber, formatValue, unitLabel } from '../format.ts';
import type { SeriesAnswer } from '../series.ts';
import { type Cell, column, type TableModel, type TableRow, valueCell, word } from './cells.ts';
import { seriesName } from './looks.ts';

/** `+66 件`, `−4 件`, `±0`. */
export function signedCount(value: number, unit: string): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±';
  return `${sign}${formatNumber(Math.abs(value))} ${unit}`.trim();
}

export function contributionTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const parts = contributionsIn(chart, answer);
  const { year, both, entered, left } = parts;
  const unit = answer.series[0]?.unit ?? 'case';
  const shareCell = (share: number | null): Cell =>
    share === null ? word('') : { text: formatValue(share, 'percent').replace('-', '−'), sort: share };
  const rowOf = ({ series, before, now, difference, share }: ContributionRow): TableRow => ({
    key: String(answer.series.indexOf(series)),
    head: word(seriesName(series, answer.series, lang)),
    subject: series.subject,
    cells: [
      valueCell(before, unit, lang),
      valueCell(now, unit, lang),
      { text: signedCount(difference, ''), sort: difference },
      shareCell(share),
    ],
  });
  const number = (value: number): Cell => ({ text: formatNumber(value), sort: value });
  return {
    columns: [
      column(say(lang, '单位', 'Bureau')),
      column(String(year - 1), unitLabel(unit, lang)),
      column(String(year), unitLabel(unit, lang)),
      column(say(lang, '增减', 'Difference'), unitLabel(unit, lang)),
      column(say(lang, `占 ${year - 1} 年合计`, `Of the sum of ${year - 1}`)),
    ],
    rows: [
      ...[...both, ...entered, ...left].map(rowOf),
      {
        key: 'sum',
        head: word(say(lang, '合计', 'Together')),
        subject: null,
        cells: [
          number(parts.before),
          number(parts.now),
          { text: signedCount(parts.difference, ''), sort: parts.difference },
          shareCell(parts.before > 0 ? parts.difference / parts.before : null),
        ],
      },
    ],
  };
}
