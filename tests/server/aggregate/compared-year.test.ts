/** Changes told against a chosen year: in charts by `compareTo`, and in briefings, every number of which stands in the chart that it names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Brief, textOf } from '../../../schema/briefing/brief.ts';
import { parseAddress } from '../../../schema/chart/address.ts';
import { tableOf } from '../../../schema/chart/layout/table.ts';
import { comparedYear } from '../../../schema/chart/series.ts';
import { askBrief, type BriefQuestion } from '../../../server/aggregate/brief.ts';
import { type AnsweredChart, answerChart } from '../../../server/aggregate/chart.ts';
import { drawCsv } from '../../../server/draw/csv.ts';
import { NOW } from '../../support/app.ts';
import { AT, enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestSqlite();
  await enrol(opened.store);
  const { store } = opened;
  await file(store, 'hill-a', 2021, { cells: received(20) });
  await file(store, 'hill-c', 2021, { cells: received(40) });
  await file(store, 'hill-a', 2024, { cells: received(90) });
  await file(store, 'hill-c', 2024, { cells: received(90) });
  await file(store, 'hill-a', 2025, { cells: received(50) });
  await file(store, 'hill-b', 2025, { cells: received(7) });
  await file(store, 'hill-c', 2025, { cells: received(30) });
});
afterAll(() => opened.dispose());

const chart = (address: string): Promise<AnsweredChart> => answerChart(opened.store.reader, parseAddress(address), NOW);
const brief = (asked: Partial<BriefQuestion> = {}) =>
  askBrief(opened.store.reader, {
    of: { region: 'hill' },
    year: 2025,
    lang: 'zh',
    compareTo: 2021,
    now: NOW,
    ...asked,
  });
const said = ({ sections }: Brief): string =>
  sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map(textOf)]).join('\n');

describe('a chart', () => {
  test('tells the change of the bureaus that have figures in both years, and names the year', async () => {
    const { answer, words } = await chart(
      'kind=table&measure=requests.received&of=hill&years=2021..2025&compareTo=2021',
    );
    const last = answer.series[0]?.points.at(-1);
    // 20 + 40 then, 50 + 30 now: the bureau that has no report of then is in neither.
    expect(last).toMatchObject({ value: 87, change: { against: '2021', bureaus: 2, previous: 60, current: 80 } });
    expect(words.title).toContain('同口径 2 家比 2021 年增长 33.3%');
    expect(words.notes.join('\n')).toContain('同口径：2021、2025 两年均有数字的 2 家单位，由 60 件变为 80 件');
  });

  test('a year is not compared with itself', async () => {
    const { chart: asked, answer } = await chart(
      'kind=table&measure=requests.received&of=hill&years=2021..2025&compareTo=2021',
    );
    const { columns, rows } = tableOf(asked, answer, () => undefined);
    const at = columns.findIndex(({ head }) => head === '比 2021 年');
    const told = new Map(rows.map(({ key, cells }) => [key, cells[at - 1]?.text]));
    expect(at).toBeGreaterThan(0);
    expect([told.get('2021'), told.get('2025')]).toEqual(['', '+33.3% · 同口径 2 家']);
  });

  test.each([
    ['zh', '空心圆为 2021 年', '比 2021 年'],
    ['en', 'Open dot: 2021', 'On 2021'],
  ] as const)('bars have the value of that year beside them (%s)', async (lang, note, head) => {
    const address = `kind=bar&measure=requests.received&of=region:hill/*&years=2025&compareTo=2021&lang=${lang}`;
    const { chart: asked, answer, words } = await chart(address);
    expect(words.notes).toContain(note);
    const { columns, rows } = tableOf(asked, answer, () => undefined);
    expect(columns.map(({ head }) => head)).toEqual([expect.any(String), '2025', '2021', head]);
    expect(rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['50', '20', '+150.0%'],
      ['30', '40', '−25.0%'],
      ['7', '', lang === 'zh' ? '2021 年无数据' : 'no figure in 2021'],
    ]);
    expect(JSON.stringify([words, rows])).not.toMatch(/上年|year before|2024/);
  });

  test('the two years are those of a picture of change, and of the columns of its file', async () => {
    const {
      chart: asked,
      answer,
      words,
    } = await chart('kind=change&measure=requests.received&of=region:hill/*&years=2025&compareTo=2021');
    expect(words.title).not.toMatch(/上年|2024/);
    const [head = ''] = drawCsv(asked, answer).split('\n');
    expect(head).toContain('"比 2021 年增减","比 2021 年增减%"');
    expect(head).not.toContain('上年');
  });

  test('a check that fails in the year compared with is said, and not one in the year before', async () => {
    const wrong = { 'IV/review.upheld': 2, 'IV/review.total': 5 };
    await file(opened.store, 'hill-a', 2022, { cells: { ...received(9), ...wrong } });
    await file(opened.store, 'hill-a', 2023, { cells: received(9) });
    const of = async (year: number): Promise<string> =>
      (await chart(`kind=bar&measure=review.total&of=hill-a&years=2023&compareTo=${year}`)).words.title;
    expect(await of(2022)).toContain('核查不符');
    expect(await of(2021)).not.toContain('核查不符');
  });

  test.each(['rank', 'contribution', 'distribution'])('a %s compares with the year before only', (kind) => {
    expect(() => parseAddress(`kind=${kind}&measure=requests.received&of=hill&compareTo=2021`)).toThrow(
      /kind=trend, multiples, bar, change, heat, table, outcomes/,
    );
  });
});

describe('a briefing', () => {
  test('says it in every sentence, and says nothing of the year before', async () => {
    const text = said((await brief()).brief);
    expect(text).toContain('全年新收政府信息公开申请 87 件，同口径 2 家比 2021 年增长 33.3%');
    expect(text).toContain('与 2021 年相比，新收申请增加较多的：教育局（20 → 50 件，增 30 件）。');
    expect(text).toContain('与 2021 年相比，新收申请减少较多的：水利局（40 → 30 件，减 10 件）。');
    expect(text).toContain('请教育局说明新收申请与 2021 年相比增减一半以上的情况。');
    expect(text.replaceAll('上年结转', '')).not.toMatch(/上年|2024/);
    const english = said((await brief({ lang: 'en' })).brief);
    expect(english).toContain('up 33.3% on 2021 (same 2 bureaus)');
    expect(english.replaceAll('carried in from the year before', '')).not.toMatch(/year before|2024/);
  });

  test.each([null, 'appeals', 'refusals'] as const)(
    'every change stands in the chart that it names: %s',
    async (topic) => {
      const { brief: made, charts, figures } = await brief({ topic });
      expect(made.compareTo).toBe(2021);
      const changes = [...figures.values()].filter(({ figure }) => /^(change|points|move|moved)\//.test(figure));
      if (topic === null) expect(changes.length).toBeGreaterThan(2);
      for (const { chart: address, text } of changes) {
        const points = charts.get(address ?? '')?.answer.series.flatMap((one) => one.points) ?? [];
        const now = points.filter(({ year }) => year === 2025);
        expect(now.length, text).toBeGreaterThan(0);
        expect(new Set(now.map(comparedYear)), text).toEqual(new Set([2021]));
      }
    },
  );

  test.each([null, 'appeals', 'refusals'] as const)('no chart of it says another year: %s', async (topic) => {
    for (const lang of ['zh', 'en'] as const) {
      const { charts } = await brief({ topic, lang });
      for (const { chart: asked, answer, words } of charts.values()) {
        // What is carried over, and how a rate is defined, names the year before whatever is compared.
        const isOfOthers = asked.measures.some((one) => /^requests\.carried|^rate\.appealed/.test(one));
        const table = tableOf(asked, answer, () => undefined);
        // Of 2022 the year before is the one that is compared with.
        const rows = drawCsv(asked, answer)
          .split('\n')
          .filter((row, index) => index === 0 || row.includes(',2025,'));
        expect(rows.length).toBeGreaterThan(1);
        if (!isOfOthers) expect(JSON.stringify([words, table.columns, rows])).not.toMatch(/上年|year before/);
        expect(words.title).not.toMatch(/2024/);
      }
    }
  });

  test('the year before, named or not, is the same briefing at the same addresses', async () => {
    const named = await brief({ compareTo: 2024 });
    expect(named.brief).toEqual((await brief({ compareTo: null })).brief);
    expect(JSON.stringify([...named.charts.keys()])).not.toContain('compareTo');
  });

  test.each([2025, 2026, 2020, 1999])('of %s nothing can be compared: which years can is said', async (compareTo) => {
    const refused = brief({ compareTo });
    await expect(refused).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
    await expect(refused).rejects.toThrow(/It may be: 2021, .*2024;/);
  });
});

test('as of a revision it is what it was then, with charts that stay so', async () => {
  const { reader } = opened.store;
  const before = await brief();
  const asOf = before.brief.revision;
  await file(opened.store, 'hill-a', 2025, { cells: received(60) }, undefined, '2026-02-01T02:00:00.000Z');
  expect(said((await brief()).brief)).toContain('97 件');
  for (const topic of [null, 'appeals'] as const) {
    const then = await brief({ asOf, topic });
    expect(then.brief.revision).toBe(asOf);
    for (const address of then.charts.keys()) expect(address).toContain(`rev=${asOf}`);
  }
  expect(said((await brief({ asOf })).brief)).toBe(said(before.brief));
  // Before its reports were handed in there was no such year.
  await expect(
    askBrief(reader, { of: { region: 'hill' }, year: 2025, lang: 'zh', asOf: 3, now: AT }),
  ).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
});
