/** `series` of the bureaus and regions that a question found: what the root answers of each, in one question for all of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enrolRegion, fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';

const LINES =
  'revision series { subject { id name { zh } shortName { zh } } quantity key { kind outcome } points { year value gap change { against absolute reason } coverage { expected } } }';

let asked = 0;
let opened: TestApp;
beforeAll(async () => {
  const counting = {
    transformQuery: ({ node }: { node: never }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }: { result: never }) => result,
  };
  opened = await openTestApp({
    watch: ({ db }) => ({ db: db.withPlugin(counting as never) }),
    fill: async (store) => {
      await fillDistrict(store);
      await enrolRegion(store.store, 'vale', '谷区');
    },
  });
});
afterAll(() => opened.dispose());
beforeEach(() => {
  asked = 0;
});

async function ask(query: string) {
  const { body } = await opened.ask(query);
  return body;
}

describe.each([
  '',
  ', years: { from: 2020, to: 2022 }',
  ', applicant: natural, by: [outcome]',
  ', by: [kind]',
  ', over: succession',
  ', view: index, basis: panel, years: { from: 2021, to: 2022 }',
  ', compareTo: { set: "hill-a" }',
  ', compareTo: { year: 2020 }, where: { kinds: [department] }',
  ', asOf: 4',
])('asked with `measures%s`', (rest) => {
  const args = `measures: ["requests.closed"${rest.includes('natural') || rest.includes('index') ? '' : ', "rate.granted"'}]${rest}`;

  test('is what the root answers of each alone', async () => {
    const nested = await ask(
      `{ bureaus { nodes { id series(${args}) { ${LINES} } } } region(id: "hill") { series(${args}) { ${LINES} } } }`,
    );
    for (const { id, series } of nested.data.bureaus.nodes) {
      const alone = await ask(`{ series(of: ["${id}"], ${args}) { ${LINES} } }`);
      expect(series).toEqual(alone.data.series);
      if (series) expect(series.series.length).toBeGreaterThan(0);
    }
    const alone = await ask(`{ series(of: ["hill"], ${args}) { ${LINES} } }`);
    expect(nested.data.region.series).toEqual(alone.data.series);
  });
});

test('of three bureaus asks the database no more than of one, and costs three times the points', async () => {
  const query = (first: number) =>
    `{ bureaus(first: ${first}) { nodes { series(measures: ["requests.received"], years: { from: 2020, to: 2022 }) { ${LINES} } } } }`;
  // What is remembered of the list is read; the answer to none of the two is kept.
  await ask(query(2));
  asked = 0;
  const one = await ask(query(1));
  const ofOne = asked;
  asked = 0;
  const three = await ask(query(3));
  expect(asked).toBe(ofOne);
  expect(one.extensions?.cost?.points).toBe(3);
  expect(three.extensions?.cost?.points).toBe(9);
});

test('of a region without bureaus is refused, and of the others answered', async () => {
  const { data, errors } = await ask(
    '{ regions { nodes { id series(measures: ["requests.received"], years: { from: 2021, to: 2021 }) { series { points { value } } } } } }',
  );
  expect(data.regions.nodes).toEqual([
    { id: 'hill', series: { series: [{ points: [{ value: 24 }] }] } },
    { id: 'vale', series: null },
  ]);
  expect(errors).toMatchObject([{ path: ['regions', 'nodes', 1, 'series'], extensions: { code: 'NOT_FOUND' } }]);
});

test('an unknown measure is refused with what may be meant', async () => {
  const { errors } = await ask('{ bureau(id: "hill-a") { series(measures: ["requests.receved"]) { revision } } }');
  expect(errors?.[0]?.message).toContain('requests.received');
});
