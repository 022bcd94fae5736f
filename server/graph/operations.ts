/**
 * What a text asks, read once: the shortest text that asks the same. Two texts that differ in blanks, in comments or in the name that
 * their one operation gives itself ask the same question. Nothing is left out: what stands beside an operation may be why it is refused.
 */
import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  print,
  stripIgnoredCharacters,
} from 'graphql';
import { LIMITS } from './limits.ts';

export interface Operation {
  /** By which the same question is known. */
  readonly hash: string;
  /** The names of its variables, in the order in which it declares them. */
  readonly variables: readonly string[];
}

/** `name`: which operation of the text. Null: no question that reads, or nothing that can be read; whoever runs it says so. */
export type ReadOperation = (text: string, name: string | null) => Operation | null;

/** A cache that forgets by itself. */
interface Known {
  get(key: string): { readonly operation: Operation | null } | undefined;
  set(key: string, value: { readonly operation: Operation | null }, bytes: number): void;
}

/** Bytes of an operation beside its text, about. */
const OVERHEAD = 400;

export function openOperations(known: Known): ReadOperation {
  return (text, name) => {
    // No text that can be read begins with a digit.
    const key = name === null ? text : `${name.length} ${name}${text}`;
    const found = known.get(key);
    if (found) return found.operation;
    const operation = readOperation(text, name);
    known.set(key, { operation }, key.length * 2 + OVERHEAD);
    return operation;
  };
}

function readOperation(text: string, name: string | null): Operation | null {
  const document = parsed(text);
  const operation = document && getOperationAST(document, name);
  if (!document || operation?.operation !== OperationTypeNode.QUERY) return null;
  const isAlone = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;
  const { name: _, ...nameless } = operation;
  const definitions = document.definitions.map((one) => (one === operation && isAlone ? nameless : one));
  const shortest = stripIgnoredCharacters(print({ ...document, definitions }));
  return {
    hash: createHash('sha256')
      .update(isAlone ? shortest : `${name}\n${shortest}`)
      .digest('base64url'),
    variables: (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value),
  };
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch {
    return null;
  }
}
