/** The rows of who has reported as they are carried away: one a subject and year. */
import type { Chart } from '../../schema/chart/chart.ts';
import { filersInOrder, filingsBy } from '../../schema/chart/filings.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { say } from '../../schema/language.ts';
import { stateWords } from '../../schema/reporting/table.ts';
import type { PointColumn, PointTable } from './point-table.ts';

const COLUMNS: readonly PointColumn[] = [
  { zh: '单位或地区', en: 'subject', what: { zh: '谁的年报', en: 'Whose report.' } },
  { zh: '年度', en: 'year', what: { zh: '年报所报的年度', en: 'The year reported on.' } },
  { zh: '状况', en: 'state', what: { zh: '报送了没有、逾期没有', en: 'Whether it is there, and in time.' } },
  {
    zh: '天数',
    en: 'days',
    what: { zh: '逾期的天数；未到期限的为还有几天', en: 'Days after the deadline; of what is not yet due, days left.' },
  },
  { zh: '报送期限', en: 'due', what: { zh: '最后一天', en: 'The last day for it.' } },
  { zh: '公布日期', en: 'published', what: { zh: '不明时为空', en: 'Empty where it is not known.' } },
  { zh: '示例数据', en: 'illustrative', what: { zh: '虚构的数据', en: 'Made-up data.' } },
  { zh: '数据版本', en: 'revision', what: { zh: '数据的第几版', en: 'The revision of the data.' } },
  {
    zh: '单位或地区ID',
    en: 'subject id',
    what: { zh: '编号，名称改了也不变', en: 'Stays the same when the name changes.' },
  },
  { zh: '状况代码', en: 'state code', what: { zh: '接口所用的名称', en: 'As the interface names it.' } },
];

export function filingTable(chart: Chart, answer: SeriesAnswer): PointTable {
  const { lang } = chart;
  const at = filingsBy(answer);
  return {
    columns: COLUMNS,
    rows: filersInOrder(chart, answer).flatMap(({ subject, points }) =>
      points.flatMap(({ year }) => {
        const filing = at(subject.id, year);
        if (!filing) return [];
        const made = say(lang, subject.illustrative ? '是' : '否', subject.illustrative ? 'yes' : 'no');
        const due = filing.state === 'notExpected' ? null : filing.due;
        return [
          [
            ...[subject.name[lang], year, stateWords(filing, lang), filing.days, due, filing.publishedOn, made],
            ...[answer.revision, subject.id, filing.state],
          ],
        ];
      }),
    ),
  };
}
