/** The table of who has reported: subjects down, years across, each standing in words with its days. */
import { say } from '../../language.ts';
import { FILING_STATES } from '../../reporting/filing.ts';
import { stateWords } from '../../reporting/table.ts';
import type { Chart } from '../chart.ts';
import { yearsOf } from '../facts.ts';
import { filersInOrder, filingsBy } from '../filings.ts';
import type { SeriesAnswer } from '../series.ts';
import { column, type TableModel, word } from './cells.ts';
import { seriesName } from './looks.ts';

export function coverageTable(chart: Chart, answer: SeriesAnswer): TableModel {
  const { lang } = chart;
  const years = yearsOf(answer);
  const at = filingsBy(answer);
  return {
    columns: [column(say(lang, '单位', 'Bureau')), ...years.map((year) => column(String(year)))],
    rows: filersInOrder(chart, answer).map((one) => ({
      key: String(answer.series.indexOf(one)),
      head: word(seriesName(one, answer.series, lang)),
      subject: one.subject,
      cells: years.map((year) => {
        const filing = at(one.subject.id, year);
        if (!filing) return word('');
        return { text: stateWords(filing, lang), sort: FILING_STATES.indexOf(filing.state) };
      }),
    })),
  };
}
