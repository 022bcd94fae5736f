/**
 * Writes values as the JSON that GraphQL would answer, straight from what holds them. It knows only what is plain: fields of objects
 * that are there already, or that are told from their object alone and at once. Whatever is otherwise is left to the execution itself.
 */
import {
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { resolverOf } from '../answer-size.ts';
import { type AskedField, type Asking, fieldsAsked } from '../asked.ts';
import { valuesIn } from '../cost.ts';

/** Thrown where something is not plain: in what is asked, before it is run, or in what was found. */
export class NotPlain extends Error {}

export interface Writer {
  /** Throws NotPlain. */
  readonly write: (value: unknown) => string;
  /** Of an object: what is written of it. */
  readonly parts?: readonly Part[];
  /** Of a list of objects: what writes an entry. */
  readonly entry?: Writer;
  /** Values asked for in it (cost.ts). */
  readonly values: number;
}

interface Part {
  /** Its name in the answer, as JSON, with the colon behind it. */
  readonly key: string;
  readonly read: (parent: object) => unknown;
  readonly writer: Writer;
}

/** How a type is written with what is asked of it. Throws NotPlain. */
export function writerOf(type: GraphQLOutputType, sets: readonly SelectionSetNode[], asking: Asking): Writer {
  const writer = whole(isNonNullType(type) ? type.ofType : type, sets, asking);
  const { write } = writer;
  if (isNonNullType(type)) return writer;
  return { ...writer, write: (value) => (value === null || value === undefined ? 'null' : write(value)) };
}

function whole(type: GraphQLOutputType, sets: readonly SelectionSetNode[], asking: Asking): Writer {
  if (isListType(type)) return listWriter(writerOf(type.ofType, sets, asking));
  if (isLeafType(type)) return { write: leafOf(type), values: 0 };
  if (isObjectType(type) && !type.isTypeOf) return objectWriter(type, sets, asking);
  throw new NotPlain();
}

function listWriter(entry: Writer): Writer {
  const { write, values } = entry;
  return {
    values,
    ...(entry.parts && { entry }),
    write(list) {
      if (!Array.isArray(list)) throw new NotPlain();
      let text = '[';
      for (let place = 0; place < list.length; place += 1) text += (place === 0 ? '' : ',') + write(list[place]);
      return `${text}]`;
    },
  };
}

function objectWriter(type: GraphQLObjectType, sets: readonly SelectionSetNode[], asking: Asking): Writer {
  const asked = fieldsAsked(sets, type, asking).map((field) => ({ field, part: partOf(type, field, asking) }));
  const parts = asked.map(({ part }) => part);
  const writes = parts.map(({ key, read, writer: { write } }, place) => {
    const before = (place === 0 ? '{' : ',') + key;
    return (parent: object): string => before + write(read(parent));
  });
  return {
    parts,
    values: asked.reduce((sum, { field, part }) => sum + valuesIn(field, part.writer.values), 0),
    write(value) {
      const parent = ensureObject(value);
      let text = '';
      for (const write of writes) text += write(parent);
      return `${text}}`;
    },
  };
}

/** Something that is there, and no promise, failure or function, which GraphQL looks into by itself. */
export function ensureObject(value: unknown): object {
  if (typeof value === 'object' && value !== null && !('then' in value) && !(value instanceof Error)) return value;
  throw new NotPlain();
}

function partOf(type: GraphQLObjectType, { node, of, definition, below }: AskedField, asking: Asking): Part {
  const name = node.name.value;
  const key = `${JSON.stringify((node.alias ?? node.name).value)}:`;
  // What is asked by a fragment on something else than the object's own type may be asked twice.
  if (of !== type) throw new NotPlain();
  if (name === '__typename') return { key, read: () => type, writer: typeWriter(type) };
  if (!definition || definition.args.length > 0) throw new NotPlain();
  return { key, read: readerOf(definition), writer: writerOf(definition.type, below, asking) };
}

/** Writes what a type is called, whatever there is of it. */
export function typeWriter({ name }: GraphQLObjectType): Writer {
  const told = JSON.stringify(name);
  return { write: () => told, values: 0 };
}

/** Reads a field of its object, where that is all that its resolver is given. */
function readerOf(field: GraphQLField<unknown, unknown>): (parent: object) => unknown {
  const resolve = resolverOf(field);
  const { name } = field;
  if (resolve === null) return (parent) => (parent as Readonly<Record<string, unknown>>)[name];
  if (resolve.length > 1) throw new NotPlain();
  return resolve as (parent: object) => unknown;
}

function leafOf(type: GraphQLLeafType): (value: unknown) => string {
  if (isEnumType(type)) return enumWriter(type);
  const whichever = (value: unknown): string => {
    if (value === null || value === undefined || typeof value === 'function') throw new NotPlain();
    const told = serialized(type, value);
    if (told === null || told === undefined) throw new NotPlain();
    return JSON.stringify(told);
  };
  switch (type.name) {
    case 'String':
    case 'ID':
      return (value) => (typeof value === 'string' ? JSON.stringify(value) : whichever(value));
    case 'Int':
      return (value) => (Number.isInteger(value) && (Number(value) | 0) === value ? `${value}` : whichever(value));
    case 'Float':
      return (value) => (Number.isFinite(value) ? `${value}` : whichever(value));
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? `${value}` : whichever(value));
    default:
      return whichever;
  }
}

/** What a type makes of a value, which is its own affair. */
function serialized(type: GraphQLLeafType, value: unknown): unknown {
  try {
    return type.serialize(value);
  } catch {
    throw new NotPlain();
  }
}

function enumWriter(type: GraphQLEnumType): (value: unknown) => string {
  const names = new Map<unknown, string>(type.getValues().map(({ name, value }) => [value, JSON.stringify(name)]));
  return (value) => {
    const name = names.get(value);
    if (name === undefined) throw new NotPlain();
    return name;
  };
}
