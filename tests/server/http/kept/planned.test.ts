/** A text that was answered once is answered by its plan from then on: as before, and as new. */
import { ApolloServer } from '@apollo/server';
import { afterEach, expect, test, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../../support/app.ts';
import { file, received } from '../../../support/small-district.ts';

const QUERY =
  'query Q($of: [String!]!) { series(measures: ["requests.received"], of: $of) { series { subject { id } points { year value } } } }';
const runs = vi.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
const open: TestApp[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.dispose();
});

async function start(): Promise<TestApp> {
  const opened = await openTestApp();
  open.push(opened);
  runs.mockClear();
  return opened;
}

const ask = ({ app }: TestApp, of: unknown, accept = 'application/json') =>
  app.inject({ method: 'POST', url: '/graphql', headers: { accept }, payload: { query: QUERY, variables: { of } } });

test('answers differ in nothing but what was asked for', async () => {
  const opened = await start();
  for (const one of ['hill', 'hill-a', 'region:hill/*']) expect((await ask(opened, [one])).statusCode).toBe(200);
  expect(runs).toHaveBeenCalledTimes(1);
  const planned = await ask(opened, ['hill-b']);
  // Whoever takes another kind of answer is told by Apollo which he gets.
  await file(opened.store, 'hill', 2019, { cells: received(1), kind: 'region' });
  const run = await ask(opened, ['hill-b'], 'application/json, */*;q=0.5');
  expect(runs).toHaveBeenCalledTimes(2);
  expect(JSON.parse(planned.body).data.series.series[0].points).toEqual(
    JSON.parse(run.body).data.series.series[0].points.filter(({ year }: { year: number }) => year > 2019),
  );
  expect(Object.keys(planned.headers).sort()).toEqual(Object.keys(run.headers).sort());
  expect(planned.headers['content-type']).toBe(run.headers['content-type']);
});

test('a change is seen by the next question of the same text', async () => {
  const opened = await start();
  for (const one of ['hill', 'hill-c']) await ask(opened, [one]);
  await file(opened.store, 'hill-c', 2023, { cells: received(77) });
  const points = (await ask(opened, ['hill-c'])).json().data.series.series[0].points;
  expect(points.at(-1)).toEqual({ year: 2023, value: 77 });
  expect(runs).toHaveBeenCalledTimes(1);
});

test('what is refused is refused as it is without a plan, and the next is answered', async () => {
  const opened = await start();
  await ask(opened, ['hill']);
  const unknown = await ask(opened, ['nobody']);
  expect([unknown.statusCode, unknown.json().errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  expect((await ask(opened, null)).statusCode).toBe(400);
  expect((await ask(opened, ['hill-a'])).statusCode).toBe(200);
  expect(runs).toHaveBeenCalledTimes(3);
});

test('a question by its plan is counted, kept and told like any other', async () => {
  const opened = await start();
  for (const one of ['hill', 'hill-a', 'hill-b']) await ask(opened, [one]);
  const metrics = await opened.observer.metrics();
  expect(metrics).toContain('gongkai_kept_answers_total{outcome="miss"} 3');
  expect(metrics).toContain('gongkai_question_duration_seconds_count{kind="graph"} 3');
  expect((await ask(opened, ['hill-b'])).statusCode).toBe(200);
  expect(await opened.observer.metrics()).toContain('gongkai_kept_answers_total{outcome="hit"} 1');
});
