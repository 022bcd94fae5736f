/** What is said of a scan while it is read, between what is said of documents. */
import fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { answerItems, type Item } from '../../../server/http/answer-items.ts';
import { withPages } from '../../../server/http/pages-read.ts';
import type { ReadFor } from '../../../server/intake/examine.ts';

type OnPage = NonNullable<ReadFor['onPage']>;

const item = (name: string): Item => ({ json: JSON.stringify({ fileName: name }), refusal: null });
const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A file of two documents, the second of them a scan of two pages. */
async function* reading(onPage: OnPage): AsyncGenerator<Item> {
  yield item('一.txt');
  for (const page of [1, 2]) {
    onPage({ page, pages: 2 });
    await soon();
  }
  yield item('二.pdf');
}

const PAGES = [1, 2].map((page) => `{"page":${page},"pages":2,"fileName":"两份.zip"}`);

async function answered(accept: string): Promise<string> {
  const app = fastify();
  app.get('/', (request, reply) =>
    answerItems({ request, reply }, 'readings', withPages('两份.zip', reading), () => {}),
  );
  const { body } = await app.inject({ url: '/', headers: { accept } });
  await app.close();
  return body;
}

describe('pages of a scan', () => {
  test('are told one by one to who reads lines', async () => {
    expect((await answered('application/x-ndjson')).trim().split('\n')).toEqual([
      '{"fileName":"一.txt"}',
      ...PAGES,
      '{"fileName":"二.pdf"}',
    ]);
  });

  test('are told to nobody who waits for the whole', async () => {
    expect(await answered('application/json')).toBe('{"readings":[{"fileName":"一.txt"},{"fileName":"二.pdf"}]}');
  });

  test('are told while the next document is not known yet', async () => {
    const { promise: known, resolve } = Promise.withResolvers<void>();
    const items = withPages('扫描件.pdf', async function* (onPage) {
      onPage({ page: 1, pages: 1 });
      await known;
      yield item('扫描件.pdf');
    });
    expect((await items.next()).value).toMatchObject({ isOnTheWay: true });
    resolve();
    expect((await items.next()).value).toEqual(item('扫描件.pdf'));
    expect(await items.next()).toEqual({ done: true, value: undefined });
  });

  test('end with what ended the reading, and a reader that leaves ends the reading', async () => {
    const failing = withPages('坏.pdf', async function* (onPage) {
      onPage({ page: 1, pages: 9 });
      yield await Promise.reject(new Error('broken'));
    });
    expect((await failing.next()).value).toMatchObject({ isOnTheWay: true });
    await expect(failing.next()).rejects.toThrow('broken');
    let ended = false;
    const left = withPages('长.pdf', async function* () {
      try {
        yield item('长.pdf');
        yield item('再.pdf');
      } finally {
        ended = true;
      }
    });
    await left.next();
    await left.return(undefined);
    expect(ended).toBe(true);
  });
});
