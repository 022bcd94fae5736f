/** What the pages ask is far below every limit: half of each would do. */
import {
  type DocumentNode,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  typeFromAST,
  validate,
} from 'graphql';
import { expect, test } from 'vitest';
import * as generated from '../../../client/gql/graphql.ts';
import { ensureAffordable } from '../../../server/graph/cost.ts';
import { LIMITS, type Limits, limitsRule } from '../../../server/graph/limits.ts';
import { contract } from '../../../server/graph/type-defs.ts';

const schema = contract();
const OWN = Object.entries(generated).filter((entry): entry is [string, DocumentNode] => entry[0].endsWith('Document'));

/** Something that a variable may hold. */
function sample(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sample(type.ofType);
  if (isListType(type)) return [sample(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(needed.map((field) => [field.name, sample(field.type)]));
  }
  return { Boolean: true, Int: 2021 }[type.name] ?? 'hill';
}

function sampleVariables({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.map(({ variable, type }) => [
      variable.name.value,
      sample(typeFromAST(schema, type) as GraphQLInputType),
    ]),
  );
}

test('there are questions of pages', () => expect(OWN.length).toBeGreaterThan(30));

const HALF: Limits = {
  tokens: LIMITS.tokens / 2,
  selections: LIMITS.selections / 2,
  // Levels are few, and no question grows by them.
  depth: LIMITS.depth - 3,
  aliases: LIMITS.aliases / 2,
  directives: LIMITS.directives / 2,
  fields: LIMITS.fields / 2,
  repeats: LIMITS.repeats / 2,
  values: LIMITS.values / 2,
};

test.each(OWN)('%s needs half of it', (_, document) => {
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation comes first');
  expect(() => parse(print(document), { maxTokens: HALF.tokens })).not.toThrow();
  expect(validate(schema, document, [limitsRule(HALF)])).toEqual([]);
  ensureAffordable(schema, document, operation, sampleVariables(operation), HALF);
});

test('and half of that would be too little for some', () => {
  const quarter = Object.fromEntries(Object.entries(HALF).map(([name, most]) => [name, most / 2])) as unknown as Limits;
  const refused = OWN.filter(([, document]) => validate(schema, document, [limitsRule(quarter)]).length > 0);
  expect(refused.map(([name]) => name)).toContain('OverviewDocument');
});
