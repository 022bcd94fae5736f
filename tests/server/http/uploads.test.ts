import type { InjectOptions } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ensureReadings, ensureReceipts, isGood } from '../../../client/intake/reading.ts';
import { looksAround } from '../../../schema/check/check.ts';
import { countOutcomes } from '../../../schema/check/finding.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';
import { zipOf } from '../ingest/formats/zip-writer.ts';

const BOUNDARY = 'gongkai-test-boundary';

interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly content: string | Uint8Array;
  readonly type?: string;
}

function multipartOf(parts: readonly Part[]): { payload: Buffer; headers: Record<string, string> } {
  const chunks = parts.flatMap(({ name, fileName, content, type = 'text/plain' }) => [
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n${fileName === undefined ? '' : `Content-Type: ${type}\r\n`}\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${BOUNDARY}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}

let opened: TestApp;

async function post(url: string, parts: readonly Part[], headers: Record<string, string> = {}) {
  const form = multipartOf(parts);
  return opened.app.inject({ method: 'POST', url, payload: form.payload, headers: { ...form.headers, ...headers } });
}

describe('documents by upload', () => {
  let key = '';
  beforeEach(async () => {
    opened = await openTestApp();
    key = await keyFor(opened.store);
  });
  afterEach(() => opened.dispose());

  const revision = async (): Promise<number> => (await getRevision(opened.store.reader, null)).number;

  test('are read and checked without a key, and nothing is stored', async () => {
    const before = await revision();
    const answer = await post('/readings', [
      { name: 'file', fileName: '教育局.txt', content: reportText('山区教育局', 2023, 4) },
    ]);
    expect(answer.statusCode).toBe(200);
    const [reading] = answer.json().readings;
    expect(reading).toMatchObject({
      fileName: '教育局.txt',
      problem: null,
      publisher: { id: 'hill-a' },
      year: 2023,
      question: null,
      existing: null,
      cells: { numbers: 200, all: 200, gaps: 0 },
      previous: {
        report: 'hill-a-2022',
        differences: expect.arrayContaining([{ cell: 'III/1/total', previous: 0, current: 4 }]),
      },
      report: { document: { fileName: '教育局.txt' } },
    });
    expect(reading.report.figures).toHaveLength(200);
    expect(reading.report.findings[0].message.zh.length).toBeGreaterThan(5);
    expect(await revision()).toBe(before);
  });

  test('are read as the type of their part says, where they leave it open, and a type they contradict is remarked on', async () => {
    const content = reportText('山区教育局', 2023, 4);
    const answer = await post('/readings', [
      { name: 'file', fileName: 'a', type: 'text/html', content: content.replaceAll('\n', '<br>') },
      { name: 'file', fileName: 'a', type: 'application/pdf', content },
    ]);
    const [page, text] = answer.json().readings;
    expect(page).toMatchObject({ publisher: { id: 'hill-a' }, year: 2023, report: { notes: [] } });
    expect(text).toMatchObject({ year: 2023, report: { notes: [{ code: 'otherMediaType' }] } });
    expect(text.report.notes[0].detail).toContain('application/pdf');
  });

  test('show a report as the graph does once it is stored, and as the pages expect it', async () => {
    const content = reportText('山区教育局', 2023, 4).replace('行政许可\t12', '行政许可\t若干');
    const read = await post('/readings', [{ name: 'file', fileName: 'a.txt', content }]);
    const [reading] = ensureReadings(read.json()) ?? [];
    if (!reading || !isGood(reading)) throw new Error('The document was not read');
    const answer = await post('/documents', [{ name: 'file', fileName: 'a.txt', content }], {
      authorization: `Bearer ${key}`,
    });
    expect(ensureReceipts(answer.json())?.[0]).toMatchObject({ receipt: { report: 'hill-a-2023' } });
    const { body } = await opened.ask(`{ report(id: "hill-a-2023") {
      year kind title publishedOn editions { section block edition }
      figures { cell measure { id } applicant value gap printed place { start end line } confidence }
      narrative { index measure label value approximate counter quote place { start end line } }
      findings {
        id report { id } outcome severity subject message { zh en } arithmetic expected actual
        rule { id title { zh en } explanation { zh en } basis { zh en } severity version }
        operands { cell narrative passage { start end line } elsewhere { report cell } label value side }
      }
      findingCounts { failed suspicious confirmed notAssessable }
      document { hash fileName mediaType size text }
      outline { ordinal title place { start end line } }
      notes { code detail place { start end line } }
    } }`);
    expect(reading.report.figures.filter((figure) => figure.gap !== null)).toHaveLength(1);
    expect(reading.report.narrative.length).toBeGreaterThan(0);
    const { findings: all, findingCounts, ...shown } = body.data.report;
    // It is held against what stands around it, whether it is stored or not.
    const findings = all;
    expect(findings.some(({ rule }: { rule: { id: string } }) => looksAround({ rule: rule.id }))).toBe(true);
    expect(findingCounts).toEqual(countOutcomes(all));
    expect(findings).toHaveLength(reading.report.findings.length);
    const [found] = findings;
    expect(found).toMatchObject({ id: expect.stringMatching(/^hill-a-2023\//), report: { id: 'hill-a-2023' } });
    const unstored = findings.map((finding: { id: string }) => ({
      ...finding,
      id: finding.id.replace('hill-a-2023/', ''),
      report: null,
    }));
    expect(reading.report.findings).toEqual(unstored);
    expect(reading.report).toMatchObject(shown);
  });

  test('say what is held already: the same, or what would change', async () => {
    const content = reportText('山区教育局', 2023, 4);
    await post('/documents', [{ name: 'file', fileName: 'a.txt', content }], { authorization: `Bearer ${key}` });
    const same = await post('/readings', [{ name: 'file', fileName: 'a.txt', content }]);
    expect(same.json().readings[0].existing).toMatchObject({ report: 'hill-a-2023', same: true, changedCells: 0 });
    const other = await post('/readings', [
      { name: 'file', fileName: 'a.txt', content: reportText('山区教育局', 2023, 5) },
    ]);
    expect(other.json().readings[0].existing).toMatchObject({ same: false, changedCells: 6 });
  });

  test('are stored with a key, file by file, past a bad one', async () => {
    const answer = await post(
      '/documents',
      [
        { name: 'file', fileName: '1.txt', content: reportText('山区教育局', 2023, 4) },
        { name: 'file', fileName: '2.txt', content: '不是年报' },
        { name: 'file', fileName: '../../3.txt', content: reportText('山区民政局', 2023) },
      ],
      { authorization: `Bearer ${key}` },
    );
    const { receipts } = answer.json();
    expect(receipts.map((receipt: { fileName: string }) => receipt.fileName)).toEqual(['1.txt', '2.txt', '3.txt']);
    expect(receipts[0].receipt).toMatchObject({ kind: 'stored', report: 'hill-a-2023' });
    expect(receipts[1].problem).toMatchObject({ code: 'NOT_A_REPORT' });
    expect(receipts[2].receipt).toMatchObject({ kind: 'stored', report: 'hill-b-2023' });
  });

  test('get a receipt each, past one that meets a bug, which shows nothing but an id', async () => {
    await opened.store.writer.transaction((tx) =>
      sql`create trigger broken before insert on report when new.id = 'hill-b-2023'
        begin select raise(abort, 'secret of the table'); end`.execute(tx.db),
    );
    const answer = await post(
      '/documents',
      ['山区教育局', '山区民政局', '山区水利局'].map((name, index) => ({
        name: 'file',
        fileName: `${index}.txt`,
        content: reportText(name, 2023, index),
      })),
      { authorization: `Bearer ${key}` },
    );
    expect(answer.statusCode).toBe(200);
    const receipts = ensureReceipts(answer.json()) ?? [];
    expect(receipts.map(({ receipt }) => receipt?.report ?? null)).toEqual(['hill-a-2023', null, 'hill-c-2023']);
    expect(receipts[1]?.problem).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      id: answer.headers['x-request-id'],
      sentence: { zh: expect.stringContaining('出了点问题'), en: expect.stringContaining('Something went wrong') },
    });
    expect(answer.body).not.toMatch(/secret|trigger|SQLITE|\.ts:\d/i);
    const stored = await opened.ask('{ reports(filter: { region: "hill", year: 2023 }) { nodes { id } } }');
    expect(stored.body.data.reports.nodes).toEqual([{ id: 'hill-a-2023' }, { id: 'hill-c-2023' }]);
  });

  test('are read past one that meets a bug', async () => {
    // Last year's figures are looked up where last year's report is held.
    await opened.store.writer.transaction((tx) => sql`alter table contents rename to mislaid`.execute(tx.db));
    const answer = await post('/readings', [
      { name: 'file', fileName: '1.txt', content: reportText('山区教育局', 2023) },
      { name: 'file', fileName: '2.txt', content: reportText('山区民政局', 2024) },
    ]);
    expect(answer.statusCode).toBe(200);
    const [first, second] = ensureReadings(answer.json()) ?? [];
    expect(first?.problem).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) });
    expect(second).toMatchObject({ problem: null, publisher: { id: 'hill-b' }, year: 2024 });
    expect(JSON.stringify(first)).not.toMatch(/mislaid|SQLITE|no such table/i);
  });

  test.each([undefined, 'Bearer gk_wrongwrongwrongwrongwrongwrong', 'Basic abc', "Bearer gk_' OR 1=1 --"])(
    'are not stored with the key %s',
    async (authorization) => {
      const before = await revision();
      const answer = await post(
        '/documents',
        [{ name: 'file', fileName: '1.txt', content: reportText('山区教育局', 2023) }],
        authorization === undefined ? {} : { authorization },
      );
      expect(answer.statusCode).toBe(401);
      expect(answer.json().errors[0].extensions.code).toBe('NOT_SIGNED_IN');
      expect(await revision()).toBe(before);
    },
  );

  test('of an archive are read one by one, and named one by one', async () => {
    const archive = zipOf([
      { name: '教育局.txt', bytes: Buffer.from(reportText('山区教育局', 2023, 4)) },
      { name: '某局.txt', bytes: Buffer.from(reportText('山区教育体育局', 2023, 2)) },
    ]);
    const asked = await post('/readings', [{ name: 'file', fileName: 'a.zip', content: archive }]);
    expect(asked.json().readings.map((reading: { question: unknown }) => reading.question === null)).toEqual([
      true,
      false,
    ]);
    const told = await post(
      '/documents',
      [
        { name: 'bureau.1', content: 'hill-b' },
        { name: 'file', fileName: 'a.zip', content: archive },
      ],
      { authorization: `Bearer ${key}` },
    );
    expect(told.json().receipts.map(({ receipt }: { receipt: { report: string } }) => receipt.report)).toEqual([
      'hill-a-2023',
      'hill-b-2023',
    ]);
  });
});

describe('documents that are read and stored nowhere', () => {
  beforeAll(async () => {
    opened = await openTestApp();
  });
  afterAll(() => opened.dispose());

  test('ask what cannot be told: who, with likely candidates, and which year', async () => {
    const stranger = await post('/readings', [
      { name: 'file', fileName: 'a.txt', content: reportText('山区教育体育局', 2023) },
    ]);
    expect(stranger.json().readings[0].question).toMatchObject({
      code: 'UNKNOWN_BUREAU',
      candidates: expect.arrayContaining([expect.objectContaining({ id: 'hill-a' })]),
    });
    const told = await post('/readings', [
      { name: 'bureau', content: 'hill-b' },
      { name: 'year', content: '2024' },
      { name: 'file', fileName: 'a.txt', content: reportText('山区教育体育局', 2023) },
    ]);
    expect(told.json().readings[0]).toMatchObject({ publisher: { id: 'hill-b' }, year: 2024, question: null });
  });

  test.each([
    ['年报.txt', '年报.txt'],
    ['C:\\\\Users\\\\年报.txt', '年报.txt'],
    ['../../etc/年报.txt', '年报.txt'],
    ['\u0007 年报.txt ', '年报.txt'],
    ['', '未命名文件'],
    ['dir/', '未命名文件'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(196)}.txt`],
  ])('named %j are shown as %j: no path, no control characters, an end that tells the kind', async (sent, shown) => {
    const answer = await post('/readings', [{ name: 'file', fileName: sent, content: reportText('山区教育局', 2023) }]);
    expect(answer.json().readings.map(({ fileName }: { fileName: string }) => fileName)).toEqual([shown]);
  });

  test.each([
    ['2008', 200],
    ['2100', 200],
    [' 2023 ', 200],
    ['', 200],
    ['2007', 400],
    ['2101', 400],
    ['023', 400],
    ['20230', 400],
    ['2023年', 400],
    ['2e3', 400],
  ])('of the year %j are answered %i', async (year, status) => {
    const answer = await post('/readings', [
      { name: 'year', content: year },
      { name: 'file', fileName: 'a.txt', content: reportText('山区教育局', 2023) },
    ]);
    expect(answer.statusCode).toBe(status);
    if (status === 400) expect(answer.json().errors[0].message).toBe(`年度“${year}”不成立，应为四位数，如 2024。`);
    else expect(answer.json().readings[0].year).toBe(Number(year) || 2023);
  });

  test('are named by what stands before them, until something else is said; other fields say nothing', async () => {
    const file = { name: 'file', fileName: 'a.txt', content: reportText('山区教育局', 2023) };
    const answer = await post('/readings', [
      { name: 'bureau', content: 'hill-b' },
      { name: 'year', content: '2022' },
      file,
      { name: 'my-bureau', content: 'hill-a' },
      { name: 'bureaux', content: 'hill-a' },
      file,
      { name: 'bureau', content: ' ' },
      file,
    ]);
    const told = answer
      .json()
      .readings.map((reading: { publisher: { id: string }; year: number }) => [reading.publisher.id, reading.year]);
    expect(told).toEqual([
      ['hill-b', 2022],
      ['hill-b', 2022],
      ['hill-a', 2022],
    ]);
  });

  test.each<[string, InjectOptions]>([
    ['no form', { payload: { file: 'x' } }],
    ['nothing', {}],
    ['a form without a file', multipartOf([{ name: 'year', content: '2023' }])],
    ['a file that is only a field', multipartOf([{ name: 'file', content: reportText('山区教育局', 2023) }])],
    ['51 files', multipartOf(Array.from({ length: 51 }, () => ({ name: 'file', fileName: 'a.txt', content: '' })))],
    ['1001 fields', multipartOf(Array.from({ length: 1001 }, () => ({ name: 'x', content: '' })))],
  ])('are asked for where %s comes, or refused where too much does', async (_, request) => {
    const answer = await opened.app.inject({ method: 'POST', url: '/readings', ...request });
    const { code } = answer.json().errors[0].extensions;
    expect([answer.statusCode, code]).toEqual(
      /files|fields/.test(_) ? [413, expect.stringMatching(/^FST_(FILES|FIELDS|PARTS)_LIMIT$/)] : [400, 'BAD_ARGUMENT'],
    );
  });

  test('as many as may come at once, each with all its fields', async () => {
    const fields = Array.from({ length: 1000 }, (_, at) => ({ name: `year.${at % 500}`, content: '2024' }));
    const files = Array.from({ length: 50 }, (_, at) => ({ name: 'file', fileName: `${at}.txt`, content: '' }));
    const answer = await post('/readings', [...fields, ...files]);
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const { readings } = answer.json();
    expect(readings).toHaveLength(50);
    expect(readings[49]).toMatchObject({ fileName: '49.txt', problem: { code: 'EMPTY_DOCUMENT' } });
  });

  test.each([
    ['bureau.0=hill-b', 'hill-b', 2023],
    ['year.0=2021&bureau.0=hill-b', 'hill-b', 2021],
    ['bureau.0=hill-b&year.00=2021', 'hill-b', 2021],
    ['year=2022&bureau.0=hill-b', 'hill-b', 2023],
    ['year.0=2021&year.0=', 'hill-a', 2023],
    ['bureau.0=hill-b&bureau.0=', 'hill-a', 2023],
    ['year.1=2021&bureau.10=hill-b', 'hill-a', 2023],
    ['year.00000=2021&year.x=2021&year.=2021&x.year.0=2021&xyear=2021&years=2021', 'hill-a', 2023],
  ])('are named by their place in the file, if by anything: %s', async (fields, id, year) => {
    const answer = await post('/readings', [
      ...[...new URLSearchParams(fields)].map(([name, content]) => ({ name, content })),
      { name: 'file', fileName: 'a.txt', content: reportText('山区教育局', 2023) },
    ]);
    expect(answer.json().readings[0]).toMatchObject({ publisher: { id }, year });
  });

  test('may be larger than any other body', async () => {
    const content = `${reportText('山区教育局', 2023)}\n${'　\n'.repeat(100_000)}`;
    const answer = await post('/readings', [{ name: 'file', fileName: 'a.txt', content }]);
    expect(answer.json().readings[0]).toMatchObject({ publisher: { id: 'hill-a' }, year: 2023, problem: null });
  });
});
