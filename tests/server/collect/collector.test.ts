/** A report's page with its files: read by the one walk, chosen, accepted through the one door, asked again. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Collector, openCollector } from '../../../server/collect/collector.ts';
import { NOTHING_NAMED } from '../../../server/intake/members.ts';
import { readHere } from '../../../server/intake/read-here.ts';
import { submit } from '../../../server/intake/submit.ts';
import { findCollected } from '../../../server/store/find/collected.ts';
import { listPublisherNames } from '../../../server/store/find/publishers.ts';
import { findReports } from '../../../server/store/find/reports.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { markAsked } from '../../../server/store/save/collected.ts';
import { type Content, coverPage, openPortal, type Portal, reportPage } from '../../support/portal.ts';
import { reportText } from '../../support/report-text.ts';
import { AT, enrol } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';
import { zipOf } from '../ingest/formats/zip-writer.ts';

const EVERYTHING = { named: NOTHING_NAMED, members: new Map() };
const TITLE = '山区教育局2023年政府信息公开工作年度报告';

let portal: Portal;
let opened: TestStore;
let collector: Collector;
let time = 0;

async function open(openStore: () => Promise<TestStore>): Promise<void> {
  portal = await openPortal();
  opened = await openStore();
  await enrol(opened.store);
  time = 0;
  collector = openCollector({
    fetcher: portal.fetcher(),
    readers: readHere,
    reader: opened.store.reader,
    log: {
      error: ({ err }) => {
        throw err;
      },
    },
    now: () => time,
  });
}
const close = async () => {
  await opened.dispose();
  await portal.close();
};

const put = (pages: Readonly<Record<string, Content>>) => {
  for (const [path, content] of Object.entries(pages)) portal.pages.set(path, content);
};
const revision = async () => (await getRevision(opened.store.reader, null)).number;
const read = (path: string) => collector.read(portal.at(path), EVERYTHING);

async function accept(
  path: string,
  seen: readonly string[] | null = null,
  naming: Parameters<Collector['read']>[1] = EVERYTHING,
) {
  const names = await listPublisherNames(opened.store.reader);
  return collector.accept(portal.at(path), naming, seen, (submission, collected) =>
    submit(opened.store, submission, { at: AT, actor: null, source: null, names, ensureMay: null, collected }),
  );
}

const again = async () => {
  const [kept] = await findCollected(opened.store.reader, ['hill-a-2023']);
  if (!kept) throw new Error('Nothing is kept of where it was collected');
  return collector.askAgain(kept, (report, outcome) =>
    opened.store.writer.transaction((tx) => markAsked(tx, report, outcome, '2026-02-01T00:00:00.000Z')),
  );
};

describe('what is read', () => {
  beforeEach(() => open(STORES.SQLite));
  afterEach(close);

  test('of a page is said as of a file, and nothing is stored', async () => {
    put({ '/a.html': reportPage('山区教育局', 2023, 4, { foot: '<a href="form.docx">附件：申请表.docx</a>' }) });
    const before = await revision();
    const { readings, from, hashes, passedOver } = await read('/a.html');
    expect(readings).toMatchObject([
      {
        fileName: `${TITLE}.html`,
        problem: null,
        publisher: { id: 'hill-a' },
        year: 2023,
        question: null,
        cells: { numbers: 200, all: 200 },
        report: { title: TITLE, publishedOn: '2024-01-20' },
      },
    ]);
    expect({ from, hashes: hashes.length, passedOver }).toEqual({
      from: [portal.at('/a.html')],
      hashes: 1,
      passedOver: [],
    });
    // The page is whole, and its files are left alone.
    expect(portal.asked.map(({ path }) => path)).toEqual(['/a.html']);
    expect(await revision()).toBe(before);
  });

  test('of a page that only hangs files on is the file of which most is read, called by the title of its page', async () => {
    const tables = reportText('', 2023, 4).split('\n').slice(1).join('\n');
    put({
      '/a/': coverPage(TITLE, [
        ['1.csv', '附件1.csv'],
        ['2.rtf', '附件2：流程图.rtf'],
        ['3.docx', '附件3.docx'],
        ['4.pdf', '附件4（扫描件）.pdf'],
        ['5.xls', '没有了.xls'],
        ['http://10.0.0.1/6.doc', '内网.doc'],
      ]),
      '/a/1.csv': { bytes: tables.slice(0, tables.indexOf('四、政府')), type: 'text/csv' },
      '/a/2.rtf': { bytes: '{\\rtf1 hello}' },
      '/a/3.docx': { bytes: tables, type: 'text/plain' },
      '/a/4.pdf': { bytes: '%PDF-1.4\n%%EOF', type: 'application/pdf' },
    });
    const { readings, from, passedOver } = await read('/a/');
    expect(readings).toMatchObject([
      { fileName: `${TITLE}.docx`, publisher: { id: 'hill-a' }, year: 2023, cells: { numbers: 200, all: 200 } },
    ]);
    expect(from).toEqual([portal.at('/a/3.docx')]);
    const why = new Map(passedOver.map((one) => [one.address.split('/').pop(), one.why.en]));
    expect([...why.keys()].sort()).toEqual(['1.csv', '2.rtf', '4.pdf', '5.xls', '6.doc']);
    expect(why.get('1.csv')).toMatch(/same report/);
    expect(why.get('5.xls')).toMatch(/no such page/);
    expect(why.get('6.doc')).toMatch(/not among those that may be read/);
  });

  test('of a page with the reports of several is each of them, and those of an archive too', async () => {
    put({
      '/a/': coverPage('山区各部门2023年政府信息公开工作年度报告', [
        ['1.txt.doc', '山区教育局2023年政府信息公开工作年度报告.doc'],
        ['2.zip', '其他部门.zip'],
      ]),
      '/a/1.txt.doc': { bytes: reportText('山区教育局', 2023, 4) },
      '/a/2.zip': {
        bytes: zipOf([
          { name: '民政.txt', bytes: Buffer.from(reportText('山区民政局', 2023, 1)) },
          { name: '水利.txt', bytes: Buffer.from(reportText('山区水利局', 2023, 2)) },
        ]),
      },
    });
    const { readings } = await read('/a/');
    expect(readings.map((reading) => reading.problem ?? reading.publisher)).toMatchObject([
      { id: 'hill-a' },
      { id: 'hill-b' },
      { id: 'hill-c' },
    ]);
  });

  test('of a page without a report is why not', async () => {
    put({ '/a': '<html><body><p>建设中，请稍后访问。</p></body></html>' });
    expect((await read('/a')).readings).toMatchObject([{ problem: { code: 'NOT_A_REPORT' } }]);
    await expect(read('/none')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is what a person names it', async () => {
    put({ '/a.html': reportPage('山区教育体育局', 2023, 4) });
    expect((await read('/a.html')).readings).toMatchObject([{ question: { code: 'UNKNOWN_BUREAU' } }]);
    const named = { named: { publisher: 'hill-b', year: 2024 }, members: new Map() };
    const told = await collector.read(portal.at('/a.html'), named);
    expect(told.readings).toMatchObject([{ publisher: { id: 'hill-b' }, year: 2024, question: null }]);
    // The site was asked once: what was fetched lies at hand.
    expect(portal.asked).toHaveLength(1);
    time = 31 * 60_000;
    await read('/a.html');
    expect(portal.asked).toHaveLength(2);
  });

  test('of files without end is that of the first eight', async () => {
    const files = Array.from({ length: 12 }, (_, place) => [`${place}.doc`, `附件${place}.doc`] as const);
    put({ '/a/': coverPage(TITLE, files) });
    const { passedOver } = await read('/a/');
    expect(passedOver.filter(({ why }) => /first 8/.test(why.en))).toHaveLength(4);
    expect(portal.asked).toHaveLength(9);
  });
});

describe.each(Object.entries(STORES))('what is accepted, on %s,', (_, openStore) => {
  beforeEach(() => open(openStore));
  afterEach(close);

  test('keeps its address as its source, and what it takes to ask again', async () => {
    put({
      '/a/': { bytes: coverPage(TITLE, [['r.doc', '附件.doc']]), type: 'text/html', headers: { etag: '"p"' } },
      '/a/r.doc': {
        bytes: reportText('山区教育局', 2023, 4),
        headers: { 'last-modified': 'Sat, 20 Jan 2024 02:00:00 GMT' },
      },
    });
    const { hashes } = await read('/a/');
    expect(await accept('/a/', hashes)).toMatchObject([
      { problem: null, receipt: { kind: 'stored', report: 'hill-a-2023' } },
    ]);
    const [report] = await findReports(opened.store.reader, ['hill-a-2023']);
    expect(report?.source).toEqual({ zh: portal.at('/a/'), en: portal.at('/a/') });
    expect(await findCollected(opened.store.reader, ['hill-a-2023'])).toMatchObject([
      {
        report_id: 'hill-a-2023',
        address: portal.at('/a/'),
        page_etag: '"p"',
        page_last_modified: null,
        file_address: portal.at('/a/r.doc'),
        file_etag: null,
        file_last_modified: 'Sat, 20 Jan 2024 02:00:00 GMT',
        document_hash: report?.documentHash,
        at: AT,
        asked_at: null,
        outcome: null,
      },
    ]);
    // Once more changes no report.
    const before = await revision();
    expect(await accept('/a/')).toMatchObject([{ receipt: { kind: 'unchanged' } }]);
    expect(await revision()).toBe(before);
  });

  test('is what was looked at, or nothing', async () => {
    put({ '/a.html': reportPage('山区教育局', 2023, 4) });
    const { hashes } = await read('/a.html');
    const before = await revision();
    time = 60 * 60_000;
    put({ '/a.html': reportPage('山区教育局', 2023, 5) });
    await expect(accept('/a.html', hashes)).rejects.toMatchObject({
      code: 'NOT_FETCHED',
      message: expect.stringContaining('changed after it was looked at'),
    });
    expect(await revision()).toBe(before);
    expect(await findReports(opened.store.reader, ['hill-a-2023'])).toEqual([]);
  });

  test('leaves nothing behind where it is refused', async () => {
    put({ '/a.html': reportPage('某区教育局', 2023, 4) });
    const before = await revision();
    expect(await accept('/a.html')).toMatchObject([{ receipt: null, problem: { code: 'UNKNOWN_BUREAU' } }]);
    expect(await revision()).toBe(before);
    expect(await opened.store.reader.db.selectFrom('collected').selectAll().execute()).toEqual([]);
  });
});

describe('a page that is asked again', () => {
  beforeEach(() => open(STORES.SQLite));
  afterEach(close);

  const conditional =
    (content: string, etag: string): Content =>
    (answer, { headers }) => {
      const isSame = headers['if-none-match'] === etag;
      answer
        .writeHead(isSame ? 304 : 200, { 'content-type': 'text/html; charset=utf-8', etag })
        .end(isSame ? '' : content);
    };
  const outcome = async () => (await findCollected(opened.store.reader, ['hill-a-2023']))[0];

  test('is unchanged when the site says so, and nothing more is asked', async () => {
    put({ '/a.html': conditional(reportPage('山区教育局', 2023, 4), '"1"') });
    await accept('/a.html');
    portal.asked.length = 0;
    expect(await again()).toMatchObject({ outcome: 'unchanged', since: AT, changedCells: 0 });
    expect(portal.asked).toMatchObject([{ headers: { 'if-none-match': '"1"' } }]);
    expect(await outcome()).toMatchObject({ outcome: 'unchanged', asked_at: '2026-02-01T00:00:00.000Z' });
  });

  test('is unchanged when only what stands around the report changed, and how often it was opened', async () => {
    const page = (visits: number, menu: string) =>
      reportPage('山区教育局', 2023, 4, {
        head: `<meta name="x" content="${menu}">`,
        foot: `<p>浏览次数：${visits}</p>`,
      });
    put({ '/a.html': page(7, 'old') });
    await accept('/a.html');
    put({ '/a.html': page(1208, 'new') });
    expect(await again()).toMatchObject({ outcome: 'unchanged' });
  });

  test('is changed when its numbers are, by so many cells, and nothing is replaced', async () => {
    put({ '/a.html': conditional(reportPage('山区教育局', 2023, 4), '"1"') });
    await accept('/a.html');
    const before = await revision();
    put({ '/a.html': conditional(reportPage('山区教育局', 2023, 5), '"2"') });
    expect(await again()).toMatchObject({
      outcome: 'changed',
      changedCells: 6,
      sentence: { zh: expect.stringContaining('6 格'), en: expect.stringContaining('6 cell(s)') },
    });
    expect(await revision()).toBe(before);
    expect(await outcome()).toMatchObject({ outcome: 'changed' });
    // Collected once more it becomes a new version, and is what it was again.
    expect(await accept('/a.html')).toMatchObject([{ receipt: { kind: 'revised', changedCells: 6 } }]);
    expect(await outcome()).toMatchObject({ outcome: null, page_etag: '"2"' });
    expect(await again()).toMatchObject({ outcome: 'unchanged' });
  });

  test('is changed when its words are', async () => {
    put({ '/a.html': reportPage('山区教育局', 2023, 4) });
    await accept('/a.html');
    put({ '/a.html': reportPage('山区教育局', 2023, 4).replace('有待提高', '已有改善') });
    expect(await again()).toMatchObject({ outcome: 'changed', changedCells: 0 });
  });

  test('is changed when the file on it is, though the page is not', async () => {
    put({
      '/a/': conditional(coverPage(TITLE, [['r.doc', '附件.doc']]), '"p"'),
      '/a/r.doc': { bytes: reportText('山区教育局', 2023, 4) },
    });
    await accept('/a/');
    put({ '/a/r.doc': { bytes: reportText('山区教育局', 2023, 9) } });
    expect(await again()).toMatchObject({ outcome: 'changed', changedCells: 6 });
  });

  test('is changed when no report can be read from it any more', async () => {
    put({ '/a.html': reportPage('山区教育局', 2023, 4) });
    await accept('/a.html');
    put({ '/a.html': '<html><body><p>网站改版</p></body></html>' });
    expect(await again()).toMatchObject({ outcome: 'changed', changedCells: null });
  });

  test('is gone when the site has it no more; a site that fails is no answer', async () => {
    put({ '/a.html': reportPage('山区教育局', 2023, 4) });
    await accept('/a.html');
    portal.pages.delete('/a.html');
    expect(await again()).toMatchObject({ outcome: 'gone', changedCells: null });
    expect(await outcome()).toMatchObject({ outcome: 'gone' });
    put({ '/a.html': { bytes: '', status: 503 } });
    await expect(again()).rejects.toMatchObject({ code: 'NOT_FETCHED' });
  });

  test('is none where another document has taken the place of what was collected', async () => {
    put({ '/a.html': reportPage('山区教育局', 2023, 4), '/b.html': reportPage('山区教育局', 2023, 4) });
    await accept('/a.html');
    const names = await listPublisherNames(opened.store.reader);
    const document = {
      bytes: Buffer.from(reportText('山区教育局', 2023, 8)),
      fileName: 'a.txt',
      mediaType: 'text/plain',
    };
    const examined = await readHere.examine(document);
    await submit(
      opened.store,
      { examined, named: NOTHING_NAMED },
      { at: AT, actor: null, source: null, names, ensureMay: null },
    );
    expect(await outcome()).toBeUndefined();
  });
});
