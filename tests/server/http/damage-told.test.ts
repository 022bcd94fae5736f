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

const alter = (year: number, by: 1 | -1) =>
  opened.store.writer.transaction(({ db }) =>
    db
      .updateTable('counted_column')
      .set((eb) => ({ checksum: eb('checksum', '+', by) }))
      .where('year', '=', year)
      .execute(),
  );

test('once a minute, over the graph and over HTTP', async () => {
  await alter(2021, 1);
  await alter(2022, 1);
  const query =
    '{ series(measures: ["requests.received"], of: ["hill-a"], years: {from: 2022, to: 2022}) { series { points { value } } } }';
  const { body } = await opened.ask(query);
  expect(body.errors?.[0]?.extensions?.code).toBe('DAMAGED');
  expect(damages()).toHaveLength(1);
  expect(damages()[0]).toMatch(/"id":"[\w-]+".*Hill District for 2021/);
  await opened.ask(query);
  expect(damages()).toHaveLength(1);
  await alter(2021, -1);
  const chart = await opened.app.inject('/chart.svg?kind=trend&measure=requests.received&of=hill-b&years=2023');
  expect([chart.statusCode, chart.json().errors[0].extensions.code]).toEqual([500, 'DAMAGED']);
  expect(damages()).toHaveLength(2);
  expect(damages()[1]).toContain('Hill District for 2022');
});
