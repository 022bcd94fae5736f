/** What charts of the seeds say, asked by address and over GraphQL as anybody would. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../../support/app.ts';
import { openSeededApp } from '../../support/seeded-app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openSeededApp();
}, 120_000);
afterAll(() => opened.dispose());

interface Coverage {
  readonly expected: number;
  readonly reported: number;
  readonly blank: number;
  readonly missing: readonly string[];
}

interface ChartJson {
  readonly words: {
    readonly title: string;
    readonly subtitle: string;
    readonly notes: readonly string[];
    readonly description: string;
  };
  readonly series: readonly {
    readonly subject: { readonly id: string };
    readonly points: readonly {
      readonly year: number;
      readonly value: number | null;
      readonly gap: string | null;
      readonly coverage: Coverage;
      readonly change: { readonly bureaus: number; readonly change: Readonly<Record<string, unknown>> };
    }[];
  }[];
}

async function chart(query: string): Promise<ChartJson> {
  const answer = await opened.app.inject(`/chart.json?${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}

async function csv(query: string): Promise<readonly (readonly string[])[]> {
  const { body } = await opened.app.inject(`/chart.csv?${query}`);
  return body.split('\r\n').map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
}

describe('who is expected in a year', () => {
  test.each([
    [2019, '35/35', 0, '35 家单位', ['乡村振兴局', '数据局']],
    [2020, '34/35', 1, '35 家单位', ['乡村振兴局', '数据局']],
    [2025, '34/36', 2, '36 家单位', ['乡村振兴局']],
  ])('bars of %d and the region’s own line count the same: %s', async (year, share, lacking, crowd, others) => {
    const bars = await chart(`kind=bar&measure=requests.received&of=region:shifan/*&years=${year}`);
    expect(bars.words.subtitle).toContain(`· ${share} 家单位 ·`);
    expect(bars.words.description).toContain(crowd);
    if (lacking > 0) expect(bars.words.description).toContain(`${lacking} 处没有数字`);
    else expect(bars.words.description).not.toContain('没有数字');
    expect(bars.words.notes.join().match(/未报送/g)?.length ?? 0).toBe(lacking);
    expect(bars.words.notes).toContain(`${year} 年名录上没有的单位未列：${others.join('、')}`);
    const { body } = await opened.app.inject(
      `/chart.svg?kind=bar&measure=requests.received&of=region:shifan/*&years=${year}`,
    );
    for (const name of others) expect(body).not.toContain(`>${name}<`);
    const trend = await chart(`measure=requests.received&of=shifan&years=${year}`);
    expect(trend.words.subtitle).toContain(`示例区 ${share} 家单位`);
    const sum = trend.series[0]?.points[0]?.coverage;
    expect(`${sum?.reported}/${sum?.expected}`).toBe(share);
    const expected = bars.series.reduce((count, { points }) => count + (points[0]?.coverage.expected ?? 0), 0);
    expect(expected).toBe(sum?.expected);
  });

  test('a body asked about in a year it was not founded is named as such, and not as one that did not report', async () => {
    const alone = await chart('kind=bar&measure=requests.received&of=shifan-data&years=2020');
    expect(alone.words.title).toContain('当年无此单位');
    expect(JSON.stringify(alone.words)).not.toContain('未报送');
    const bars = await chart('kind=outcomes&by=bureau&of=shifan-data,shifan-water&years=2021');
    expect(bars.words.description).toContain('共 1 条');
    expect(bars.words.notes).toContain('2021 年名录上没有的单位未列：数据局');
  });

  test.each([
    ['shifan', 2026, 2031, 'notYetDue'],
    ['region:shifan/*', 2026, 2031, 'notYetDue'],
    ['region:shifan/report', 2026, 2027, 'notYetDue'],
    ['shifan', 2010, 2018, 'notCollected'],
    ['region:suqian/report', 2019, 2022, 'notCollected'],
  ])('nobody of %s is called late in %d to %d', async (of, from, to, gap) => {
    const { words, series } = await chart(`measure=requests.received&of=${of}&years=${from}..${to}`);
    expect(JSON.stringify(words)).not.toContain('未报送');
    const limits = new Set(series.flatMap(({ points }) => points.map((point) => point.gap)));
    limits.delete('notExpected');
    expect([...limits]).toEqual([gap]);
    for (const { coverage } of series.flatMap(({ points }) => points)) {
      expect(coverage).toMatchObject({ expected: 0, reported: 0, blank: 0, missing: [] });
    }
    const [head = [], ...rows] = await csv(`measure=requests.received&of=${of}&years=${from}..${to}`);
    const late = rows
      .filter((row) => row.length > 1)
      .flatMap((row) =>
        ['缺项说明', '未报送单位ID', '未报送单位'].map((name) => row[head.findIndex((one) => one.endsWith(name))]),
      );
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late)).not.toContain('未报送');
    expect(late.join()).not.toMatch(/shifan-|局|街道/);
  });

  test('a line that runs beyond what is due names those who did not report in its last year that is', async () => {
    const { words } = await chart('measure=requests.received&of=shifan&years=2024..2027');
    expect(words.title).toMatch(/；2026—2027 年未到报送期限$/);
    expect(words.notes).toContain('2025 年 2 家单位未报送：文旅局、龙泉街道');
  });

  test('coverage adds up everywhere, and names a region whose own report is missing', async () => {
    const { body } = await opened.ask(`{
      series(
        measures: ["requests.received", "rate.granted", "disclosures.press"]
        of: ["shifan", "region:suqian/report", "region:hongze/report", "region:shapotou/report", "region:huaian/report", "shifan-data"]
        years: { from: 2016, to: 2028 }
      ) {
        series { subject { id } points { year coverage {
          expected reported empty unknown notInForm missing { id } notYetDue { __typename }
          missingPublishers { __typename ... on Bureau { id } ... on Region { id } }
        } } }
      }
    }`);
    expect(body.errors).toBeUndefined();
    let regions = 0;
    for (const { subject, points } of body.data.series.series) {
      for (const { coverage } of points) {
        const { expected, reported, empty, unknown, notInForm, missing, missingPublishers } = coverage;
        expect(reported + empty + unknown + notInForm + missingPublishers.length).toBe(expected);
        const bureaus = missingPublishers.filter((one: { __typename: string }) => one.__typename === 'Bureau');
        expect(missing.length).toBe(bureaus.length);
        if (missingPublishers.length > bureaus.length) {
          expect(missingPublishers).toEqual([{ __typename: 'Region', id: subject.id }]);
          regions += 1;
        }
      }
    }
    expect(regions).toBeGreaterThan(0);
  });
});

describe('a handful of cases', () => {
  test('is not named highest, though its bar is: the first with a base of ten is', async () => {
    const refused = await chart('kind=bar&measure=rate.refused&of=region:shifan/*&years=2025');
    expect(refused.words.title).toMatch(/^2025 年不予公开占比，基数不少于 10 件的 \d+ 家单位中水利局最高，20\.0%/);
    expect(refused.words.description).toContain('家单位中水利局最高，20.0%');
    expect(refused.words.title + refused.words.description).not.toContain('云台乡');
    expect(refused.words.notes.join()).toContain('基数不足 10 件');
    const appealed = await chart('kind=bar&measure=rate.appealed&of=region:shifan/*&years=2025');
    expect(appealed.words.title + appealed.words.description).not.toContain('城南街道');
    const { body } = await opened.app.inject('/chart.svg?kind=bar&measure=rate.refused&of=region:shifan/*&years=2025');
    const leader =
      /<g class="bar" data-subject="([^"]+)"[^>]*>(?:(?!<\/g>).)*font-weight="(?:600|700|bold)"[^>]*>水利局/s;
    expect(body).toMatch(leader);
  });

  test('of one body, or of all compared, is told as counts', async () => {
    const alone = await chart('measure=rate.refused&of=shifan-yuntai&years=2024..2025');
    expect(alone.words.title).toBe('云台乡不予公开占比 2025 年 5 件中 2 件');
    expect(alone.words.description).not.toMatch(/最高|百分点/);
    const both = await chart('kind=bar&measure=rate.refused&of=shifan-yuntai,shifan-audit&years=2025');
    expect(both.words.title).toMatch(/^2025 年不予公开占比基数均不足 10 件：云台乡 5 件中 2 件，审计局 1 件中 0 件$/);
  });

  test('has no largest share and no points of change', async () => {
    const { words } = await chart('kind=outcomes&of=shifan-audit');
    expect(words.title).toBe('审计局 2025 年办结申请 1 件：予以公开 1 件');
    expect(words.description).not.toMatch(/100\.0/);
  });
});

test('a superlative needs somebody to be compared with', async () => {
  const { words } = await chart('kind=bar&measure=requests.received&of=shifan-rural,shifan-data&years=2025');
  expect(words.title + words.description).not.toMatch(/最高|最多|最低/);
});

test('bars by change stand in the order of the numbers beside them, those without one at the end', async () => {
  const query = 'kind=bar&measure=requests.received&of=region:shifan/*&years=2025&sort=change';
  const { words } = await chart(query);
  expect(words.title).toMatch(/^2025 年新收申请，上年不少于 10 件的 \d+ 家单位中.+增幅最大，比上年增长 [\d.]+%$/);
  expect(words.notes).toContain('按比上年变化的百分比从高到低排列，没有的列在最后');
  const { body } = await opened.app.inject(`/embed?${query}`);
  const cells = [...body.matchAll(/<tr><th scope="row">[^<]+<\/th>(?:<td>[^<]*<\/td>){2}<td>([^<]*)<\/td>/g)].map(
    ([, change = '']) =>
      /^[+−][\d,.]+%$/.test(change)
        ? Number(change.replace('−', '-').replace(/[+,%]/g, ''))
        : change === '持平'
          ? 0
          : null,
  );
  const numbers = cells.filter((number) => number !== null);
  expect(numbers.length).toBeGreaterThan(25);
  expect(cells.slice(0, numbers.length)).toEqual([...numbers].sort((a, b) => b - a));
});

describe('a rate that had under ten cases the year before', () => {
  // 水利局: 40 % of 10 in 2025, 20 % of 5 in 2024.
  const NOT_TOLD = '基数不足 10 件，不作比较';

  test('changed by points that are neither ranked nor drawn, in words, picture and table alike', async () => {
    const query = 'kind=bar&measure=rate.granted&of=region:shifan/*&years=2025&sort=change';
    const { words } = await chart(query);
    expect(words.title).toMatch(/^2025 年公开率，基数不少于 10 件的 16 家单位中农业农村局提高最多/);
    expect(words.notes.join()).toContain('上年基数不足 10 件，变化不作比较：水利局、青石镇');
    const { body } = await opened.app.inject(`/embed?${query}`);
    const [, row = ''] = /<tr><th scope="row">水利局<\/th>(.*?)<\/tr>/.exec(body) ?? [];
    expect(row).toContain(`<td>20.0%</td><td>${NOT_TOLD}</td>`);
    expect(body).not.toContain('+20.0 个百分点 · 基数 10');
    expect(body).toContain('不作比较 · 基数 10');
  });

  test('has a title of its own that says why no change is told', async () => {
    const { words } = await chart('measure=rate.granted&of=shifan-water&years=2023..2025');
    expect(words.title).toBe('水利局公开率 2025 年 40.0%，两年中有一年基数不足 10 件，不作比较');
    const { words: english } = await chart('measure=rate.granted&of=shifan-water&years=2023..2025&lang=en');
    expect(english.title).toContain('not compared with the year before: a base under 10 cases');
  });

  test.each([
    // Decided: 20, 9, 19, 10 of the same bureaus.
    [2020, 'fewCases'],
    [2021, 'fewCases'],
    [2022, 'inPoints'],
  ])('is told of a region by what the bureaus compared have in both years: %d, %s', async (year, reason) => {
    const { series } = await chart(`measure=rate.litigationCorrected&of=shifan&years=${year}`);
    expect(series[0]?.points[0]?.change).toMatchObject({ bureaus: 34 + Number(year === 2022), change: { reason } });
  });

  test('has its difference over GraphQL and in the CSV, with the reason beside it', async () => {
    const { body } = await opened.ask(`{
      series(measures: ["rate.granted"], of: ["shifan-water"], years: { from: 2025, to: 2025 }) {
        series { points { change { points percent reason } } }
      }
    }`);
    expect(body.data.series.series[0].points[0].change).toEqual({ points: 20, percent: null, reason: 'fewCases' });
    const [head = [], row = []] = await csv('measure=rate.granted&of=shifan-water&years=2025');
    const told = ['比上年增减', '比上年增减%', '增减单位', '无百分比原因'].map((name) => row[head.indexOf(name)]);
    expect(told).toEqual(['20', '', '个百分点', '两年中有一年基数不足 10 件']);
  });
});

test.each([2020, 2023])('shares of %d make 100.0, the same in words, picture, table and CSV', async (year) => {
  const query = `kind=outcomes&of=shifan-office&years=${year}`;
  const [head = [], ...rows] = await csv(query);
  const inCsv = rows.flatMap((row) => (row.length > 1 ? [Number(row[head.indexOf('占比%')]).toFixed(1)] : []));
  expect(inCsv).toHaveLength(6);
  expect(inCsv.reduce((sum, share) => sum + Number(share), 0)).toBeCloseTo(100, 9);
  const { words } = await chart(query);
  const told = [...words.description.matchAll(/([\d.]+)%(?=[、。])/g)].map(([, share]) => share);
  expect(told).toEqual(inCsv);
  const { body } = await opened.app.inject(`/embed?${query}`);
  const drawn = [...body.matchAll(/>([\d.]+)%<\/text>/g)].map(([, share]) => share);
  expect(drawn.length).toBeGreaterThan(2);
  for (const share of drawn) expect(inCsv).toContain(share);
  expect([...body.matchAll(/（([\d.]+)%）<\/td>/g)].map(([, share]) => share)).toEqual(inCsv);
});

describe('two bodies of one short name', () => {
  const both = 'of=shifan-industry,shapotou-iic';

  test('are named with their regions, in words, picture, table and notes alike', async () => {
    const bars = await chart(`kind=bar&measure=requests.received&${both}&years=2019`);
    expect(bars.words.description).toContain('示例区工信商务局最高，8 件；沙坡头区工信商务局最低，0 件');
    const trend = await chart(`measure=requests.received&${both}`);
    expect(trend.words.notes.join()).toContain('沙坡头区工信商务局 2020—2025 年未报送');
    const { body } = await opened.app.inject(`/embed?measure=requests.received&${both}`);
    expect(body).toContain('沙坡头区工信商务局');
    expect(body).toContain('示例区工信商务局');
    expect(body).not.toMatch(/>工信商务局/);
  });

  test('keep their short names where they stand alone', async () => {
    const { words } = await chart('measure=requests.received&of=shifan-industry,shifan-water&years=2024');
    expect(words.title).toMatch(/工信商务局|水利局/);
    expect(JSON.stringify(words)).not.toContain('示例区工信商务局');
  });
});

test('the same measure of the same subject is one series, in whatever ways it is named', async () => {
  const { body } = await opened.ask(`{
    series(
      measures: ["requests.received", "requests.received"]
      of: ["shifan", "region:shifan", "shifan", "shifan-audit", "shifan-audit"]
      years: { from: 2025, to: 2025 }
    ) { series { subject { id } points { value } } }
  }`);
  expect(body.data.series.series).toEqual([
    { subject: { id: 'shifan' }, points: [{ value: 1322 }] },
    { subject: { id: 'shifan-audit' }, points: [{ value: 1 }] },
  ]);
  const { series } = await chart('measure=requests.received&of=region:shifan/*,shifan-audit&years=2025');
  expect(series.filter(({ subject }) => subject.id === 'shifan-audit')).toHaveLength(1);
});

describe('a quantity that may be negative', () => {
  const bars = 'kind=bar&measure=otherServices.itemsChange&of=region:shifan/*&years=2020';

  test('changes by a difference and never by a per cent, with the reason in the CSV', async () => {
    const [head = [], ...rows] = await csv(bars);
    const cellsOf = (name: string) =>
      rows
        .find((row) => row[0]?.includes(name))
        ?.filter((_, place) => ['比上年增减', '增减单位', '无百分比原因'].includes(head[place] ?? ''))
        .join(' ');
    expect(cellsOf('农业农村局')).toBe('-24 项 增减数，不计百分比');
    expect(cellsOf('自然资源局')).toBe('-2 项 增减数，不计百分比');
    expect(cellsOf('市场监督管理局')).toBe('3 项 增减数，不计百分比');
    expect(cellsOf('民政局')).toBe('5 项 增减数，不计百分比');
  });

  test('says so in title, notes and picture', async () => {
    const one = await chart('kind=trend&measure=otherServices.itemsChange&of=shifan-agriculture');
    expect(one.words.title).toMatch(/^农业农村局.+ 2020 年 −23 项（✕ 核查不符），比上年减少 24 项；/);
    expect(one.words.notes).toContain('增减数可为负，变化只列与上年之差，不计百分比');
    expect(JSON.stringify(one)).not.toContain('2400');
    const { body } = await opened.app.inject(`/chart.svg?${bars}`);
    expect(body).toContain('−24 项');
    expect(body).not.toMatch(/>[+−][\d.]+%</);
  });
});

describe('a change that cannot be told', () => {
  test('is not for want of last year’s number where both years have one and no bureau has both', async () => {
    const { series } = await chart('measure=disclosures.press&of=shifan');
    const apart = series[0]?.points.filter(({ change }) => change.change.reason === 'noCommonBureaus') ?? [];
    expect(apart.length).toBeGreaterThan(0);
    for (const { year, change, value } of apart) {
      const before = series[0]?.points.find((point) => point.year === year - 1);
      expect([value, before?.value].every((number) => typeof number === 'number')).toBe(true);
      expect(change.bureaus).toBe(0);
    }
  });

  test('counts nobody as compared where there is one side only', async () => {
    const { series } = await chart('measure=requests.received&of=shifan-data');
    const first = series[0]?.points.find(({ year }) => year === 2024);
    expect(first?.change).toMatchObject({ bureaus: 0, change: { kind: 'none', reason: 'previousMissing' } });
    const { series: all } = await chart('measure=requests.received&of=shifan&basis=all');
    expect(all[0]?.points.at(-1)?.change).toMatchObject({ bureaus: 34 });
  });

  test('has a reason wherever there is no per cent', async () => {
    const { body } = await opened.ask(`{
      series(measures: ["licensing.itemsChange", "rate.granted", "review.total", "fees.amount"], of: ["shifan", "shifan-audit"]) {
        series { points { change { absolute percent reason } } }
      }
    }`);
    const changes = body.data.series.series.flatMap((one: { points: { change: unknown }[] }) =>
      one.points.map(({ change }) => change),
    );
    expect(changes.length).toBeGreaterThan(40);
    for (const { percent, reason } of changes) expect(percent === null).toBe(reason !== null);
  });
});
