/** Lists as they were after a revision, and what they are narrowed by, against what was filed by hand. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, bureau, file, REGION, received } from '../../support/small-district.ts';

let opened: TestApp;
/** The newest revision before a report was replaced, and a smaller region with a bureau came onto the list. */
let before: number;

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(query: string): Promise<any> {
  const { body } = await opened.ask(query);
  expect(body.errors).toBeUndefined();
  return body.data;
}

beforeAll(async () => {
  opened = await openTestApp();
  before = (await ask('{ revisions(first: 1) { nodes { number } } }')).revisions.nodes[0].number;
  await file(opened.store, 'hill-a', 2022, { cells: { ...received(99), 'IV/review.upheld': 7 } });
  const dale = { ...REGION, id: 'dale', name: { zh: '谷镇', en: 'Dale' }, parent: 'hill' };
  const dweller = { ...bureau('dale-a', '水务局'), region: 'dale', kind: 'township' as const };
  await opened.store.writer.transaction((tx) => saveRoster(tx, { regions: [dale], bureaus: [dweller] }, AT));
  await file(opened.store, 'dale-a', 2022, { cells: received(3) }, 'dale');
});
afterAll(() => opened.dispose());

const RECEIVED = 'figures(cells: ["III/1/total"]) { value }';

test('a report is answered in the version that held then, with its figures and findings', async () => {
  const { now, then, never } = await ask(`{
    now: report(id: "hill-a-2022") { ${RECEIVED} findingCounts { failed } }
    then: report(id: "hill-a-2022", asOf: ${before}) { ${RECEIVED} findingCounts { failed } }
    never: report(id: "hill-a-2022", asOf: 1) { id }
  }`);
  expect([now.figures[0].value, then.figures[0].value, never]).toEqual([99, 0, null]);
  expect(now.findingCounts.failed).toBeGreaterThan(then.findingCounts.failed);
});

test('lists hold what there was then: reports, findings, bureaus, regions, revisions', async () => {
  const lists = (asOf: string) => `
    reports(filter: { year: 2022 }${asOf}) { nodes { id ${RECEIVED} } }
    findings(filter: { rules: ["T4-SUM"], outcomes: [failed] }${asOf}) { totalCount }
    bureaus(first: 50${asOf}) { nodes { id } }
    regions(first: 50${asOf}) { nodes { id } }
    revisions(first: 1${asOf}) { totalCount nodes { number } }`;
  const ids = (list: { nodes: readonly { id: string }[] }): string => list.nodes.map(({ id }) => id).join(' ');
  const now = await ask(`{ ${lists('')} }`);
  const then = await ask(`{ ${lists(`, asOf: ${before}`)} }`);
  expect([ids(now.reports), ids(then.reports)]).toEqual([
    'dale-a-2022 hill-2022 hill-a-2022 hill-c-2022',
    'hill-2022 hill-a-2022 hill-c-2022',
  ]);
  expect([now.findings.totalCount, then.findings.totalCount]).toEqual([2, 1]);
  expect([ids(now.bureaus), ids(then.bureaus)]).toEqual(['hill-a hill-b hill-c dale-a', 'hill-a hill-b hill-c']);
  expect([ids(now.regions), ids(then.regions)]).toEqual(['hill dale', 'hill']);
  expect(then.revisions).toEqual({ totalCount: before, nodes: [{ number: before }] });
  expect(now.revisions.totalCount).toBe(before + 3);
});

test('a revision that there is not is refused wherever one is named', async () => {
  for (const root of ['reports', 'findings', 'bureaus', 'regions', 'revisions']) {
    const { body } = await opened.ask(`{ ${root}(asOf: 9999) { totalCount } }`);
    expect(body.errors?.[0]?.extensions?.code, root).toBe('BAD_ARGUMENT');
  }
  expect((await opened.ask('{ report(id: "hill-a-2022", asOf: 0) { id } }')).body.errors).toHaveLength(1);
});

test.each([
  ['years', '{ years: { from: 2020, to: 2021 } }', 'hill-a-2021 hill-b-2021 hill-c-2021 hill-a-2020 hill-b-2020'],
  ['ids', '{ of: ["hill-c", "hill-b"] }', 'hill-c-2022 hill-b-2021 hill-c-2021 hill-b-2020'],
  [
    'the bureaus of a region, without its own report',
    '{ of: ["region:hill/*"], year: 2022 }',
    'hill-a-2022 hill-c-2022',
  ],
  ['its own report', '{ of: ["region:hill/report"] }', 'hill-2022'],
  [
    'a region with all below it',
    '{ region: "hill", below: true, year: 2022 }',
    'dale-a-2022 hill-2022 hill-a-2022 hill-c-2022',
  ],
  ['a region alone', '{ region: "dale" }', 'dale-a-2022'],
  ['a form', '{ edition: EDITION_2019 }', 'hill-a-2020 hill-b-2020'],
  ['a rule', '{ rules: ["T4-SUM"] }', 'hill-a-2022 hill-a-2021'],
])('reports are narrowed by %s', async (_, filter, expected) => {
  const { reports } = await ask(`{ reports(filter: ${filter}) { totalCount nodes { id } } }`);
  expect(reports.nodes.map(({ id }: { id: string }) => id).join(' ')).toBe(expected);
  expect(reports.totalCount).toBe(expected.split(' ').length);
});

test('findings and bureaus are narrowed alike', async () => {
  const { one, two, kinds, below } = await ask(`{
    one: findings(filter: { rules: ["T4-SUM"], outcomes: [failed], years: { from: 2022, to: 2022 } }) { nodes { report { id } } }
    two: findings(filter: { rules: ["T4-SUM"], of: ["hill-b"] , outcomes: [failed] }) { totalCount }
    kinds: bureaus(filter: { kinds: [township, street] }) { nodes { id } }
    below: bureaus(filter: { region: "hill", below: true, of: ["dale-a", "hill-a"] }) { nodes { id } }
  }`);
  expect(one.nodes).toEqual([{ report: { id: 'hill-a-2022' } }]);
  expect(two.totalCount).toBe(0);
  expect(kinds.nodes).toEqual([{ id: 'dale-a' }]);
  expect(below.nodes).toEqual([{ id: 'hill-a' }, { id: 'dale-a' }]);
});

test.each([
  ['an empty list', 'reports(filter: { of: [] })', 'BAD_ARGUMENT'],
  ['an unknown id in a list', 'reports(filter: { of: ["hill-x"] })', 'NOT_FOUND'],
  ['an unknown rule in a list', 'findings(filter: { rules: ["T4-SUM", "T4-SUMM"] })', 'NOT_FOUND'],
  ['a year said twice', 'reports(filter: { year: 2020, years: { from: 2020, to: 2021 } })', 'BAD_ARGUMENT'],
  ['years that are no range', 'findings(filter: { years: { from: 2022, to: 2020 } })', 'BAD_ARGUMENT'],
  [
    'nobody, by two filters that exclude each other',
    'reports(filter: { of: ["hill-a"], publisher: "hill-b" })',
    'BAD_ARGUMENT',
  ],
])('%s is refused', async (_, root, code) => {
  const { body } = await opened.ask(`{ ${root} { totalCount } }`);
  expect(body.errors?.[0]?.extensions?.code).toBe(code);
});

test('a day handed in has to be one; days and instants are scalars that say where they are specified', async () => {
  const { __schema } = await ask('{ __schema { types { name kind specifiedByURL } } }');
  const scalar = (name: string) => __schema.types.find((type: { name: string }) => type.name === name);
  for (const name of ['Date', 'DateTime'])
    expect(scalar(name)).toMatchObject({ kind: 'SCALAR', specifiedByURL: expect.stringMatching(/^https:/) });
  const { reports } = await ask('{ reports(first: 1) { nodes { publishedOn revision { at } filing { due } } } }');
  expect(reports.nodes[0].filing.due).toBe('2023-01-31');
  expect(reports.nodes[0].revision.at).toBe(AT);
});
