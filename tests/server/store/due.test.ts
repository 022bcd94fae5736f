/** Deadlines and days of publication, on every store there is. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  dueChangeSince,
  dueRules,
  enteredDays,
  filedReports,
  publicationChangeSince,
} from '../../../server/store/find/due.ts';
import { saveDueRule, savePublicationDate } from '../../../server/store/save/due.ts';
import { fillDistrict } from '../../support/app.ts';
import { AT, file, REGION } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const noted = { at: AT, actor: 'test', note: 'x' };
const hill = { region: 'hill', kind: null, since: null } as const;

describe.each(Object.entries(STORES))('%s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await fillDistrict(opened);
  });
  afterEach(() => opened.dispose());
  const inTransaction: TestStore['store']['writer']['transaction'] = (work) => opened.store.writer.transaction(work);

  test('a deadline holds from its revision until another takes its place', async () => {
    const { reader } = opened.store;
    const first = await inTransaction((tx) => saveDueRule(tx, hill, { month: 1, day: 20 }, noted));
    const second = await inTransaction((tx) => saveDueRule(tx, hill, { month: 1, day: 25 }, noted));
    const other = { ...hill, kind: 'township', since: 2025 } as const;
    const third = await inTransaction((tx) => saveDueRule(tx, other, { month: 1, day: 5 }, noted));
    const fourth = await inTransaction((tx) => saveDueRule(tx, hill, null, noted));
    const days = async (asOf: number | null) => (await dueRules(reader, asOf)).map(({ kind, day }) => [kind, day]);
    expect(await days(first - 1)).toEqual([]);
    expect(await days(first)).toEqual([[null, 20]]);
    expect(await days(second)).toEqual([[null, 25]]);
    expect(await days(third)).toEqual([
      [null, 25],
      ['township', 5],
    ]);
    expect(await days(fourth)).toEqual([['township', 5]]);
    expect(await days(null)).toEqual([['township', 5]]);
    expect((await dueChangeSince(reader, first, hill))?.number).toBe(fourth);
    expect(await dueChangeSince(reader, fourth, hill)).toBeUndefined();
    expect(Number((await dueChangeSince(reader, 0, other))?.number)).toBe(third);
    expect(await dueChangeSince(reader, 0, { region: null, kind: null })).toBeUndefined();
  });

  test('the day entered last holds, until it is taken back', async () => {
    const { reader } = opened.store;
    const enter = (on: string | null) =>
      inTransaction((tx) => savePublicationDate(tx, 'hill-a-2022', on === null ? null : { on, source: 's' }, noted));
    await enter('2023-01-20');
    const last = await enter('2023-01-21');
    const asked = ['hill-a-2022', 'hill-c-2022'];
    expect(await enteredDays(reader, asked)).toEqual([
      { report: 'hill-a-2022', on: '2023-01-21', source: 's', actor: 'test', at: AT, revision: last },
    ]);
    expect(Number((await publicationChangeSince(reader, last - 1, 'hill-a-2022'))?.number)).toBe(last);
    expect(await publicationChangeSince(reader, last, 'hill-a-2022')).toBeUndefined();
    await enter(null);
    expect(await enteredDays(reader, asked)).toEqual([]);
    expect(await enteredDays(reader, [])).toEqual([]);
  });

  test('a report of a year is told as it stands now, and received when it first came in', async () => {
    const { reader } = opened.store;
    const later = '2026-03-01T00:00:00.000Z';
    await file(opened.store, 'hill-a', 2022, { publishedOn: '2023-02-02' }, REGION.id, later);
    const filed = await filedReports(reader, ['hill'], 2022);
    expect(filed.map(({ publisher }) => publisher).sort()).toEqual(['hill', 'hill-a', 'hill-c']);
    expect(filed.find(({ publisher }) => publisher === 'hill-a')).toMatchObject({
      readOn: '2023-02-02',
      receivedAt: AT,
    });
    expect(await filedReports(reader, [], 2022)).toEqual([]);
  });
});
