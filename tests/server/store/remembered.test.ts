/** What is remembered of a file is as fresh as the file: what others write there, rightly or not, is seen by the next who asks. */
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { heldReports, heldYears } from '../../../server/store/find/held.ts';
import { bureausOf, findPublishers } from '../../../server/store/find/publishers.ts';
import { remembered } from '../../../server/store/find/remembered.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import type { Reader } from '../../../server/store/reader.ts';
import { enrol, file, received } from '../../support/small-district.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

const YEARS = { asOf: null, years: { from: 2020, to: 2024 } };

let opened: TestStore;
let path = '';
beforeEach(async () => {
  opened = await openTestSqlite(async (at) => {
    path = at;
  });
  await enrol(opened.store);
  await file(opened.store, 'hill-a', 2022, { cells: received(4) });
});
afterEach(() => opened.dispose());

/** As a disk, or somebody with another program, would alter it. */
function alter(statement: string): void {
  const db = new Database(path);
  db.exec(statement);
  db.close();
}

const QUESTIONS: Readonly<Record<string, (reader: Reader) => Promise<unknown>>> = {
  'a bureau': (reader) => findPublishers(reader, ['hill-a']),
  'the bureaus of a region': (reader) => bureausOf(reader, ['hill']),
  'what is held of a bureau': (reader) => heldReports(reader, { publishers: ['hill-a'] }, YEARS),
  'what is held in a region': (reader) => heldReports(reader, { regions: ['hill'] }, YEARS),
};

test.each(Object.entries(QUESTIONS))('%s is not answered from memory once it is altered', async (_, ask) => {
  const { reader } = opened.store;
  const before = await ask(reader);
  expect(before).not.toEqual([]);
  expect(await ask(reader)).toEqual(before);
  alter("update publisher set name_zh = '山区教育厅' where id = 'hill-a'; update roll set listed = 9");
  await expect(ask(reader)).rejects.toMatchObject({ code: 'DAMAGED' });
});

test('a report that the list says is held is missed in the years asked for, and in no others', async () => {
  const { reader } = opened.store;
  alter("delete from counted_column where region_id = 'hill' and year = 2022");
  const held = (from: number, to: number) =>
    heldReports(reader, { regions: ['hill'] }, { asOf: null, years: { from, to } });
  await expect(held(2020, 2024)).rejects.toMatchObject({ code: 'DAMAGED' });
  expect(await held(2023, 2024)).toEqual([]);
  await expect(held(2022, 2022)).rejects.toMatchObject({ code: 'DAMAGED' });
});

test('what is stored meanwhile, here or by another process, is in the next answer', async () => {
  const { reader } = opened.store;
  const other = await opened.openAgain?.();
  const look = async () => ({
    revision: (await getRevision(reader, null)).number,
    years: (await heldYears(reader, ['hill'], null)).get('hill'),
    reports: (await heldReports(reader, { regions: ['hill'] }, YEARS)).map(({ id }) => id),
  });
  const first = await look();
  expect(first).toMatchObject({ years: { from: 2022, to: 2022 }, reports: ['hill-a-2022'] });
  await file(opened.store, 'hill-b', 2023, { cells: received(6) });
  const second = await look();
  expect(second).toEqual({
    revision: first.revision + 1,
    years: { from: 2022, to: 2023 },
    reports: ['hill-a-2022', 'hill-b-2023'],
  });
  if (!other) throw new Error('A file can be opened twice');
  await file(other, 'hill-b', 2021, { cells: received(6) });
  expect(await look()).toMatchObject({ revision: second.revision + 1, years: { from: 2021, to: 2023 } });
  await other.close();
});

test('what would be too much is begun anew: the first of many large things is looked up again', async () => {
  const { reader } = opened.store;
  const lookedUp: string[] = [];
  const ask = (name: string) =>
    remembered(
      reader,
      'large things',
      [name],
      async (names) => {
        lookedUp.push(...names);
        return new Map(names.map((one) => [one, one]));
      },
      () => 10_000_000,
    );
  // Nothing is remembered of a file that was not opened yet.
  await getRevision(reader, null);
  for (const name of ['a', 'b', 'b']) await ask(name);
  expect(lookedUp).toEqual(['a', 'b']);
  for (const name of 'cdefgh') await ask(name);
  await ask('a');
  expect(lookedUp.filter((name) => name === 'a')).toHaveLength(2);
});
