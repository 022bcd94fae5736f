/** The table of a funnel: each rate with its base, the limits for so many cases, and whether it lies within. */
import { say } from '../../language.ts';
import { type Level, type Limits, limitsOf } from '../../rollup/funnel.ts';
import { barRows } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { isKnown, type KnownPoint } from '../facts.ts';
import { formatValue } from '../format.ts';
import type { Series, SeriesAnswer } from '../series.ts';
import { baseCell, type Cell, column, type TableModel, valueCell, word } from './cells.ts';
import { seriesName } from './looks.ts';

/** What a division leaves over. */
const EXACT = 1e-9;

export interface FunnelRow {
  readonly series: Series;
  readonly point: KnownPoint;
  readonly cases: number;
  readonly limits: Readonly<Record<Level, Limits>>;
  /** Outside the limits of that level, the wider ones first; null: chance explains it. */
  readonly outside: Level | null;
  readonly side: 'above' | 'below' | null;
}

export interface Funnel {
  readonly year: number;
  /** Of all of them together; null where nobody has cases. */
  readonly rate: number | null;
  readonly hits: number;
  readonly cases: number;
  /** In the order of the bars. */
  readonly rows: readonly FunnelRow[];
}

/** Everybody with a rate on at least one case, few cases and all. */
export function funnelIn(chart: Chart, answer: SeriesAnswer): Funnel {
  const found = barRows(chart, answer).flatMap(({ series, point, year }) =>
    isKnown(point) && point.numerator !== null && (point.denominator ?? 0) > 0
      ? [{ series, point, year, hits: point.numerator, cases: Math.round(point.denominator ?? 0) }]
      : [],
  );
  const sum = (of: 'hits' | 'cases'): number => found.reduce((total, row) => total + row[of], 0);
  const [hits, cases] = [sum('hits'), sum('cases')];
  const rate = cases > 0 ? hits / cases : null;
  return {
    ...{ year: found[0]?.year ?? barRows(chart, answer)[0]?.year ?? 0, rate, hits, cases },
    rows: found.map(({ series, point, cases: own }): FunnelRow => {
      const limits = limitsOf(own, rate ?? 0);
      const isOut = (level: Level): boolean =>
        point.value < limits[level].low - EXACT || point.value > limits[level].high + EXACT;
      const outside = isOut(0.998) ? 0.998 : isOut(0.95) ? 0.95 : null;
      const side = outside === null ? null : point.value > (rate ?? 0) ? 'above' : 'below';
      return { series, point, cases: own, limits, outside, side };
    }),
  };
}

/** `在界限之内`, `高于 99.8% 界限`. */
export function placeWord({ outside, side }: FunnelRow, { lang }: Chart): string {
  if (outside === null) return say(lang, '在界限之内', 'within the limits');
  const level = formatValue(outside, 'percent').replace('.0%', '%');
  return side === 'above'
    ? say(lang, `高于 ${level} 界限`, `above the ${level} limit`)
    : say(lang, `低于 ${level} 界限`, `below the ${level} limit`);
}

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
