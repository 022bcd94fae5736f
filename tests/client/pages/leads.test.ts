// @vitest-environment happy-dom
/** The first sentences of the overview and of a bureau's page, as they are read. */
import { createElement } from 'react';
import { expect, it } from 'vitest';
import type { AnsweredChart } from '../../../client/charts/answered-chart.ts';
import { BureauLead } from '../../../client/pages/bureau/BureauLead.tsx';
import { answerFor } from '../../../client/pages/overview/answers.ts';
import { LeadSentence } from '../../../client/pages/overview/LeadSentence.tsx';
import { leadFacts } from '../../../client/pages/overview/lead-facts.ts';
import { Topics } from '../../../client/pages/overview/Topics.tsx';
import { getOutcomeSet, type OutcomeBar, outcomeBars } from '../../../schema/chart/outcomes.ts';
import type { Series } from '../../../schema/chart/series.ts';
import { answerOf, chartOf, outcomeSeries, type SeriesOptions, seriesOf, subjectOf } from '../../schema/chart/build.ts';
import { renderPage } from '../../support/render.ts';

const YEAR = 2020;
const CLASSES = getOutcomeSet('requests');
const education = subjectOf({ id: 'education', zh: '教育局', en: 'Education Bureau' });

const received = (values: SeriesOptions['values'], more: Partial<SeriesOptions> = {}): Series =>
  seriesOf({ values, ...more });

async function overview(
  series: readonly Series[],
  bureaus: readonly Series[] = [],
  path = '/',
  outcomes: readonly OutcomeBar[] = [],
): Promise<string> {
  const facts = leadFacts(series, bureaus, YEAR, outcomes);
  const page = await renderPage(createElement(LeadSentence, { whole: '全区', year: YEAR, facts }), path, {}, 800);
  return page.textContent ?? '';
}

/** Six of twelve granted in full or in part. */
function ended(more: Partial<SeriesOptions> = {}): readonly OutcomeBar[] {
  const counts = [
    [1, 1, 0, 2, 0, 0],
    [4, 2, 0, 6, 0, 0],
  ];
  return outcomeBars(CLASSES, answerOf(...outcomeSeries(counts, CLASSES.classes, more)), 'year');
}

async function ofBureau(
  values: SeriesOptions['values'],
  path = '/',
  more: Partial<SeriesOptions> = {},
  appeals: readonly [reviews: number, suits: number] = [3, 2],
  closed = 12,
): Promise<string> {
  const chart = (...series: readonly Series[]): AnsweredChart => ({
    ...{ address: '', title: '', subtitle: '', notes: [], source: '', description: '', names: new Map() },
    question: chartOf('measure=requests.received'),
    answer: answerOf(...series),
  });
  const lead = createElement(BureauLead, {
    year: YEAR,
    requests: chart(
      received(values, { subject: education, ...more }),
      seriesOf({ subject: education, quantity: 'requests.closed', values: [4, closed], ...more }),
    ),
    outcomes: ended({ subject: education, ...more }),
    appeals: chart(
      seriesOf({ subject: education, quantity: 'review.total', values: [1, appeals[0]], ...more }),
      seriesOf({ subject: education, quantity: 'litigation.total', values: [0, appeals[1]] }),
    ),
    disclosures: chart(seriesOf({ subject: education, quantity: 'disclosures.total', values: [7, 428], ...more })),
  });
  return (await renderPage(lead, path, {}, 800)).textContent ?? '';
}

it.each([
  [[1000, 1250], '全区新收申请 1,250 件，同口径 36 家单位比上年增长 25.0%'],
  [[1250, 1000], '全区新收申请 1,000 件，同口径 36 家单位比上年下降 20.0%'],
  [[1000, 1000], '全区新收申请 1,000 件，同口径 36 家单位与上年持平'],
  [[10_000, 10_001], '全区新收申请 10,001 件，同口径 36 家单位与上年基本持平'],
] as const)('the overview tells the requests of the year and their change: %j', async (values, sentence) => {
  expect(await overview([received(values)])).toContain(sentence);
});

it('the overview names who made most of a rise, its share rounded and not cut', async () => {
  const rising = received([100, 299], { subject: education });
  const other = received([900, 1100], { subject: subjectOf({ id: 'water', zh: '水利局', en: 'Water' }) });
  expect(await overview([received([1000, 1402])], [rising, other])).toContain('，增量的 50% 来自水利局');
  expect(await overview([received([1000, 1332])], [rising])).toContain('，增量的 60% 来自教育局');
});

it('the overview tells the change of a share in points, and none that would be written 0.0', async () => {
  const granted = (now: number): Series =>
    seriesOf({ quantity: 'rate.granted', values: [0.5, now], denominator: 20_000 });
  expect(await overview([received([10, 20]), granted(0.52)])).toMatch(/占办结总计的 52\.0%，提高 2\.0 个百分点/);
  expect(await overview([received([10, 20]), granted(0.48)])).toMatch(/占办结总计的 48\.0%，降低 2\.0 个百分点/);
  expect(await overview([received([10, 20]), granted(0.5002)])).not.toContain('个百分点');
});

it('the overview says why there is no number, and that there is nothing', async () => {
  expect(
    await overview([received([10, 'blank']), seriesOf({ quantity: 'rate.granted', values: [0.5, 0.6] })]),
  ).toContain('全区新收申请未填');
  expect(await overview([received([10, 'blank'])])).toBe('2020 年没有可汇总的数字。');
});

it.each([
  [[8, 12], '/', '2020 年新收政府信息公开申请 12 件，比上年增长 50.0%'],
  [[12, 8], '/', '2020 年新收政府信息公开申请 8 件，比上年下降 33.3%'],
  [[8, 8], '/', '2020 年新收政府信息公开申请 8 件，与上年持平'],
  [[10_000, 9999], '/', '2020 年新收政府信息公开申请 9,999 件，与上年基本持平'],
  [['notReported', 1], '/?lang=en', 'In 2020 it received 1 request, closed 12'],
  [[4, 2], '/?lang=en', 'In 2020 it received 2 requests, 50.0% fewer than the year before'],
] as const)('a bureau’s page tells %j at %s', async (values, path, sentence) => {
  expect(await ofBureau(values, path)).toContain(sentence);
});

it('a bureau’s page tells reviews before suits, and what the text states', async () => {
  expect(await ofBureau([8, 12])).toContain('；行政复议 3 件、行政诉讼 2 件；正文称主动公开 428 条。');
});

it('the share granted has one name and value on both pages, and the chart’s beside it where the printed total is another', async () => {
  expect(await ofBureau([8, 12])).toContain('占办结总计的 50.0%；');
  expect(await ofBureau([8, 12], '/', {}, [3, 2], 16)).toContain('占办结总计的 37.5%（占六类结果合计的 50.0%）；');
  const granted = (share: number): Series =>
    seriesOf({ quantity: 'rate.granted', values: [0.5, share], denominator: 20_000 });
  const told = (share: number, path = '/') => overview([received([10, 20]), granted(share)], [], path, ended());
  expect(await told(0.5)).toContain('占办结总计的 50.0%。');
  expect(await told(0.375)).toContain('占办结总计的 37.5%（占六类结果合计的 50.0%）');
  expect(await told(0.375, '/?lang=en')).toContain('37.5% of those closed were granted in full or in part (50.0% of');
});

it('neither quotes a number in which a check fails, nor a change on one, without saying so', async () => {
  const wrong = { failed: { 2020: 1 } };
  expect(await overview([received([1000, 1250], wrong)])).toContain('1,250 件（✕ 核查不符），同口径');
  expect(await overview([received([1000, 1250], { failed: { 2019: 1 } })])).toContain(
    '1,250 件，同口径 36 家单位比上年增长 25.0%（上年数字 ✕ 核查不符）',
  );
  const granted = seriesOf({ quantity: 'rate.granted', values: [0.5, 0.6], ...wrong });
  expect(await overview([received([10, 20]), granted])).toContain('60.0%（✕ 核查不符）');
  const corrected = seriesOf({ quantity: 'rate.reviewCorrected', values: [0.5, 0.6], ...wrong });
  expect(await overview([received([10, 20]), corrected])).toMatch(/纠正 \d+ 件（✕ 核查不符）/);
  expect(await ofBureau([8, 12], '/', wrong)).toContain('12 件（✕ 核查不符），比上年增长 50.0%');
  expect(await ofBureau([8, 12], '/', { failed: { 2019: 1 } })).toContain('增长 50.0%（上年数字 ✕ 核查不符）');
  for (const told of ['办结 12 件', '占办结总计的 50.0%', '行政复议 3 件', '主动公开 428 条']) {
    expect(await ofBureau([8, 12], '/', wrong)).toContain(`${told}（✕ 核查不符）`);
    expect(await ofBureau([8, 12])).toContain(told);
  }
  // Of the suits beside it nothing is said.
  expect(await ofBureau([8, 12], '/', wrong)).toContain('、行政诉讼 2 件；');
  expect(await ofBureau([8, 12], '/', wrong, [0, 0])).toContain('没有行政复议和行政诉讼（✕ 核查不符）');
  expect(await ofBureau([8, 12])).not.toContain('核查不符');
});

it('the big number of a topic has its sign, and so have the numbers its standing names', async () => {
  const chart = (...series: readonly Series[]): AnsweredChart => ({
    ...{ address: '', title: '', subtitle: '', notes: [], source: '', description: '', names: new Map() },
    question: chartOf('measure=requests.received'),
    answer: answerOf(...series),
  });
  const wrong = received([1000, 1250], { failed: { 2020: 1 } });
  const topics = createElement(Topics, {
    ...{ region: 'shifan', year: YEAR, waiting: [] },
    ...{ lead: [wrong], disclosures: chart(), requests: chart(wrong), appeals: chart() },
  });
  expect((await renderPage(topics, '/', {}, 800)).textContent).toContain('1,250 ✕');
  const standing = (year: number) => answerFor([received([10, 30, 20], { failed: { [year]: 1 } })], 2021, 'zh');
  expect([standing(2019), standing(2020)]).toEqual([
    '2019 年以来在 10 件（✕ 核查不符）至 30 件之间',
    '2019 年以来在 10 件至 30 件（✕ 核查不符）之间',
  ]);
});
