/** Of a table that a check found broken nothing is asked: an index that leads to fewer rows would pass for fewer verdicts, deadlines or names. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dueRules } from '../../../../server/store/find/due.ts';
import { findPublishers } from '../../../../server/store/find/publishers.ts';
import { openSqlite, type Store } from '../../../../server/store/open.ts';
import { quickCheck, tablesToRefuse } from '../../../../server/store/safety/check/quick-check.ts';
import { saveDueRule } from '../../../../server/store/save/due.ts';
import { AT, enrol } from '../../../support/small-district.ts';
import { flipByte, spoilPage } from '../../../support/spoil.ts';

let folder = '';
let database = '';
let store: Store | null = null;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-refused-'));
  database = join(folder, 'gongkai.sqlite');
  const sound = await openSqlite(database);
  await enrol(sound);
  const noted = { at: AT, actor: null, note: '报送期限' };
  await sound.writer.transaction((tx) =>
    saveDueRule(tx, { region: 'hill', kind: null, since: 2022 }, { month: 2, day: 20 }, noted),
  );
  await sound.close();
});
afterEach(async () => {
  await store?.close();
  store = null;
  rmSync(folder, { recursive: true, force: true });
});

/** As the server opens it. */
async function open(): Promise<Store> {
  store = await openSqlite(database);
  store.refuse(tablesToRefuse(quickCheck(database)));
  return store;
}

/** The only deadline is of another region, which its index knows nothing of. */
function moveDeadline(): void {
  const db = new Database(database, { readonly: true });
  const page = Number(db.prepare("select rootpage from sqlite_schema where name = 'due_rule'").pluck().get());
  db.close();
  const at = readFileSync(database).indexOf('hill', (page - 1) * 4096);
  expect(Math.floor(at / 4096)).toBe(page - 1);
  flipByte(database, at);
}

test('nothing is refused of a sound one', async () => {
  const { reader } = await open();
  expect(await dueRules(reader)).toMatchObject([{ region: 'hill', since: 2022, month: 2, day: 20 }]);
});

test('a deadline that its index knows otherwise is not told, nor written over', async () => {
  moveDeadline();
  const { reader, writer } = await open();
  await expect(dueRules(reader)).rejects.toMatchObject({ code: 'DAMAGED' });
  const change = writer.transaction((tx) =>
    saveDueRule(tx, { region: 'hill', kind: null, since: 2022 }, null, { at: AT, actor: null, note: '取消' }),
  );
  await expect(change).rejects.toMatchObject({ code: 'DAMAGED' });
  // What is held against something else goes on.
  expect(await findPublishers(reader, ['hill-a'])).toHaveLength(1);
});

test('what the database cannot read is damage, and no fault of the program', async () => {
  spoilPage(database, 'due_rule');
  store = await openSqlite(database);
  await expect(dueRules(store.reader)).rejects.toMatchObject({ code: 'DAMAGED', cause: { code: 'SQLITE_CORRUPT' } });
});
