/** A question as it came over HTTP, under the key that every way of asking the same shares. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Operation, ReadOperation } from '../../graph/operations.ts';

export interface Sent {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Characters of variables that stand in a key as they are. */
const LONGEST = 500;
/** Lists and objects in each other; no argument of the contract takes so many. */
const DEEPEST = 20;

export interface Question {
  readonly key: string;
  readonly operation: Operation;
  readonly sent: Sent;
}

/** Null where it is none that reads, or is sent in a way that whoever runs it has to look at. */
export function questionOf(request: FastifyRequest, read: ReadOperation): Question | null {
  const sent = request.method === 'POST' ? inBody(request.body) : request.method === 'GET' ? inAddress(request) : null;
  const operation = sent && read(sent.query, sent.operationName);
  const key = sent && operation && keyOf(sent, operation);
  return sent && operation && key !== null ? { key, operation, sent } : null;
}

function keyOf({ variables }: Sent, operation: Operation): string | null {
  // What an operation does not declare, it does not see.
  const given = operation.variables.map((name) => (Object.hasOwn(variables, name) ? sorted(variables[name]) : ''));
  if (given.includes(null)) return null;
  const text = given.join('\n');
  return `${operation.hash}\n${text.length > LONGEST ? createHash('sha256').update(text).digest('base64url') : text}`;
}

function inBody(body: unknown): Sent | null {
  return isRecord(body) ? sentOf(body) : null;
}

function inAddress({ query, headers }: FastifyRequest): Sent | null {
  if (headers['content-type'] !== undefined || !isRecord(query)) return null;
  const { variables, ...rest } = query;
  if (variables === undefined) return sentOf(rest);
  try {
    return typeof variables === 'string' ? sentOf({ ...rest, variables: JSON.parse(variables) }) : null;
  } catch {
    return null;
  }
}

function sentOf({ query, operationName = null, variables = null, ...more }: Record<string, unknown>): Sent | null {
  if (typeof query !== 'string' || Object.keys(more).length > 0) return null;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (variables !== null && !isRecord(variables)) return null;
  return { query, operationName, variables: variables ?? {} };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As JSON, the fields of objects in the order of their names; null where it is deeper than anything that is answered. */
function sorted(value: unknown, depth = 0): string | null {
  if (depth > DEEPEST) return null;
  // What JSON writes as none, but reads: 1e999.
  if (typeof value === 'number') return String(value);
  const isList = Array.isArray(value);
  if (!isList && !isRecord(value)) return JSON.stringify(value);
  const parts = isList
    ? value.map((part) => sorted(part, depth + 1))
    : Object.keys(value)
        .sort()
        .map((name) => {
          const part = sorted(value[name], depth + 1);
          return part && `${JSON.stringify(name)}:${part}`;
        });
  if (parts.includes(null)) return null;
  return isList ? `[${parts.join()}]` : `{${parts.join()}}`;
}
