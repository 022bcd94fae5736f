/** Whatever the graph is asked, nothing is a bug: bodies and arguments drawn at random, the same ones each time. */
import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contract } from '../../../server/graph/type-defs.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { bugsOf, drawn, isSound, number, SQL, text } from '../../support/drawn.ts';
import { keyFor } from '../../support/keys.ts';

let opened: TestApp;
let authorization = '';
let bugs: unknown[] = [];
beforeAll(async () => {
  opened = await openTestApp();
  bugs = bugsOf(opened);
  authorization = `Bearer ${await keyFor(opened.store)}`;
});
afterAll(() => opened.dispose());

async function post(payload: unknown, headers: Record<string, string> = {}): Promise<void> {
  const answer = await opened.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: JSON.stringify(payload),
    headers: { 'content-type': 'application/json', ...headers },
  });
  isSound({ status: answer.statusCode, body: answer.body }, bugs);
}

const schema = contract();

test('is asked with bodies of any shape', async () => {
  const part = fc.oneof(
    fc.jsonValue(),
    text,
    fc.constantFrom(
      ...'{ __typename } ¦ query A { __typename } ¦  ¦ { ¦ mutation { __typename }'.split(' ¦ '),
      ...'subscription { __typename } ¦ { __typename @skip(if: $a) } ¦ query ($a: Int!) { __typename }'.split(' ¦ '),
      ...'#  ¦ { regions { nodes } } ¦ ...A ¦ fragment A on B { c }'.split(' ¦ '),
    ),
  );
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({ query: part, variables: part, operationName: part, extensions: part }, { requiredKeys: [] }),
    fc.record(
      { query: fc.constant('query A { __typename }'), operationName: part, variables: part, extensions: part },
      { requiredKeys: ['query'] },
    ),
    fc.array(fc.record({ query: part }), { maxLength: 3 }),
  );
  await fc.assert(
    fc.asyncProperty(body, (payload) => post(payload)),
    drawn(150),
  );
});

/** Any value of a type, and now and then one of none. */
function anyOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return anyOf(type.ofType, depth);
  if (isListType(type)) return fc.array(anyOf(type.ofType, depth), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, anyOf(field.type, depth + 1)])), {
      requiredKeys: needed,
    });
  }
  if (type.name === 'Int' || type.name === 'Float') return number;
  return type.name === 'Boolean' ? fc.boolean() : text;
}

/** Everything of a type that needs no arguments, three levels deep. */
function selectionOf(field: GraphQLField<unknown, unknown>, depth: number): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (!('getFields' in type) || depth === 0) return '{ __typename }';
  const below = Object.values(type.getFields()).filter(
    ({ name, args }) => name !== 'edges' && args.every((arg) => !isNonNullType(arg.type)),
  );
  return `{ ${below.map((one) => `${one.name} ${selectionOf(one as GraphQLField<unknown, unknown>, depth - 1)}`).join(' ')} }`;
}

for (const [kind, type] of [
  ['query', schema.getQueryType()],
  ['mutation', schema.getMutationType()],
] as const) {
  test.each(
    Object.values(type?.getFields() ?? {})
      .filter(({ args }) => args.length > 0)
      .map((field) => [field.name, field] as const),
  )(`is asked the ${kind} %s with any arguments, by anybody and by administrators`, async (_, field) => {
    const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const query = `${kind} (${declared}) { ${field.name}(${given}) ${selectionOf(field, 3)} }`;
    const needed = field.args.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
    const variables = fc.record(Object.fromEntries(field.args.map((arg) => [arg.name, anyOf(arg.type)])), {
      requiredKeys: needed,
    });
    await fc.assert(
      fc.asyncProperty(variables, fc.boolean(), (drawnVariables, isKnown) =>
        post({ query, variables: drawnVariables }, isKnown ? { authorization } : {}),
      ),
      drawn(12),
    );
  });
}

test.each(SQL)('what reads like a question to the database is a text like any other: %s', async (written) => {
  const counted = async (value: string): Promise<unknown> => {
    const { body } = await opened.ask(
      `query ($a: ID!, $b: String!) { region(id: $a) { id } report(id: $a) { id } reports(filter: { publisher: $a, region: $a }) { totalCount }
        bureaus(filter: { region: $a }) { totalCount } name: bureaus(filter: { name: $b }) { totalCount } findings(filter: { rule: $a }) { totalCount } }`,
      { a: value, b: value },
    );
    // Sentences repeat what was asked for.
    return { data: body.data, codes: body.errors?.map(({ extensions }) => extensions?.code) };
  };
  expect(await counted(written)).toEqual(await counted('名'));
});
