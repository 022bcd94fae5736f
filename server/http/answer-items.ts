/**
 * What is said of every document of an upload, one after another. Nothing that was said of one is lost by what happens to the next:
 * as lines (`Accept: application/x-ndjson`) each goes out when it is known; whole, they go out together with what ended them.
 */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../../schema/intake/reading.ts';
import { Problem } from '../../schema/problem.ts';
import { type Answer, failureOf } from './problems.ts';

export interface Item {
  /** Of one document, as JSON. */
  readonly json: Uint8Array | string;
  /** Why nothing could be done with it. */
  readonly refusal: Refusal | null;
  /** It is about a document that is being read: a line for who reads lines, and for nobody else. */
  readonly isOnTheWay?: true;
}

const LINES = 'application/x-ndjson';
/** Bytes that are kept back before a whole answer begins, so that its status may still tell what ended it. */
const KEPT_BACK = 256 * 1024;

/**
 * Answers with all items, under `name` where they are asked for whole. Where nothing could be done with any of them for reasons that
 * pass (BUSY, DATABASE_UNAVAILABLE), that is the answer; `shed` is told of every other one that was put off.
 */
export async function answerItems(
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  name: 'readings' | 'receipts',
  items: AsyncIterable<Item>,
  shed: (code: string) => void,
): Promise<FastifyReply> {
  const isLines = request.headers.accept?.includes(LINES) ?? false;
  const rest = withFailure(isLines ? items : withoutPages(items), request);
  const ahead: (Item | Answer)[] = [];
  let isOver = false;
  for (let size = 0; size <= (isLines ? 0 : KEPT_BACK) || ahead.every(isBusy); ) {
    const { done, value } = await rest.next();
    isOver = done === true;
    if (done) break;
    ahead.push(value);
    size += isItem(value) ? value.json.length : 0;
  }
  const [first] = ahead;
  const last = ahead.at(-1);
  const failure = last && !isItem(last) ? last : null;
  if (failure && failure === first) return reply.code(failure.status).headers(failure.headers).send(failure.body);
  if (isOver && first && isItem(first) && first.refusal && ahead.every(isBusy)) throw nothingDone(first.refusal);
  const all = noting(joined(ahead, rest), shed);
  const told = isLines ? linesOf(all) : wholeOf(name, all);
  reply
    .code(failure?.status ?? 200)
    .headers({ 'cache-control': 'no-store', vary: 'accept' })
    .type(isLines ? LINES : 'application/json; charset=utf-8');
  const body = Readable.from(told);
  // Of a client that is gone before the first piece, nothing is ever asked of what would end the items.
  body.once('close', () => void rest.return(undefined));
  // A short answer is given whole, with its length.
  return reply.send(isOver ? await buffer(body) : body);
}

async function* withoutPages(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) if (!item.isOnTheWay) yield item;
}

/** The items, and what ended them if anything did. */
async function* withFailure(items: AsyncIterable<Item>, request: FastifyRequest): AsyncGenerator<Item | Answer> {
  try {
    yield* items;
  } catch (error) {
    const failure = failureOf(error instanceof Error ? error : new Error(String(error)), request);
    request.refusal = failure.code;
    yield failure;
  }
}

function isItem(one: Item | Answer): one is Item {
  return 'json' in one;
}

function isBusy(one: Item | Answer): boolean {
  return isItem(one) && one.refusal !== null && isPassing(one.refusal.code);
}

function isPassing(code: string): code is 'BUSY' | 'DATABASE_UNAVAILABLE' {
  return code === 'BUSY' || code === 'DATABASE_UNAVAILABLE';
}

function nothingDone({ code, sentence }: Refusal): Problem {
  return new Problem(isPassing(code) ? code : 'BUSY', sentence, { retryAfter: 60 });
}

async function* noting(all: AsyncIterable<Item | Answer>, shed: (code: string) => void): AsyncGenerator<Item | Answer> {
  for await (const one of all) {
    if (isItem(one) && one.refusal?.code === 'BUSY') shed(one.refusal.code);
    yield one;
  }
}

async function* linesOf(all: AsyncIterable<Item | Answer>): AsyncGenerator<Buffer> {
  for await (const one of all) yield bytes(isItem(one) ? one.json : one.body, '\n');
}

async function* wholeOf(name: string, all: AsyncIterable<Item | Answer>): AsyncGenerator<Buffer> {
  yield bytes(`{"${name}":[`);
  let between = '';
  let end = ']}';
  for await (const one of all) {
    // The object of the failure goes on where the list ends: {"receipts":[…],"errors":[…]}
    if (!isItem(one)) end = `],${one.body.slice(1)}`;
    else yield bytes(between, one.json);
    between = ',';
  }
  yield bytes(end);
}

async function* joined<One>(ahead: readonly One[], rest: AsyncIterable<One>): AsyncGenerator<One> {
  yield* ahead;
  yield* rest;
}

function bytes(...pieces: readonly (Uint8Array | string)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}
