import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Problem } from '../../../schema/problem.ts';
import { type Submission, submit } from '../../../server/intake/submit.ts';
import { listReports } from '../../../server/store/find/reports.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { reportText } from '../../support/report-text.ts';
import { AT, enrol } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

function textSubmission(text: string, more: Partial<Submission> = {}): Submission {
  return {
    bytes: new TextEncoder().encode(text),
    fileName: 'report.txt',
    mediaType: 'text/plain',
    publisher: null,
    year: null,
    source: null,
    ...more,
  };
}

describe('the one door in', () => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await openTestSqlite();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  async function expectRefusal(submission: Submission, code: Problem['code'], words: RegExp): Promise<void> {
    const before = await getRevision(opened.store.reader, null);
    const refused = await submit(opened.store, submission, AT).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ name: 'Problem', code });
    expect((refused as Problem).sentence.zh).toMatch(words);
    expect((refused as Problem).sentence.en.length).toBeGreaterThan(20);
    expect((await getRevision(opened.store.reader, null)).number).toBe(before.number);
    const all = { region: null, publisher: null, year: null, kind: null };
    expect((await listReports(opened.store.reader, all, { first: 5, after: null })).total).toBe(0);
  }

  test('stores a report under the bureau its title names, with a receipt', async () => {
    const receipt = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 4)), AT);
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
    expect(await submit(opened.store, textSubmission(reportText('云州市山区教育局', 2023)), AT)).toMatchObject({
      publisher: 'hill-a',
    });
    expect(
      await submit(opened.store, textSubmission(reportText('某某单位', 2022), { publisher: 'hill-b' }), AT),
    ).toMatchObject({ publisher: 'hill-b' });
  });

  test('says that a second, different report is a new revision, and keeps the old one', async () => {
    const first = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 4)), AT);
    const second = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 9)), AT);
    expect(second).toMatchObject({ kind: 'revised', previousRevision: first.revision, changedCells: 6 });
    const third = await submit(opened.store, textSubmission(reportText('山区教育局', 2023, 9)), AT);
    expect(third).toMatchObject({ kind: 'unchanged', revision: second.revision });
  });

  test('refuses an empty file', () => expectRefusal(textSubmission(''), 'EMPTY_DOCUMENT', /没有任何文字/));

  test('refuses a file that is no report', () =>
    expectRefusal(textSubmission('今天天气很好。\n明天开会讨论预算。\n'), 'NOT_A_REPORT', /年报|年度报告/));

  test('refuses a damaged PDF for what it is, and says what to do', () =>
    expectRefusal(textSubmission('%PDF-1.7\n1 0 obj'), 'UNREADABLE_DOCUMENT', /PDF/));

  test('refuses a report of a bureau that is not on the list, and names the nearest', () =>
    expectRefusal(
      textSubmission(reportText('山区卫生健康局', 2023)),
      'UNKNOWN_BUREAU',
      /名录中没有“山区卫生健康局”.*--bureau/,
    ));

  test('refuses a report without a year, and asks for it', async () => {
    const text = reportText('山区教育局', 2023).replaceAll(/2023年/g, '');
    await expectRefusal(textSubmission(text), 'YEAR_MISSING', /--year/);
    expect(await submit(opened.store, textSubmission(text, { year: 2023 }), AT)).toMatchObject({
      kind: 'stored',
      year: 2023,
    });
  });

  test('keeps a cell that is no number as a gap with what stands there, and says so in no other cell', async () => {
    const text = reportText('山区教育局', 2023, 4).replace('行政许可\t12', '行政许可\t若干');
    const receipt = await submit(opened.store, textSubmission(text), AT);
    expect(receipt).toMatchObject({ kind: 'stored', cells: { numbers: 199, all: 200 } });
  });
});
