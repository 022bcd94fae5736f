/** Where the line of a measure is marked for a change of the form, and where it is not. */
import { expect, test } from 'vitest';
import { openBudget } from '../../../server/aggregate/cost.ts';
import { askSeries } from '../../../server/aggregate/series.ts';
import { enrol, file } from '../../support/small-district.ts';
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
