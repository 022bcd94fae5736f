/** Of a nation: more bureaus than a statement of the database takes. Refused with what to do, or answered, and never a fault. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, bureau, file, REGION, received } from '../../support/small-district.ts';

/** SQLite takes 32,766 values in one statement. */
const BUREAUS = 32_800;

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp({
    fill: async ({ store }) => {
      const bureaus = Array.from({ length: BUREAUS }, (_, place) => bureau(`hill-${place}`, `${place}局`));
      await store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus }, AT));
      await file(store, 'hill-7', 2024, { cells: received(5) });
    },
  });
}, 240_000);
afterAll(() => opened.dispose());

const SERIES = `query ($of: [String!]!, $by: [Dimension!]) {
  series(measures: ["requests.received"], of: $of, by: $by, years: { from: 2024, to: 2024 }) {
    series { points { value coverage { expected reported } } }
  }
}`;

describe('bureaus that would be counted one by one', () => {
  test.each([
    [['sum:region:hill/*'], ['year']],
    [['sum:region:hill/*'], ['year', 'kind']],
    [['hill'], ['year', 'kind']],
    [['peers:hill-7'], ['year']],
  ])('%j by %j are refused with how to ask', async (of, by) => {
    const { status, body } = await opened.ask(SERIES, { of, by });
    expect([status, body.errors?.[0]?.extensions]).toMatchObject([
      400,
      { code: 'QUERY_TOO_COSTLY', sentence: { en: expect.stringContaining(`${BUREAUS}. Ask region by region`) } },
    ]);
  });
});

test('the sum of a whole region is answered, and a chart tells who is missing', async () => {
  const { body } = await opened.ask(SERIES, { of: ['hill'] });
  expect(body.data?.series.series[0].points).toEqual([{ value: 5, coverage: { expected: BUREAUS, reported: 1 } }]);
  const picture = await opened.app.inject('/chart.svg?kind=bar&measure=requests.received&of=hill&years=2024');
  expect(picture.statusCode).toBe(200);
});
