/** 经信局 and 商务局 merge into 工信商务局, in both stores; the series is drawn both ways. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAddress } from '../../../schema/chart/address.ts';
import { planPicture } from '../../../schema/chart/layout/picture.ts';
import type { SeriesPoint } from '../../../schema/chart/series.ts';
import { answerChart } from '../../../server/aggregate/chart.ts';
import { openBudget } from '../../../server/aggregate/cost.ts';
import { contributorsOf, membersOf } from '../../../server/aggregate/members.ts';
import { reportsBehind } from '../../../server/aggregate/reports-behind.ts';
import { readTurns } from '../../../server/aggregate/together.ts';
import { drawCsv } from '../../../server/draw/csv.ts';
import { drawSvg } from '../../../server/draw/draw.ts';
import type { Reader } from '../../../server/store/reader.ts';
import { insertSuccessions, saveRoster, startRosterRevision } from '../../../server/store/save/roster.ts';
import { NOW } from '../../support/app.ts';
import { AT, bureau, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const merged = (predecessor: string) =>
  ({
    kind: 'merged',
    predecessor,
    successor: 'gongxin',
    on: '2024-02-01',
    document: '山区机构改革方案',
    formerName: null,
  }) as const;

const TWO = received(2);

async function fill({ store }: TestStore): Promise<void> {
  const bureaus = [
    bureau('jingxin', '经信局', { until: 2023 }),
    bureau('shangwu', '商务局', { until: 2023 }),
    bureau('gongxin', '工信商务局', { since: 2024 }),
    bureau('jiaoyu', '教育局'),
    bureau('wenti', '文体局', { until: 2023 }),
    bureau('wenhua', '文化局', { since: 2024 }),
    bureau('tiyu', '体育局', { since: 2024 }),
    bureau('caizheng', '财政局'),
    bureau('guozi', '国资办', { until: 2021 }),
    bureau('jinrong', '金融办', { until: 2022 }),
  ];
  const split = (successor: string) => ({ ...merged('wenti'), kind: 'split', successor }) as const;
  const into = (predecessor: string) => ({ ...merged(predecessor), successor: 'caizheng', on: null }) as const;
  const successions = [
    merged('jingxin'),
    merged('shangwu'),
    split('wenhua'),
    split('tiyu'),
    into('guozi'),
    into('jinrong'),
  ];
  await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus, successions }, AT));
  const fees = (yuan: number) => ({ 'II/fees.amount': yuan });
  for (const [publisher, year, count] of [
    ['jingxin', 2021, 12],
    ['shangwu', 2021, 8],
    ['jingxin', 2022, 15],
    ['jingxin', 2023, 18],
    ['shangwu', 2023, 6],
    ['gongxin', 2024, 30],
    ['gongxin', 2025, 27],
    ['wenti', 2023, 9],
    ['wenhua', 2024, 5],
    ['tiyu', 2024, 4],
    ['caizheng', 2021, 10],
    ['guozi', 2021, 3],
    ['caizheng', 2022, 14],
    ['caizheng', 2023, 20],
  ] as const) {
    await file(store, publisher, year, { cells: { ...received(count), ...fees(0.1 * count) } });
  }
  await store.writer.transaction(async (tx) => {
    const change = { at: AT, note: '教育局更名', actor: null };
    const revision = await startRosterRevision(tx, change, ['jiaoyu']);
    const renamed = { kind: 'renamed', predecessor: 'jiaoyu', successor: 'jiaoyu', on: '2025-01-01' } as const;
    await insertSuccessions(tx, [{ ...renamed, document: null, formerName: '教体局', revision }]);
  });
}

describe.each(Object.entries(STORES))('two bureaus that became one, in %s', (_, open) => {
  let opened: TestStore;
  let reader: Reader;
  beforeAll(async () => {
    opened = await open();
    ({ reader } = opened.store);
    await fill(opened);
  }, 60_000);
  afterAll(() => opened.dispose());

  const ask = (query: string) => answerChart(reader, parseAddress(query), NOW);
  const received = 'measure=requests.received&of=gongxin';
  const valuesOf = async (query: string) =>
    (await ask(query)).answer.series.map(({ subject, points }) => [
      subject.id,
      points.map(({ value, gap }) => value ?? gap),
    ]);

  test('its line stops at the merge where nothing else is asked', async () => {
    expect(await valuesOf(received)).toEqual([['gongxin', ['notExpected', 'notExpected', 'notExpected', 30, 27]]]);
    const { answer, words } = await ask(received);
    expect(answer.series[0]).toMatchObject({ predecessors: [], successions: [{ year: 2024, role: 'formed' }] });
    expect(words.notes).toContain('2024 年由经信局、商务局合并');
    expect(words.notes).toContain('年报归报送的单位：合并前的数字在原单位名下，未加在一起');
  });

  test('over the succession it is the sum of both, in the years for which both have reported', async () => {
    expect(await valuesOf(`${received}&over=succession`)).toEqual([['gongxin', [20, 'notReported', 24, 30, 27]]]);
    const { answer, words } = await ask(`${received}&over=succession`);
    const [in2021, in2022, in2023, in2024] = answer.series[0]?.points ?? [];
    expect(in2021?.coverage).toMatchObject({ expected: 2, reported: 2, blank: 0, missing: [], notYetDue: [] });
    expect(in2022?.coverage).toMatchObject({ expected: 2, reported: 1, blank: 0, missing: ['shangwu'], notYetDue: [] });
    expect(in2023?.coverage).toMatchObject({ expected: 2, reported: 2 });
    expect(in2024?.coverage).toMatchObject({ expected: 1, reported: 1 });
    expect(in2024?.change).toMatchObject({ current: 30, previous: 24, change: { kind: 'change', percent: 0.25 } });
    expect(words.notes).toContain('连同前身：合并前为各前身单位之和，有一家未报送的年度不相加');
    expect(words.notes.join()).toContain('2022 年 1 家');
    expect(words.subtitle).toContain('（连同前身单位）');
    expect(words.description).toContain('2024 年由经信局、商务局合并');
  });

  test('money is added exactly, a rate from both sides of its fraction', async () => {
    expect(await valuesOf('measure=fees.amount&of=gongxin&over=succession')).toEqual([
      ['gongxin', [2, 'notReported', 2.4, 3, 2.7]],
    ]);
    const { answer } = await ask('measure=rate.granted&of=gongxin&over=succession');
    expect(answer.series[0]?.points.map(({ denominator }) => denominator)).toEqual([20, null, 24, 30, 27]);
    expect(answer.series[0]?.points[1]).toMatchObject({ value: null, gap: 'notReported' });
  });

  test('reports stay with the body that filed them, and stand behind the sum', async () => {
    const { answer } = await ask(`${received}&over=succession`);
    const [line] = answer.series;
    if (!line) throw new Error('no line');
    expect(await reportsBehind(reader, line, 2023, null)).toEqual(['jingxin-2023', 'shangwu-2023']);
    expect(await valuesOf('measure=requests.received&of=jingxin&over=succession')).toEqual([
      ['jingxin', [12, 15, 18, 'notExpected', 'notExpected']],
    ]);
  });

  test('among all bureaus of a region nobody’s figures are drawn twice, unless named', async () => {
    const idsOf = async (query: string) => (await ask(query)).answer.series.map(({ subject }) => subject.id);
    const of = 'measure=requests.received&of=region:hill/*';
    const others = ['jiaoyu', 'wenti', 'wenhua', 'tiyu', 'caizheng'];
    expect(await idsOf(of)).toEqual(['jingxin', 'shangwu', 'gongxin', ...others, 'guozi', 'jinrong']);
    expect(await idsOf(`${of}&over=succession`)).toEqual(['gongxin', ...others]);
    expect(await idsOf(`${of},jingxin&over=succession`)).toEqual(['jingxin', 'gongxin', ...others]);
    expect((await ask(of)).words.notes.join()).toContain(
      '2024 年工信商务局由经信局、商务局合并；2024 年文体局分设为文化局、体育局；2025 年教育局更名，原名“教体局”',
    );
  });

  test('after a split one line ends and those that came out of it begin', async () => {
    const of = 'measure=requests.received&of=wenti&years=2023..2024';
    expect(await valuesOf(of)).toEqual([['wenti', [9, 'notExpected']]]);
    expect(await valuesOf(`${of}&over=succession`)).toEqual([
      ['wenti', [9, 'notExpected']],
      ['wenhua', ['notExpected', 5]],
      ['tiyu', ['notExpected', 4]],
    ]);
    const { words } = await ask('measure=requests.received&of=tiyu&over=succession');
    expect(words.notes.slice(0, 2)).toEqual(['2024 年由文体局分出', '分设前后范围不同，不连为一线']);
  });

  test.each([
    ['as it is kept', 'of=hill'],
    ['member by member', 'of=hill&figures=parts'],
    ['as of a revision', 'of=hill&rev=14'],
    ['of a set', 'of=sum:region:hill/*'],
  ])(
    'a sum %s compares what merged or was split with all that it was, and nothing where a part of it is not known',
    async (_name, of) => {
      const { answer } = await ask(`measure=requests.received&${of}&years=2022..2025`);
      const sides = answer.series[0]?.points.map(({ change: { bureaus, current, previous } }) => [
        bureaus,
        current,
        previous,
      ]);
      expect(sides).toEqual([
        [2, 29, 25],
        // Of those that 财政局 took in one had not reported.
        [1, 18, 15],
        [3, 39, 33],
        [1, 27, 30],
      ]);
    },
  );

  test.each(['', '&figures=parts'])(
    'of a sum without those whom one of its bureaus took in, that bureau is not compared%s',
    async (more) => {
      const { answer } = await ask(
        `measure=requests.received&of=sum:region:hill/*/finance,guozi,jinrong&years=2022..2023${more}`,
      );
      const [line] = answer.series;
      expect(line?.points.map(({ value, change }) => [value, change.change.kind, change.bureaus])).toEqual([
        [14, 'none', 0],
        [20, 'none', 0],
      ]);
    },
  );

  test('a panel is of those who are the same throughout, a chained index goes over a merger', async () => {
    const valuesIn = async (more: string) => {
      const { answer } = await ask(`measure=requests.received&of=hill&view=index&${more}`);
      return answer.series[0]?.points.map(({ value }) => value && Math.round(value * 10) / 10);
    };
    expect(await valuesIn('years=2021..2023&basis=panel')).toEqual([100, 125, 150]);
    expect(await valuesIn('years=2023..2025')).toEqual([100, 118.2, 106.4]);
  });

  test('what members add to a change is what the sum changes by, also where others came into one of them', async () => {
    const { answer } = await ask('measure=requests.received&of=hill&years=2022..2024');
    const [line] = answer.series;
    const [in2022, in2023, in2024] = line?.points ?? [];
    if (!line || !in2022 || !in2023 || !in2024) throw new Error('no line');
    const members = await membersOf(reader, line, { asOf: null, now: NOW, budget: openBudget(1000) });
    const movedIn = (point: SeriesPoint) =>
      contributorsOf(line, point, members(point.year), 'change').map(({ id, difference }) => [id, difference]);
    expect(movedIn(in2022)).toEqual([
      ['jingxin', 3],
      ['caizheng', 1],
      ['shangwu', null],
      ['jiaoyu', null],
      ['wenti', null],
      ['jinrong', null],
    ]);
    // Of those that it took in one had not reported.
    expect(movedIn(in2023)).toContainEqual(['caizheng', null]);
    expect(movedIn(in2024).slice(0, 1)).toEqual([['gongxin', 6]]);
    // What 文体局 was is neither's alone.
    expect(movedIn(in2024)).toEqual(
      expect.arrayContaining([
        ['wenhua', null],
        ['tiyu', null],
      ]),
    );
  });

  test('a rate of what two were before they became one has both sides of both', async () => {
    const { answer } = await ask('measure=rate.refused&of=hill&years=2024');
    const [line] = answer.series;
    if (!line) throw new Error('no line');
    const members = await membersOf(reader, line, { asOf: null, now: NOW, budget: openBudget(1000) });
    const formed = members(2024).find(({ id }) => id === 'gongxin');
    expect(formed?.before).toMatchObject({ value: 0, numerator: 0, denominator: 24 });
  });

  test('as of a revision before the list knew of it there is no succession', async () => {
    const renamings = async (more: string) =>
      (await ask(`measure=requests.received&of=jiaoyu${more}`)).answer.series[0]?.successions.length;
    expect(await renamings('')).toBe(1);
    expect(await renamings('&rev=1')).toBe(0);
    expect([...(await readTurns(reader, 0)).publishers]).toEqual([]);
    expect((await readTurns(reader, 0)).between(2023, 2024)).toEqual([]);
  });

  test.each(['none', 'succession'] as const)('the picture and the CSV say where it lies (over=%s)', async (over) => {
    const { chart, answer, words, nameOf } = await ask(`${received}&over=${over}`);
    expect(drawSvg(chart, answer, words, nameOf)).toContain('2024 年由经信局、商务局合并');
    const { plot } = planPicture({ chart, answer, words, nameOf }, 720);
    if (plot.kind !== 'trend') throw new Error('no trend');
    expect(plot.plan.breaks.map(({ year }) => year)).toEqual([2024]);
    const drawn = plot.plan.lines.flatMap(({ pieces }) => pieces.map(({ points }) => points.map(({ year }) => year)));
    expect(drawn).toEqual(over === 'none' ? [[2024, 2025]] : [[2023, 2024, 2025]]);
    const lines = drawCsv(chart, answer).split('\r\n');
    expect(lines.filter((line) => line.includes(',"2024 年由经信局、商务局合并",'))).toHaveLength(1);
    expect(lines[1]?.includes('"jingxin shangwu"')).toBe(over === 'succession');
  });

  test('one that reported after its end is compared with those it became', async () => {
    await file(opened.store, 'jingxin', 2024, { cells: TWO });
    const { answer } = await ask('measure=requests.received&of=hill&years=2024');
    expect(answer.series[0]?.points[0]?.change).toMatchObject({ current: 41, previous: 33 });
  });
});
