/** An answer that cannot be given because what is stored was altered is told to the log as it happens, and not at the next check. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
let lines: string[];
beforeEach(async () => {
  lines = [];
  opened = await openTestApp({ logLevel: 'error', logTo: { write: (line) => void lines.push(line) } });
});
afterEach(() => opened.dispose());

const damages = () => lines.filter((line) => line.includes('What is stored is not what was written'));

test('once a minute, over the graph and over HTTP', async () => {
  await opened.store.writer.transaction(({ db }) =>
    db
      .updateTable('contents')
      .set((eb) => ({ counted_checksum: eb('counted_checksum', '+', 1) }))
      .execute(),
  );
  const query = '{ series(measures: ["requests.received"], of: ["hill-a"]) { series { points { value } } } }';
  const { body } = await opened.ask(query);
  expect(body.errors?.[0]?.extensions?.code).toBe('DAMAGED');
  expect(damages()).toHaveLength(1);
  expect(damages()[0]).toMatch(/"id":"[\w-]+".*hill|"id":"[\w-]+".*山区/);
  await opened.ask(query);
  expect(damages()).toHaveLength(1);
  const chart = await opened.app.inject('/chart.svg?kind=trend&measure=requests.received&of=hill-b');
  expect([chart.statusCode, chart.json().errors[0].extensions.code]).toEqual([500, 'DAMAGED']);
  expect(damages()).toHaveLength(2);
});
