/** The figures of a chart as an HTML table with caption and scopes. */
import type { Chart } from '../../schema/chart/chart.ts';
import { tableOf } from '../../schema/chart/layout/table.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { NameOf } from '../../schema/chart/words/coverage-notes.ts';
import type { ChartWords } from '../../schema/chart/words/words.ts';
import { el, type Markup } from './svg.ts';

export function drawHtmlTable(chart: Chart, answer: SeriesAnswer, words: ChartWords, nameOf: NameOf): Markup {
  const { columns, rows } = tableOf(chart, answer, nameOf);
  return el(
    'table',
    {},
    el('caption', {}, `${words.title} (${words.subtitle})`),
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        columns.map(({ head, unit }) => el('th', { scope: 'col' }, unit === null ? head : `${head} ${unit}`)),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map(({ head, cells }) =>
        el(
          'tr',
          {},
          el('th', { scope: 'row' }, head.text),
          cells.map(({ text }) => el('td', {}, text)),
        ),
      ),
    ),
  );
}
