/** The largest questions are answered in slices: nobody else waits for the whole of one. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { inSlices, writeJson } from '../../../server/graph/slices.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { heldDuring } from '../../support/held.ts';

/**
 * The part of what an answer takes to compute that may go on at once: all of it where it is not cut. Its bytes are made and handed over in one
 * piece, by whoever asks within this process twice; `npm run load` prints how long a server is held in milliseconds.
 */
const LONGEST = 0.7;

/** How much of the CPU time of something went on without anybody else's turn, the least of three times: a collection of garbage may fall in one. */
async function heldOf(work: () => Promise<unknown>): Promise<number> {
  const parts: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const start = cpuTime();
    // Begun within what is watched: a work that is not cut has ended when it is handed over.
    const held = await heldDuring(Promise.resolve().then(work));
    parts.push(held / (cpuTime() - start));
  }
  return Math.min(...parts);
}

describe('a question of nearly all the points that may be asked for', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp({ limits: UNHURRIED });
  });
  afterAll(() => opened.dispose());

  const query = `query ($m: [ID!]!, $to: Int!) { series(measures: $m, of: ["region:hill/*"], years: { from: 2008, to: $to }) { series {
    quantity points { year value gap numerator denominator computed edition breakBefore
      change { basis bureaus current previous absolute percent reason } coverage { expected reported empty } } } } }`;
  const measures = MEASURES.slice(0, 35).map(({ id }) => id);
  // Each time another question: the same one is answered with the bytes that were kept.
  let to = 2101;
  const askRaw = () => {
    to -= 1;
    return opened.app.inject({ method: 'POST', url: '/graphql', payload: { query, variables: { m: measures, to } } });
  };

  test('holds nobody up, and is answered whole and in order', async () => {
    const { data } = (await askRaw()).json();
    expect(await heldOf(askRaw)).toBeLessThan(LONGEST);
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
    const others: string[] = [];
    setImmediate(() => others.push('had a turn'));
    expect(await Promise.all(sliced)).toEqual(objects);
    expect(others).toEqual(['had a turn']);
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
  expect(await heldOf(() => writeJson(large))).toBeLessThan(LONGEST);
  expect(await writeJson(large)).toBe(JSON.stringify(large));
});
