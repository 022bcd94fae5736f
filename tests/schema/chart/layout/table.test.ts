import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../schema/chart/layout/table.ts';
import { planTable } from '../../../../schema/chart/layout/table-plan.ts';
import { getOutcomeSet } from '../../../../schema/chart/outcomes.ts';
import type { Series } from '../../../../schema/chart/series.ts';
import { answerOf, chartOf, outcomeSeries, seriesOf, subjectOf } from '../build.ts';

const nameOf = (id: string) => ({ zh: `${id}局`, en: `Bureau ${id}` });
const bureau = (id: string) => subjectOf({ id, zh: `${id}局`, en: `Bureau ${id}` });

function table(query: string, ...series: readonly Series[]): readonly (readonly string[])[] {
  const { columns, rows } = tableOf(chartOf(query), answerOf(...series), nameOf);
  return [
    columns.map(({ head, unit }) => (unit === null ? head : `${head} ${unit}`)),
    ...rows.map(({ head, cells }) => [head.text, ...cells.map(({ text }) => text)]),
  ];
}

describe('one series', () => {
  it('has its years down: value, change with its basis, how many reported, and who did not', () => {
    expect(
      table(
        'measure=requests.received',
        seriesOf({
          values: [0, 50, 'blank', 60],
          expected: 4,
          missing: { 2020: ['a', 'b'] },
          breaks: { 2022: 'break' },
        }),
      ),
    ).toEqual([
      ['年度', '数值 件', '比上年', '有数字的单位', '说明'],
      ['2019', '0', '上年无数据 ', '4/4 家', ''].map((text) => text.trim()),
      ['2020', '50', '上年为 0，不作同比 · 同口径 2 家', '2/4 家', '未报送：a局、b局'],
      ['2021', '未填', '', '0/4 家', ''],
      ['2022', '60', '表式变更，不作同比', '4/4 家', '此年起表式变更'],
    ]);
  });

  it('of a bureau has no coverage, and a note only where there is one', () => {
    expect(table('measure=requests.received&lang=en', seriesOf({ subject: bureau('a'), values: [3, 4] }))).toEqual([
      ['Year', 'Value cases', 'On the year before'],
      ['2019', '3', 'no figure the year before'],
      ['2020', '4', '+33.3%'],
    ]);
  });
});

describe('several series', () => {
  const received = seriesOf({ values: [3, 4], expected: 9 });
  const closed = seriesOf({ quantity: 'requests.closed', values: [2, 3], expected: 9 });

  it('up to three of a trend stand side by side, with one count of reports where they share it', () => {
    expect(table('measure=requests.received,requests.closed', received, closed)[0]).toEqual([
      '年度',
      '新收申请 件',
      '比上年',
      '办结 件',
      '比上年',
      '有数字的单位',
    ]);
    const fewer = seriesOf({ quantity: 'requests.closed', values: [2, 3], expected: 9, blank: { 2020: 1 } });
    const [head, , last] = table('measure=requests.received,requests.closed', received, fewer);
    expect(head?.filter((text) => text === '有数字的单位')).toHaveLength(2);
    expect(last).toEqual(['2020', '4', '+33.3% · 同口径 9 家', '9/9 家', '3', '+50.0% · 同口径 8 家', '8/9 家']);
  });

  it('more of them, and those of a table, stand one below the other with the years across', () => {
    const four = ['a', 'b', 'c', 'd'].map((id, index) =>
      seriesOf({ subject: bureau(id), values: [index, 'notReported', 5] }),
    );
    const across = [
      ['单位', '2019 件', '2020 件', '2021 件', '2021 年比上年'],
      ['a局', '0', '未报送', '5', '上年无数据'],
    ];
    expect(table('measure=requests.received&of=region:x/*', ...four).slice(0, 2)).toEqual(across);
    expect(table('kind=table&measure=requests.received&of=region:x/*', ...four.slice(0, 2)).slice(0, 2)).toEqual(
      across,
    );
  });

  it('of several units say it in the row, and of sums how many reported', () => {
    const rate = seriesOf({ quantity: 'rate.granted', values: [0.4, 0.5], expected: 9 });
    expect(table('kind=table&measure=requests.received,rate.granted', received, rate)).toEqual([
      ['指标', '2019', '2020', '2020 年比上年', '有数字的单位'],
      ['新收申请（件）', '3', '4', '+33.3% · 同口径 9 家', '9/9 家'],
      ['公开率（百分比）', '40.0%', '50.0%', '+10.0 个百分点 · 同口径 9 家', '9/9 家'],
    ]);
  });

  it('sort by number, gaps last', () => {
    const { rows } = tableOf(
      chartOf('kind=table&measure=requests.received'),
      answerOf(seriesOf({ subject: bureau('a'), values: [12] }), seriesOf({ subject: bureau('b'), values: ['slash'] })),
      nameOf,
    );
    expect(rows.map(({ cells }) => cells[0]?.sort)).toEqual([12, null]);
    expect(rows.map(({ subject }) => subject?.id)).toEqual(['a', 'b']);
  });
});

describe('bars', () => {
  it('are listed in the order drawn, rates with their base', () => {
    const rate = (id: string, value: number, denominator: number) =>
      seriesOf({
        subject: bureau(id),
        quantity: 'rate.granted',
        from: 2025,
        values: [value],
        before: 0.5,
        denominator,
      });
    expect(
      table('kind=bar&measure=rate.granted&of=region:x/*', rate('a', 0.4, 20), rate('b', 1, 3), rate('c', 0.5, 1200)),
    ).toEqual([
      ['单位', '2025 百分比', '基数', '2024 百分比', '比上年'],
      ['c局', '50.0%', '1,200', '50.0%', '持平'],
      ['a局', '40.0%', '20', '50.0%', '−10.0 个百分点'],
      ['b局', '100.0%', '3', '50.0%', '基数不足 10 件，不作比较'],
    ]);
    expect(
      table(
        'kind=bar&measure=requests.received&of=region:x/*',
        seriesOf({ subject: bureau('a'), from: 2025, values: [4] }),
      ),
    ).toEqual([
      ['单位', '2025 件', '2024 件', '比上年'],
      ['a局', '4', '', '上年无数据'],
    ]);
  });
});

describe('outcomes', () => {
  it('have a row a bar: each class with its share, the total, and of appeals the rate', () => {
    const { classes } = getOutcomeSet('review');
    expect(
      table(
        'kind=outcomes&measure=review',
        ...outcomeSeries(
          [
            [6, 2, 1, 3],
            [0, 0, 0, 0],
          ],
          classes,
        ),
      ),
    ).toEqual([
      ['年度', '结果维持', '结果纠正', '其他结果', '尚未审结', '合计', '纠错率'],
      ['2019', '6（50.0%）', '2（16.7%）', '1（8.3%）', '3（25.0%）', '12', '22.2%'],
      ['2020', '0', '0', '0', '0', '', ''],
    ]);
  });

  it('of bureaus name them, and of several by year both', () => {
    const { classes } = getOutcomeSet('requests');
    const two = ['a', 'b'].flatMap((id) =>
      outcomeSeries([[1, 1, 1, 1, 1, 1]], classes, { from: 2025, subject: bureau(id) }),
    );
    expect(table('kind=outcomes&by=bureau&of=a,b', ...two).map(([head]) => head)).toEqual(['单位', 'a局', 'b局']);
    expect(table('kind=outcomes&of=a,b', ...two).map(([head]) => head)).toEqual(['年度', 'a局 2025', 'b局 2025']);
  });
});

describe('a drawn table', () => {
  const seven = answerOf(
    ...['a', 'b'].map((id) =>
      seriesOf({ subject: bureau(id), values: [11111, 22222, 33333, 44444, 55555, 66666, 77777] }),
    ),
  );
  const heads = (width: number) =>
    planTable(chartOf('kind=table&measure=requests.received'), seven, nameOf, { width, height: null }).texts.flatMap(
      ({ role, text }) => (role === 'head' || role === 'more' ? [text] : []),
    );

  it('has all its columns where they fit, and leaves out the oldest years where they do not', () => {
    expect(heads(672)).toEqual(['单位', '2019', '2020', '2021', '2022', '2023', '2024', '2025', '2025 年比上年']);
    expect(heads(288)).toEqual(['单位', '2024', '2025', '2025 年比上年', '另有 5 列']);
  });

  it('gives its spare width to notes, and leaves them out first', () => {
    const noted = answerOf(seriesOf({ values: [1, 2], expected: 3, missing: { 2020: ['a'] } }));
    const plan = (width: number) =>
      planTable(chartOf('kind=table&measure=requests.received'), noted, nameOf, { width, height: null });
    expect(plan(672).texts.some(({ text }) => text === '未报送：a局')).toBe(true);
    expect(plan(360).texts.some(({ text }) => text === '说明')).toBe(false);
    expect(plan(360).texts.some(({ text }) => text === '有数字的单位')).toBe(true);
  });

  it('counts the rows that do not fit its height', () => {
    const plan = planTable(chartOf('kind=table&measure=requests.received'), seven, nameOf, { width: 672, height: 80 });
    expect(plan.texts.at(-1)?.text).toBe('另有 1 行');
    expect(plan.height).toBeLessThanOrEqual(80);
    expect(plan.lines).toHaveLength(2);
  });
});

describe('the rows stand as they are drawn', () => {
  const three = [4, 9, 6].map((value, index) =>
    seriesOf({ subject: bureau('abc'[index] ?? ''), from: 2025, values: [value], before: 5 }),
  );

  it('of a table of shades in the order of the last year, where that is asked for', () => {
    const heads = (query: string) =>
      table(`kind=heat&measure=requests.received&of=region:x/*${query}`, ...three)
        .slice(1)
        .map(([head]) => head);
    expect(heads('')).toEqual(['a局', 'b局', 'c局']);
    expect(heads('&sort=value')).toEqual(['b局', 'c局', 'a局']);
  });

  it('of places with the place of the year before, and why somebody has none', () => {
    const rates = [0.5, 0.5, 0.8].map((value, index) =>
      seriesOf({
        subject: bureau('abc'[index] ?? ''),
        quantity: 'rate.granted',
        from: 2024,
        values: [[0.6, 0.4, 0.9][index] ?? 0, value],
        denominator: index === 2 ? 5 : 20,
      }),
    );
    expect(table('kind=rank&measure=rate.granted&of=region:x/*', ...rates)).toEqual([
      ['单位', '名次', '2025 百分比', '基数', '2024 年名次', '位次变化', '比上年'],
      ['a局', '=1', '50.0%', '20', '1', '位次未变', '−10.0 个百分点'],
      ['b局', '=1', '50.0%', '20', '2', '升 1 位', '+10.0 个百分点'],
      ['c局', '5 件中 4 件，基数不足 10 件', '80.0%', '5', '', '', '基数不足 10 件，不作比较'],
    ]);
  });
});
