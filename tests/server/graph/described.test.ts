/** The contract as others read it: nothing without a description, and nothing said in its head that is not so. */
import {
  buildClientSchema,
  getIntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNumber } from '../../../schema/chart/format.ts';
import type { Label } from '../../../schema/language.ts';
import { PROBLEM_CODES } from '../../../schema/problem.ts';
import { COSTS } from '../../../server/aggregate/cost.ts';
import { LIMITS } from '../../../server/graph/limits.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const OF_GRAPHQL = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
type Described = { readonly name: string; readonly description?: string | null | undefined };

test('every type, field, argument, value and input field of the introspection is described', async () => {
  const { body } = await opened.ask(getIntrospectionQuery());
  const schema = buildClientSchema(body.data);
  const silent: string[] = [];
  const look = (place: string, one: Described): void => {
    if (!one.description?.trim()) silent.push(`${place}${one.name}`);
  };
  const types = Object.values(schema.getTypeMap()).filter(
    ({ name }) => !name.startsWith('__') && !OF_GRAPHQL.has(name),
  );
  for (const type of types) {
    look('', type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) look(`${type.name}.`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      look(`${type.name}.`, field);
      for (const argument of field.args) look(`${type.name}.${field.name} `, argument);
    }
  }
  expect(types.length).toBeGreaterThan(100);
  expect(silent).toEqual([]);
});

test('the codes of answers have labels, and those the contract has are explained', async () => {
  const { body } = await opened.ask(`{ codelists { id codes { id label { zh en } explanation } }
    __schema { types { name enumValues(includeDeprecated: true) { name description } } } }`);
  const { codelists, __schema } = body.data;
  expect(codelists.length).toBeGreaterThan(20);
  type Value = { readonly name: string; readonly description: string };
  const types = new Map<string, readonly Value[]>(
    __schema.types.map((type: { name: string; enumValues: readonly Value[] }) => [type.name, type.enumValues]),
  );
  type Code = { readonly id: string; readonly label: Label; readonly explanation: string };
  for (const { id, codes } of codelists as readonly { readonly id: string; readonly codes: readonly Code[] }[]) {
    const values = types.get(id)?.map(({ name, description }) => `${name} ${description}`);
    expect(codes.map((code) => `${code.id} ${code.explanation}`).sort(), id).toEqual(values?.toSorted());
    for (const { label } of codes) expect(label.zh && label.en).toMatch(/\S/);
  }
});

test('its head names the limits there are, and no code that there is not', async () => {
  const { body } = await opened.ask('{ __schema { queryType { description } } }');
  const head: string = body.data.__schema.queryType.description;
  const { tokens, depth, aliases, directives, fields, values } = LIMITS;
  for (const [count, what] of [
    [tokens, 'tokens'],
    [depth, 'levels'],
    [aliases, 'aliases'],
    [directives, 'directives'],
    [fields, 'fields'],
    [values, 'values'],
    [COSTS.answer / 1024 / 1024, 'MB'],
  ] as const)
    expect(head).toContain(`${formatNumber(count)} ${what}`);
  expect(head.replace(/\s+/g, ' ')).toContain(`${formatNumber(COSTS.points)} points`);
  const codes = [...head.matchAll(/\b[A-Z]+(?:_[A-Z]+)+\b|\bBUSY\b|\bDAMAGED\b/g)].map(([code]) => code);
  const OTHERS = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'INTERNAL_SERVER_ERROR'];
  const known: readonly string[] = [...PROBLEM_CODES, ...OTHERS];
  expect(codes.length).toBeGreaterThan(15);
  expect(codes.filter((code) => !known.includes(code))).toEqual([]);
});

test('what a question cost is told with its answer, and of nothing that was not answered', async () => {
  const cost = async (query: string) => (await opened.ask(query)).body.extensions?.cost;
  const series = (measures: string) =>
    `{ series(measures: ${measures}, of: ["hill"]) { series { points { value } } } }`;
  const one = await cost(series('["requests.received"]'));
  const two = await cost(series('["requests.received", "requests.closed"]'));
  expect([one?.points, two?.points]).toEqual([3, 6]);
  expect(one?.values).toBeGreaterThan(0);
  expect(await cost('{ reports(first: 0) { totalCount } }')).toBeUndefined();
});
