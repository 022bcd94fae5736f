/** The table of a distribution: years down, five numbers across, and whoever is looked at. */
import { say } from '../../language.ts';
import { type Distribution, distributionOf } from '../../rollup/distribution.ts';
import type { Chart } from '../chart.ts';
import { hasSmallBase, isKnown, type KnownPoint, yearsOf } from '../facts.ts';
import { formatValue, unitLabel } from '../format.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { type Cell, column, type TableModel, valueCell } from './cells.ts';
import { seriesName } from './looks.ts';

export interface YearSpread extends Distribution {
  readonly year: number;
  /** Whoever has a number that counts, the lowest first. */
  readonly points: readonly { readonly series: Series; readonly point: KnownPoint }[];
}

/** Years of which anybody has a number. */
export function spreadsIn(answer: SeriesAnswer): readonly YearSpread[] {
  return yearsOf(answer).flatMap((year) => {
    const known = answer.series.flatMap((series) => {
      const point = series.points.find((one) => one.year === year);
      return isKnown(point) ? [{ series, point }] : [];
    });
    if (known.length === 0) return [];
    const points = known.filter(({ point }) => !hasSmallBase(point)).sort((a, b) => a.point.value - b.point.value);
    return [
      {
        ...distributionOf(known.map(({ point: { value, denominator } }) => ({ value, base: denominator }))),
        ...{ year, points },
      },
    ];
  });
}

/** Where the highest is far from the middle half, and nothing is below zero. */
export function isLogarithmic(spreads: readonly YearSpread[]): boolean {
  const counts = spreads.every(({ points }) => points.every(({ series }) => series.unit !== 'percent'));
  const last = spreads[spreads.length - 1];
  return counts && spreads.every(({ min }) => (min ?? 0) >= 0) && (last?.max ?? 0) > 8 * Math.max(1, last?.q3 ?? 0);
}

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
