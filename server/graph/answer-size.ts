/**
 * How large an answer may be. Every value is paid for when it is found, and a document's text before it is fetched: an answer
 * that would be too large is given up long before it fills the memory, and refused as a whole.
 */
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { Problem } from '../../schema/problem.ts';
import type { Budget } from '../aggregate/cost.ts';
import { inSlices } from './slices.ts';

/** Fields that pay for themselves. */
const PAID: ReadonlySet<string> = new Set(['Document.text']);
/** Bytes of a number, a truth value, a gap or the braces of an object, about. */
const SHORT = 8;

interface Spending {
  readonly budget: Budget;
  readonly answer: Budget;
}

/** Why the answer is refused as a whole; null where it is not. */
export function refusalIn({ budget, answer }: Spending): Problem | null {
  return budget.refused ?? answer.refused;
}

/** What resolves a field when nobody pays for it; null: its object has it under its name. */
const UNPAID = new WeakMap<object, GraphQLFieldResolver<unknown, unknown>>();

/** The resolver that a field was given, without what it pays; null where its object has it under its name. */
export function resolverOf(field: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> | null {
  return UNPAID.get(field) ?? null;
}

/** From here on, every field of the schema pays for what it answers. */
export function meterAnswers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) meter(field, PAID.has(`${type.name}.${field.name}`));
  }
}

function meter(field: GraphQLField<unknown, Spending>, isPaid: boolean): void {
  const { resolve = defaultFieldResolver } = field;
  if (field.resolve) UNPAID.set(field, field.resolve as GraphQLFieldResolver<unknown, unknown>);
  const nothing = nothingOf(field.type);
  field.resolve = (parent, args, context, info) => {
    // Nobody will read it: nothing more is looked up, and the rest of the answer adds no errors of its own.
    if (refusalIn(context)) return nothing;
    const pay = (value: unknown): unknown => {
      context.answer.spend(String(info.path.key).length + (isPaid ? 0 : sizeOf(value)));
      return Array.isArray(value) ? inSlices(value) : value;
    };
    try {
      const found = resolve(parent, args, context, info);
      return found instanceof Promise ? found.then(pay) : pay(found);
    } catch (error) {
      // Thrown at once, it would leave promises of other entries of the list alone: one of them that fails ends the process.
      return Promise.reject(error);
    }
  };
}

/** Something that a field may answer, whatever it is. */
function nothingOf(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  const { ofType } = type;
  if (isListType(ofType)) return [];
  if (isEnumType(ofType)) return ofType.getValues()[0]?.value;
  if (isScalarType(ofType))
    return ofType.name === 'Boolean' ? false : ofType.name === 'String' || ofType.name === 'ID' ? '' : 0;
  return {};
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return SHORT + Buffer.byteLength(value);
  if (!Array.isArray(value)) return SHORT;
  return value.reduce<number>((size, entry) => size + sizeOf(entry), SHORT);
}
