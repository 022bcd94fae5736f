/** A name that only looks like one on the list is nobody's: the report is refused and nothing is stored. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { submit } from '../../../server/intake/submit.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { reportText } from '../../support/report-text.ts';
import { AT, bureau, enrol, REGION } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

describe('a report on the list of 山区 (教育局, 民政局, 水利局, 大山区水利局)', () => {
  let opened: TestStore;
  beforeAll(async () => {
    opened = await openTestSqlite();
    await enrol(opened.store);
    const bureaus = [{ ...bureau('great-hill', '水利局'), name: { zh: '大山区水利局', en: 'great-hill' } }];
    await opened.store.writer.transaction((tx) => saveRoster(tx, { regions: [REGION], bureaus }, AT));
  });
  afterAll(() => opened.dispose());

  const handIn = (publisher: string) =>
    submit(
      opened.store,
      {
        bytes: new TextEncoder().encode(reportText(publisher, 2023)),
        fileName: 'report.txt',
        mediaType: 'text/plain',
        publisher: null,
        year: null,
        source: null,
      },
      AT,
    );

  test.each([
    ['山区教育局', 'hill-a'],
    ['云州市山区教育局', 'hill-a'],
    ['云州省青水县山区民政局', 'hill-b'],
    ['大山区水利局', 'great-hill'],
    ['山区水利局', 'hill-c'],
  ])('named %s is that of %s', async (publisher, id) => {
    expect((await handIn(publisher)).publisher).toBe(id);
  });

  test.each([
    ['江山区教育局', 'that ends as a name on the list does, and is another district'],
    ['新山区民政局', 'the same'],
    ['大山区教育局', 'the same'],
    ['区教育局', 'too short to mean anybody'],
    ['教育体育局', 'a part of a name'],
  ])('named %s (%s) is nobody’s', async (publisher) => {
    const before = await getRevision(opened.store.reader, null);
    await expect(handIn(publisher)).rejects.toMatchObject({
      name: 'Problem',
      code: 'UNKNOWN_BUREAU',
      sentence: { zh: expect.stringContaining(`名录中没有“${publisher}”`) },
    });
    expect((await getRevision(opened.store.reader, null)).number).toBe(before.number);
  });
});
