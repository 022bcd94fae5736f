/**
 * How a question is answered whose every field is plain, told once from its text: its variables and arguments are read, its roots found by
 * their own resolvers, and what they found is written (writer.ts). It never refuses anybody and never fails: whatever does not go
 * that way is run by Apollo, as every text is when it comes first.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  parse,
} from 'graphql';
import { refusalIn, resolverOf } from '../answer-size.ts';
import { ensureArguments } from '../arguments.ts';
import { type AskedField, type Asking, fieldsAsked } from '../asked.ts';
import type { Context } from '../context.ts';
import { valuesIn } from '../cost.ts';
import { fragmentsOf, LIMITS } from '../limits.ts';
import { ensureObject, NotPlain, typeWriter, type Writer, writerOf } from './writer.ts';

/** Characters that are written between two turns of the event loop: about a millisecond. */
const A_TURN = 32 * 1024;

type Variables = Readonly<Record<string, unknown>>;

/** The answer as it is sent; null where the question has to be run. Throws NotPlain where what was found is not plain. */
export type Plan = (variables: Variables, context: Context) => Promise<string | null>;

interface Root {
  readonly key: string;
  readonly field: AskedField;
  readonly node: FieldNode;
  /** None where the type itself is asked for. */
  readonly definition: GraphQLField<unknown, unknown> | undefined;
  readonly resolve: (parent: undefined, args: Variables, context: Context) => unknown;
  readonly writer: Writer;
}

/** `text`: a question that reads and was answered before without a fault; `name`: which of its operations. Null where it is not plain. */
export function planOf(schema: GraphQLSchema, text: string, name: string | null): Plan | null {
  try {
    return makePlan(schema, parse(text, { maxTokens: LIMITS.tokens, noLocation: true }), name);
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

function makePlan(schema: GraphQLSchema, document: DocumentNode, name: string | null): Plan {
  const operation = getOperationAST(document, name);
  if (!operation || (operation.directives ?? []).length > 0) throw new NotPlain();
  const asking: Asking = {
    schema,
    fragments: fragmentsOf(document),
    includes: ({ directives = [] }) => {
      if (directives.length > 0) throw new NotPlain();
      return true;
    },
  };
  const query = schema.getQueryType();
  if (!query) throw new NotPlain();
  const roots = fieldsAsked([operation.selectionSet], query, asking).map((field) => rootOf(query, field, asking));
  const { variableDefinitions: defined = [] } = operation;
  const title = operation.name?.value ?? null;

  const run = async (given: Variables, context: Context): Promise<string | null> => {
    const began = performance.now();
    const { coerced } = getVariableValues(schema, defined, given, { maxErrors: 1 });
    if (!coerced) return null;
    const args = roots.map(({ definition, node }) => (definition ? getArgumentValues(definition, node, coerced) : {}));
    const values = roots.reduce((sum, { definition, field, writer }, place) => {
      const first = ensureArguments(definition?.args ?? [], args[place] ?? {});
      return sum + valuesIn(field, writer.values, first);
    }, 0);
    if (values > LIMITS.values) return null;
    context.values = values;
    await context.begins();
    const found = await Promise.all(roots.map(({ resolve }, place) => resolve(undefined, args[place] ?? {}, context)));
    const writing = openWriting(context);
    let data = '';
    for (const [place, { key, writer }] of roots.entries())
      data += `${place === 0 ? '' : ','}${key}${await writing(writer, found[place])}`;
    if (refusalIn(context)) return null;
    const { spent: points } = context.budget;
    context.asked({ kind: 'graph', name: title, ms: performance.now() - began, values, points });
    const cost = values > 1 ? `,"extensions":${JSON.stringify({ cost: { values, points } })}` : '';
    return `{"data":{${data}}${cost}}\n`;
  };
  return (given, context) =>
    run(given, context).catch((error: unknown) => {
      if (error instanceof NotPlain) throw error;
      // Whatever else went wrong, the execution finds it again, and says what it is.
      return null;
    });
}

function rootOf(query: GraphQLObjectType, field: AskedField, asking: Asking): Root {
  const { node, definition, below } = field;
  const key = `${JSON.stringify((node.alias ?? node.name).value)}:`;
  if (node.name.value === '__typename')
    return { key, field, node, definition, resolve: () => query, writer: typeWriter(query) };
  const resolve = definition && resolverOf(definition);
  if (!resolve || resolve.length > 3) throw new NotPlain();
  const writer = writerOf(definition.type, below, asking);
  return { key, field, node, definition, resolve: resolve as Root['resolve'], writer };
}

/** Writes a value, the entries of its outermost lists in slices, each paid for; everybody else is served in between. */
function openWriting({ answer }: Context): (writer: Writer, value: unknown) => Promise<string> {
  let written = 0;
  const writing = async (writer: Writer, value: unknown): Promise<string> => {
    const { parts, entry, write } = writer;
    if (value === null || value === undefined || (!parts && !entry)) return write(value);
    let text = '';
    if (parts) {
      const parent = ensureObject(value);
      for (const { key, read, writer: below } of parts)
        text += `${text === '' ? '{' : ','}${key}${await writing(below, read(parent))}`;
      return `${text}}`;
    }
    if (!entry || !Array.isArray(value)) throw new NotPlain();
    for (const one of value) {
      const piece = entry.write(one);
      answer.spend(piece.length);
      text += `${text === '' ? '[' : ','}${piece}`;
      written += piece.length;
      if (written < A_TURN) continue;
      written = 0;
      await nextTurn();
    }
    return text === '' ? '[]' : `${text}]`;
  };
  return writing;
}
