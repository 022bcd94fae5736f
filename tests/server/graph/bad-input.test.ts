/**
 * What cannot be asked, of every question that could be asked it, over GraphQL and by the address of a chart: refused with a code and a sentence
 * in both languages, before anything is added up; never a fault of ours, and never a 0 that nobody counted.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { bugsOf } from '../../support/drawn.ts';
import { keyFor } from '../../support/keys.ts';

let opened: TestApp;
let bugs: unknown[] = [];
let headers: Record<string, string>;
beforeAll(async () => {
  opened = await openTestApp();
  bugs = bugsOf(opened);
  headers = { authorization: `Bearer ${await keyFor(opened.store)}` };
});
afterAll(() => opened.dispose());

async function refused(query: string, variables: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await opened.ask(query, variables, headers);
  expect(bugs).toEqual([]);
  expect([status >= 400 && status < 500, body.data ?? null], JSON.stringify(body).slice(0, 300)).toEqual([true, null]);
  const { code, sentence } = (body.errors?.[0]?.extensions ?? {}) as {
    readonly code?: string;
    readonly sentence?: { readonly zh: string; readonly en: string };
  };
  expect(sentence?.zh).toMatch(/\p{Script=Han}/u);
  expect(sentence?.en).toMatch(/[a-z]/);
  return code ?? '';
}

/** Every question that names sets, with whatever else it needs. */
const BY_SETS: Readonly<Record<string, string>> = {
  series: 'series(measures: ["requests.received"], of: $of) { revision }',
  ranking: 'ranking(measure: "requests.received", of: $of) { totalCount }',
  figures: 'figures(filter: { of: $of }) { reports }',
  reports: 'reports(filter: { of: $of }) { totalCount }',
  findings: 'findings(filter: { of: $of }) { totalCount }',
  ruleCounts: 'ruleCounts(filter: { of: $of }) { count }',
  bureaus: 'bureaus(filter: { of: $of }) { totalCount }',
  search: 'search(text: "公开", of: $of) { passages { totalCount } }',
  'search, of names': 'search(text: "公开", of: $of) { totalCount }',
};

describe.each(Object.entries(BY_SETS))('the sets of %s', (_, root) => {
  const ask = (of: readonly string[]) => refused(`query ($of: [String!]!) { ${root} }`, { of });
  test('are no hundred thousand', async () => {
    const many = Array.from({ length: 100_000 }, (_, place) => `b${place}`);
    expect(['BAD_ARGUMENT', 'QUERY_TOO_COSTLY', 'TOO_LARGE']).toContain(await ask(many));
  });
  test('are somebody', async () => {
    for (const one of [
      'nobody',
      'region:nobody',
      'region:hill-a/*',
      'peers:hill',
      'sum:region:nobody/**',
      'region:hill/*/township',
    ])
      expect(await ask([one]), one).toBe('NOT_FOUND');
    for (const one of ['', 'Hill', 'region:', 'sum:', 'region:hill/*/towns', 'sum:sum:'])
      expect(await ask([one]), one).toBe('BAD_ARGUMENT');
    expect(await ask([])).toBe('BAD_ARGUMENT');
  });
});

describe('an id that nothing has', () => {
  test.each([
    ['series(measures: ["nothing"], of: ["hill"]) { revision }', 'BAD_ARGUMENT'],
    [
      'series(measures: ["requests.received"], of: ["hill"], view: perHundred, per: "nothing") { revision }',
      'BAD_ARGUMENT',
    ],
    ['series(measures: ["requests.received"], of: ["hill"], compareTo: { set: "nobody" }) { revision }', 'NOT_FOUND'],
    [
      'series(measures: ["requests.received"], of: ["hill"], where: { functions: ["nothing"] }) { revision }',
      'BAD_ARGUMENT',
    ],
    ['ranking(measure: "nothing", of: ["hill"]) { totalCount }', 'BAD_ARGUMENT'],
    ['ranking(measure: "requests.received", of: ["hill"], compareTo: { set: "nobody" }) { totalCount }', 'NOT_FOUND'],
    ['flow(of: "nobody", year: 2022) { year }', 'NOT_FOUND'],
    ['flow(of: "hill", year: 2022, where: { functions: ["nothing"] }) { year }', 'BAD_ARGUMENT'],
    ['figures(filter: { measures: ["nothing"] }) { reports }', 'BAD_ARGUMENT'],
    ['figures(filter: { measures: ["rate.granted"] }) { reports }', 'BAD_ARGUMENT'],
    ['reports(filter: { region: "nobody" }) { totalCount }', 'NOT_FOUND'],
    ['reports(filter: { publisher: "nobody" }) { totalCount }', 'NOT_FOUND'],
    ['reports(filter: { rules: ["NOTHING"] }) { totalCount }', 'NOT_FOUND'],
    ['findings(filter: { region: "hill-a" }) { totalCount }', 'NOT_FOUND'],
    ['findings(filter: { rules: ["NOTHING"] }) { totalCount }', 'NOT_FOUND'],
    ['ruleCounts(filter: { publisher: "nobody" }) { count }', 'NOT_FOUND'],
    ['bureaus(filter: { region: "nobody" }) { totalCount }', 'NOT_FOUND'],
    ['reporting(region: "hill-a", year: 2022) { day }', 'NOT_FOUND'],
    ['roster(region: "nobody") { revision }', 'NOT_FOUND'],
    ['roster(region: "hill-a", below: true) { revision }', 'NOT_FOUND'],
    ['search(text: "公开", near: "hill-a") { totalCount }', 'NOT_FOUND'],
    ['search(text: "公开", section: "七") { totalCount }', 'BAD_ARGUMENT'],
    ['viewer { may(action: submitReport, publisher: "nobody") }', 'NOT_FOUND'],
    ['audit(filter: { actor: "nobody" }) { totalCount }', 'NOT_FOUND'],
  ])('in %s is refused with %s', async (root, code) => {
    expect(await refused(`{ ${root} }`)).toBe(code);
  });

  test.each([
    ['report(id: "hill-a-2022")', 'figures(cells: ["III/1/everybody"]) { value }', 'NOT_FOUND'],
    ['report(id: "hill-a-2022")', 'figures(cells: []) { value }', 'BAD_ARGUMENT'],
    ['report(id: "hill-a-2022")', 'sections(ordinal: "七") { title }', 'BAD_ARGUMENT'],
    ['report(id: "hill-a-2022")', 'findings(outcomes: []) { id }', 'BAD_ARGUMENT'],
    ['region(id: "hill")', 'sumBeside(year: 2022, measures: ["rate.granted"]) { sum }', 'BAD_ARGUMENT'],
    ['region(id: "hill")', 'coverage(year: 99999) { expected }', 'BAD_ARGUMENT'],
    ['region(id: "hill")', 'ownReport(year: -5) { id }', 'BAD_ARGUMENT'],
    ['region(id: "hill")', 'findingCounts(year: 2007) { failed }', 'BAD_ARGUMENT'],
  ])('of %s { %s } is refused with %s', async (root, field, code) => {
    const { body } = await opened.ask(`{ one: ${root} { ${field} } }`);
    expect([bugs, body.errors?.[0]?.extensions?.code]).toEqual([[], code]);
  });

  test('looked up by itself is null, as its field says', async () => {
    const { body } = await opened.ask(
      '{ region(id: "nobody") { id } bureau(id: "hill") { id } report(id: "nobody-2022") { id } }',
    );
    expect(body).toMatchObject({ data: { region: null, bureau: null, report: null } });
  });
});

describe('a year', () => {
  test.each([
    'reports(filter: { year: 99999 }) { totalCount }',
    'findings(filter: { year: -1 }) { totalCount }',
    'reporting(region: "hill", year: 2007) { day }',
    'flow(of: "hill", year: 1066) { year }',
    'ranking(measure: "requests.received", of: ["hill"], year: 2101) { totalCount }',
    'series(measures: ["requests.received"], of: ["hill"], years: { from: 2022, to: 2020 }) { revision }',
    'search(text: "公开", years: { from: 2022, to: 2020 }) { totalCount }',
    'figures(filter: { years: { from: 0, to: 1 } }) { reports }',
  ])('that no report can be on: %s', async (root) => {
    expect(await refused(`{ ${root} }`)).toBe('BAD_ARGUMENT');
  });

  test.each([
    'series(measures: ["requests.received"], of: ["hill"], ',
    'regions(',
    'bureaus(',
    'reports(',
    'findings(',
    'revisions(',
    'report(id: "hill-a-2022", ',
    'search(text: "公开", ',
    'figures(',
    'ranking(measure: "requests.received", of: ["hill"], ',
    'flow(of: "hill", year: 2022, ',
    'ruleCounts(',
  ])('or day or revision that the data do not have: %s', async (root) => {
    for (const state of ['at: "1999-01-01"', 'at: "2999-01-01"', 'asOf: 9999', 'asOf: -1', 'asOf: 1, at: "2026-01-20"'])
      expect(await refused(`{ ${root}${state}) { __typename } }`), state).toBe('BAD_ARGUMENT');
  });
});

/** Of every question the sum rules know, the same over GraphQL and by an address. */
describe('what there is no number of', () => {
  const series = (args: string) =>
    `{ series(measures: ["requests.received"], of: ["hill"], ${args}) { series { points { value gap } } } }`;

  test('an index on a year without data, or without a number above zero', async () => {
    expect(await refused(series('view: index, compareTo: { year: 2010 }'))).toBe('BAD_ARGUMENT');
    expect(await refused(series('view: index, years: { from: 2010, to: 2012 }'))).toBe('BAD_ARGUMENT');
    const never = '{ series(measures: ["requests.refused.stateSecret"], of: ["hill"], view: index) { revision } }';
    expect(await refused(never)).toBe('BAD_ARGUMENT');
  });

  test('a share of what may be negative, or on it', async () => {
    const signed =
      '{ series(measures: ["licensing.itemsChange"], of: ["hill"], by: [kind], view: share) { revision } }';
    expect(await refused(signed)).toBe('BAD_ARGUMENT');
    expect(await refused(series('view: perHundred, per: "licensing.itemsChange"'))).toBe('BAD_ARGUMENT');
  });

  test('so many to a hundred of zero is a gap with its reason', async () => {
    const { body } = await opened.ask(series('view: perHundred, per: "requests.refused.stateSecret"'));
    for (const { value, gap } of body.data.series.series[0].points)
      expect([value, gap]).toEqual([null, 'denominatorZero']);
  });

  test('nobody left of whom a question is asked', async () => {
    for (const where of ['kinds: []', 'functions: []', 'editions: []'])
      expect(await refused(series(`where: { ${where} }`)), where).toBe('BAD_ARGUMENT');
    expect(await refused(series('where: { kinds: [township] }'))).toBe('NOT_FOUND');
    expect(await refused(series('compareTo: { published: false }'))).toBe('BAD_ARGUMENT');
  });
});

describe('the address of a chart', () => {
  const hill = 'measure=requests.received&of=hill';
  test.each([
    [`measure=requests.received&of=${Array.from({ length: 41 }, (_, place) => `b${place}`).join()}`, 'BAD_ADDRESS'],
    [`measure=requests.received&of=${'hill-a,'.repeat(100_000)}`, 'BAD_ARGUMENT'],
    ['measure=nothing&of=hill', 'BAD_ADDRESS'],
    ['measure=requests.received&of=nobody', 'NOT_FOUND'],
    ['measure=requests.received&of=region:hill-a/*', 'NOT_FOUND'],
    ['measure=requests.received&of=Hill', 'BAD_ADDRESS'],
    [`${hill}&focus=nobody`, 'NOT_FOUND'],
    [`${hill}&view=perHundred&per=nothing`, 'BAD_ADDRESS'],
    [`${hill}&view=index&compareTo=2010`, 'BAD_ARGUMENT'],
    [`${hill}&view=index&years=2010..2012`, 'BAD_ARGUMENT'],
    [`${hill}&compareTo=nobody`, 'BAD_ADDRESS'],
    ['measure=licensing.itemsChange&of=hill&by=kind&view=share', 'BAD_ADDRESS'],
    [`${hill}&view=perHundred&per=licensing.itemsChange`, 'BAD_ADDRESS'],
    [`${hill}&without=everything`, 'BAD_ADDRESS'],
    [`${hill}&at=2026-13-01`, 'BAD_ADDRESS'],
    [`${hill}&at=1999-01-01`, 'BAD_ARGUMENT'],
    [`${hill}&rev=9999`, 'BAD_ARGUMENT'],
    [`${hill}&years=99999`, 'BAD_ADDRESS'],
  ])('%.90s is refused with %s', async (address, code) => {
    expect(await refused('query ($address: String!) { chart(address: $address) { title } }', { address })).toBe(code);
    if (address.length > 10_000) return;
    for (const file of ['svg', 'csv', 'json']) {
      const { statusCode, body } = await opened.app.inject({ url: `/chart.${file}?${address}` });
      expect([bugs, statusCode >= 400 && statusCode < 500], `${file} ${body.slice(0, 200)}`).toEqual([[], true]);
    }
  });

  test('over a base of zero has no number, and says why in every form of it', async () => {
    const address = `${hill}&view=perHundred&per=requests.refused.stateSecret`;
    const json = await opened.app.inject({ url: `/chart.json?${address}` });
    for (const { value, gap } of json.json().series[0].points) expect([value, gap]).toEqual([null, 'denominatorZero']);
    const csv = await opened.app.inject({ url: `/chart.csv?${address}` });
    expect(csv.body).toContain('基数为零');
  });
});
