/** Shapes of data that a drawing has to bear, beside those that the words are tried on. */
import { FLOW_APPLICANTS, FLOW_MEASURES } from '../../../../schema/chart/flow.ts';
import { linesApart } from '../../../../schema/chart/names.ts';
import { getOutcomeSet } from '../../../../schema/chart/outcomes.ts';
import { placeNotes } from '../../../../schema/chart/point-notes.ts';
import type { Series, SeriesAnswer, SubjectFiling } from '../../../../schema/chart/series.ts';
import type { Applicant } from '../../../../schema/form/applicants.ts';
import { answerOf, noteOf, outcomeSeries, seriesOf, subjectOf } from '../build.ts';
import { type Shape, shapes } from '../shapes.ts';

const received = 'measure=requests.received&of=region:shifan/*';
const rate = 'measure=rate.granted&of=region:shifan/*';
const bureau = (id: string, zh: string, en = zh) => subjectOf({ id, zh, en });

const label = (zh: string) => ({ zh, en: zh });

const MERGED: Series['successions'][number] = {
  year: 2024,
  role: 'formed',
  body: label('工信商务局'),
  own: true,
  others: [label('经信局'), label('商务局')],
  on: '2024-02-01',
  document: null,
};

function ofBureaus(count: number, valuesOf: (index: number) => Parameters<typeof seriesOf>[0]): readonly Series[] {
  return Array.from({ length: count }, (_, index) =>
    seriesOf({ subject: bureau(`b${index}`, `第${index + 1}局`, `Bureau ${index + 1}`), ...valuesOf(index) }),
  );
}

const wholeRegion = ofBureaus(36, (index) => ({
  values: [5, 9, 2, 14, 8, 11, 3].map((value, year) =>
    index === 7 && year === 4 ? 'notReported' : value * (index + 1),
  ),
}));

const long = [
  bureau(
    'a',
    '人力资源和社会保障局（劳动保障监察大队）',
    'Bureau of Human Resources, Social Security and Labour Inspection',
  ),
  bureau(
    'b',
    '自然资源和规划局不动产登记中心',
    'Natural Resources and Planning Bureau, Real Estate Registration Centre',
  ),
  bureau('c', '教育局', 'Education Bureau'),
];

const classes = getOutcomeSet('requests').classes;

const rateOf = (index: number) => ({
  quantity: 'rate.granted' as const,
  values: [index / 10, 0.9 - index / 10],
  denominator: 3 + index * 4,
});

/** What each applicant counts, in the order of what a flow counts; all together is what they add up to. */
function flowAnswer(counts: Partial<Record<Applicant, readonly number[]>>): SeriesAnswer {
  const total = FLOW_MEASURES.map((_, index) =>
    Object.values(counts).reduce((sum, values) => sum + (values[index] ?? 0), 0),
  );
  const series = FLOW_APPLICANTS.flatMap((applicant) =>
    FLOW_MEASURES.map((quantity, index) => ({
      ...seriesOf({
        from: 2025,
        quantity,
        values: [applicant === 'total' ? (total[index] ?? 0) : (counts[applicant]?.[index] ?? 0)],
      }),
      ...{ applicant, ...(applicant !== 'total' && { key: { applicant } }) },
    })),
  );
  return linesApart(answerOf(...series));
}

/** Standings of bureaus by year, as a chart of coverage is answered. */
function filedAnswer(...rows: readonly (readonly SubjectFiling['state'][])[]): SeriesAnswer {
  const days = { missing: 57, late: 12, notYetDue: 9 } as const;
  const lines = ofBureaus(rows.length, (index) => ({ from: 2021, values: (rows[index] ?? []).map(() => 'blank') }));
  const filings = rows.flatMap((states, index) =>
    states.map((state, place) => ({
      ...{ subject: `b${index}`, year: 2021 + place, state, due: `${2022 + place}-01-31` },
      days: state in days ? days[state as keyof typeof days] : null,
      publishedOn: state === 'late' ? `${2022 + place}-02-12` : state === 'onTime' ? `${2022 + place}-01-20` : null,
    })),
  );
  const series = lines.map((line) => ({ ...line, points: line.points.map((point) => ({ ...point, gap: null })) }));
  return { ...answerOf(...series), filings };
}

const smallBases = ofBureaus(6, (index) => ({
  quantity: 'rate.granted',
  from: 2025,
  values: [1 - index / 8],
  before: 0.5,
  denominator: 3 + index * 4,
}));

export const drawnShapes: readonly Shape[] = [
  ...shapes,
  {
    name: 'places of a region, ties and a check that fails',
    query: `kind=rank&${received}`,
    answer: answerOf(
      ...ofBureaus(9, (index) => ({
        from: 2024,
        values: [index * 7, index === 8 ? 'notReported' : 40 - 5 * Math.floor(index / 2)],
        failed: { 2025: index === 3 ? 1 : 0 },
      })),
    ),
  },
  {
    name: 'places of rates, some on a handful of cases',
    query: `kind=rank&${rate}&focus=b4`,
    answer: answerOf(...ofBureaus(7, (index) => ({ ...rateOf(index), from: 2024 }))),
  },
  ...['', '&basis=all'].map((basis) => ({
    name: `who made the change${basis === '' ? '' : ' of all'}, one new, one gone, one on another form`,
    query: `kind=contribution&${received}&focus=b2${basis}`,
    answer: answerOf(
      ...ofBureaus(20, (index) => ({
        from: 2024,
        values:
          index === 4 ? ['notExpected', 12] : index === 5 ? [7, 'notReported'] : [10 + index, 10 + ((index * 7) % 23)],
        breaks: index === 9 ? { 2025: 'break' as const } : {},
      })),
    ),
  })),
  {
    name: 'nothing changed',
    query: `kind=contribution&${received}`,
    answer: answerOf(...ofBureaus(3, () => ({ from: 2024, values: [4, 4] }))),
  },
  {
    name: 'distribution of a region',
    query: `kind=distribution&${received}&focus=b3`,
    answer: answerOf(...wholeRegion),
  },
  {
    name: 'distribution far from even',
    query: `kind=distribution&${received}`,
    answer: answerOf(...ofBureaus(9, (index) => ({ values: [2 ** index, index === 3 ? 'blank' : 3 ** index] }))),
  },
  {
    name: 'distribution of rates, some on a handful',
    query: `kind=distribution&${rate}`,
    answer: answerOf(...smallBases),
  },
  {
    name: 'a funnel with some outside',
    query: `kind=funnel&${rate}&focus=b1`,
    answer: answerOf(
      ...ofBureaus(12, (index) => ({
        quantity: 'rate.granted',
        from: 2025,
        values: [index === 11 ? 0.9 : index === 10 ? 0.05 : 0.5 + (index % 3) / 20],
        denominator: 2 + index * index * 3,
      })),
    ),
  },
  {
    name: 'a funnel of a rate of nothing',
    query: `kind=funnel&${rate}`,
    answer: answerOf(...ofBureaus(3, () => ({ quantity: 'rate.granted', from: 2025, values: [0], denominator: 12 }))),
  },
  {
    name: 'a flow whose books do not balance for one applicant',
    query: 'kind=flow&of=shifan',
    answer: flowAnswer({ natural: [60, 4, 20, 9, 3, 15, 4, 6, 57, 7], business: [12, 1, 6, 1, 0, 4, 1, 0, 12, 2] }),
  },
  {
    name: 'who has reported',
    query: 'kind=coverage&of=region:shifan/*&sort=value&focus=b1',
    answer: filedAnswer(
      ['onTime', 'onTime', 'late', 'onTime', 'notYetDue'],
      ['notExpected', 'late', 'missing', 'missing', 'onTime'],
      ['onTime', 'undated', 'onTime', 'late', 'notYetDue'],
    ),
  },
  { name: 'who has reported, one bureau', query: 'kind=coverage&of=b0', answer: filedAnswer(['onTime', 'late']) },
  { name: 'shades of a region', query: `kind=heat&${received}`, answer: answerOf(...wholeRegion) },
  {
    name: 'shades with gaps, a break and a failed check',
    query: 'kind=heat&measure=rules.inForce&of=region:shifan/*',
    answer: answerOf(
      seriesOf({
        subject: bureau('a', '甲局'),
        quantity: 'rules.inForce',
        values: [3, 0, 9, 12],
        breaks: { 2021: 'break' },
      }),
      seriesOf({
        subject: bureau('b', '乙局'),
        quantity: 'rules.inForce',
        values: ['blank', 4, 'notReported', 7],
        failed: { 2020: 1 },
      }),
    ),
  },
  {
    name: 'two years of a region',
    query: `kind=change&${received}`,
    answer: answerOf(...wholeRegion),
  },
  {
    name: 'two years, one without the other, one failing a check',
    query: `kind=change&${received}`,
    answer: answerOf(
      seriesOf({ subject: bureau('a', '甲局'), values: [12, 30] }),
      seriesOf({ subject: bureau('b', '乙局'), values: ['notReported', 14] }),
      seriesOf({ subject: bureau('c', '丙局'), values: [25, 9], failed: { 2020: 1 } }),
      seriesOf({ subject: bureau('d', '丁局'), values: [7, 'blank'] }),
    ),
  },
  {
    name: 'panels of bureaus',
    query: `kind=multiples&${received}&focus=b2`,
    answer: answerOf(...wholeRegion.slice(0, 7)),
  },
  {
    name: 'panels with gaps',
    query: `kind=multiples&${received}`,
    answer: answerOf(
      seriesOf({ subject: bureau('a', '甲局'), values: [12, 'notReported', 30, 31], failed: { 2021: 1 } }),
      seriesOf({ subject: bureau('b', '乙局'), values: ['blank', 'blank', 'blank', 'notReported'] }),
      seriesOf({
        subject: bureau('c', '丙局'),
        values: [4, 5, 'notReported', 'notReported'],
        breaks: { 2020: 'soft' },
      }),
    ),
  },
  { name: 'all zero', query: 'measure=requests.received', answer: answerOf(seriesOf({ values: [0, 0, 0, 0] })) },
  {
    name: 'all zero, bars',
    query: `kind=bar&${received}`,
    answer: answerOf(...ofBureaus(5, () => ({ from: 2025, values: [0], before: 0 }))),
  },
  {
    name: 'one year of three bureaus',
    query: received,
    answer: answerOf(...ofBureaus(3, (index) => ({ from: 2025, values: [index + 4] }))),
  },
  {
    name: 'one bureau, bar',
    query: 'kind=bar&measure=requests.received&of=b0',
    answer: answerOf(...ofBureaus(1, () => ({ from: 2025, values: [9], before: 4 }))),
  },
  { name: '36 bureaus', query: received, answer: answerOf(...wholeRegion) },
  { name: '36 bureaus, one in focus', query: `${received}&focus=b3`, answer: answerOf(...wholeRegion) },
  { name: '36 bureaus, bars', query: `kind=bar&${received}`, answer: answerOf(...wholeRegion) },
  { name: '36 bureaus, table', query: `kind=table&${received}`, answer: answerOf(...wholeRegion) },
  {
    name: 'eight rising bureaus',
    query: received,
    answer: answerOf(...ofBureaus(8, (index) => ({ values: [1, 2, 3, 4].map((value) => value * (index + 2)) }))),
  },
  {
    name: 'a middle year missing',
    query: 'measure=requests.received,requests.closed',
    answer: answerOf(
      seriesOf({ values: [40, 44, 'notReported', 51, 60] }),
      seriesOf({ quantity: 'requests.closed', values: [38, 45, 'notReported', 50, 58] }),
    ),
  },
  {
    name: 'a soft and a hard break',
    query: 'measure=penalties.decisions',
    answer: answerOf(
      seriesOf({
        quantity: 'penalties.decisions',
        values: [812, 904, 540, 560, 300, 310],
        breaks: { 2021: 'soft', 2023: 'break' },
      }),
    ),
  },
  ...(['none', 'succession'] as const).map((over) => ({
    name: `two bureaus that became one, over ${over}`,
    query: `measure=requests.received&of=gongxin&over=${over}`,
    answer: answerOf(
      seriesOf({
        subject: bureau('gongxin', '工信商务局', 'Industry and Commerce Bureau'),
        values:
          over === 'none'
            ? ['notExpected', 'notExpected', 'notExpected', 'notExpected', 'notExpected', 30, 27]
            : [20, 22, 25, 'notReported', 24, 30, 27],
        missing: over === 'none' ? {} : { 2022: ['shangwu'] },
        predecessors: over === 'none' ? [] : ['jingxin', 'shangwu'],
        successions: [MERGED],
      }),
    ),
  })),
  {
    name: 'three bureaus, two of which became the third as the form changed',
    query: 'measure=penalties.decisions&of=jingxin,shangwu,gongxin',
    answer: answerOf(
      ...(
        [
          ['经信局', 40],
          ['商务局', 25],
          ['工信商务局', 70],
        ] as const
      ).map(([zh, value], index) =>
        seriesOf({
          subject: bureau(`b${index}`, zh),
          quantity: 'penalties.decisions',
          from: 2022,
          values:
            index < 2 ? [value, value + 4, 'notExpected', 'notExpected'] : ['notExpected', 'notExpected', value, 66],
          breaks: index === 2 ? {} : { 2023: 'soft' },
          successions: [
            index === 2 ? MERGED : { ...MERGED, role: 'absorbed', body: label(zh), others: [label('工信商务局')] },
          ],
        }),
      ),
    ),
  },
  {
    name: 'outcomes of two bureaus that became one',
    query: 'kind=outcomes&of=gongxin&over=succession',
    answer: answerOf(
      ...outcomeSeries(
        [
          [9, 3, 2, 4, 1, 2],
          [8, 2, 2, 4, 0, 2],
        ],
        classes,
        {
          from: 2023,
          subject: bureau('gongxin', '工信商务局'),
          predecessors: ['jingxin', 'shangwu'],
          successions: [MERGED],
        },
      ),
    ),
  },
  {
    name: 'seven digits',
    query: 'measure=penalties.decisions',
    answer: answerOf(seriesOf({ quantity: 'penalties.decisions', values: [1_234_567, 2_345_678, 9_876_543] })),
  },
  {
    name: 'seven digits, bars',
    query: 'kind=bar&measure=penalties.decisions&of=region:shifan/*',
    answer: answerOf(
      ...ofBureaus(4, (index) => ({
        quantity: 'penalties.decisions',
        from: 2025,
        values: [9_876_543 - index * 2_222_222],
        before: 4_000_000,
      })),
    ),
  },
  {
    name: 'long names',
    query: received,
    answer: answerOf(...long.map((subject, index) => seriesOf({ subject, values: [3 + index, 5, 9 - index] }))),
  },
  {
    name: 'long names, bars',
    query: `kind=bar&${received}`,
    answer: answerOf(
      ...long.map((subject, index) => seriesOf({ subject, from: 2025, values: [9 - index], before: 20 })),
    ),
  },
  {
    name: 'base of zero',
    query: `kind=bar&${rate}`,
    answer: answerOf(
      ...ofBureaus(4, (index) => ({
        quantity: 'rate.granted',
        from: 2025,
        values: [index === 2 ? 'denominatorZero' : 0.4 + index / 10],
        denominator: index === 2 ? 0 : 20,
      })),
    ),
  },
  {
    name: 'small bases',
    query: `kind=bar&${rate}`,
    answer: answerOf(...smallBases),
  },
  { name: 'small bases, shades', query: `kind=heat&${rate}`, answer: answerOf(...smallBases) },
  { name: 'small bases, two years', query: `kind=change&${rate}`, answer: answerOf(...smallBases) },
  {
    name: 'negative',
    query: 'measure=licensing.itemsChange',
    answer: answerOf(seriesOf({ quantity: 'licensing.itemsChange', values: [-12, 30, -4] })),
  },
  {
    name: 'negative, bars',
    query: 'kind=bar&measure=licensing.itemsChange&of=region:shifan/*',
    answer: answerOf(
      ...ofBureaus(4, (index) => ({
        quantity: 'licensing.itemsChange',
        from: 2020,
        values: [12 - index * 9],
        before: -3,
      })),
    ),
  },
  {
    name: 'equal short names',
    query: received,
    answer: answerOf(
      ...['a', 'b', 'c'].map((id, index) =>
        seriesOf({ subject: bureau(id, '工信商务局', 'Commerce Bureau'), values: [8 - index, 4, 3 * index] }),
      ),
    ),
  },
  {
    name: 'equal short names, bars',
    query: `kind=bar&${received}`,
    answer: answerOf(
      ...['a', 'b'].map((id, index) =>
        seriesOf({ subject: bureau(id, '工信商务局', 'Commerce Bureau'), from: 2025, values: [8 - index] }),
      ),
    ),
  },
  {
    name: 'a check fails in one year of one line',
    query: `kind=trend&${received}`,
    answer: answerOf(seriesOf({ values: [4, 9, 3, 12], failed: { 2020: 1, 2022: 2 } })),
  },
  {
    name: 'a check fails in lines of bureaus',
    query: `kind=trend&${received}`,
    answer: answerOf(...ofBureaus(8, (index) => ({ values: [4, 9 - index, 3], failed: { [2019 + (index % 3)]: 1 } }))),
  },
  {
    name: 'a check fails, bars',
    query: `kind=bar&${received}`,
    answer: answerOf(
      ...ofBureaus(4, (index) => ({
        from: 2024,
        values: [7, 12 - index],
        failed: index < 2 ? { 2025: 1 } : { 2024: 1 },
      })),
    ),
  },
  {
    name: 'a check fails, outcomes',
    query: 'kind=outcomes',
    answer: answerOf(
      ...outcomeSeries(
        [
          [41, 9, 9, 24, 8, 9],
          [45, 10, 9, 25, 8, 9],
        ],
        classes,
        { from: 2024, failed: { 2025: 1 } },
      ),
    ),
  },
  {
    name: 'notes on one line',
    query: `kind=trend&${received}`,
    answer: placeNotes(
      answerOf(seriesOf({ values: [4, 9, 3, 12, 'blank'], failed: { 2021: 1 }, breaks: { 2021: 'soft' } })),
      [noteOf(1), noteOf(2, { onward: true, kind: 'method' }), noteOf(3, { year: 2022 }), noteOf(4, { year: 2023 })],
    ),
  },
  {
    name: 'notes on lines of bureaus',
    query: `kind=trend&${received}`,
    answer: placeNotes(
      answerOf(...ofBureaus(8, (index) => ({ values: [4, 9 - index, 3 + index] }))),
      [0, 3, 5].flatMap((index) =>
        [2019, 2020, 2021].map((year) =>
          noteOf(index * 10 + year, { ...{ publisher: `b${index}`, scope: 'own' }, year }),
        ),
      ),
    ),
  },
  {
    name: 'a note on each year of a crowded line',
    query: `kind=trend&${received}`,
    answer: placeNotes(
      answerOf(seriesOf({ from: 2008, values: Array.from({ length: 17 }, (_, index) => 900 + 80 * (index % 2)) })),
      Array.from({ length: 17 }, (_, index) => noteOf(index + 1, { year: 2008 + index })),
    ),
  },
  {
    name: 'notes, bars',
    query: `kind=bar&${received}`,
    answer: placeNotes(answerOf(...ofBureaus(4, (index) => ({ from: 2024, values: [7, 12 - index] }))), [
      noteOf(1, { publisher: 'b0', scope: 'own', year: 2024, onward: true }),
      noteOf(2, { publisher: 'b2', scope: 'own', year: 2025 }),
    ]),
  },
  {
    name: 'notes, outcomes',
    query: 'kind=outcomes',
    answer: placeNotes(
      answerOf(
        ...outcomeSeries(
          [
            [41, 9, 9, 24, 8, 9],
            [45, 10, 9, 25, 8, 9],
          ],
          classes,
          { from: 2024 },
        ),
      ),
      [noteOf(1, { year: 2024, quantity: 'requests.granted' }), noteOf(2, { year: 2025 })],
    ),
  },
  {
    name: 'outcomes over both forms, one year empty and one missing',
    query: 'kind=outcomes',
    answer: answerOf(
      ...outcomeSeries(
        [
          [41, 9, 9, 24, 8, 9],
          [45, 10, 9, 25, 8, 9],
          [30, 9, 9, 9, 2, 9],
        ],
        classes,
        { from: 2020 },
      ).map((series) => ({
        ...series,
        points: [
          ...series.points,
          ...seriesOf({ quantity: series.quantity, from: 2023, values: [0, 'notReported'] }).points,
        ],
      })),
    ),
  },
  {
    name: 'outcomes of bureaus',
    query: 'kind=outcomes&by=bureau&of=region:shifan/*',
    answer: answerOf(
      ...long.flatMap((subject, index) => outcomeSeries([[9, 3, index, 4, 1, 2]], classes, { from: 2025, subject })),
    ),
  },
  {
    name: 'outcomes of two bureaus by year',
    query: 'kind=outcomes&of=a,c',
    answer: answerOf(
      ...[long[0], long[2]].flatMap((subject) =>
        subject
          ? outcomeSeries(
              [
                [9, 3, 2, 4, 1, 2],
                [8, 2, 2, 4, 0, 2],
              ],
              classes,
              { from: 2020, subject },
            )
          : [],
      ),
    ),
  },
];
