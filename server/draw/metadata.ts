/** What has to be known of a chart's figures to use and to cite them, for programs: `/chart.metadata.json`. */

import { yearsOf } from '../../schema/chart/facts.ts';
import { unitInfoOf } from '../../schema/chart/format.ts';
import { describeQuantity } from '../../schema/chart/quantity.ts';
import { say } from '../../schema/language.ts';
import { getIndicator, isIndicatorId } from '../../schema/rollup/indicators.ts';
import type { AnsweredChart } from '../aggregate/chart.ts';
import { pointTable } from './csv.ts';

/** The text of the file. */
export function drawMetadata({ chart, answer, words, address, nameOf }: AnsweredChart): string {
  const { lang } = chart;
  const years = yearsOf(answer);
  const quantities = new Map(answer.series.map(({ quantity, unit }) => [quantity, unit]));
  return JSON.stringify({
    address,
    title: words.title,
    subtitle: words.subtitle,
    description: words.description,
    notes: words.notes,
    source: words.source,
    citation: say(
      lang,
      `${words.source}。图表地址：/chart?${address}`,
      `${words.source}. Address of the chart: /chart?${address}`,
    ),
    revision: answer.revision,
    revisedOn: answer.revisedOn,
    isPinned: chart.revision !== null,
    years: years.length === 0 ? null : { from: years[0], to: years[years.length - 1] },
    quantities: [...quantities].map(([id, unit]) => ({
      id,
      label: describeQuantity(id).label[lang],
      unit: unitInfoOf(unit),
      formula: isIndicatorId(id) ? getIndicator(id).formula[lang] : null,
      note: isIndicatorId(id) ? (getIndicator(id).note?.[lang] ?? null) : null,
    })),
    subjects: [
      ...new Map(answer.series.map(({ subject }) => [`${subject.scope}/${subject.id}`, subject])).values(),
    ].map(({ id, kind, scope, name, illustrative }) => ({ id, kind, scope, name: name[lang], illustrative })),
    // Of /chart.csv.
    columns: pointTable(chart, answer, nameOf).columns.map((column) => ({
      name: column[lang],
      description: column.what[lang],
    })),
  });
}
