/**
 * The answer to a chart's question as JSON-stat 2.0 (json-stat.org): one dense array of values over its dimensions, with why a
 * value is missing, or that the form changed before it, as its status.
 */

import { yearsOf } from '../../schema/chart/facts.ts';
import { filingsBy } from '../../schema/chart/filings.ts';
import { unitInfoOf } from '../../schema/chart/format.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import type { Series, SeriesKey } from '../../schema/chart/series.ts';
import { APPLICANT_LABELS } from '../../schema/form/applicants.ts';
import { say } from '../../schema/language.ts';
import type { AnsweredChart } from '../aggregate/chart.ts';

/** One way in which series differ. */
interface Dimension {
  readonly id: string;
  readonly label: string;
  readonly of: (series: Series) => string;
  readonly labelOf: (series: Series) => string;
}

/** The text of the file. */
export function drawJsonStat({ chart, answer, words, address }: AnsweredChart): string {
  const { lang } = chart;
  const dimensions = dimensionsOf(answer.series, chart.lang);
  const years = yearsOf(answer);
  const filed = filingsBy(answer);
  const categories = dimensions.map((dimension) => categoriesOf(dimension, answer.series));
  const size = [...categories.map(({ ids }) => ids.length), years.length];
  const value = new Array<number | null>(size.reduce((product, each) => product * each, 1)).fill(null);
  const status: Record<string, string> = {};
  const reported: Record<string, number> = {};
  const expected: Record<string, number> = {};
  for (const series of answer.series) {
    const row = dimensions.reduce(
      (place, dimension, index) =>
        place * (size[index] ?? 1) + (categories[index]?.ids.indexOf(dimension.of(series)) ?? 0),
      0,
    );
    for (const point of series.points) {
      const at = row * years.length + years.indexOf(point.year);
      value[at] = point.value;
      const told =
        filed(series.subject.id, point.year)?.state ?? point.gap ?? (point.breakBefore === 'break' ? 'break' : null);
      if (told !== null) status[at] = told;
      reported[at] = point.coverage.reported;
      expected[at] = point.coverage.expected;
    }
  }
  const units = Object.fromEntries(answer.series.map(({ quantity, unit }) => [quantity, unitInfoOf(unit)]));
  return JSON.stringify({
    version: '2.0',
    class: 'dataset',
    label: words.title,
    source: words.source,
    updated: answer.revisedOn,
    note: words.notes,
    id: [...dimensions.map(({ id }) => id), 'year'],
    size,
    role: { time: ['year'], metric: ['quantity'] },
    dimension: {
      ...Object.fromEntries(
        dimensions.map(({ id, label }, index) => [
          id,
          {
            label,
            category: {
              index: categories[index]?.ids,
              label: categories[index]?.labels,
              ...(id === 'quantity' && {
                unit: Object.fromEntries(
                  Object.entries(units).map(([quantity, unit]) => [
                    quantity,
                    { label: unit.label[lang], symbol: unit.symbol[lang], decimals: unit.decimals },
                  ]),
                ),
              }),
            },
          },
        ]),
      ),
      year: { label: say(lang, '年度', 'Year'), category: { index: years.map(String) } },
    },
    value,
    status,
    extension: { address, revision: answer.revision, reported, expected },
  });
}

/** Whose, what, and by whatever else the lines are told apart. */
function dimensionsOf(series: readonly Series[], lang: 'zh' | 'en'): readonly Dimension[] {
  const keys: Readonly<Record<keyof SeriesKey, string>> = {
    applicant: say(lang, '申请人', 'Applicant'),
    outcome: say(lang, '办理结果', 'Outcome'),
    kind: say(lang, '单位类别', 'Kind of bureau'),
    region: say(lang, '地区', 'Region'),
    edition: say(lang, '表式', 'Form'),
  };
  const split = (Object.keys(keys) as (keyof SeriesKey)[]).filter((key) =>
    series.some((one) => one.key?.[key] !== undefined),
  );
  return [
    {
      id: 'subject',
      label: say(lang, '单位或地区', 'Subject'),
      of: ({ subject }) => (subject.scope === 'governmentWide' ? `region:${subject.id}/report` : subject.id),
      labelOf: ({ subject }) => subject.name[lang],
    },
    {
      id: 'quantity',
      label: say(lang, '指标', 'Quantity'),
      of: ({ quantity }) => quantity,
      labelOf: ({ quantity }) => describeQuantity(quantity).label[lang],
    },
    ...split.map((id): Dimension => {
      const of = ({ key }: Series): string => key?.[id] ?? 'all';
      const labelOf = (one: Series): string =>
        id === 'applicant' && one.key?.applicant ? APPLICANT_LABELS[one.key.applicant][lang] : of(one);
      return { id, label: keys[id], of, labelOf };
    }),
  ];
}

function categoriesOf(
  { of, labelOf }: Dimension,
  series: readonly Series[],
): { readonly ids: readonly string[]; readonly labels: Readonly<Record<string, string>> } {
  const labels = new Map(series.map((one) => [of(one), labelOf(one)]));
  return { ids: [...labels.keys()], labels: Object.fromEntries(labels) };
}
