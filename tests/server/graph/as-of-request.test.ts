/** A whole question asked as of a revision: everything in it is told of that state, also what has no argument for it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCorrections } from '../../../server/corrections/door.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, file, received } from '../../support/small-district.ts';

let opened: TestApp;
let then: number;
beforeAll(async () => {
  opened = await openTestApp();
  await file(opened.store, 'hill-a', 2024, { cells: { ...received(5), 'IV/review.upheld': 3, 'IV/review.total': 0 } });
  then = (await file(opened.store, 'hill-b', 2024, { cells: received(7) })).revision;
  const corrections = openCorrections(opened.store);
  const by = { actor: 'tests', at: AT, since: null };
  const change = { report: 'hill-a-2024', target: { cell: 'IV/review.total' }, value: 3, reason: '漏填', source: null };
  await corrections.correct(change, by);
  await corrections.withdraw({ report: 'hill-b-2024', reason: '报错了' }, by);
  await file(opened.store, 'hill-c', 2025, { cells: received(9) });
});
afterAll(() => opened.dispose());

const QUERY = `{
  report(id: "hill-a-2024") { corrections { id } versions { revision { number } } findingCounts { failed } figures(cells: ["IV/review.total"]) { correction { id } } }
  withdrawn: report(id: "hill-b-2024") { withdrawn { reason } }
  reports(filter: { year: 2024 }) { totalCount }
  bureau(id: "hill-c") { latestYear reports { totalCount } }
  region(id: "hill") { years coverage(year: 2024) { reported } findingCounts(year: 2024) { failed } }
  reporting(region: "hill", year: 2024) { bureaus { reported } }
  chart(address: "/chart?kind=trend&measure=review.total&of=hill") { address }
  series(measures: ["review.total"], of: ["hill"], years: { from: 2024, to: 2024 }) { revision series { points { value quality { corrected } coverage { reported } } } }
  revisions(first: 1) { nodes { number } }
  corrections { totalCount }
}`;

async function ask(asOf?: unknown) {
  const payload = { query: QUERY, ...(asOf !== undefined && { extensions: { asOf } }) };
  const answer = await opened.app.inject({ method: 'POST', url: '/graphql', payload });
  return { status: answer.statusCode, ...answer.json() };
}

test('each field tells how it was', async () => {
  const { data, errors } = await ask(then);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    report: { corrections: [], figures: [{ correction: null }] },
    withdrawn: { withdrawn: null },
    reports: { totalCount: 2 },
    region: { coverage: { reported: 2 } },
    reporting: { bureaus: { reported: 2 } },
    chart: { address: expect.stringContaining(`rev=${then}`) },
    series: {
      revision: then,
      series: [{ points: [{ value: 0, quality: { corrected: 0 }, coverage: { reported: 2 } }] }],
    },
    revisions: { nodes: [{ number: then }] },
    corrections: { totalCount: 0 },
  });
  expect(data.report.versions).toHaveLength(1);
  expect(data.region.years).not.toContain(2025);
  expect(data.bureau.latestYear).not.toBe(2025);
  const now = (await ask()).data;
  expect(now).toMatchObject({
    report: { corrections: [{}], figures: [{ correction: {} }], versions: [{}, {}] },
    withdrawn: { withdrawn: { reason: '报错了' } },
    reports: { totalCount: 1 },
    bureau: { latestYear: 2025, reports: { totalCount: data.bureau.reports.totalCount + 1 } },
    region: { coverage: { reported: 1 } },
    reporting: { bureaus: { reported: 1 } },
    series: { series: [{ points: [{ value: 3, quality: { corrected: 1 }, coverage: { reported: 1 } }] }] },
    corrections: { totalCount: 1 },
  });
  expect(now.region.years).toContain(2025);
  expect(now.region.findingCounts.failed).toBeLessThan(data.region.findingCounts.failed);
  // What was kept of one state is not answered for the other.
  expect((await ask(then)).data).toEqual(data);
  expect((await ask()).data).toEqual(now);
});

test.each(['5', -1, 1.5, {}])('what is no number of a revision is refused: %j', async (asOf) => {
  const { status, errors } = await ask(asOf);
  expect(status).toBe(400);
  expect(JSON.stringify(errors)).toContain('BAD_ARGUMENT');
});

test('a revision that is yet to come is refused', async () => {
  const { errors } = await ask(99_999);
  expect(errors[0].extensions.code).toBe('BAD_ARGUMENT');
});
