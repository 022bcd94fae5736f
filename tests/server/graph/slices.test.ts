/** The largest questions are answered in slices: nobody else waits for the whole of one. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { inSlices, writeJson } from '../../../server/graph/slices.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { heldDuring } from '../../support/held.ts';

/** Milliseconds of CPU time that nobody may hold up the server for. */
const LONGEST = 50;

describe('a question of nearly all the points that may be asked for', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp({ limits: UNHURRIED });
  });
  afterAll(() => opened.dispose());

  const query = `query ($m: [ID!]!) { series(measures: $m, of: ["region:hill/*"], years: { from: 2008, to: 2100 }) { series {
    quantity points { year value gap numerator denominator computed edition breakBefore
      change { basis bureaus current previous absolute percent reason } coverage { expected reported empty } } } } }`;
  const measures = MEASURES.slice(0, 35).map(({ id }) => id);
  const askRaw = () =>
    opened.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables: { m: measures } } });

  test('holds nobody up, and is answered whole and in order', async () => {
    // The first time compiles.
    await askRaw();
    const asked = askRaw();
    expect(await heldDuring(asked)).toBeLessThan(LONGEST);
    const { data } = (await asked).json();
    const { series } = data.series;
    expect(series).toHaveLength(3 * 35);
    const years = Array.from({ length: 93 }, (_, place) => 2008 + place);
    for (const { points } of series) expect(points.map(({ year }: { year: number }) => year)).toEqual(years);
    expect(series.slice(0, 35).map(({ quantity }: { quantity: string }) => quantity)).toEqual(measures);
  });

  test('leaves room for others to be answered meanwhile', async () => {
    const order: string[] = [];
    const large = askRaw().then(() => order.push('large'));
    const small = opened.app.inject('/healthz').then(() => order.push('small'));
    await Promise.all([large, small]);
    expect(order).toEqual(['small', 'large']);
  });
});

describe('a list', () => {
  test('of many objects is completed by turns, in its order; a short one and one of values at once', async () => {
    const objects = Array.from({ length: 200 }, (_, place) => ({ place }));
    const sliced = inSlices(objects);
    expect(sliced.filter((one) => one instanceof Promise)).toHaveLength(190);
    expect(await Promise.all(sliced)).toEqual(objects);
    expect(inSlices(objects.slice(0, 10))).toEqual(objects.slice(0, 10));
    expect(inSlices(Array(1000).fill('a'))).toEqual(Array(1000).fill('a'));
  });

  test('of promises is left to whoever asked for it, for one may fail', async () => {
    const failing = Array.from({ length: 20 }, () => Promise.reject(new Error('no')));
    expect(inSlices(failing)).toEqual(failing);
    expect((await Promise.allSettled(failing)).every(({ status }) => status === 'rejected')).toBe(true);
  });
});

test('what is written in slices is what is written at once', async () => {
  const json = fc.jsonValue({ maxDepth: 5 });
  await fc.assert(
    fc.asyncProperty(json, async (value) => {
      expect(await writeJson(value)).toBe(JSON.stringify(value));
    }),
  );
  const holes = { a: undefined, b: [undefined, { c: undefined }], d: { e: [[], {}, null] } };
  expect(await writeJson({ a: undefined, d: holes.d })).toBe(JSON.stringify({ a: undefined, d: holes.d }));
  const large = { data: { list: Array.from({ length: 20_000 }, (_, place) => ({ place, of: { name: '局' } })) } };
  const writing = writeJson(large);
  expect(await heldDuring(writing)).toBeLessThan(LONGEST);
  expect(await writing).toBe(JSON.stringify(large));
});
