/** What is said of a document that is stored nowhere: what is held already, what changed, what has to be asked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reading } from '../../../schema/intake/reading.ts';
import type { BugLog } from '../../../server/bug.ts';
import { foundBetween } from '../../../server/intake/against.ts';
import { describeFile, differencesBetween, readingOf } from '../../../server/intake/describe.ts';
import { type DocumentBytes, type Examined, hashOf, knownOf } from '../../../server/intake/examine.ts';
import { examineFile, NOTHING_NAMED } from '../../../server/intake/members.ts';
import { readHere } from '../../../server/intake/read-here.ts';
import { submit } from '../../../server/intake/submit.ts';
import type { Named } from '../../../server/intake/whose.ts';
import { listPublisherNames } from '../../../server/store/find/publishers.ts';
import { listReports } from '../../../server/store/find/reports.ts';
import { reportText } from '../../support/report-text.ts';
import { AT, enrol } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';
import { zipOf } from '../ingest/formats/zip-writer.ts';

const ALL = { first: 100, after: null };

const RAISED: BugLog = {
  error({ err }) {
    throw err;
  },
};

describe('a document that is read', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestSqlite();
    await enrol(opened.store);
    const names = await listPublisherNames(opened.store.reader);
    for (const [year, requests] of [
      [2021, 7],
      [2022, 4],
    ] as const) {
      const looked = await look({ content: reportText('山区教育局', year, requests) });
      if (looked.kind !== 'examined') throw new Error('The document was not read');
      await submit(opened.store, looked, { at: AT, actor: null, source: null, names, ensureMay: null });
    }
  });
  afterAll(() => opened.dispose());

  interface Sent extends Partial<Named>, Partial<Pick<DocumentBytes, 'mediaType'>> {
    readonly content: string;
  }

  async function look({ content, mediaType = null, ...named }: Sent) {
    const bytes = new TextEncoder().encode(content);
    const file = { bytes, fileName: 'a.txt', mediaType, named: { ...NOTHING_NAMED, ...named }, members: new Map() };
    for await (const looked of examineFile(file, readHere, RAISED)) return looked;
    throw new Error('A text is one document');
  }

  async function read(sent: Sent): Promise<Reading> {
    const { reader } = opened.store;
    return readingOf(await look(sent), { reader, names: await listPublisherNames(reader), log: RAISED });
  }

  const LAST = reportText('山区教育局', 2022, 4);
  const revised = reportText('山区教育局', 2022, 5);

  test.each<[string, Sent, object]>([
    [
      'the same again',
      { content: LAST },
      {
        existing: { report: 'hill-a-2022', same: true, changedCells: 0 },
        previous: { report: 'hill-a-2021', year: 2021, differences: { length: 6 } },
      },
    ],
    [
      'another one of the same year',
      { content: revised },
      {
        existing: { report: 'hill-a-2022', same: false, changedCells: 6 },
        previous: { report: 'hill-a-2021', differences: { length: 6 } },
      },
    ],
    [
      'that of the year after',
      { content: reportText('山区教育局', 2023, 4) },
      { existing: null, previous: { report: 'hill-a-2022', year: 2022, differences: [] } },
    ],
    [
      'that of the first year',
      { content: LAST, year: 2021 },
      { existing: { report: 'hill-a-2021', same: false, changedCells: 6 }, previous: null },
    ],
    ['that of a year long after', { content: LAST, year: 2030 }, { existing: null, previous: null, year: 2030 }],
    [
      'that of somebody else',
      { content: LAST, publisher: 'hill-b' },
      {
        publisher: { id: 'hill-b', kind: 'bureau', name: { zh: '山区民政局' } },
        printedPublisher: '山区教育局',
        question: null,
        existing: null,
        previous: null,
      },
    ],
    [
      'that of nobody on the list',
      { content: reportText('山区教育体育局', 2022, 4) },
      {
        publisher: null,
        year: 2022,
        question: {
          code: 'UNKNOWN_BUREAU',
          candidates: ['hill-a', 'hill-b', 'hill-c'].map((id) => ({ id, name: { en: id } })),
        },
        existing: null,
        previous: null,
      },
    ],
    [
      'that of no year',
      { content: LAST.replaceAll('2022年', '') },
      { publisher: { id: 'hill-a' }, year: null, question: { code: 'YEAR_MISSING', candidates: [] }, existing: null },
    ],
    [
      'one with a cell that is no number',
      { content: LAST.replace('行政许可\t12', '行政许可\t若干'), mediaType: 'text/x-own' },
      {
        cells: { numbers: 199, all: 200, gaps: 1 },
        existing: { same: false, changedCells: 1 },
        report: { document: { mediaType: 'text/x-own' } },
      },
    ],
    [
      'one with a number that only its nearest word tells',
      { content: `${LAST}\n（二）依申请公开情况。全年答复信息诉求5件。` },
      { report: { narrative: expect.arrayContaining([expect.objectContaining({ value: 5, lessSure: true })]) } },
    ],
  ])('is compared with what is held: %s', async (_, sent, said) => {
    expect(await read(sent)).toMatchObject({ problem: null, fileName: 'a.txt', ...said });
  });

  test('is told by its bytes, and shown under its name', async () => {
    const bytes = new TextEncoder().encode(LAST);
    expect(await read({ content: LAST })).toMatchObject({
      question: null,
      cells: { numbers: 200, all: 200, gaps: 0 },
      report: {
        document: { hash: hashOf(bytes), fileName: 'a.txt', mediaType: 'application/octet-stream', size: bytes.length },
      },
      repairs: [],
    });
  });

  const DOUBTS = ['T2-21-STOCK normativeDocuments suspicious', 'XY-CARRY total failed'];
  const carriedIn = (year: number, n: number) =>
    reportText('山区教育局', year, 4)
      .replaceAll('行政规范性文件\t1\t0\t4', '行政规范性文件\t1\t0\t9')
      .replace(
        '二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0',
        `二、上年结转政府信息公开申请数量\t${n}\t0\t0\t0\t0\t0\t${n}`,
      );
  const doubts = (found: readonly { outcome: string; subject: string; rule: unknown }[]) =>
    found
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'suspicious')
      .map(
        ({ rule, subject, outcome }) =>
          `${typeof rule === 'string' ? rule : (rule as { id: string }).id} ${subject} ${outcome}`,
      )
      .sort();

  test('is held against the years beside it as it will be when it is stored, and nothing is stored', async () => {
    const before = await listReports(opened.store.reader, { publishers: ['hill-a'], asOf: null }, ALL);
    const draft = await read({ content: carriedIn(2023, 2) });
    expect(draft.problem === null && doubts(draft.around)).toEqual(DOUBTS);
    expect(await listReports(opened.store.reader, { publishers: ['hill-a'], asOf: null }, ALL)).toEqual(before);
    // Of a body on no list nothing is known to hold it against.
    expect(await read({ content: carriedIn(2023, 2).replaceAll('山区教育局', '海区教育局') })).toMatchObject({
      around: [],
    });
  });

  test('is held against others that come with it, before what is stored of their years, and where nothing is stored', async () => {
    const { reader } = opened.store;
    const drafts = [
      await look({ content: reportText('山区教育局', 2022, 4) }),
      await look({ content: carriedIn(2023, 2) }),
    ];
    const some = drafts.filter((one) => one.kind === 'examined');
    const [first, second] = await foundBetween(some, null);
    expect([doubts(first ?? []), doubts(second ?? [])]).toEqual([[], DOUBTS]);
    const mended = await look({
      content: reportText('山区教育局', 2022, 4).replace(
        '四、结转下年度继续办理\t0\t0\t0\t0\t0\t0\t0',
        '四、结转下年度继续办理\t2\t0\t0\t0\t0\t0\t2',
      ),
    });
    const held = { reader, names: await listPublisherNames(reader) };
    const now = await foundBetween(
      [mended, ...some.slice(1)].filter((one) => one.kind === 'examined'),
      held,
    );
    expect(doubts(now[1] ?? [])).toEqual(DOUBTS.slice(0, 1));
  });

  test('is refused where it is no report, with the reason', async () => {
    expect(await read({ content: '不是年报' })).toEqual({
      fileName: 'a.txt',
      problem: expect.objectContaining({ code: 'NOT_A_REPORT' }),
    });
  });

  test('says the same as JSON that was never looked into, of each document of an archive', async () => {
    const { reader } = opened.store;
    const context = { reader, names: await listPublisherNames(reader), log: RAISED };
    const bytes = zipOf([
      { name: '一.txt', bytes: revised },
      { name: '二.txt', bytes: '不是年报' },
      { name: '三.txt', bytes: reportText('无名局', 2022).replace(/2022/g, '') },
    ]);
    const file = { bytes, fileName: 'a.zip', mediaType: null, named: NOTHING_NAMED, members: new Map() };
    const readings: unknown[] = [];
    for await (const { json } of describeFile(file, readHere, context))
      readings.push(JSON.parse(String(Buffer.from(json))));
    const expected: Reading[] = [];
    for await (const looked of examineFile(file, readHere, RAISED)) expected.push(await readingOf(looked, context));
    expect(readings).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(readings).toMatchObject([{ existing: { same: false } }, { problem: {} }, { year: null, question: {} }]);
  });

  test('differs where a number is another, or was none, or is none now', async () => {
    const examined = async (content: string) => {
      const looked = await look({ content });
      return looked.kind === 'examined' ? looked.examined : null;
    };
    const [before, now] = [await examined(LAST), await examined(LAST.replace('行政许可\t12', '行政许可\t若干'))];
    if (!before || !now) throw new Error('The documents were not read');
    const stored = ({ read }: Examined) => read.figures.map((figure) => ({ ...figure, version: 1 }));
    const read = (one: Examined) => knownOf(one).figures;
    const [gap] = differencesBetween(stored(before), read(now));
    expect(gap).toMatchObject({ previous: 12, current: null });
    expect(differencesBetween(stored(now), read(before))).toEqual([{ cell: gap?.cell, previous: null, current: 12 }]);
    expect(differencesBetween([], read(before).slice(0, 1))).toMatchObject([{ previous: null }]);
    expect(differencesBetween(stored(before), read(before))).toEqual([]);
  });
});
