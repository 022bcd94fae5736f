/** A briefing says what the data say, each number with the chart that shows it, and nothing that they do not hold. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Brief, textOf } from '../../../schema/briefing/brief.ts';
import { briefWords } from '../../../schema/briefing/words.ts';
import { parseAddress } from '../../../schema/chart/address.ts';
import { formatNumber } from '../../../schema/chart/format.ts';
import { askBrief, briefedOf } from '../../../server/aggregate/brief.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { openReporting } from '../../../server/reporting/door.ts';
import { findingsOf } from '../../../server/store/find/findings.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { saveVerdicts } from '../../../server/store/save/verdict.ts';
import { fillDistrict, NOW } from '../../support/app.ts';
import { changedAfter } from '../../support/in-between.ts';
import { openSeeded } from '../../support/seeded.ts';
import { AT, file, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestSqlite();
  await fillDistrict(opened);
  // Two bureaus in both years; one of them prints a total that its parts do not make.
  await file(opened.store, 'hill-a', 2023, { cells: { ...received(30), 'IV/review.upheld': 2, 'IV/review.total': 5 } });
  await file(opened.store, 'hill-c', 2023, { cells: received(8) });
});
afterAll(() => opened.dispose());

const ask = (year: number, lang: 'zh' | 'en' = 'zh', region = 'hill') =>
  askBrief(opened.store.reader, { of: { region }, year, lang, now: NOW });
const said = ({ sections }: Brief) =>
  Object.fromEntries(sections.map(({ heading, paragraphs }) => [heading, paragraphs.map(textOf)]));

test.each([null, 'appeals', 'refusals'] as const)(
  'of a year that is past, no chart shows a later one: %s',
  async (topic) => {
    const { charts } = await askBrief(opened.store.reader, {
      of: { region: 'hill' },
      year: 2021,
      lang: 'zh',
      topic,
      now: NOW,
    });
    expect(charts.size).toBeGreaterThan(2);
    for (const [address, { answer, words }] of charts) {
      const years = answer.series.flatMap(({ points }) => points.map(({ year }) => year));
      expect(Math.max(2021, ...years), address).toBe(2021);
      expect(words.title, address).not.toMatch(/202[23]/);
    }
  },
);

test('in the sentences of officials, over those that reported', async () => {
  const { brief } = await ask(2023);
  expect(brief.title).toBe('山区 2023 年政府信息公开工作情况');
  expect(said(brief)).toEqual({
    '一、总体情况': [
      '全年新收政府信息公开申请 38 件，同口径 2 家比上年增长 90.0%；上年结转 0 件；办结 38 件；结转下年 0 件。',
      '以上为已报送并填有数字的 2 家单位合计，应报 3 家。',
    ],
    '二、变化较大的单位': [
      '新收申请增加较多的：教育局（0 → 30 件，增 30 件）。',
      '减少较多的：水利局（20 → 8 件，减 12 件）。',
    ],
    '三、办理结果': ['办结的 38 件中，予以公开 38 件（100.0%）。'],
    '四、行政复议、行政诉讼': [
      expect.stringMatching(/^行政复议 5 件（✕ 核查不符），各项相加为 2 件，其中结果维持 2 件/),
      '全年无行政诉讼案件。',
    ],
    '五、报送情况': [expect.stringMatching(/^应报送 3 家单位，已报送 2 家。未报送：民政局。/)],
    '六、核查情况': [
      '核查发现 1 处不符，涉及 1 家单位，尚待核实：',
      expect.stringMatching(/^1．教育局：.*与总计 5 不符/),
    ],
    '七、需要办理的事项': [
      '1．请民政局尽快报送年报。',
      '2．请教育局对核查发现的不符之处核实，有误的更正。',
      '3．请水利局说明新收申请增减一半以上的情况。',
    ],
  });
});

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  test.each([2020, 2021, 2022, 2023])('every number of %s stands in the chart that it names', async (year) => {
    const { brief, charts, figures } = await ask(year, lang);
    const told = brief.sections.flatMap(({ paragraphs }) =>
      paragraphs.flat().flatMap((piece) => (typeof piece === 'string' ? [] : [piece])),
    );
    expect(told.length).toBeGreaterThan(3);
    for (const { figure, text, chart } of told) {
      expect(figures.get(figure)).toMatchObject({ text, chart });
      if (chart === null) continue;
      expect(charts.has(chart), text).toBe(true);
      const { answer } = await answerChart(opened.store.reader, parseAddress(chart), NOW);
      const points = answer.series.flatMap((series) => series.points.filter((point) => point.year === year));
      const sums = points.reduce((sum, { value }) => sum + (value ?? 0), 0);
      const shown = new Set(
        [sums, ...points.flatMap(({ value, change }) => [value, change.current, change.previous])].flatMap((value) =>
          value === null ? [] : [formatNumber(value, 0)],
        ),
      );
      // Numbers of cases, and neither per cents nor how many bureaus are compared.
      const counts = [...text.matchAll(/(?<![\d.]|[增减] )(\d[\d,]*)(?= (?:件|cases?)|(?= →))/g)].map(
        ([, count]) => count,
      );
      for (const count of counts) if (!/^同口径/.test(text)) expect([...shown], `${text} in ${chart}`).toContain(count);
    }
  });

  test('no word of why', async () => {
    const { brief } = await ask(2023, lang);
    const text = brief.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join('\n');
    expect(text).not.toMatch(/由于|因为|原因|导致|because|due to(?! be)|owing/i);
  });
});

describe('of what was found', () => {
  const contradictions = async (): Promise<readonly string[]> => said((await ask(2023)).brief)['六、核查情况'] ?? [];

  test('lateness is told with who has reported, and is no contradiction', async () => {
    const door = openReporting(opened.store);
    await door.setPublicationDate(
      { report: 'hill-c-2023', date: '2024-03-05', source: 'x' },
      { actor: 'tests', at: AT, since: null },
    );
    const { brief } = await ask(2023);
    expect(said(brief)['五、报送情况']?.[0]).toContain('逾期公布：水利局（迟 34 天）');
    expect(await contradictions()).toHaveLength(2);
  });

  test('a mistake in the region’s own report is none of its bureaus', async () => {
    const cells = { ...received(60), 'IV/review.upheld': 3, 'IV/review.total': 9 };
    await file(opened.store, 'hill', 2023, { cells, kind: 'region' });
    expect((await contradictions())[0]).toBe('核查发现 1 处不符，涉及 1 家单位，尚待核实：');
  });

  test('what an editor has dismissed is told no more', async () => {
    const { reader, writer } = opened.store;
    const [report] = await findReports(reader, ['hill-a-2023']);
    const version = report?.version ?? 0;
    const findings = await findingsOf(reader, [version]);
    const of = findings
      .filter(({ outcome }) => outcome === 'failed')
      .map((one) => ({ report: 'hill-a-2023', version, rule: one.rule, ruleVersion: 1, said: one }));
    expect(of).not.toEqual([]);
    const saying = { verdict: 'dismissed', reason: 'x', at: AT, actor: 'tests', note: 'x' } as const;
    await writer.transaction((tx) => saveVerdicts(tx, of, saying));
    expect(await contradictions()).toEqual(['核查未发现数字不符。']);
  });

  test('nobody is asked to explain a handful of cases', async () => {
    const { brief } = await ask(2021);
    expect(said(brief)['二、变化较大的单位']?.join()).toContain('民政局（6 → 9 件');
    expect(brief.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join()).not.toContain('说明新收申请');
  });
});

test('all of it is of one state of the data, though somebody files a report in between', async () => {
  const counting = changedAfter(opened.store.reader, -1, async () => {});
  const question = { of: { region: 'hill' }, year: 2022, lang: 'zh', now: NOW } as const;
  await askBrief(counting.reader, question);
  const half = Math.floor(counting.answered() / 2);
  const changing = changedAfter(opened.store.reader, half, () =>
    file(opened.store, 'hill-b', 2022, { cells: received(11) }),
  );
  const { brief, charts } = await askBrief(changing.reader, question);
  expect(new Set([...charts.values()].map(({ answer }) => answer.revision))).toEqual(new Set([brief.revision]));
});

test('of a region without bureaus its own report is told, and nobody is compared', async () => {
  const { brief } = await ask(2022);
  expect(Object.keys(said(brief))).toContain('二、变化较大的单位');
  const lonely = await openTestSqlite();
  const { enrolRegion } = await import('../../support/app.ts');
  await enrolRegion(lonely.store, 'lake', '湖区');
  await file(lonely.store, 'lake', 2022, { cells: received(12), kind: 'region' }, 'lake');
  const answered = await askBrief(lonely.store.reader, { of: { region: 'lake' }, year: 2022, lang: 'zh', now: NOW });
  expect(said(answered.brief)['一、总体情况']?.[0]).toMatch(/^全年新收政府信息公开申请 12 件；/);
  expect(Object.keys(said(answered.brief))).not.toContain('二、变化较大的单位');
  await lonely.dispose();
});

describe('a bureau of the examples', () => {
  const opening = openSeeded();
  afterAll(async () => (await opening).dispose());
  const askOf = async (bureau: string, year: number | null, lang: 'zh' | 'en' = 'zh') =>
    askBrief((await opening).store.reader, { of: { bureau }, year, lang, now: NOW });

  test('is told of by its own report, and stands beside those like it', async () => {
    const { brief, charts } = await askOf('shifan-education', 2025);
    expect(brief.title).toBe('示例区教育局 2025 年政府信息公开工作情况');
    const told = said(brief);
    expect(Object.keys(told)).toEqual([
      ...['一、总体情况', '二、与同类单位比较', '三、办理结果', '四、行政复议、行政诉讼'],
      ...['五、报送情况', '六、核查情况', '七、需要办理的事项'],
    ]);
    expect(told['五、报送情况']).toEqual(['年报已按期公布。']);
    expect(told['三、办理结果']?.[1]).not.toContain('同口径');
    // The place is told from the very chart that shows it.
    const [sentence] = told['二、与同类单位比较'] ?? [];
    const chart = [...charts.values()].find(({ chart: { kind } }) => kind === 'bar');
    const values = (chart?.answer.series ?? []).flatMap(
      ({ points }) => points.find(({ year, value }) => year === 2025 && value !== null)?.value ?? [],
    );
    const own =
      chart?.answer.series.find(({ subject }) => subject.id === 'shifan-education')?.points.at(-1)?.value ?? 0;
    const above = values.filter((value) => value > own).length;
    expect(sentence).toContain(`在规模相近的 ${values.length} 家同类单位中第 ${above + 1} 位`);
    // Of what others did nothing is asked.
    expect(told['七、需要办理的事项']?.join()).toMatch(/^1．请教育局/);
  });

  test('that none is like is compared with nobody, and no number is left out in front of the headings', async () => {
    const { brief } = await askOf('shifan-housing', null, 'en');
    expect(brief.year).toBe(brief.years.at(-1));
    expect(brief.sections.map(({ heading }) => heading)).toEqual([
      ...['1. The year', '2. What became of requests', '3. Administrative review and litigation'],
      ...['4. Who has reported', '5. What the checks found'],
    ]);
  });

  test('is named by its id, and a region is none', async () => {
    await expect(askOf('shifan', 2025)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const named of [{}, { region: 'shifan', bureau: 'shifan-education' }])
      expect(() => briefedOf(named)).toThrow(expect.objectContaining({ code: 'BAD_ARGUMENT' }));
  });
});

test('a year that is not held, and a region that is on no list, are refused with a sentence', async () => {
  await expect(ask(2018)).rejects.toMatchObject({
    code: 'BAD_ARGUMENT',
    sentence: { zh: expect.stringContaining('2018') },
  });
  await expect(ask(2022, 'zh', 'nowhere')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a bureau in which nothing changed is said to have stayed, and not to have gone down by 0', () => {
  expect(briefWords.zh.move('云台乡', '1', '1 件', 0)).toBe('云台乡（1 → 1 件，持平）');
  expect(briefWords.zh.move('青石镇', '9', '5 件', -4)).toBe('青石镇（9 → 5 件，减 4 件）');
  expect(briefWords.en.move('Yuntai Township', '1', '1', 0)).toBe('Yuntai Township (1 → 1, no change)');
});
