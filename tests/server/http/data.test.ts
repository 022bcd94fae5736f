/** Data for programs: tidy tables that can be added up without a rule to redo, each of one state of the data. */
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Limits } from '../../../server/http/limits.ts';
import { openTestApp, type TestApp, UNHURRIED } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { readTable } from '../../support/read-rows.ts';
import { enrol, file, received } from '../../support/small-district.ts';

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp();
});
afterAll(() => opened.dispose());

const get = (url: string, headers: Record<string, string> = {}) => opened.app.inject({ url, headers });

const read = (text: string) => readTable(text).rows;

describe('the series of a question', () => {
  const ADDRESS = 'measure=requests.received,rate.granted&of=hill,region:hill/*,region:hill/report&years=2020..2022';

  test('are the numbers of the chart, with their gaps, codes and coverage', async () => {
    const rows = read((await get(`/data/series.csv?${ADDRESS}`)).body);
    const { series } = (await get(`/chart.json?kind=table&${ADDRESS}`)).json();
    expect(rows.length).toBe(series.flatMap((one: { points: unknown[] }) => one.points).length);
    const inChart = series.flatMap((one: { subject: { id: string }; quantity: string; points: Point[] }) =>
      one.points.map((point) => [one.subject.id, one.quantity, point.year, point.value, point.gap]),
    );
    const told = rows.map(({ subject_id, quantity, year, value, gap }) => [
      ...[subject_id, quantity, Number(year)],
      value === '' ? null : Number(value),
      gap === '' ? null : gap,
    ]);
    expect(told).toEqual(inChart);
    const [missing] = rows.filter((row) => row.subject_id === 'hill' && row.year === '2022');
    expect(missing).toMatchObject({ value: '20', reported: '2', expected: '3', missing: 'hill-b', scope: 'bureaus' });
  });

  test('are JSON-stat as well, of the same values', async () => {
    const { value } = (await get(`/data/series.jsonstat?${ADDRESS}`)).json();
    const numbers = (facts: unknown[]) =>
      facts.flatMap((fact) => (fact === null || fact === '' ? [] : [Number(fact)])).sort();
    const rows = read((await get(`/data/series.csv?${ADDRESS}`)).body);
    expect(numbers(value)).toEqual(numbers(rows.map((row) => row.value)));
  });

  test('are plain bytes for programs: no byte order mark, LF, and the same as lines of JSON', async () => {
    const csv = await get(`/data/series.csv?${ADDRESS}`);
    expect(csv.rawPayload[0]).not.toBe(0xef);
    expect(csv.body).not.toContain('\r');
    const lines = (await get(`/data/series.ndjson?${ADDRESS}`)).body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(
      lines.map((row) => Object.fromEntries(Object.entries(row).map(([name, fact]) => [name, String(fact ?? '')]))),
    ).toEqual(read(csv.body));
  });
});

interface Point {
  readonly year: number;
  readonly value: number | null;
  readonly gap: string | null;
}

describe('every figure', () => {
  test('adds up in SQL to the sums of the district, without a rule to redo', async () => {
    const rows = read((await get('/data/figures.csv?rev=9')).body);
    const db = new Database(':memory:');
    db.exec('create table figures (publisher_id, publisher_kind, year, measure_id, applicant, counted)');
    const insert = db.prepare('insert into figures values (?, ?, ?, ?, ?, ?)');
    for (const one of rows) {
      const { publisher_id, publisher_kind, year, measure_id, applicant, counted } = one;
      insert.run(
        publisher_id,
        publisher_kind,
        Number(year),
        measure_id,
        applicant,
        counted === '' ? null : Number(counted),
      );
    }
    const sums = db
      .prepare(
        `select year, sum(counted) as value from figures
         where publisher_kind = 'bureau' and measure_id = ? and applicant in ('total', '') group by year order by year`,
      )
      .raw();
    for (const measure of ['requests.received', 'licensing.decisions', 'review.total', 'disclosures.total']) {
      const { series } = (await get(`/chart.json?kind=table&measure=${measure}&of=hill&rev=9`)).json();
      const asked = series[0].points.filter(({ value }: Point) => value !== null);
      const added = (sums.all(measure) as [number, number | null][]).filter(([, value]) => value !== null);
      expect(asked.length, measure).toBeGreaterThan(0);
      expect(added, measure).toEqual(asked.map(({ year, value }: Point) => [year, value]));
    }
    db.close();
  });

  test('is chosen by whose, when and what; by region with the report of its government', async () => {
    const rows = read((await get('/data/figures.csv?region=hill&years=2022&measure=requests.received')).body);
    const whose = new Set(rows.map(({ publisher_id, publisher_kind }) => `${publisher_kind} ${publisher_id}`));
    expect(whose).toEqual(new Set(['region hill', 'bureau hill-a', 'bureau hill-c']));
    const of = read((await get('/data/figures.csv?of=hill-a&measure=requests.received')).body);
    expect(new Set(of.map(({ publisher_id }) => publisher_id))).toEqual(new Set(['hill-a']));
    expect(new Set(of.map(({ year }) => year)).size).toBe(3);
    const total = of.find(({ applicant, year }) => applicant === 'total' && year === '2021');
    expect(total).toMatchObject({
      value: '5',
      counted: '5',
      computed: 'false',
      measure_name_zh: expect.stringMatching(/申请/),
    });
  });

  test('is of one revision for ever where it is named, and changes its tag with the data where it is not', async () => {
    const pinned = await get('/data/figures.csv?rev=9&of=hill-b');
    const live = await get('/data/figures.csv?of=hill-b');
    expect(pinned.headers['cache-control']).toMatch(/immutable/);
    expect((await get('/data/figures.csv?of=hill-b', { 'if-none-match': String(live.headers.etag) })).statusCode).toBe(
      304,
    );
    await file(opened.store, 'hill-b', 2022, { cells: received(77) });
    expect((await get('/data/figures.csv?of=hill-b', { 'if-none-match': String(live.headers.etag) })).statusCode).toBe(
      200,
    );
    expect((await get('/data/figures.csv?rev=9&of=hill-b')).body).toBe(pinned.body);
    // Pages name a revision otherwise.
    expect((await get('/data/figures.csv?asOf=9&of=hill-b')).body).toBe(pinned.body);
    const series = (name: string) => get(`/data/series.csv?measure=requests.received&of=hill-b&${name}=9`);
    expect((await series('asOf')).body).toBe((await series('rev')).body);
  });

  test('is many rows sent as they are read, to a few at a time, and to nobody who only asks whether it is there', async () => {
    const whole = (await get('/data/figures.csv')).body;
    expect(read(whole).length).toBeGreaterThan(1000);
    for (let time = 0; time < 10; time += 1) {
      const { statusCode, body } = await opened.app.inject({ method: 'HEAD', url: '/data/figures.csv' });
      expect([statusCode, body]).toEqual([200, '']);
    }
    const answers = await Promise.all(Array.from({ length: 8 }, () => get('/data/figures.csv')));
    const codes = answers.map(({ statusCode }) => statusCode);
    expect(new Set(codes)).toEqual(new Set([200, 503]));
    for (const { statusCode, body } of answers) if (statusCode === 200) expect(body).toBe(whole);
    expect((await get('/data/figures.csv')).statusCode).toBe(200);
  });

  test.each([
    ['measure=rate.granted', 'codebook'],
    ['measure=nothing', 'codebook'],
    ['years=lately', '2019..2025'],
    ['rev=latest', '数据版本'],
    ['rev=99', '99'],
    ['of=region:', 'region'],
    ['bureau=hill-a', 'region'],
    ['of=nobody', 'nobody'],
    ['region=nowhere', 'nowhere'],
  ])('is refused for %s with what is allowed', async (query, said) => {
    const answer = await get(`/data/figures.csv?${query}`);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json().errors[0].message).toContain(said);
  });
});

test('the tables of a revision are a data package: each path gives what its schema says', async () => {
  const told = (await get('/data/datapackage.json?rev=9')).json();
  expect(told).toMatchObject({ $schema: expect.stringContaining('/2.0/'), version: '9' });
  const types: Readonly<Record<string, RegExp>> = {
    integer: /^-?\d+$/,
    number: /^-?\d+(\.\d+)?$/,
    boolean: /^(true|false)$/,
    date: /^\d{4}-\d\d-\d\d$/,
    string: /^/,
  };
  for (const { path, schema } of told.resources) {
    const rows = read((await get(path.replace(/^https?:\/\/[^/]+/, ''))).body);
    expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map(({ name }: { name: string }) => name));
    for (const { name, type } of schema.fields) {
      const wrong = rows.map((row) => row[name] ?? '').filter((fact) => fact !== '' && !types[type]?.test(fact));
      expect(wrong, `${name} ${type}`).toEqual([]);
    }
  }
});

test('the codebook explains every column, and every code that stands in one that has codes', async () => {
  const book = read((await get('/data/codebook.csv')).body);
  const tables = {
    series: read((await get('/data/series.csv?measure=requests.received&of=region:hill/*')).body),
    figures: read((await get('/data/figures.csv')).body),
  };
  for (const [table, rows] of Object.entries(tables)) {
    const lines = book.filter((line) => line.table === table);
    const columns = lines.filter(({ code }) => code === '').map(({ column }) => column ?? '');
    expect(columns).toEqual(Object.keys(rows[0] ?? {}));
    for (const name of columns) {
      const codes = new Set(lines.flatMap(({ column, code }) => (column === name && code ? [code] : [])));
      const used = new Set(rows.map((row) => row[name] ?? '').filter((fact) => fact !== ''));
      if (codes.size > 0)
        expect(
          [...used].filter((code) => !codes.has(code)),
          name,
        ).toEqual([]);
    }
  }
  for (const line of book) expect([line.description_zh, line.description_en], line.column).not.toContain('');
});

test('a figure of which a finding was dismissed fails no more; as of before, it did', async () => {
  const wrong = { ...received(5), 'IV/review.upheld': 2, 'IV/review.total': 5 };
  const judged = await openTestApp({
    fill: ({ store }) => enrol(store).then(() => file(store, 'hill-a', 2023, { cells: wrong })),
  });
  const key = { authorization: `Bearer ${await keyFor(judged.store, {})}` };
  const failed = async (at = '') => {
    const { body } = await judged.app.inject(`/data/figures.csv?of=hill-a&measure=review.total${at}`);
    return read(body).map((row) => row.failed);
  };
  expect(await failed()).toEqual(['true']);
  const said = 'verdict: dismissed, reason: "总计另计"';
  const findings = '["hill-a-2023/T4-SUM/review"]';
  const { body } = await judged.ask(`mutation { judgeFindings(findings: ${findings}, ${said}) { revision } }`, {}, key);
  expect(await failed()).toEqual(['false']);
  expect(await failed(`&rev=${body.data.judgeFindings.revision - 1}`)).toEqual(['true']);
  await judged.dispose();
});

test('so many tables are sent at a time to one address and in all; each makes room when it is over', async () => {
  const asked = async (streams: Limits['streams']) => {
    const few = await openTestApp({ limits: { ...UNHURRIED, streams } });
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push(await few.app.inject('/data/figures.csv'));
    await few.dispose();
    return answers;
  };
  for (const { statusCode } of await asked({ ofAddress: 1, whole: 1 })) expect(statusCode).toBe(200);
  for (const limits of [
    { ofAddress: 0, whole: 1 },
    { ofAddress: 1, whole: 0 },
  ]) {
    const [refused] = await asked(limits);
    expect([refused?.statusCode, refused?.headers['retry-after'], refused?.json().errors[0].extensions.code]).toEqual([
      ...[503, '30', 'BUSY'],
    ]);
    // No cache keeps that, and no browser puts it aside as the file.
    expect(refused?.headers['cache-control']).toBe('no-store');
    expect(refused?.headers['content-disposition']).toBeUndefined();
  }
});
