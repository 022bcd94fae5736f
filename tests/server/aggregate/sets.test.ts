/** Sets of regions within regions: who is in each, what they count together, and what is said where nobody is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bureau, Region } from '../../../schema/report/publisher.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, bureau, file, REGION, received } from '../../support/small-district.ts';

const region = (id: string, level: Region['level'], parent: string | null): Region => ({
  ...REGION,
  id,
  name: { zh: `${id}区`, en: id },
  level,
  parent,
});
const of = (home: string, id: string, zh: string, more: Partial<Bureau> = {}): Bureau => ({
  ...bureau(`${home}-${id}`, zh),
  region: home,
  ...more,
});

/** Requests received by year; a year left out was not reported. The numbers are unlike, so that every sum tells who is in it. */
const REQUESTS: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'town-office': { 2023: 1, 2024: 2 },
  'hill-edu': { 2023: 10, 2024: 20 },
  'hill-land': { 2023: 100, 2024: 200 },
  'hill-green': { 2024: 400 },
  'vale-edu': { 2023: 12, 2024: 24 },
  'vale-plan': { 2023: 1000, 2024: 2000 },
  'moor-edu': { 2024: 28 },
  'moor-teach': { 2024: 4000 },
};

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp({
    fill: async ({ store }) => {
      const regions = [
        region('land', 'province', null),
        region('town', 'city', 'land'),
        region('hill', 'district', 'town'),
        region('vale', 'district', 'town'),
        region('moor', 'county', 'land'),
        region('bare', 'county', 'land'),
      ];
      const bureaus = [
        of('town', 'office', '政府办公室', { kind: 'governmentOffice' }),
        of('hill', 'edu', '教育局'),
        of('hill', 'land', '自然资源局'),
        of('hill', 'green', '青云镇', { kind: 'township' }),
        of('vale', 'edu', '教体局'),
        of('vale', 'plan', '规划和自然资源局'),
        of('moor', 'edu', '教育局'),
        of('moor', 'teach', '综合局', { function: '教育' }),
      ];
      await store.writer.transaction((tx) => saveRoster(tx, { regions, bureaus }, AT));
      for (const one of bureaus) {
        for (const [year, n] of Object.entries(REQUESTS[one.id] ?? {})) {
          await file(store, one.id, Number(year), { cells: received(n) }, one.region);
        }
      }
      for (const [id, n] of [
        ['hill', 7],
        ['vale', 8],
      ] as const) {
        await file(store, id, 2024, { cells: received(n), kind: 'region' }, id);
      }
    },
  });
});
afterAll(() => opened.dispose());

const SERIES = `query ($of: [String!]!, $measures: [ID!]!) {
  series(measures: $measures, of: $of, years: { from: 2024, to: 2024 }) {
    series {
      subject { id scope kind: scope shortName { zh en } }
      points {
        value numerator denominator
        coverage { expected reported missing { id } }
        change { bureaus current previous }
        reports(first: 50) { nodes { id } }
        quality { failed findings { totalCount } }
      }
    }
  }
}`;

// biome-ignore lint/suspicious/noExplicitAny: a test walks answers of any shape
async function ask(sets: readonly string[], measures = ['requests.received']): Promise<any[]> {
  const { body } = await opened.ask(SERIES, { of: sets, measures });
  expect(body.errors).toBeUndefined();
  return body.data.series.series;
}
const refused = async (set: string) => {
  const { status, body } = await opened.ask(SERIES, { of: [set], measures: ['requests.received'] });
  expect([400, 404]).toContain(status);
  expect(body.data?.series ?? null).toBeNull();
  return body.errors?.[0]?.extensions as { readonly code: string; readonly sentence: { readonly en: string } };
};
const valuesIn = async (set: string): Promise<Record<string, number>> =>
  Object.fromEntries((await ask([set])).map(({ subject, points }) => [subject.id, points[0].value]));

describe('a set of one line', () => {
  test.each([
    ['land', 2 + 20 + 200 + 400 + 24 + 2000 + 28 + 4000],
    ['region:town', 2 + 20 + 200 + 400 + 24 + 2000],
    ['hill', 20 + 200 + 400],
    ['sum:region:land/**/education', 20 + 24 + 28 + 4000],
    ['sum:region:town/**/natural-resources', 200 + 2000],
    ['sum:region:town/*', 2],
    ['sum:region:town/regions', 20 + 200 + 400 + 24 + 2000],
    ['sum:region:land/**/township', 400],
    ['sum:region:town/regions/report', 7 + 8],
    ['sum:hill-edu', 20],
  ])('%s counts %i', async (set, value) => {
    const [line, ...others] = await ask([set]);
    expect(others).toEqual([]);
    expect(line.points[0].value).toBe(value);
  });

  test('has the members’ coverage, common set and reports', async () => {
    const [tree] = await ask(['town']);
    expect(tree.points[0]).toMatchObject({
      coverage: { expected: 6, reported: 6, missing: [] },
      change: { bureaus: 5, current: 2 + 20 + 200 + 24 + 2000, previous: 1 + 10 + 100 + 12 + 1000 },
    });
    expect(tree.points[0].reports.nodes).toHaveLength(6);
    const [fold] = await ask(['sum:region:land/**/education']);
    expect(fold.points[0]).toMatchObject({
      coverage: { expected: 4, reported: 4 },
      change: { bureaus: 2, current: 44, previous: 22 },
    });
    expect(fold.points[0].reports.nodes.map(({ id }: { id: string }) => id).sort()).toEqual([
      'hill-edu-2024',
      'moor-edu-2024',
      'moor-teach-2024',
      'vale-edu-2024',
    ]);
    expect(fold.subject).toMatchObject({ id: 'sum:region:land/**/education', shortName: { zh: 'land区教育' } });
  });

  test('of a ratio divides sums', async () => {
    const [line] = await ask(['sum:region:town/**/natural-resources'], ['rate.granted']);
    expect(line.points[0]).toMatchObject({ value: 1, numerator: 2200, denominator: 2200 });
  });

  test('of all of a region equals the region, point by point', async () => {
    const [whole, folded] = await ask(['hill', 'sum:region:hill/*'], ['requests.received']);
    const { reports: _one, ...expected } = whole.points[0];
    expect(folded.points[0]).toMatchObject(expected);
  });
});

describe('a set of lines', () => {
  test.each([
    ['region:town/*', ['town-office']],
    ['region:town/**', ['town-office', 'hill-edu', 'hill-land', 'hill-green', 'vale-edu', 'vale-plan']],
    ['region:land/**/natural-resources', ['hill-land', 'vale-plan']],
    ['region:hill/*/township', ['hill-green']],
    ['region:town/regions', ['hill', 'vale']],
    ['region:town/regions/report', ['hill', 'vale']],
    // Of its function anywhere, with 10 to 40 requests.
    ['peers:hill-edu', ['hill-edu', 'vale-edu', 'moor-edu']],
    // Nobody else has its function often enough: of its kind in its region.
    ['peers:hill-land', ['hill-land']],
  ])('%s names %j', async (set, ids) => {
    expect((await ask([set])).map(({ subject }) => subject.id)).toEqual(ids);
  });

  test('of regions counts all below each, and their reports apart', async () => {
    expect(await valuesIn('region:town/regions')).toEqual({ hill: 620, vale: 2024 });
    expect(await valuesIn('region:land/regions')).toEqual({ town: 2646, moor: 4028 });
    expect(await valuesIn('region:town/regions/report')).toEqual({ hill: 7, vale: 8 });
  });

  test('names each once, however often it is asked for', async () => {
    const lines = await ask(['region:hill/*', 'hill-edu', 'region:hill/**', 'hill', 'region:hill']);
    expect(lines.map(({ subject }) => subject.id)).toEqual(['hill-edu', 'hill-land', 'hill-green', 'hill']);
  });
});

describe('a set that nobody is in is refused', () => {
  test.each([
    ['region:bare', 'region:bare/report'],
    ['region:land/*', 'region:land/**'],
    ['region:hill/regions', 'region:hill/*'],
    ['region:hill/*/street', 'There are: department, education, natural-resources, township.'],
    ['sum:region:hill/**/zone', 'There are: department, education, natural-resources, township.'],
    ['region:hill-edu/*', 'No region has the id'],
    ['region:hilll/**', 'Did you mean “hill”?'],
    ['peers:hill', 'No bureau has the id'],
    ['peers:hill-edo', 'Did you mean “hill-edu”?'],
  ])('%s: %s', async (set, sentence) => {
    expect(await refused(set)).toMatchObject({
      code: 'NOT_FOUND',
      sentence: { en: expect.stringContaining(sentence) },
    });
  });

  test.each(['region:hill/*/towns', 'region:HILL', 'sum:'])('%s can be no set', async (set) => {
    expect((await refused(set)).code).toBe('BAD_ARGUMENT');
  });

  test('thousands of sets are refused before anything is looked up', async () => {
    const many = Array.from({ length: 4_999 }, (_, place) => `bureau-${place}`);
    const { status, body } = await opened.ask(SERIES, { of: many, measures: ['requests.received'] });
    expect([status, body.errors?.[0]?.extensions?.code]).toEqual([400, 'QUERY_TOO_COSTLY']);
  });
});

test('a bureau tells its function', async () => {
  const { body } = await opened.ask(
    '{ bureaus(first: 20) { nodes { id functionId function } } functions { id label { zh } } }',
  );
  const told = Object.fromEntries(
    body.data.bureaus.nodes.map((one: { id: string; functionId: string }) => [one.id, one.functionId]),
  );
  expect(told).toEqual({
    'town-office': null,
    'hill-edu': 'education',
    'hill-land': 'natural-resources',
    'hill-green': null,
    'vale-edu': 'education',
    'vale-plan': 'natural-resources',
    'moor-edu': 'education',
    'moor-teach': 'education',
  });
  expect(body.data.functions).toContainEqual({ id: 'natural-resources', label: { zh: '自然资源' } });
});
