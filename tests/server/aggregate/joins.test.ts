/** Where the line of a measure is marked for a change of the form, and where it is not. */
import { expect, test } from 'vitest';
import { chartWords } from '../../../schema/chart/words/words.ts';
import { openBudget } from '../../../server/aggregate/cost.ts';
import { askSeries } from '../../../server/aggregate/series.ts';
import { chartOf } from '../../schema/chart/build.ts';
import { enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite } from '../../support/stores.ts';

test('a soft join is marked in the first year of the new form only, of a sum where more than half of the reports have turned to it', async () => {
  const { store, dispose } = await openTestSqlite();
  await enrol(store);
  const cells = { 'II/licensing.decisions': 30 } as const;
  for (const year of [2019, 2020, 2021, 2022, 2023]) await file(store, 'hill-a', year, { cells });
  for (const year of [2020, 2021, 2022]) await file(store, 'hill-b', year, { cells, edition: '2019' });
  const { series } = await askSeries(
    store.reader,
    {
      quantities: ['licensing.decisions'],
      of: [
        { kind: 'one', id: 'hill-a' },
        { kind: 'one', id: 'hill-b' },
        { kind: 'one', id: 'hill' },
      ],
      years: { kind: 'range', from: 2019, to: 2023 },
      applicant: 'total',
      basis: 'common',
      over: 'none',
      asOf: null,
      now: '2026-11-28T01:00:00.000Z',
    },
    openBudget(100),
  );
  expect(series.map(({ points }) => points.map(({ breakBefore }) => breakBefore))).toEqual([
    [null, null, 'soft', null, null],
    [null, null, null, null, null],
    [null, null, null, null, 'soft'],
  ]);
  expect(series[2]?.points.map(({ edition }) => edition)).toEqual(['2019', '2019', 'mixed', 'mixed', '2021']);
  expect(series[2]?.points[2]?.editions).toEqual([
    { edition: '2019', reports: 1 },
    { edition: '2021', reports: 1 },
  ]);
  await dispose();
});

test('from the table of 2014 to the form of 2019 requests run on softly, and outcomes and their shares break', async () => {
  const { store, dispose } = await openTestSqlite();
  await enrol(store);
  const older = { 'annex/requests.received': 12, 'annex/requests.closed': 10, 'annex/requests.granted': 5 } as const;
  for (const year of [2017, 2018]) await file(store, 'hill-a', year, { cells: older, edition: '2014' });
  for (const year of [2019, 2020]) await file(store, 'hill-a', year, { cells: received(20) });
  await file(store, 'hill-b', 2018, { cells: { ...older, 'annex/requests.received': 3 }, edition: '2014' });
  await file(store, 'hill-b', 2019, { cells: received(4) });
  const answer = await askSeries(
    store.reader,
    {
      quantities: ['requests.received', 'requests.granted', 'rate.granted', 'requests.inPerson'],
      of: [
        { kind: 'one', id: 'hill-a' },
        { kind: 'one', id: 'hill' },
      ],
      years: { kind: 'range', from: 2017, to: 2020 },
      applicant: 'total',
      basis: 'common',
      over: 'none',
      asOf: null,
      now: '2026-11-28T01:00:00.000Z',
    },
    openBudget(100),
  );
  const marks = answer.series.map(({ quantity, subject, points }) => [
    `${quantity} ${subject.id}`,
    points.map(({ value, edition, breakBefore }) => `${value} ${edition} ${breakBefore ?? ''}`.trim()),
  ]);
  expect(Object.fromEntries(marks)).toEqual({
    'requests.received hill-a': ['12 2014', '12 2014', '20 2019 soft', '20 2019'],
    'requests.received hill': ['12 2014', '15 2014', '24 2019 soft', '20 2019'],
    'requests.granted hill-a': ['5 2014', '5 2014', '20 2019 break', '20 2019'],
    'requests.granted hill': ['5 2014', '10 2014', '24 2019 break', '20 2019'],
    'rate.granted hill-a': ['0.5 2014', '0.5 2014', '1 2019 break', '1 2019'],
    'rate.granted hill': ['0.5 2014', '0.5 2014', '1 2019 break', '1 2019'],
    'requests.inPerson hill-a': ['0 2014', '0 2014', 'null null', 'null null'],
    'requests.inPerson hill': ['0 2014', '0 2014', 'null null', 'null null'],
  });
  const change = (index: number) => answer.series[index]?.points[2]?.change;
  expect(change(0)).toMatchObject({ current: 20, previous: 12, change: { kind: 'change', absolute: 8 } });
  expect(change(2)?.change).toEqual({ kind: 'none', reason: 'break' });

  const words = (measure: string) => {
    const series = answer.series.filter(({ quantity, subject }) => quantity === measure && subject.id === 'hill-a');
    const chart = chartOf(`kind=trend&measure=${measure}&of=hill-a`);
    return chartWords(chart, { ...answer, series });
  };
  expect(words('requests.received').notes[0]).toMatch(/^虚线处 2019 年表式变更，连线仅供参考（2018 年及以前/);
  expect(words('requests.granted').notes[0]).toMatch(/^虚线处 2019 年表式变更，前后不可相连（2019 年条例修订后/);
  expect(words('rate.granted').notes[0]).toMatch(/前后不可相连/);
  expect(words('requests.received').subtitle).toContain('2014、2019 年表式');
  expect(words('requests.received').source).toContain('国办发〔2014〕32号、国办公开办函〔2019〕60号表式');
  await dispose();
});
