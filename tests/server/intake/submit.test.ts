import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt, Receipted } from '../../../schema/intake/reading.ts';
import type { ProblemCode } from '../../../schema/problem.ts';
import type { BugLog } from '../../../server/bug.ts';
import { NOTHING_NAMED } from '../../../server/intake/members.ts';
import { readHere } from '../../../server/intake/read-here.ts';
import { type Accept, handIn, submit } from '../../../server/intake/submit.ts';
import type { Named } from '../../../server/intake/whose.ts';
import { listPublisherNames } from '../../../server/store/find/publishers.ts';
import { listReports } from '../../../server/store/find/reports.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { reportText } from '../../support/report-text.ts';
import { AT, enrol } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

/** A bug is no refusal: it fails the test. */
const RAISED: BugLog = {
  error({ err }) {
    throw err;
  },
};

describe('the one door in', () => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await openTestSqlite();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  /** Hands in a text, with what a person said it is, and returns what became of it. */
  async function handInText(text: string, named: Partial<Named> = {}): Promise<Receipted> {
    const { store } = opened;
    const names = await listPublisherNames(store.reader);
    const file = {
      bytes: new TextEncoder().encode(text),
      fileName: 'report.txt',
      mediaType: 'text/plain',
      named: { ...NOTHING_NAMED, ...named },
      members: new Map(),
    };
    const accept: Accept = (submission) =>
      submit(store, submission, { at: AT, actor: null, source: null, names, ensureMay: null });
    const received: Receipted[] = [];
    for await (const receipted of handIn(file, readHere, accept, RAISED)) received.push(receipted);
    const [only] = received;
    if (!only || received.length > 1) throw new Error('A text is one document');
    return only;
  }

  async function receiptFor(text: string, named: Partial<Named> = {}): Promise<Receipt> {
    const { receipt, problem } = await handInText(text, named);
    if (problem) throw new Error(problem.sentence.en);
    return receipt;
  }

  async function expectRefusal(text: string, code: ProblemCode, words: RegExp): Promise<void> {
    const before = await getRevision(opened.store.reader, null);
    const { problem } = await handInText(text);
    expect(problem).toMatchObject({ code, sentence: { zh: expect.stringMatching(words) } });
    expect(problem?.sentence.en.length).toBeGreaterThan(20);
    // How to answer is for the command line and the pages to say.
    expect(JSON.stringify(problem?.sentence)).not.toMatch(/--|命令行|command line|gongkai/);
    expect((await getRevision(opened.store.reader, null)).number).toBe(before.number);
    const all = {};
    expect((await listReports(opened.store.reader, all, { first: 5, after: null })).total).toBe(0);
  }

  test('stores a report under the bureau its title names, with a receipt', async () => {
    const receipt = await receiptFor(reportText('山区教育局', 2023, 4));
    expect(receipt).toMatchObject({
      kind: 'stored',
      report: 'hill-a-2023',
      publisher: 'hill-a',
      year: 2023,
      cells: { numbers: 200, all: 200 },
    });
    expect(receipt.findings).toMatchObject({ failed: 0 });
    expect(receipt.findings.confirmed).toBeGreaterThanOrEqual(42);
  });

  test('finds the bureau by a longer form of its name, and by the id a person gives', async () => {
    expect(await receiptFor(reportText('云州市山区教育局', 2023))).toMatchObject({
      publisher: 'hill-a',
    });
    expect(await receiptFor(reportText('某某单位', 2022), { publisher: 'hill-b' })).toMatchObject({
      publisher: 'hill-b',
    });
  });

  test('says that a second, different report is a new revision, and keeps the old one', async () => {
    const first = await receiptFor(reportText('山区教育局', 2023, 4));
    const second = await receiptFor(reportText('山区教育局', 2023, 9));
    expect(second).toMatchObject({ kind: 'revised', previousRevision: first.revision, changedCells: 6 });
    const third = await receiptFor(reportText('山区教育局', 2023, 9));
    expect(third).toMatchObject({ kind: 'unchanged', revision: second.revision });
  });

  test('refuses an empty file', () => expectRefusal('', 'EMPTY_DOCUMENT', /没有任何文字/));

  test('refuses a file that is no report', () =>
    expectRefusal('今天天气很好。\n明天开会讨论预算。\n', 'NOT_A_REPORT', /年报|年度报告/));

  test('refuses a damaged PDF for what it is, and says what to do', () =>
    expectRefusal('%PDF-1.7\n1 0 obj', 'UNREADABLE_DOCUMENT', /PDF/));

  test('refuses a report of a bureau that is not on the list, and names the nearest', () =>
    expectRefusal(reportText('山区卫生健康局', 2023), 'UNKNOWN_BUREAU', /名录中没有“山区卫生健康局”/));

  test('refuses a report without a year, and asks for it', async () => {
    const text = reportText('山区教育局', 2023).replaceAll(/2023年/g, '');
    await expectRefusal(text, 'YEAR_MISSING', /没有写明年度/);
    expect(await receiptFor(text, { year: 2023 })).toMatchObject({
      kind: 'stored',
      year: 2023,
    });
  });

  test('keeps a cell that is no number as a gap with what stands there, and says so in no other cell', async () => {
    const text = reportText('山区教育局', 2023, 4).replace('行政许可\t12', '行政许可\t若干');
    const receipt = await receiptFor(text);
    expect(receipt).toMatchObject({ kind: 'stored', cells: { numbers: 199, all: 200 } });
  });
});
