/** What is plain is written byte by byte as the execution answers it; what is not is left to the execution. */
import { type ApolloServer, HeaderMap } from '@apollo/server';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAccess } from '../../../../server/access/access.ts';
import { meterAnswers } from '../../../../server/graph/answer-size.ts';
import { type Context, makeContext } from '../../../../server/graph/context.ts';
import { type Plan, planOf } from '../../../../server/graph/plain/plan.ts';
import { NotPlain } from '../../../../server/graph/plain/writer.ts';
import { makeGraphServer } from '../../../../server/graph/server.ts';
import type { AskedQuestion } from '../../../../server/observe/questions.ts';
import { fillDistrict, NOW } from '../../../support/app.ts';
import { OBJECTS, questionFor } from '../../../support/every-field.ts';
import { openTestSqlite, type TestStore } from '../../../support/stores.ts';

let opened: TestStore;
let schema: GraphQLSchema;
let graph: ApolloServer<Context>;
let told: AskedQuestion[] = [];
const never = () => {
  throw new Error('Nothing is changed here');
};

beforeAll(async () => {
  opened = await openTestSqlite();
  await fillDistrict(opened);
  graph = makeGraphServer({ error: never }, [
    {
      async serverWillStart(started) {
        ({ schema } = started);
      },
    },
  ]);
  await graph.start();
});
afterAll(async () => {
  await graph.stop();
  await opened.dispose();
});

function contextFor(reading: 'open' | 'keys' = 'open'): Context {
  const { reader } = opened.store;
  return makeContext({
    reader,
    access: openAccess(opened.store, { reading, idleMinutes: 30 } as never, () => {}),
    asOf: null,
    corrections: {} as never,
    notes: {} as never,
    pins: {} as never,
    briefings: {} as never,
    saved: {} as never,
    reporting: {} as never,
    roster: {} as never,
    verdicts: {} as never,
    viewer: null,
    log: { error: () => {} },
    status: never,
    begins: async () => {},
    asked: (question) => void told.push(question),
    now: NOW,
  });
}

type Variables = Record<string, unknown>;

async function run(query: string, variables: Variables = {}): Promise<string> {
  const { body } = await graph.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: new HeaderMap([['content-type', 'application/json']]),
      body: { query, variables },
      search: '',
    },
    context: async () => contextFor(),
  });
  return body.kind === 'complete' ? body.string : '';
}

/** By its plan; null where it has none, or was left to the execution. */
async function planned(query: string, variables: Variables = {}): Promise<string | null> {
  return (await planOf(schema, query, null)?.(variables, contextFor())) ?? null;
}

const POINTS =
  'subject { id name { zh en } } unitInfo { id } points { year value gap computed edition breakBefore change { absolute percent reason } }';
const PLAIN: Readonly<Record<string, readonly [query: string, variables?: Variables]>> = {
  'a series': [`{ series(measures: ["requests.received"], of: ["hill"]) { series { ${POINTS} } } }`],
  'a series by variables, with a fragment and other names': [
    `query A($of: [String!]!, $years: YearRange) {
       a: series(measures: ["requests.received", "rate.granted"], of: $of, years: $years) { ...S revisedOn }
       b: series(measures: ["licensing.decisions"], of: $of) { lines: series { __typename ... on Series { quantity } quantity } }
       __typename
     }
     fragment S on SeriesAnswer { revision series { points { y: year value quality { computed approximate } editions { edition reports } } } }`,
    { of: ['region:hill/*', 'hill'], years: { from: 2019, to: 2022 } },
  ],
  'lists of nothing': [
    '{ series(measures: ["requests.received"], of: ["hill"], years: { from: 2021, to: 2021 }) { series { predecessors: successions { year } } } }',
  ],
  'a list of what is known': [
    '{ indicators { id label { zh en } numerator { sign } } rules { id severity title { zh } } }',
  ],
  'an answer of nothing but its type': ['{ __typename }'],
  'nobody that is there': ['{ region(id: "nowhere") { id } }'],
};

describe('answered by its plan as it is run', () => {
  test.each(Object.entries(PLAIN))('%s', async (_, [query, variables]) => {
    const expected = await run(query, variables);
    expect(JSON.parse(expected).errors).toBeUndefined();
    expect(await planned(query, variables)).toBe(expected);
  });

  test('whatever of every type has a plan', async () => {
    let plans = 0;
    for (const type of OBJECTS) {
      const query = questionFor(type) ?? '';
      if (!query.startsWith('{')) continue;
      const text = await planned(query);
      if (text === null) continue;
      plans += 1;
      expect(text).toBe(await run(query));
    }
    expect(plans).toBeGreaterThan(10);
  });

  test('and tells what it took and cost', async () => {
    told = [];
    const [query] = PLAIN['a series'] ?? [''];
    await planned(query.replace('{', 'query Mine {'));
    const { cost } = JSON.parse(await run(query)).extensions;
    expect(told).toEqual([{ kind: 'graph', name: 'Mine', ms: expect.any(Number), ...cost }]);
  });
});

test.each([
  [
    'what is left out or not by a directive',
    '{ series(measures: ["requests.received"], of: ["hill"]) { revision @skip(if: false) } }',
  ],
  [
    'what looks something up for each',
    '{ series(measures: ["requests.received"], of: ["hill"]) { series { predecessors { id } } } }',
  ],
  [
    'what has arguments of its own',
    '{ series(measures: ["requests.received"], of: ["hill"]) { series { points { reports(first: 1) { totalCount } } } } }',
  ],
  ['what may be one of several types', '{ search(text: "a") { hits { target { __typename } } } }'],
  ['the schema', '{ __schema { queryType { name } } }'],
])('%s has no plan', (_, query) => {
  expect(planOf(schema, query, null)).toBeNull();
});

test.each([
  ['unknown subject', `{ series(measures: ["requests.received"], of: ["nobody"]) { revision } }`],
  [
    'variable that is missing',
    'query ($of: [String!]!) { series(measures: ["requests.received"], of: $of) { revision } }',
  ],
  ['page that is too large', '{ reports(first: 501) { totalCount } }'],
  ['argument that is too long', `{ region(id: "${'a'.repeat(10_001)}") { id } }`],
  [
    'more points than may be asked for',
    `{ ${Array.from({ length: 30 }, (_, place) => `a${place}: series(measures: ["requests.received", "requests.granted", "requests.carriedIn", "requests.closed"], of: ["hill"], years: { from: 1950, to: 2049 }) { revision }`).join(' ')} }`,
  ],
])('what is refused (%s) is left to the execution', async (_, query) => {
  expect(JSON.parse(await run(query)).errors).not.toHaveLength(0);
  expect(await planned(query)).toBeNull();
});

test('where reading is closed, a plan tells nobody anything', async () => {
  const plan = planOf(schema, '{ regions { totalCount } }', null) as Plan;
  expect(await plan({}, contextFor('keys'))).toBeNull();
});

describe('what is found and is not what its type says', () => {
  const given = buildSchema(
    'type Query { it: It } enum E { A } type It { string: String! int: Int float: Float truth: Boolean enum: E list: [Int!] it: It id: ID! }',
  );
  const SOUND = { string: 'a"\u2028b', int: -0, float: 0.1, truth: false, enum: 'A', list: [1, 2], it: null, id: 7 };
  let value: unknown = SOUND;
  const { it } = given.getQueryType()?.getFields() ?? {};
  if (it) it.resolve = () => value;
  meterAnswers(given);
  const ask = (found: unknown) => {
    value = found;
    const plan = planOf(given, '{ it { string int float truth enum list it { string } id } }', null) as Plan;
    return plan({}, contextFor());
  };

  test('is written where it is', async () => {
    expect(JSON.parse((await ask(SOUND)) ?? '').data).toEqual({ it: { ...SOUND, int: 0, id: '7' } });
    expect(JSON.parse((await ask(null)) ?? '').data).toEqual({ it: null });
  });

  test.each([
    ['null that may not be', { string: null }],
    ['a fraction for a whole number', { int: 1.5 }],
    ['a number beyond 32 bits', { int: 2 ** 31 }],
    ['no number', { float: Number.NaN }],
    ['a code that there is not', { enum: 'B' }],
    ['no list', { list: 5 }],
    ['a list with a hole', { list: [null] }],
    ['something that comes later', { string: Promise.resolve('a') }],
    ['an object that comes later', { it: Promise.resolve(SOUND) }],
    ['a failure', { it: new Error('a') }],
    ['something to call', { string: () => 'a' }],
  ])('%s is not written', async (_, wrong) => {
    await expect(ask({ ...SOUND, ...wrong })).rejects.toBeInstanceOf(NotPlain);
  });
});
