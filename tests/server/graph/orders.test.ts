/** Lists in each of their orders: read page by page they are what one page holds, and a cursor goes on in its own order only. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

/** How a list is asked for its arguments, the fields that tell its order, and those fields in each order by hand. */
const LISTS = {
  regions: { at: 'regions(…)', id: 'id', first: { listed: 'hill', id: 'hill' } },
  bureaus: { at: 'bureaus(…)', id: 'id', first: { listed: 'hill-a', id: 'hill-a' } },
  'bureaus of a region': {
    at: 'region(id: "hill") { bureaus(…) }',
    id: 'id',
    first: { listed: 'hill-a', id: 'hill-a' },
  },
  reports: {
    at: 'reports(…)',
    id: 'id',
    first: { newestYear: 'hill-2022', oldestYear: 'hill-a-2020', publisher: 'hill-2022', accepted: 'hill-2022' },
  },
  'reports of a bureau': {
    at: 'bureau(id: "hill-a") { reports(…) }',
    id: 'id',
    first: { newestYear: 'hill-a-2022', oldestYear: 'hill-a-2020', publisher: 'hill-a-2022', accepted: 'hill-a-2022' },
  },
  findings: {
    at: 'findings(…)',
    id: 'id outcome report { year revision { number } }',
    first: { pressing: 'failed', newestYear: 2022, accepted: 9 },
  },
  'findings by how they stand': {
    at: 'findings(filter: { states: [open] }, …)',
    id: 'id report { year revision { number } }',
    first: { pressing: undefined, newestYear: undefined, accepted: undefined },
  },
  revisions: { at: 'revisions(…)', id: 'number', first: { newest: 9, oldest: 1 } },
} as const;

describe.each(Object.entries(LISTS))('%s', (_, { at, id, first }) => {
  const ask = async (args: string) => {
    const { body } = await opened.ask(
      `{ ${at.replace('…', args)} }`.replace(
        `${args})`,
        `${args}) { nodes { ${id} } pageInfo { endCursor hasNextPage } totalCount }`,
      ),
    );
    let found = body.data && Object.values(body.data)[0];
    if (found && !found.nodes) found = Object.values(found)[0];
    return { found, refusal: body.errors?.[0] };
  };

  test.each(Object.entries(first))('by %s', async (order, leads) => {
    const { found: whole } = await ask(`first: 500, orderBy: ${order}`);
    expect(whole.nodes).toHaveLength(whole.totalCount);
    if (leads !== undefined) expect(JSON.stringify(whole.nodes[0])).toContain(JSON.stringify(leads));
    const read = [];
    let after = '';
    for (let more = true; more; ) {
      const { found } = await ask(`first: 2, orderBy: ${order}${after}`);
      read.push(...found.nodes);
      after = `, after: "${found.pageInfo.endCursor}"`;
      more = found.pageInfo.hasNextPage;
    }
    expect(read).toEqual(whole.nodes);
    for (const other of Object.keys(first).filter((one) => one !== order)) {
      const { refusal } = await ask(`first: 2, orderBy: ${other}${after}`);
      expect(refusal?.message).toContain(`after 是按 ${order} 排序给出的游标，本次按 ${other} 排序`);
      expect(refusal?.extensions).toMatchObject({ code: 'BAD_ARGUMENT' });
    }
  });
});

test('orders run as their names say', async () => {
  const { body } = await opened.ask(`{
    oldest: reports(orderBy: oldestYear) { nodes { year } }
    publisher: reports(orderBy: publisher) { nodes { id } }
    accepted: reports(orderBy: accepted) { nodes { revision { number } } }
    findings(orderBy: newestYear, first: 500) { nodes { report { year } } }
  }`);
  const years = body.data.oldest.nodes.map(({ year }: { year: number }) => year);
  expect(years).toEqual([2020, 2020, 2021, 2021, 2021, 2022, 2022, 2022]);
  expect(body.data.publisher.nodes.slice(0, 4).map(({ id }: { id: string }) => id)).toEqual([
    ...['hill-2022', 'hill-a-2022', 'hill-a-2021', 'hill-a-2020'],
  ]);
  const revisions = body.data.accepted.nodes.map(({ revision }: { revision: { number: number } }) => revision.number);
  expect(revisions).toEqual(revisions.toSorted((a: number, b: number) => b - a));
  const found = body.data.findings.nodes.map(({ report }: { report: { year: number } }) => report.year);
  expect(found).toEqual(found.toSorted((a: number, b: number) => b - a));
});
