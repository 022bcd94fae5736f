/** A damaged file is noticed before anybody is served from it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../../../server/store/open.ts';
import { quickCheck } from '../../../../server/store/safety/check/quick-check.ts';
import { enrol, file } from '../../../support/small-district.ts';
import { flipByte, spoilPage } from '../../../support/spoil.ts';

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

test('finds nothing in a sound one', () => {
  expect(quickCheck(database)).toEqual([]);
});

test('names a row that its index knows otherwise', () => {
  const at = readFileSync(database).indexOf('hill-a-2022hill-abureau');
  expect(at).toBeGreaterThan(0);
  flipByte(database, at + 'hill-a-2022hill-a'.length);
  expect(
    quickCheck(database)
      .map(({ en }) => en)
      .join(),
  ).toMatch(/report: .*index/);
});

test.each([
  ['a bureau', '山区教育局', /^名录中 hill-a 的(登记|名称)已损坏。$/],
  ['a change', '接收 2022 年报告', /^第 2 号数据版本的记录已损坏。$/],
])('names %s on the list that is not what was written', (_what, written, sentence) => {
  const at = readFileSync(database).indexOf(written);
  expect(at).toBeGreaterThan(0);
  flipByte(database, at + 1);
  expect(quickCheck(database).map(({ zh }) => zh)).toEqual([expect.stringMatching(sentence)]);
});

test.each(['report', 'revision', 'publisher_position'])('names what is broken when %s is', (name) => {
  spoilPage(database, name);
  const damages = quickCheck(database);
  expect(damages.length).toBeGreaterThan(0);
  expect(damages[0]?.zh).toMatch(/^数据库结构损坏：/);
  expect(damages[0]?.en).toMatch(/^The structure of the database is damaged: .*(malformed|page \d+|btree).*$/);
});
