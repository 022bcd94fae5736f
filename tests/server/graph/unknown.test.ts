/** Ids that nothing has: refused with what may have been meant, wherever one is named, and never answered with nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../support/app.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const SERIES = (of: string, measure = 'requests.received'): string =>
  `{ series(measures: ["${measure}"], of: ["${of}"]) { revision } }`;

describe('an id that nothing has is refused with the one that may be meant', () => {
  test.each([
    ['a measure', SERIES('hill', 'requests.receved'), 'BAD_ARGUMENT', 'requests.received'],
    ['an indicator', SERIES('hill', 'rate.grantde'), 'BAD_ARGUMENT', 'rate.granted'],
    ['a subject', SERIES('hil-a'), 'NOT_FOUND', 'hill-a'],
    ['a region of bureaus', SERIES('region:hlil/*'), 'NOT_FOUND', 'hill'],
    ['a region with a report', SERIES('region:hlil/report'), 'NOT_FOUND', 'hill'],
    ['a rule', '{ findings(filter: { rules: ["T3-ROWSUMS"] }) { totalCount } }', 'NOT_FOUND', 'T3-ROWSUM'],
    ['a rule counted', '{ ruleCounts(filter: { rules: ["T3-ROWSUN"] }) { count } }', 'NOT_FOUND', 'T3-ROWSUM'],
    ['a region of findings', '{ findings(filter: { region: "hlil" }) { totalCount } }', 'NOT_FOUND', 'hill'],
    ['a publisher of findings', '{ findings(filter: { publisher: "hill-aa" }) { totalCount } }', 'NOT_FOUND', 'hill-a'],
    ['a region of reports', '{ reports(filter: { region: "hlil" }) { totalCount } }', 'NOT_FOUND', 'hill'],
    ['a publisher of reports', '{ reports(filter: { publisher: "hil-b" }) { totalCount } }', 'NOT_FOUND', 'hill-b'],
    ['a region of bureaus listed', '{ bureaus(filter: { region: "hils" }) { totalCount } }', 'NOT_FOUND', 'hill'],
    [
      'a cell',
      '{ report(id: "hill-a-2021") { figures(cells: ["III/1/totel"]) { value } } }',
      'NOT_FOUND',
      'III/1/total',
    ],
  ])('%s', async (_, query, code, meant) => {
    const { body } = await opened.ask(query);
    const [error] = body.errors ?? [];
    expect(error?.extensions).toMatchObject({
      code,
      sentence: {
        zh: expect.stringContaining(`是否应为“${meant}”？`),
        en: expect.stringContaining(`Did you mean “${meant}”?`),
      },
    });
  });
});

test.each([
  ['a bureau where a region is asked for', '{ findings(filter: { region: "hill-a" }) { totalCount } }', 'NOT_FOUND'],
  ['the bureaus of a bureau', SERIES('region:hill-a/*'), 'NOT_FOUND'],
  ['nothing that is near', SERIES('elsewhere'), 'NOT_FOUND'],
  ['what can be no id', SERIES('Hill'), 'BAD_ARGUMENT'],
  ['a subject that is empty', SERIES(''), 'BAD_ARGUMENT'],
  ['no subject', '{ series(measures: ["requests.received"], of: []) { revision } }', 'BAD_ARGUMENT'],
  ['no measure', '{ series(measures: [], of: ["hill"]) { revision } }', 'BAD_ARGUMENT'],
])('%s is refused and suggests nothing that would be refused too', async (_, query, code) => {
  const [error] = (await opened.ask(query)).body.errors ?? [];
  expect(error?.extensions?.code).toBe(code);
  expect(error?.message).not.toMatch(/图表地址|hill-a”？/);
});

test('an id that something has is answered, also where there is nothing of it', async () => {
  const { body } = await opened.ask(
    '{ findings(filter: { rules: ["TX-FEE"], publisher: "hill-b" }) { totalCount } reports(filter: { publisher: "hill", year: 2019 }) { totalCount } }',
  );
  expect(body.data).toEqual({ findings: { totalCount: 0 }, reports: { totalCount: 0 } });
});

test('what is refused is null and leaves the rest of the request answered, by its name and place', async () => {
  const query = `{ wrong: series(measures: ["nothing.at.all"], of: ["hill"]) { revision }
    right: series(measures: ["requests.received"], of: ["hill"]) { series { points { year } } }
    findings(filter: { rules: ["NOPE"] }) { totalCount } regions { totalCount } }`;
  const { status, body } = await opened.ask(query);
  expect(status).toBe(200);
  expect(body.data).toEqual({
    wrong: null,
    right: { series: [{ points: [{ year: 2020 }, { year: 2021 }, { year: 2022 }] }] },
    findings: null,
    regions: { totalCount: 1 },
  });
  // Which of them is found out first is nothing to rely on.
  const refused = body.errors?.map((error) => `${Reflect.get(error, 'path')}: ${error.extensions?.code}`);
  expect(refused?.sort()).toEqual(['findings: NOT_FOUND', 'wrong: BAD_ARGUMENT']);
});

test('where every question is refused, nothing is answered, and the status tells why', async () => {
  const { status, body } = await opened.ask(
    '{ a: findings(filter: { rules: ["NOPE"] }) { totalCount } region(id: "x") { id } }',
  );
  expect([status, body.data, body.errors?.length]).toEqual([404, null, 1]);
});

test('rules are listed whether they found anything or not, and each may be asked about', async () => {
  const { body } = await opened.ask('{ rules { id severity title { zh en } } ruleCounts { rule { id } } }');
  const ids: readonly string[] = body.data.rules.map(({ id }: { id: string }) => id);
  const found: readonly string[] = body.data.ruleCounts.map(({ rule }: { rule: { id: string } }) => rule.id);
  expect([found.length > 0, found.length < ids.length, found.every((id) => ids.includes(id))]).toEqual([
    true,
    true,
    true,
  ]);
  for (const id of ids.slice(0, 3))
    expect((await opened.ask(`{ findings(filter: { rules: ["${id}"] }) { totalCount } }`)).body.errors).toBeUndefined();
});
