import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Problem } from '../../../../schema/problem.ts';
import { publishedDocuments } from '../../../../seeds/published/index.ts';
import type { ReadFor } from '../../../../server/intake/examine.ts';
import { LANES } from '../../../../server/intake/pool/lanes.ts';
import { openPool, type ParsingPool } from '../../../../server/intake/pool/pool.ts';
import { endlessPdf } from './endless.ts';
import { readingChildren } from './reading-children.ts';

const [sample] = publishedDocuments();
if (!sample) throw new Error('no published report');
// An empty document is refused at once, so that a whole queue is through in a moment.
const EMPTY = { bytes: new Uint8Array(), fileName: '空.txt', mediaType: null };
const SLOW = endlessPdf();

let pool: ParsingPool;
afterEach(() => pool.close());

function open(size: number): ParsingPool {
  pool = openPool({ size, deadline: 60_000, memory: 256 });
  return pool;
}

function codeOf(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'read',
    (error: Problem | DOMException) => ('code' in error && typeof error.code === 'string' ? error.code : error.name),
  );
}

const { guests } = LANES;

test('of strangers one is read and a few wait; the next is told to try again, and those that wait are still read', async () => {
  open(1);
  const asked = Array.from({ length: guests.waiting + 3 }, () =>
    pool.examine(EMPTY, { lane: 'guests' }).then(
      () => null,
      (error: Problem) => error,
    ),
  );
  const answers = await Promise.all(asked);
  expect(answers.map((problem) => problem?.code)).toEqual([
    ...Array.from({ length: guests.waiting + 1 }, () => 'EMPTY_DOCUMENT'),
    'BUSY',
    'BUSY',
  ]);
  expect(answers.at(-1)?.retryAfter).toBe(60);
  expect(answers.at(-1)?.sentence.zh).toMatch(/请过一分钟再试/);
  expect(answers.at(-1)?.sentence.en).toMatch(/Try again in a minute/);
});

test('a key holder does not wait for strangers, however many wait and whatever is read for them', async () => {
  open(2);
  const order: string[] = [];
  const ask = (name: string, by: ReadFor) =>
    codeOf(pool.examine(name === 'slow' ? SLOW : EMPTY, by)).then(() => order.push(name));
  const leaving = new AbortController();
  const strangers = [
    ask('slow', { signal: leaving.signal }),
    ...Array.from({ length: guests.waiting }, () => ask('stranger', { lane: 'guests', signal: leaving.signal })),
  ];
  for (const name of ['first', 'second', 'third']) await ask(name, { lane: 'keyHolders' });
  expect(order).toEqual(['first', 'second', 'third']);
  leaving.abort();
  await Promise.all(strangers);
});

describe('bytes held', () => {
  test('are counted for each lane by itself, and given back once', () => {
    open(2);
    const give = pool.reserve(guests.bytes, 'guests');
    expect(() => pool.reserve(1, 'guests')).toThrow(expect.objectContaining({ code: 'BUSY', retryAfter: 60 }));
    pool.reserve(LANES.keyHolders.bytes, 'keyHolders')();
    give();
    give();
    pool.reserve(guests.bytes, 'guests');
    expect(() => pool.reserve(1, 'guests')).toThrow(expect.objectContaining({ code: 'BUSY' }));
  });
});

/** A process that was killed is gone in a moment. */
function noChildren(): Promise<void> {
  return vi.waitFor(() => expect(readingChildren()).toEqual([]), { timeout: 10_000 });
}

const onLinux = test.runIf(process.platform === 'linux');

onLinux('who leaves is not read for: the child ends at once, a place in the queue is free again', async () => {
  open(1);
  const reading = new AbortController();
  const queued = new AbortController();
  const read = codeOf(pool.examine(SLOW, { signal: reading.signal }));
  const waiting = codeOf(pool.examine(SLOW, { signal: queued.signal }));
  await new Promise(setImmediate);
  expect(readingChildren()).toHaveLength(1);
  queued.abort();
  expect(await waiting).toBe('AbortError');
  reading.abort();
  expect(await read).toBe('AbortError');
  await noChildren();
  expect(await codeOf(pool.examine(SLOW, { signal: reading.signal }))).toBe('AbortError');
  expect((await pool.examine(sample)).read.year).toBe(sample.year);
});

onLinux(
  'closing refuses what is read and what waits, and starts no process for them or for any later one',
  async () => {
    open(1);
    const asked = Array.from({ length: 4 }, () => codeOf(pool.examine(EMPTY)));
    await new Promise(setImmediate);
    expect(readingChildren()).toHaveLength(1);
    pool.close();
    expect(await Promise.all([...asked, codeOf(pool.examine(EMPTY))])).toEqual(Array(5).fill('BUSY'));
    await noChildren();
  },
);

test('what is going on is told: who waits, who is read, what is held; a process that is ended with the pool is none that overstepped', async () => {
  const reasons: string[] = [];
  pool = openPool({ size: 2, deadline: 60_000, memory: 256, onEnded: (reason) => reasons.push(reason) });
  const give = pool.reserve(1000, 'guests');
  const asked = [SLOW, EMPTY].map((document) => codeOf(pool.examine(document, { lane: 'guests' })));
  expect(pool.state()).toEqual({
    lanes: { guests: { waiting: 1, running: 1, bytes: 1000 }, keyHolders: { waiting: 0, running: 0, bytes: 0 } },
    busy: 0,
    idle: 0,
  });
  await vi.waitFor(() => expect(pool.state().busy).toBe(1));
  give();
  pool.close();
  expect(await Promise.all(asked)).toEqual(['BUSY', 'BUSY']);
  expect(reasons).toEqual([]);
  expect(pool.state().lanes.guests).toEqual({ waiting: 0, running: 0, bytes: 0 });
});
