/** Who has reported, asked as anybody would; deadlines and days of publication set by those who may, and by nobody else. */

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { updatePublisher } from '../../../server/store/save/roster.ts';
import { enrolRegion, fillDistrict, openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { signIn } from '../../support/signed-in.ts';
import { file } from '../../support/small-district.ts';

let opened: TestApp;
let keys: Record<'administrator' | 'editor' | 'bureau' | 'elsewhere', Record<string, string>>;
let now: string;

beforeEach(async () => {
  now = '2026-02-10T01:00:00.000Z';
  opened = await openTestApp({
    now: () => now,
    fill: async (store) => {
      await fillDistrict(store);
      await enrolRegion(store.store, 'vale', '谷区');
      await file(store.store, 'hill-a', 2025, { publishedOn: '2026-01-31' });
      await file(store.store, 'hill-b', 2025, { publishedOn: '2026-02-03' });
    },
  });
  const bearer = async (plan: Parameters<typeof keyFor>[1]) => ({
    authorization: `Bearer ${await keyFor(opened.store, plan)}`,
  });
  keys = {
    administrator: await bearer({ label: '管理员' }),
    editor: await bearer({ label: '编辑', role: 'editor', scope: 'hill' }),
    bureau: await bearer({ label: '教育局', role: 'bureau', scope: 'hill-a' }),
    elsewhere: await bearer({ label: '外地', role: 'editor', scope: 'vale' }),
  };
});
afterEach(() => opened.dispose());

const FILINGS = `{ reporting(region: "hill", year: 2025) {
  day years bureaus { expected reported onTime late undated missing notYetDue } governments { missing notYetDue }
  filings { publisher { ... on Bureau { id } ... on Region { id } } kind state due dueByLaw days publishedOn readOn
    entered { on source actor { name { zh } } } report { id } contact mayDate receivedAt }
} }`;

async function filings(headers: Record<string, string> = {}) {
  const { body } = await opened.ask(FILINGS, {}, headers);
  expect(body.errors).toBeUndefined();
  return body.data.reporting;
}

const setDay = (report: string, date: string | null, source: string | null = '门户网站', since: number | null = null) =>
  [
    'mutation ($report: ID!, $date: String, $source: String, $since: Int) { set: setPublicationDate(report: $report, date: $date, source: $source, since: $since) { revision report { publishedOn filing { state days publishedOn } } problems { code sentence { zh en } } } }',
    { report, date, source, since },
  ] as const;

const setDue = (input: object, since: number | null = null) =>
  [
    'mutation ($input: DueDateInput!, $since: Int) { set: setDueDate(input: $input, since: $since) { revision rules { region { id } kind since month day } problems { code sentence { zh en } } } }',
    { input, since },
  ] as const;

async function change([query, variables]: readonly [string, object], who: keyof typeof keys | null = 'administrator') {
  const { body } = await opened.ask(query, { ...variables }, who === null ? {} : keys[who]);
  expect(body.errors).toBeUndefined();
  return body.data.set;
}

async function revisions(): Promise<number> {
  const { body } = await opened.ask('{ revisions(first: 1) { nodes { number } } }');
  return body.data.revisions.nodes[0].number;
}

describe('who has reported', () => {
  test('is a row for everybody on the list and the region itself, with how each stands', async () => {
    const { day, years, bureaus, governments, filings: rows } = await filings();
    expect([day, years]).toEqual(['2026-02-10', [2020, 2021, 2022, 2023, 2024, 2025]]);
    expect(rows.map((row: never) => Object.values(row).slice(0, 6))).toEqual([
      [{ id: 'hill-a' }, 'department', 'onTime', '2026-01-31', true, null],
      [{ id: 'hill-b' }, 'department', 'late', '2026-01-31', true, 3],
      [{ id: 'hill-c' }, 'department', 'missing', '2026-01-31', true, 10],
      [{ id: 'hill' }, 'region', 'notYetDue', '2026-03-31', true, 49],
    ]);
    expect(bureaus).toEqual({ expected: 3, reported: 2, onTime: 1, late: 1, undated: 0, missing: 1, notYetDue: 0 });
    expect(governments).toEqual({ missing: 0, notYetDue: 1 });
    expect(rows[1]).toMatchObject({ readOn: '2026-02-03', receivedAt: '2026-01-20T02:00:00.000Z' });
  });

  test('expects whom the overview expects, in every year', async () => {
    for (const year of [2019, 2020, 2021, 2022, 2025]) {
      const { body } = await opened.ask(
        `{ reporting(region: "hill", year: ${year}) { bureaus { expected reported missing } } region(id: "hill") { coverage(year: ${year}) { expected reported missing { id } } } }`,
      );
      const { expected, reported, missing } = body.data.region.coverage;
      expect(body.data.reporting.bureaus, `${year}`).toEqual({ expected, reported, missing: missing.length });
    }
  });

  test('counts days by the calendar in China', async () => {
    now = '2026-02-10T15:59:59.000Z';
    expect((await filings()).filings[2].days).toBe(10);
    now = '2026-02-10T16:00:00.000Z';
    expect((await filings()).filings[2].days).toBe(11);
    now = '2026-01-31T15:59:59.000Z';
    expect((await filings()).filings[2]).toMatchObject({ state: 'notYetDue', days: 0 });
  });

  test('is refused for a region on no list, and for more than can be paid', async () => {
    for (const year of [-1, 2007, 2101, 2_147_483_647]) {
      const { body: far } = await opened.ask(`{ reporting(region: "hill", year: ${year}) { filings { days } } }`);
      expect(far.errors?.[0]?.extensions?.code).toBe('BAD_ARGUMENT');
    }
    const { body } = await opened.ask('{ reporting(region: "nowhere", year: 2025) { day } }');
    expect(body.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('tells contacts to those who are signed in, and who may enter whose day', async () => {
    await opened.store.writer.transaction((tx) => updatePublisher(tx, 'hill-a', { contact: '张三 0000' }));
    const told = async (headers?: Record<string, string>) =>
      (await filings(headers)).filings.map((row: { contact: string | null; mayDate: boolean }) => [
        row.contact,
        row.mayDate,
      ]);
    expect(await told()).toEqual([
      [null, false],
      [null, false],
      [null, false],
      [null, false],
    ]);
    // No day can be entered where no report is held.
    expect(await told(keys.editor)).toEqual([
      ['张三 0000', true],
      [null, true],
      [null, false],
      [null, false],
    ]);
    expect((await told(keys.bureau)).map(([, may]: [unknown, boolean]) => may)).toEqual([true, false, false, false]);
    expect((await told(keys.elsewhere)).map(([, may]: [unknown, boolean]) => may)).toEqual(Array(4).fill(false));
  });
});

describe('a day of publication', () => {
  test('that is entered holds before the one read, which stays; and can be taken back', async () => {
    const set = await change(setDay('hill-b-2025', '2026-01-30', ' https://example.org/a '), 'editor');
    expect(set).toMatchObject({
      problems: [],
      report: { publishedOn: '2026-02-03', filing: { state: 'onTime', publishedOn: '2026-01-30' } },
    });
    expect((await filings()).filings[1]).toMatchObject({
      state: 'onTime',
      publishedOn: '2026-01-30',
      readOn: '2026-02-03',
      entered: { on: '2026-01-30', source: 'https://example.org/a', actor: { name: { zh: '编辑' } } },
    });
    expect((await change(setDay('hill-b-2025', null))).report.filing).toEqual({
      state: 'late',
      days: 3,
      publishedOn: '2026-02-03',
    });
    expect((await filings()).filings[1].entered).toBeNull();
  });

  test('makes an undated report late or not', async () => {
    await file(opened.store, 'hill-c', 2025);
    expect((await filings()).filings[2]).toMatchObject({ state: 'undated', publishedOn: null });
    expect((await change(setDay('hill-c-2025', '2026-02-10'))).report.filing).toMatchObject({
      state: 'late',
      days: 10,
    });
  });

  test('again is done already, and makes no revision', async () => {
    const before = await revisions();
    expect((await change(setDay('hill-b-2025', '2026-01-30'))).revision).toBe(before + 1);
    expect((await change(setDay('hill-b-2025', '2026-01-30'))).revision).toBeNull();
    expect((await change(setDay('hill-a-2025', null))).revision).toBeNull();
    expect(await revisions()).toBe(before + 1);
  });

  test.each([
    ['2026-02-30', '门户网站', '日历上没有'],
    ['2026/1/30', '门户网站', '日历上没有'],
    ['2025-12-30', '门户网站', '早于 2025 年年底'],
    ['2026-02-11', '门户网站', '还没有到'],
    ['2026-01-30', ' ', '出处'],
    ['2026-01-30', null, '出处'],
    ['2026-01-30', 'x'.repeat(501), '出处'],
  ])('%s from %s is refused, with nothing stored', async (date, source, why) => {
    const before = await revisions();
    const { revision, problems } = await change(setDay('hill-a-2025', date, source));
    expect([revision, problems[0].code]).toEqual([null, 'BAD_ARGUMENT']);
    expect(problems[0].sentence.zh).toContain(why);
    expect(await revisions()).toBe(before);
  });

  test('may be the last day of the year and today', async () => {
    expect((await change(setDay('hill-a-2025', '2025-12-31'))).problems).toEqual([]);
    expect((await change(setDay('hill-a-2025', '2026-02-10'))).problems).toEqual([]);
  });

  test('of a report that nobody knows is refused', async () => {
    expect((await change(setDay('hill-c-2025', '2026-02-01'))).problems[0].code).toBe('NOT_FOUND');
  });

  test('changed by another since it was opened is told, with who and what', async () => {
    const opening = await revisions();
    await change(setDay('hill-b-2025', '2026-01-29', '公报'), 'editor');
    const { problems } = await change(setDay('hill-b-2025', '2026-01-30', '门户网站', opening));
    expect(problems[0].code).toBe('CHANGED_SINCE');
    expect(problems[0].sentence.zh).toContain(
      '编辑于 2026-02-10 09:00 改过公布日期：山区民政局 2025 年报告 2026-01-29（公报）',
    );
    // Another report's day is another matter; and the same as the other entered is done already.
    expect((await change(setDay('hill-a-2025', '2026-01-30', '门户网站', opening))).problems).toEqual([]);
    expect(await change(setDay('hill-b-2025', '2026-01-29', '公报', opening))).toMatchObject({
      revision: null,
      problems: [],
    });
  });

  test('is entered by a bureau for itself, by an editor within the region, and by nobody else', async () => {
    const codes = async (report: string, who: keyof typeof keys | null) =>
      (await change(setDay(report, '2026-01-28'), who)).problems.map((problem: { code: string }) => problem.code);
    expect(await codes('hill-a-2025', null)).toEqual(['NOT_SIGNED_IN']);
    expect(await codes('hill-a-2025', 'elsewhere')).toEqual(['NOT_ALLOWED']);
    expect(await codes('hill-b-2025', 'bureau')).toEqual(['NOT_ALLOWED']);
    expect(await codes('hill-a-2025', 'bureau')).toEqual([]);
    expect(await codes('hill-b-2025', 'editor')).toEqual([]);
  });
});

describe('a deadline', () => {
  test('that is set holds for the table, the overview and charts alike, from its first year on', async () => {
    now = '2026-01-25T01:00:00.000Z';
    const gap = async () => {
      const { series } = (await opened.app.inject('/chart.json?measure=requests.received&of=hill-c&years=2025')).json();
      return series[0].points[0].gap;
    };
    expect([(await filings()).filings[2].state, await gap()]).toEqual(['notYetDue', 'notYetDue']);
    const before = (await opened.app.inject('/chart.json?measure=requests.received&of=hill-c&years=2025')).headers.etag;
    const set = await change(setDue({ region: 'hill', month: 1, day: 20, since: 2025 }), 'editor');
    expect(set).toMatchObject({
      problems: [],
      rules: [{ region: { id: 'hill' }, kind: null, since: 2025, month: 1, day: 20 }],
    });
    const after = await opened.app.inject('/chart.json?measure=requests.received&of=hill-c&years=2025');
    expect(after.headers.etag).not.toBe(before);
    expect((await filings()).filings[2]).toMatchObject({
      state: 'missing',
      days: 5,
      due: '2026-01-20',
      dueByLaw: false,
    });
    expect(await gap()).toBe('notReported');
    // Published on the last day by law, which is not the last day any more.
    expect((await filings()).filings[0]).toMatchObject({ state: 'late', days: 11 });
    const { body } = await opened.ask(
      '{ region(id: "hill") { coverage(year: 2025) { missing { id } } } reporting(region: "hill", year: 2024) { filings { due } } }',
    );
    expect(body.data.region.coverage.missing).toEqual([{ id: 'hill-c' }]);
    expect(body.data.reporting.filings[0].due).toBe('2025-01-31');
  });

  test('that is pinned stays as it was at its revision', async () => {
    now = '2026-01-25T01:00:00.000Z';
    const pinned = await revisions();
    await change(setDue({ region: 'hill', month: 1, day: 10 }));
    const { series } = (
      await opened.app.inject(`/chart.json?measure=requests.received&of=hill-c&years=2025&rev=${pinned}`)
    ).json();
    // The reports were accepted on 20 January: by law there was time, by the deadline set later there was none.
    expect(series[0].points[0].gap).toBe('notYetDue');
  });

  test('takes the place of the one before, is taken back, and again is done already', async () => {
    const of = { region: 'hill', kind: 'department' };
    await change(setDue({ ...of, month: 1, day: 20 }));
    expect((await change(setDue({ ...of, month: 1, day: 15 }))).rules).toHaveLength(1);
    expect((await change(setDue({ ...of, month: 1, day: 15 }))).revision).toBeNull();
    expect((await change(setDue({ month: 3, day: 1, kind: 'region' }))).rules).toHaveLength(2);
    expect((await change(setDue(of))).rules).toEqual([{ region: null, kind: 'region', since: null, month: 3, day: 1 }]);
    expect((await change(setDue(of))).revision).toBeNull();
    expect((await filings()).filings.map((row: { due: string }) => row.due)).toEqual([
      ...Array(3).fill('2026-01-31'),
      '2026-03-01',
    ]);
  });

  test.each([
    [{ month: 2, day: 30 }, 'BAD_ARGUMENT'],
    [{ month: 13, day: 1 }, 'BAD_ARGUMENT'],
    [{ month: 1 }, 'BAD_ARGUMENT'],
    [{ month: 1, day: 20, since: 1999 }, 'BAD_ARGUMENT'],
    [{ region: 'nowhere', month: 1, day: 20 }, 'NOT_FOUND'],
    [{ region: 'hill-a', month: 1, day: 20 }, 'NOT_FOUND'],
  ])('%o is refused, with nothing stored', async (input, code) => {
    const before = await revisions();
    expect((await change(setDue(input))).problems[0].code).toBe(code);
    expect(await revisions()).toBe(before);
  });

  test('changed by another since it was opened is told', async () => {
    const opening = await revisions();
    await change(setDue({ region: 'hill', month: 1, day: 20 }), 'editor');
    const { problems } = await change(setDue({ region: 'hill', month: 1, day: 25 }, opening));
    expect(problems[0].sentence.zh).toContain('编辑于 2026-02-10 09:00 改过报送期限：山区各类单位次年 1 月 20 日前');
    expect((await change(setDue({ month: 1, day: 25 }, opening))).problems).toEqual([]);
    // Taken back since is changed since.
    const then = await revisions();
    await change(setDue({ region: 'hill' }), 'editor');
    expect((await change(setDue({ region: 'hill', month: 1, day: 26 }, then))).problems[0].code).toBe('CHANGED_SINCE');
  });

  test('is set by an editor within the region, and for everybody by administrators only', async () => {
    const codes = async (input: object, who: keyof typeof keys | null) =>
      (await change(setDue({ month: 1, day: 20, ...input }), who)).problems.map(
        (problem: { code: string }) => problem.code,
      );
    expect(await codes({ region: 'hill' }, null)).toEqual(['NOT_SIGNED_IN']);
    for (const who of ['bureau', 'elsewhere'] as const)
      expect(await codes({ region: 'hill' }, who)).toEqual(['NOT_ALLOWED']);
    expect(await codes({}, 'editor')).toEqual(['NOT_ALLOWED']);
    expect(await codes({ region: 'hill' }, 'editor')).toEqual([]);
    expect(await codes({}, 'administrator')).toEqual([]);
  });
});

test('both stand in the audit as what they are, and leave the list as it was', async () => {
  const list = await opened.ask('{ revisions(first: 50) { nodes { number kind } } }');
  const roster = list.body.data.revisions.nodes.find((one: { kind: string }) => one.kind === 'roster');
  await change(setDue({ region: 'hill', month: 1, day: 20 }), 'editor');
  await change(setDay('hill-a-2025', '2026-01-20'), 'bureau');
  const { body } = await opened.ask(
    '{ audit(filter: { actions: [deadline, publication] }) { nodes { action sentence { zh } actor { name { zh } } report { id } } } revisions(first: 2) { nodes { kind } } }',
    {},
    keys.administrator,
  );
  expect(body.data.audit.nodes).toEqual([
    {
      action: 'publication',
      sentence: { zh: '登记了公布日期：山区教育局 2025 年报告 2026-01-20（门户网站）' },
      actor: { name: { zh: '教育局' } },
      report: { id: 'hill-a-2025' },
    },
    {
      action: 'deadline',
      sentence: { zh: '设定了报送期限：山区各类单位次年 1 月 20 日前' },
      actor: { name: { zh: '编辑' } },
      report: null,
    },
  ]);
  expect(body.data.revisions.nodes).toEqual([{ kind: 'publication' }, { kind: 'deadline' }]);
  const { rosterRevision } = await import('../../../server/store/find/roster.ts');
  expect(await rosterRevision(opened.store.reader)).toBe(roster.number);
});

describe('files', () => {
  test('hold what the graph answers, chosen and sorted as asked', async () => {
    const csv = await opened.app.inject('/reporting.csv?region=hill&year=2025&sort=-late');
    expect(csv.headers['content-disposition']).toContain(encodeURIComponent('山区 2025 年度报送情况.csv'));
    expect(csv.body.startsWith('\uFEFF')).toBe(true);
    const lines = csv.body.trim().split('\r\n');
    expect(lines[0]).toBe('"单位","类别","状况","公布日期","报送期限","逾期天数","收到日期","数据版本","不符","存疑"');
    expect(lines[1]).toBe('"山区水利局","部门","未报送，已过期限 10 天","","2026-01-31",10,,,,');
    expect(lines[2]).toMatch(/^"山区民政局","部门","逾期 3 天","2026-02-03","2026-01-31",3,"2026-01-20",1\d,/);
    expect(lines[4]).toMatch(/^"山区人民政府","本级政府总报告","未报送，还有 49 天","","2026-03-31",/);
    const some = await opened.app.inject('/reporting.csv?region=hill&year=2025&state=late&lang=en');
    expect(some.body.trim().split('\r\n').slice(1)).toEqual([
      expect.stringMatching(/^"hill-b","Department","3 days late"/),
    ]);
  });

  test('hold contacts for those who are signed in, and no formulas', async () => {
    await opened.store.writer.transaction((tx) => updatePublisher(tx, 'hill-a', { contact: '=HYPERLINK("x")' }));
    expect((await opened.app.inject('/reporting.csv?region=hill&year=2025')).body).not.toContain('HYPERLINK');
    const headers = await signIn(opened.app, keys.editor.authorization?.slice('Bearer '.length) ?? '');
    const csv = await opened.app.inject({ url: '/reporting.csv?region=hill&year=2025', headers });
    expect(csv.body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv.headers['cache-control']).toBe('private, no-cache');
  });

  test('as a workbook hold the same cells', async () => {
    const { readXlsx } = await import('hucre');
    const answer = await opened.app.inject('/reporting.xlsx?region=hill&year=2025&lang=en');
    expect(answer.headers['content-type']).toContain('spreadsheetml');
    const [sheet] = (await readXlsx(answer.rawPayload)).sheets;
    expect(sheet?.rows[0]?.slice(0, 6)).toEqual(['Bureau', 'Kind', 'State', 'Published', 'Due', 'Days late']);
    expect(sheet?.rows[2]?.slice(0, 6)).toEqual(['hill-b', 'Department', '3 days late', '2026-02-03', '2026-01-31', 3]);
    expect(sheet?.rows).toHaveLength(5);
  });

  test.each(['region=nowhere&year=2025', 'region=hill&year=x', 'region=hill', 'region=hill&year=2025&state=latest'])(
    '%s is refused with what is allowed',
    async (query) => {
      const answer = await opened.app.inject(`/reporting.csv?${query}`);
      expect([400, 404]).toContain(answer.statusCode);
      expect(answer.json().errors[0].message.length).toBeGreaterThan(20);
    },
  );
});
