/** How much a query may hold: the most that is answered, and one more, which is not. The numbers are a promise. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

const aliases = (count: number): string =>
  `{ ${Array.from({ length: count }, (_, index) => `a${index}: __typename`).join(' ')} }`;
const directives = (count: number): string => `{ __typename ${'@include(if: true) '.repeat(count)} }`;
const levels = (count: number): string =>
  `{ region(id: "hill") ${'{ parent '.repeat(count - 2)}{ id }${' }'.repeat(count - 2)} }`;

describe('a query', () => {
  let opened: TestApp;
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(() => opened.dispose());

  async function isRefused(query: string, words: string): Promise<void> {
    const { status, body } = await opened.ask(query);
    expect(status).toBe(400);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.message).toContain(words);
  }

  test('has 30 aliases at most', async () => {
    expect((await opened.ask(aliases(30))).status).toBe(200);
    await isRefused(aliases(31), '30 个以上的别名');
  });

  test('is nested 12 levels deep at most', async () => {
    expect((await opened.ask(levels(12))).status).toBe(200);
    await isRefused(levels(13), '超过 12 层');
  });

  test('asks 200 times at most for what it asks for already, and has 2,000 words', async () => {
    const repeated = (count: number): string => `{ ${'__typename '.repeat(count)}}`;
    expect((await opened.ask(repeated(201))).status).toBe(200);
    await isRefused(repeated(202), '200 次以上');
    await isRefused(repeated(2000), '超过 2000 个词元');
  });

  test('repeats no directive, and has at most 20 of them over all its fields', async () => {
    const spread = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, at) => `${at < 20 ? `a${at}: ` : ''}__typename @include(if: true)`).join(' ')} }`;
    expect((await opened.ask(directives(2))).status).toBe(400);
    expect((await opened.ask(spread(20))).status).toBe(200);
    await isRefused(spread(21), '20 个以上的指令');
  });
});
