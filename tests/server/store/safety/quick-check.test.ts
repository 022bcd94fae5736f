/** A damaged file is noticed before anybody is served from it. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../../../server/store/open.ts';
import { quickCheck } from '../../../../server/store/safety/quick-check.ts';
import { enrol, file } from '../../../support/small-district.ts';

let folder = '';
let database = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-quick-'));
  database = join(folder, 'gongkai.sqlite');
  const store = await openSqlite(database);
  await enrol(store);
  await file(store, 'hill-a', 2022);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Overwrites the header of the first page of a table or index. */
function spoil(name: string): void {
  const db = new Database(database, { readonly: true });
  const page = Number(db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(name));
  const size = Number(db.pragma('page_size', { simple: true }));
  db.close();
  const bytes = openSync(database, 'r+');
  writeSync(bytes, Buffer.from('not a page'), 0, 10, (page - 1) * size);
  closeSync(bytes);
}

test('finds nothing in a sound one', () => {
  expect(quickCheck(database)).toEqual([]);
});

test.each(['report', 'revision', 'publisher_position'])('names what is broken when %s is', (name) => {
  spoil(name);
  const damages = quickCheck(database);
  expect(damages.length).toBeGreaterThan(0);
  expect(damages[0]?.zh).toMatch(/^数据库文件结构损坏：/);
  expect(damages[0]?.en).toMatch(/^The structure of the database file is damaged: .*(malformed|page \d+|btree).*$/);
});
