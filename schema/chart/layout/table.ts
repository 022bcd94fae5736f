/** The figures of a chart as one table of words: what the picture's table, the embed's table and a drawn table all show. */

import { say } from '../../language.ts';
import { barRows } from '../bars.ts';
import type { Chart } from '../chart.ts';
import { isKnown, yearsOf } from '../facts.ts';
import { formatChange, formatValue, gapWord } from '../format.ts';
import { findOutcomeSet, outcomeBars } from '../outcomes.ts';
import { describeQuantity } from '../quantity.ts';
import type { Series, SeriesAnswer, SeriesPoint } from '../series.ts';
import { quantityName, subjectName } from '../words/phrases.ts';

export interface TableRow {
  readonly head: string;
  /** One a column after the first. */
  readonly cells: readonly string[];
}

export interface TableModel {
  /** The first names the heads of the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export function tableOf(chart: Chart, answer: SeriesAnswer): TableModel {
  switch (chart.kind) {
    case 'bar':
      return barTable(chart, answer);
    case 'outcomes':
      return outcomesTable(chart, answer);
    case 'trend':
    case 'table': {
      const [only, ...others] = answer.series;
      return only && others.length === 0 ? oneSeries(chart, only) : manySeries(chart, answer);
    }
  }
}

/** Years down: value, change, how many reported. */
function oneSeries({ lang }: Chart, { points, unit, subject }: Series): TableModel {
  const summed = subject.scope === 'bureaus';
  const columns = [
    say(lang, '年度', 'Year'),
    say(lang, '数值', 'Value'),
    say(lang, '比上年', 'On the year before'),
    ...(summed ? [say(lang, '有数字的单位', 'Bureaus with a figure')] : []),
  ];
  const rows = points.map((point) => ({
    head: String(point.year),
    cells: [
      cellOf(point, unit, lang),
      isKnown(point) ? formatChange(point.change.change, unit, lang) : '',
      ...(summed ? [`${point.coverage.reported}/${point.coverage.expected}`] : []),
    ],
  }));
  return { columns, rows };
}

/** Series down, years across. */
function manySeries(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const years = yearsOf(answer);
  const quantities = new Set(answer.series.map(({ quantity }) => quantity));
  const subjects = new Set(answer.series.map(({ subject }) => `${subject.scope}/${subject.id}`));
  return {
    columns: [quantities.size > 1 ? say(lang, '指标', 'Measure') : say(lang, '单位', 'Bureau'), ...years.map(String)],
    rows: answer.series.map((series) => ({
      head: [
        subjects.size > 1 || quantities.size === 1 ? subjectName(series.subject, lang) : '',
        quantities.size > 1 ? quantityName(series.quantity, chart) : '',
      ]
        .filter((part) => part !== '')
        .join(say(lang, ' ', ': ')),
      cells: years.map((year) =>
        cellOf(
          series.points.find((point) => point.year === year),
          series.unit,
          lang,
        ),
      ),
    })),
  };
}

function barTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const rows = barRows(chart, answer);
  const year = rows[0]?.year;
  const quantities = new Set(rows.map(({ series }) => series.quantity));
  return {
    columns: [
      quantities.size > 1 ? say(lang, '指标', 'Measure') : say(lang, '单位', 'Bureau'),
      year === undefined ? say(lang, '数值', 'Value') : String(year),
      year === undefined ? say(lang, '上年', 'Year before') : String(year - 1),
      say(lang, '变化', 'Change'),
    ],
    rows: rows.map(({ series, point }) => ({
      head: quantities.size > 1 ? quantityName(series.quantity, chart) : subjectName(series.subject, lang),
      cells: [
        cellOf(point, series.unit, lang),
        point && point.change.previous !== null ? formatValue(point.change.previous, series.unit) : '',
        isKnown(point) ? formatChange(point.change.change, series.unit, lang) : '',
      ],
    })),
  };
}

/** One row a bar: each class with its share, and the total. */
function outcomesTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const set = findOutcomeSet(chart.measures);
  if (!set) return { columns: [], rows: [] };
  const bars = outcomeBars(set, answer, chart.by);
  const subjects = new Set(bars.map(({ subject }) => `${subject.scope}/${subject.id}`));
  return {
    columns: [
      chart.by === 'year' ? say(lang, '年度', 'Year') : say(lang, '单位', 'Bureau'),
      ...set.classes.map((measure) => describeQuantity(measure).short[lang]),
      say(lang, '合计', 'Total'),
    ],
    rows: bars.map((bar) => ({
      head:
        chart.by === 'bureau'
          ? subjectName(bar.subject, lang)
          : `${subjects.size > 1 ? `${subjectName(bar.subject, lang)} ` : ''}${bar.year}`,
      cells: bar.parts
        ? [
            ...bar.parts.map(({ value, printed }, index) =>
              value === null
                ? gapWord(bar.points[index]?.gap ?? 'blank', lang)
                : `${formatValue(value, 'case')} (${printed})`,
            ),
            formatValue(bar.total, 'case'),
          ]
        : [...set.classes.map((_, index) => cellOf(bar.points[index], 'case', lang)), ''],
    })),
  };
}

function cellOf(point: SeriesPoint | undefined, unit: Series['unit'], lang: Chart['lang']): string {
  return isKnown(point) ? formatValue(point.value, unit) : gapWord(point?.gap ?? 'notReported', lang);
}
