/** Questions that take long are told and kept, with what they cost; the others are not. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openQuestions } from '../../../server/observe/questions.ts';
import { NOW, openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
let lines: Record<string, unknown>[] = [];
const log = { write: (line: string) => void lines.push(JSON.parse(line)) };
beforeAll(async () => {
  // Every question is slow that takes any time at all.
  opened = await openTestApp({ logLevel: 'info', logTo: log, slowMs: 0 });
});
afterAll(() => opened.dispose());
beforeEach(() => {
  lines = [];
});

const slow = () => lines.filter(({ msg }) => msg === 'A question was slow');

test('a question of the graph is told by its own name, with the values and points it cost', async () => {
  const { status } = await opened.ask(`query Trend {
    series(measures: ["requests.received"], of: ["hill-a", "hill-b"], years: { from: 2020, to: 2022 }) {
      series { points { value } } } }`);
  expect(status).toBe(200);
  const cost = { values: expect.any(Number), points: 6 };
  expect(slow()).toEqual([
    expect.objectContaining({ level: 'warn', kind: 'graph', name: 'Trend', ms: expect.any(Number), ...cost }),
  ]);
  expect(slow()[0]?.values).toBeGreaterThan(10);
  const [answered] = lines.filter(({ msg }) => msg === 'Answered');
  expect(answered).toMatchObject({ route: '/graphql', request: slow()[0]?.request, cost });
});

test('a question without a name has none, and what was refused cost nothing', async () => {
  await opened.ask('{ nothing }');
  expect(slow()).toEqual([expect.objectContaining({ name: null, values: null, points: 0 })]);
});

test('a chart is told by its address, without the title that somebody gave it', async () => {
  const url = '/chart.csv?kind=trend&measure=requests.received&of=hill-a&years=2020..2022&title=secret';
  const { headers } = await opened.app.inject(url);
  expect(slow()).toEqual([
    expect.objectContaining({ kind: 'chart', name: expect.stringContaining('of=hill-a'), values: null, points: 3 }),
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
  await opened.app.inject({ url, headers: { 'if-none-match': String(headers.etag) } });
  expect(slow()).toHaveLength(1);
});

test('the last twenty are kept, newest first, and what is quick is neither told nor kept', () => {
  const told: object[] = [];
  const questions = openQuestions(100, () => NOW);
  const ask = (ms: number, name = 'x'.repeat(1000)) =>
    questions.asked({ kind: 'graph', name, ms, values: 1, points: 1 }, { warn: (details) => void told.push(details) });
  for (let ms = 90; ms < 125; ms += 1) ask(ms);
  expect(told).toHaveLength(25);
  expect(questions.slow()).toHaveLength(20);
  expect(questions.slow()[0]).toEqual({ at: NOW, kind: 'graph', name: 'x'.repeat(200), ms: 124, values: 1, points: 1 });
});
