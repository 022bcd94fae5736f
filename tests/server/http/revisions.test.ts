/** What changed since a revision, as a file that a spreadsheet opens. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCorrections } from '../../../server/corrections/door.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, file } from '../../support/small-district.ts';

let opened: TestApp;
let since: number;
beforeAll(async () => {
  opened = await openTestApp();
  const filed = await file(opened.store, 'hill-a', 2024, { cells: { 'IV/review.upheld': 1, 'IV/review.total': 0 } });
  since = filed.revision;
  const change = { report: 'hill-a-2024', target: { cell: 'IV/review.total' }, value: 3, reason: '漏填', source: null };
  const corrections = openCorrections(opened.store);
  await corrections.correct(change, { actor: 'tests', at: AT, since: null });
  await corrections.withdraw({ report: 'hill-a-2024', reason: '报错了' }, { actor: 'tests', at: AT, since: null });
});
afterAll(() => opened.dispose());

const rowsOf = async (query: string) => {
  const { body, statusCode, headers } = await opened.app.inject(`/revisions.csv${query}`);
  return {
    statusCode,
    headers,
    body,
    rows: body
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n'),
  };
};

test('a row a figure, with what it was, what it is and why; newest first', async () => {
  const { rows, headers } = await rowsOf(`?since=${since}`);
  expect(headers['content-disposition']).toContain('.csv');
  expect(rows[0]).toContain('"理由"');
  expect(rows.at(-1)).toMatch(
    /"更正".*"漏填","hill-a","山区教育局",2024,"IV\/review.total","表四 行政复议 · 总计",0,3$/,
  );
  expect(rows[1]).toMatch(/"撤回年报".*"报错了".*"无年报"$/);
  expect((await rowsOf(`?since=${since}&until=${since + 1}`)).rows).toHaveLength(2);
  expect((await rowsOf(`?since=${since}&of=hill-b`)).rows).toHaveLength(1);
  expect((await rowsOf(`?since=${since}&lang=en`)).rows[0]).toContain('"why"');
});

test('of more changes than are read at once, each is there once', async () => {
  for (let year = 2008; year < 2020; year += 1)
    await file(opened.store, 'hill-b', year, { cells: { 'IV/review.upheld': year } });
  const { rows } = await rowsOf('?since=0');
  const numbers = [...new Set(rows.slice(1).map((row) => Number(row.split(',')[0])))];
  const all = await opened.store.reader.db.selectFrom('revision').select('number').orderBy('number', 'desc').execute();
  expect(all.length).toBeGreaterThan(20);
  expect(numbers).toEqual(all.map(({ number }) => Number(number)));
});

test('what is no revision, and whom nobody knows, is refused with a sentence', async () => {
  for (const query of ['?since=x', '?since=99999', '?until=99999', '?of=nobody']) {
    const { statusCode, body } = await rowsOf(query);
    expect(statusCode, query).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(JSON.parse(body)), query).toMatch(/[\u4e00-\u9fff]{3}/);
  }
});

test.each(['/reporting.csv?region=hill&year=2024', '/findings.csv?region=hill&year=2024'])(
  '%s is as of a revision where its address names one',
  async (address) => {
    const [then, now] = await Promise.all(
      [`${address}&asOf=${since}`, address].map(async (one) => (await opened.app.inject(one)).body),
    );
    // The report was withdrawn since.
    expect(then).not.toBe(now);
    expect(then).toContain('教育局');
    expect((await opened.app.inject(`${address}&asOf=99999`)).statusCode).toBe(400);
    expect((await opened.app.inject(`${address}&asOf=x`)).statusCode).toBe(400);
  },
);
