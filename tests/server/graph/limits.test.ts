import { Kind, parse, type ValidationRule, validate } from 'graphql';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS, limitsRule } from '../../../server/graph/limits.ts';
import { contract } from '../../../server/graph/type-defs.ts';
import type { Reader } from '../../../server/store/reader.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

/** Counts what is asked of the database. */
let asked = 0;
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    asked += 1;
    return node;
  },
  transformResult: async ({ result }) => result,
};

const many = (count: number, part: (place: number) => string): string =>
  Array.from({ length: count }, (_, place) => part(place)).join(' ');
const nested = (depth: number): string =>
  `{ region(id: "hill") ${'{ parent '.repeat(depth)}{ id }${' }'.repeat(depth)} }`;
const aliases = (count: number): string => `{ ${many(count, (place) => `a${place}: __typename`)} }`;
const directives = (count: number): string => `{ ${many(count, () => '__typename @include(if: true)')} }`;
const repeated = (count: number): string => `{ ${many(count, () => '__typename')} }`;
/** A fragment for each place that spreads the next one; the last asks for something. */
const chain = (length: number, part: (next: string) => string, last: string): string =>
  `${many(length, (place) => `fragment F${place} on Region { ${part(`...F${place + 1}`)} }`)} fragment F${length} on Region { ${last} }`;

describe('a query that could stop the others', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp({ watch: ({ db }) => ({ db: db.withPlugin(counting) }) });
  });
  afterAll(async () => {
    await opened.dispose();
  });

  /** The code under which it is refused, by its status, before anything is asked of the database. */
  async function refusalOf(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
    asked = 0;
    const { status, body } = await opened.ask(query, variables);
    expect([400, 413]).toContain(status);
    expect(body.data).toBeUndefined();
    expect(asked).toBe(0);
    expect((await opened.ask('{ __typename }')).body.data).toEqual({ __typename: 'Query' });
    return body.errors?.[0]?.extensions?.code;
  }

  const TOO_COSTLY: Readonly<Record<string, string>> = {
    '15 levels': nested(15),
    '200 levels': nested(200),
    '5,000 levels': nested(5000),
    '20,000 levels that do not end': '{ a'.repeat(20_000),
    'a list of 20,000 lists': `{ report(id: ${'['.repeat(20_000)}) { id } }`,
    'an object of 5,000 objects': `{ bureaus(filter: ${'{ region: '.repeat(5000)}1${' }'.repeat(5000)}) { totalCount } }`,
    '300 aliases': aliases(300),
    '10,000 aliases': aliases(10_000),
    '14 × 14 aliases by a fragment': `{ ${many(14, (place) => `a${place}: region(id: "hill") { ...F }`)} } fragment F on Region { ${many(14, (place) => `b${place}: id`)} }`,
    'a field 1,900 times': repeated(1900),
    'a field 1,900 times where nobody asks for it': `{ __typename } fragment F on Query ${repeated(1900)}`,
    'fields within fields 300 times': `{ ${many(300, () => 'region(id: "hill") { id }')} }`,
    '300 inline fragments': `{ ${many(300, () => '... on Query { __typename }')} }`,
    '5,000 variables': `query (${many(5000, (place) => `$v${place}: Int`)}) { __typename }`,
    '2,000 operations': many(2000, (place) => `query Q${place} { __typename }`),
    'fragments that double 12 times': `{ region(id: "hill") { ...F0 } } ${chain(12, (next) => `${next} ${next}`, 'id')}`,
    'fragments that double 25 times': `{ region(id: "hill") { ...F0 } } ${chain(25, (next) => `${next} ${next}`, 'id')}`,
    'fields that double 9 times': `{ region(id: "hill") { ...F0 } } ${chain(9, (next) => `a: parent { ${next} } b: parent { ${next} }`, 'id')}`,
    'a fragment in itself': '{ region(id: "hill") { ...A } } fragment A on Region { parent { ...A } }',
    'fragments in a circle':
      '{ __schema { types { ...A } } } fragment A on __Type { ofType { ...B } } fragment B on __Type { ofType { ...A } }',
    '100 fragments that overlap': `{ ${many(100, (place) => `...F${place}`)} } ${many(100, (place) => `fragment F${place} on Query { regions { nodes { id name { zh } } } }`)}`,
    '300 directives': directives(300),
    '300 directives that nobody knows': `{ __typename ${'@tea '.repeat(300)} }`,
    'introspection in circles': `{ __schema { types ${'{ fields { type '.repeat(8)}{ name }${' } }'.repeat(8)} } }`,
    'pages of pages': '{ bureaus(first: 100) { nodes { reports(first: 100) { nodes { figures { printed } } } } } }',
    'pages of pages by default':
      'query ($n: Int = 100) { bureaus(first: $n) { nodes { reports(first: $n) { nodes { figures { printed } } } } } }',
  };
  test.each(Object.entries(TOO_COSTLY))('with %s is refused as too costly', async (_, query) => {
    expect(await refusalOf(query)).toBe('QUERY_TOO_COSTLY');
  });

  test('that is too costly is looked at by no other rule', () => {
    const schema = contract();
    const seenIn = (query: string): number => {
      let seen = 0;
      const looking: ValidationRule = () => ({
        enter: ({ kind }) => {
          if (kind === Kind.FIELD) seen += 1;
        },
      });
      validate(schema, parse(query), [looking, limitsRule(LIMITS)]);
      return seen;
    };
    expect([seenIn(repeated(201)), seenIn(repeated(202))]).toEqual([201, 0]);
  });

  test('is refused when its pages multiply by a variable', async () => {
    const query =
      'query ($n: Int!) { bureaus(first: $n) { nodes { reports(first: $n) { nodes { figures { printed } } } } } }';
    expect(await refusalOf(query, { n: 100 })).toBe('QUERY_TOO_COSTLY');
  });

  test.each<[string, string, Record<string, unknown>, string]>([
    ['@defer', '{ regions { nodes { ... @defer { id } } } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a page of 1e400', '{ regions(first: 1e400) { totalCount } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    ['a page of 2^31', '{ regions(first: 2147483648) { totalCount } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a page of 2^31 by variable',
      'query ($n: Int) { regions(first: $n) { totalCount } }',
      { n: 2 ** 31 },
      'BAD_USER_INPUT',
    ],
    [
      'a variable that is no list',
      'query ($n: Int) { regions(first: $n) { totalCount } }',
      { n: {} },
      'BAD_USER_INPUT',
    ],
  ])('with %s is no query', async (_, query, variables, code) => {
    expect(await refusalOf(query, variables)).toBe(code);
  });

  test.each([0, -1, 501, 1_000_000, 2_147_483_647])('with a page of %i is refused, in whatever list', async (first) => {
    for (const list of ['regions', 'bureaus', 'reports', 'findings', 'revisions', 'measures', 'audit'])
      expect(await refusalOf(`{ ${list}(first: ${first}) { totalCount } }`)).toBe('BAD_ARGUMENT');
    expect(await refusalOf('query ($n: Int) { regions(first: $n) { totalCount } }', { n: first })).toBe('BAD_ARGUMENT');
    expect(await refusalOf(`query ($n: Int = ${first}) { regions(first: $n) { totalCount } }`)).toBe('BAD_ARGUMENT');
    expect(await refusalOf(`{ region(id: "hill") { bureaus(first: ${first}) { totalCount } } }`)).toBe('BAD_ARGUMENT');
  });

  test('may have pages of 1 to 500', async () => {
    for (const first of [1, 500])
      expect((await opened.ask(`{ regions(first: ${first}) { totalCount } }`)).body.data.regions.totalCount).toBe(1);
  });

  test.each<[string, string, (text: string) => unknown]>([
    ['a text', 'String!', (text) => text],
    ['an id', 'ID!', (text) => text],
    ['a filter', 'BureauFilter!', (name) => ({ name })],
    ['a list', '[String!]!', (text) => ['hill', text]],
  ])('may have 10,000 characters in %s, and no more', async (_, type, given) => {
    const field = {
      'String!': 'search(text: $a) { totalCount }',
      'ID!': 'region(id: $a) { id }',
      'BureauFilter!': 'bureaus(filter: $a) { totalCount }',
      '[String!]!': 'series(measures: ["requests.received"], of: $a) { revision }',
    }[type];
    const query = `query ($a: ${type}) { ${field} }`;
    // Most would also be too much for a pattern of the database; none of them is a bug.
    for (const letter of ['a', '%', '字', '😀'.slice(0, 1)]) {
      const { body } = await opened.ask(query, { a: given(letter.repeat(10_000)) });
      expect(body.errors?.[0]?.extensions?.code).not.toBe('INTERNAL_SERVER_ERROR');
      expect(await refusalOf(query, { a: given(letter.repeat(10_001)) })).toBe('BAD_ARGUMENT');
    }
  });

  test('may have 5,000 entries in a list, and no more', async () => {
    const query = 'query ($o: [Outcome!]) { findings(filter: { outcomes: $o }) { totalCount } }';
    expect((await opened.ask(query, { o: Array(5000).fill('failed') })).status).toBe(200);
    expect(await refusalOf(query, { o: Array(5001).fill('failed') })).toBe('BAD_ARGUMENT');
  });

  test('of several operations needs the name of one, which is then asked alone', async () => {
    const query =
      'query A { __typename } query B { bureaus(first: 500) { nodes { reports(first: 500) { totalCount } } } }';
    const named = (operationName: unknown) =>
      opened.app.inject({ method: 'POST', url: '/graphql', payload: { query, operationName } });
    expect((await named('A')).json()).toEqual({ data: { __typename: 'Query' } });
    for (const [name, code] of [
      ['B', 'QUERY_TOO_COSTLY'],
      ['C', 'OPERATION_RESOLUTION_FAILURE'],
      [undefined, 'OPERATION_RESOLUTION_FAILURE'],
      [7, 'BAD_REQUEST'],
    ]) {
      const answer = await named(name);
      expect([name, answer.statusCode, answer.json().errors[0].extensions.code]).toEqual([name, 400, code]);
    }
  });

  test('that gives null to what may not be null is refused, and is no bug', async () => {
    for (const query of [
      'query ($id: ID = "hill") { region(id: $id) { id } }',
      'query ($id: Boolean = true) { __typename @include(if: $id) }',
      'query ($id: Boolean = true) { regions { nodes { id @skip(if: $id) } } }',
    ]) {
      const { status, body } = await opened.ask(query, { id: null });
      expect(body.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
      // What may be missing may be missing, and the rest is answered.
      expect(status).toBe(body.data ? 200 : 400);
    }
  });

  test('may introspect: the contract is public', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { status, body } = await opened.ask(getIntrospectionQuery());
    expect(status).toBe(200);
    expect(body.data.__schema.types.length).toBeGreaterThan(30);
  });
});

test('a bug is answered with an id and nothing else', async () => {
  const reader = {
    db: {
      selectFrom: () => {
        throw new Error('secret path /srv/gongkai.sqlite');
      },
    },
  } as unknown as Reader;
  const broken = await openTestApp({ watch: () => reader });
  const answer = await broken.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: '{ regions { totalCount } }' },
  });
  expect(answer.body).not.toMatch(/secret|srv|stack/);
  expect(answer.json().errors[0].extensions).toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  await broken.dispose();
});

describe('sets that are found one by one', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp({ watch: ({ db }) => ({ db: db.withPlugin(counting) }) });
  });
  afterAll(() => opened.dispose());

  /** What a list of such sets is answered, and how often the database was asked for it. */
  async function answered(of: readonly string[]) {
    asked = 0;
    const { body } = await opened.ask('query ($of: [String!]) { reports(filter: { of: $of }) { totalCount } }', { of });
    return { body, asked };
  }

  test('cost what one costs when they are one, in a filter too', async () => {
    const once = await answered(['peers:hill-a']);
    expect(once.body.data.reports.totalCount).toBeGreaterThan(0);
    const often = await answered(Array.from({ length: 5000 }, () => 'peers:hill-a'));
    expect(often.body).toEqual(once.body);
    // What was looked up once is remembered.
    expect(often.asked).toBeLessThanOrEqual(once.asked);
  });

  test.each([
    ['41 that were saved', Array.from({ length: 41 }, (_, place) => `region:hill/set/${place + 1}`)],
    ['41 sums of such', Array.from({ length: 41 }, (_, place) => `sum:region:hill/set/${place + 1}`)],
    ['41 of those who are alike', Array.from({ length: 41 }, (_, place) => `peers:hill-${place}`)],
    ['201 bureaus', Array.from({ length: 201 }, (_, place) => `hill-${place}`)],
  ])('%s are refused before anybody is looked for', async (_, of) => {
    const { body, asked } = await answered(of);
    expect(body.errors?.[0]?.extensions?.code).toBe('QUERY_TOO_COSTLY');
    expect(asked).toBeLessThan(3);
  });
});
