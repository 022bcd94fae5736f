/** A name that only looks like one on the list is nobody's: the report is refused and nothing is stored. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Receipted } from '../../../schema/intake/reading.ts';
import type { BugLog } from '../../../server/bug.ts';
import { NOTHING_NAMED } from '../../../server/intake/members.ts';
import { readHere } from '../../../server/intake/read-here.ts';
import { type Accept, handIn, submit } from '../../../server/intake/submit.ts';
import { listPublisherNames } from '../../../server/store/find/publishers.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { reportText } from '../../support/report-text.ts';
import { AT, bureau, enrol, REGION } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

/** A bug is no refusal: it fails the test. */
const RAISED: BugLog = {
  error({ err }) {
    throw err;
  },
};

describe('a report on the list of 山区 (教育局, 民政局, 水利局, 大山区水利局)', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestSqlite();
    await enrol(opened.store);
    const bureaus = [{ ...bureau('great-hill', '水利局'), name: { zh: '大山区水利局', en: 'great-hill' } }];
    await opened.store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus }, AT));
  });
  afterAll(() => opened.dispose());

  async function handInText(publisher: string): Promise<Receipted> {
    const { store } = opened;
    const names = await listPublisherNames(store.reader);
    const file = {
      bytes: new TextEncoder().encode(reportText(publisher, 2023)),
      fileName: 'report.txt',
      mediaType: 'text/plain',
      named: NOTHING_NAMED,
      members: new Map(),
    };
    const accept: Accept = (submission) =>
      submit(store, submission, { at: AT, actor: null, source: null, names, ensureMay: null });
    for await (const receipted of handIn(file, readHere, accept, RAISED)) return receipted;
    throw new Error('A text is one document');
  }

  test.each([
    ['山区教育局', 'hill-a'],
    ['云州市山区教育局', 'hill-a'],
    ['云州省青水县山区民政局', 'hill-b'],
    ['大山区水利局', 'great-hill'],
    ['山区水利局', 'hill-c'],
  ])('named %s is that of %s', async (publisher, id) => {
    expect((await handInText(publisher)).receipt?.publisher).toBe(id);
  });

  test.each([
    ['江山区教育局', 'that ends as a name on the list does, and is another district'],
    ['新山区民政局', 'the same'],
    ['大山区教育局', 'the same'],
    ['区教育局', 'too short to mean anybody'],
    ['教育体育局', 'a part of a name'],
  ])('named %s (%s) is nobody’s', async (publisher) => {
    const before = await getRevision(opened.store.reader, null);
    expect((await handInText(publisher)).problem).toMatchObject({
      code: 'UNKNOWN_BUREAU',
      sentence: { zh: expect.stringContaining(`名录中没有“${publisher}”`) },
    });
    expect((await getRevision(opened.store.reader, null)).number).toBe(before.number);
  });
});
