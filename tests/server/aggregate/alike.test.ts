/** Parts of one whole are of the same reports: where a cell of one report is unknown, the whole is made without that report, and says so. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../../schema/briefing/brief.ts';
import { parseAddress } from '../../../schema/chart/address.ts';
import { getOutcomeSet, outcomeBars } from '../../../schema/chart/outcomes.ts';
import { askBrief } from '../../../server/aggregate/brief.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { COSTS, openBudget } from '../../../server/aggregate/cost.ts';
import { askFlow } from '../../../server/aggregate/flow.ts';
import { NOW } from '../../support/app.ts';
import { enrol, file } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
const both = (code: string, value: number | 'unreadable' | 'blank') => ({
  [`III/${code}/natural`]: value,
  [`III/${code}/total`]: value,
});
const refused = (thirdParty: number, deliberative: number) => {
  const all = 10 + thirdParty + deliberative;
  return {
    ...{ ...both('1', all), ...both('3.1', 10), ...both('3.7', all) },
    ...{ ...both('3.3.4', thirdParty), ...both('3.3.6', deliberative) },
  };
};
const unread = { 'IV/litigation.direct.upheld': 'unreadable', 'IV/litigation.direct.total': 'unreadable' } as const;
beforeAll(async () => {
  opened = await openTestSqlite();
  const { store } = opened;
  await enrol(store);
  for (const year of [2021, 2022]) await file(store, 'hill-a', year, { cells: refused(3, 2) });
  await file(store, 'hill-b', 2021, { cells: refused(6, 4) });
  await file(store, 'hill-b', 2022, {
    cells: { ...refused(8, 4), ...both('3.3.6', 'unreadable'), ...unread },
  });
  // An empty cell counts as nothing, and is known to be empty.
  await file(store, 'hill-c', 2022, { cells: { ...refused(7, 4), ...both('3.3.5', 'blank') } });
});
afterAll(() => opened.dispose());

async function chart(address: string) {
  return (await answerChart(opened.store.reader, parseAddress(address), NOW)).answer;
}

async function barsOf(of: string) {
  const answer = await chart(`kind=outcomes&of=${of}&years=2021..2022`);
  return outcomeBars(getOutcomeSet('requests'), answer, 'year').map(({ year, total, parts, points }) => ({
    ...{ year, total },
    granted: parts?.find(({ measure }) => measure === 'requests.granted')?.printed ?? null,
    coverage: points.map(({ coverage: { reported, empty, unknown } }) => [reported + empty, unknown].join()),
  }));
}

test('classes of one bar are of the reports in which all of them are known', async () => {
  const all = Array(6).fill('2,0');
  expect(await barsOf('hill')).toEqual([
    { year: 2021, total: 35, granted: '57.1%', coverage: all },
    { year: 2022, total: 36, granted: '55.6%', coverage: Array(6).fill('2,1') },
  ]);
});

test('and so are both sides of their change', async () => {
  const { series } = await chart('kind=outcomes&of=hill&years=2021..2022');
  for (const { quantity, points } of series) expect(points[1]?.change.bureaus, quantity).toBe(1);
});

test('what a single report has stays, whatever else of it is unknown', async () => {
  const { series } = await chart('kind=outcomes&of=hill,hill-b&years=2022');
  const granted = series.filter(({ quantity }) => quantity === 'requests.granted');
  expect(granted.map(({ points }) => points.at(-1)?.value)).toEqual([20, 10]);
});

test('grounds of a refusal are of the reports in which all of them are known', async () => {
  const { series } = await chart('kind=multiples&measure=requests.refused&by=outcome&of=hill&years=2022');
  const values = series.map(({ points }) => points.at(-1)?.value ?? 0);
  expect(values.reduce((sum, value) => sum + value, 0)).toBe(16);
  expect(series.every(({ points }) => points.at(-1)?.coverage.unknown === 1)).toBe(true);
});

test('a flow is of the reports in which every cell of every applicant is known', async () => {
  const { store } = opened;
  await file(store, 'hill-a', 2025, { cells: refused(3, 2) });
  // The total can be read, the column cannot.
  await file(store, 'hill-b', 2025, { cells: { ...refused(8, 4), 'III/3.3.6/natural': 'unreadable' } });
  const flowIn = (year: number) => {
    const asked = { of: { kind: 'one', id: 'hill' }, year, asOf: null, now: NOW } as const;
    return askFlow(store.reader, asked, openBudget(COSTS.points));
  };
  for (const [year, all] of [
    [2022, 36],
    [2025, 15],
  ] as const) {
    const { links, closed, books } = await flowIn(year);
    expect(closed.value).toBe(all);
    expect(links.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(all);
    expect(books.map(({ unaccounted }) => unaccounted)).toEqual(Array(7).fill(0));
  }
});

test('what is proven of an index is worked out over the same reports', async () => {
  const { store } = opened;
  await file(store, 'hill-a', 2023, { cells: refused(3, 2) });
  await file(store, 'hill-b', 2023, { cells: refused(6, 4) });
  // Its columns and the rest of the table make 3.
  await file(store, 'hill-a', 2024, { cells: { ...refused(3, 2), 'III/3.3.4/total': 6 }, withRepairs: true });
  await file(store, 'hill-b', 2024, { cells: { ...refused(8, 4), ...both('3.3.6', 'unreadable') } });
  const { series } = await chart(
    'kind=multiples&measure=requests.refused&by=outcome&view=index&of=hill&years=2023..2024',
  );
  const thirdParty = series.find(({ quantity }) => quantity === 'requests.refused.thirdParty')?.points.at(-1);
  expect([thirdParty?.value, thirdParty?.quality?.byParts]).toEqual([200, 100]);
});

test('a briefing says of how many reports its numbers are, and of what nobody knows not that there was none', async () => {
  const said = async (topic: 'refusals' | 'appeals' | null, lang: 'zh' | 'en') => {
    const asked = { of: { region: 'hill' }, year: 2022, lang, topic, now: NOW };
    const { brief } = await askBrief(opened.store.reader, asked);
    return brief.sections.flatMap(({ paragraphs }) => paragraphs.map(textOf)).join('\n');
  };
  expect(await said('refusals', 'zh')).toContain(
    '16 件（已报送的 3 家中 2 家的数字）中，保护第三方合法权益 10 件（62.5%），属于四类过程性信息 6 件（37.5%）。',
  );
  expect(await said(null, 'en')).toContain(
    'Of 36 cases (in 2 of the 3 reports that are in) closed, granted 20 (55.6%)',
  );
  for (const topic of ['appeals', null] as const) {
    const text = await said(topic, 'zh');
    expect(text).toContain('0 件（已报送的 3 家中 2 家的数字）');
    expect(text).not.toContain('无行政诉讼案件');
    expect(text).toContain('全年无行政复议案件。');
  }
});
