/** Whether a change could be stored, and what the data take: on every database, and on a disk, a folder and a lock that refuse. */
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { notWritable } from '../../../server/health/not-writable.ts';
import { openSqlite } from '../../../server/store/open.ts';
import { tryWritingFile } from '../../../server/store/safety/try-writing.ts';
import { noteDeed } from '../../../server/store/save/audit.ts';
import { AT, enrol } from '../../support/small-district.ts';
import { STORES } from '../../support/stores.ts';

test.each(Object.entries(STORES))('%s that is well takes changes, and none is made by trying', async (_, open) => {
  const { store, dispose } = await open();
  await enrol(store);
  const held = () => store.reader.db.selectFrom('setting').selectAll().execute();
  const before = await held();
  await store.tryWriting();
  expect(await held()).toEqual(before);
  const { database, log, free } = await store.space();
  expect(database).toBeGreaterThanOrEqual(4096);
  // A server keeps its log and its disk to itself.
  if (log === null) expect(free).toBeNull();
  else expect(log + Number(free)).toBeGreaterThan(0);
  await dispose();
});

describe('a file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-'));
    file = join(folder, 'gongkai.sqlite');
    await (await openSqlite(file)).close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Why no change could be stored, in words. */
  const refusal = (longest?: number) =>
    tryWritingFile(file, longest).then(
      () => null,
      (error: unknown) => notWritable(error, file).what.en,
    );

  test('is tried without leaving anything behind', async () => {
    const before = readdirSync(folder);
    expect([await refusal(), readdirSync(folder)]).toEqual([null, before]);
  });

  test('that the server itself is writing takes changes: the next waits for it', async () => {
    const store = await openSqlite(file);
    await store.writer.transaction(async () => {
      expect(await refusal(0)).toMatch(/^Another program keeps the database locked/);
      await store.tryWriting();
    });
    await store.close();
  });

  test.runIf(process.platform === 'linux')('on a full disk takes none', async () => {
    symlinkSync('/dev/full', join(folder, `.trying-to-write-${process.pid}`));
    expect(await refusal()).toBe('The disk is full, and nothing can be stored.');
    expect(await refusal()).toBeNull();
  });

  test('whose folder is gone takes none', async () => {
    rmSync(folder, { recursive: true });
    expect(await refusal()).toMatch(/^The data folder cannot be written to/);
  });

  test('that is no database takes none, and its fault is told as it is', async () => {
    rmSync(file);
    symlinkSync(join(import.meta.dirname, 'try-writing.test.ts'), file);
    expect(await refusal()).toMatch(/^Nothing can be stored: file is not a database/);
  });

  test('that another program holds is asked for again while others go on, and taken once it is free', async () => {
    const other = new Database(file);
    other.exec('begin immediate');
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    expect(await refusal(200)).toBe('Another program keeps the database locked, and nothing can be stored.');
    expect(turns).toBeGreaterThan(3);
    clearInterval(timer);
    setTimeout(() => other.exec('rollback'), 60);
    expect(await refusal()).toBeNull();
    other.close();
  });

  test('that cannot grow refuses a change with its reason, and takes it once there is room', async () => {
    const store = await openSqlite(file);
    await enrol(store);
    const grow = (pages: number) =>
      store.writer.transaction((tx) => sql`pragma max_page_count = ${sql.lit(pages)}`.execute(tx.db));
    const change = () =>
      store.writer.transaction(async (tx) => {
        for (let count = 0; count < 40; count += 1) {
          await noteDeed(tx, { at: AT, actor: 'test', action: 'keyMade', subject: 'x'.repeat(4096) });
        }
      });
    await grow(1); // No fewer than it has.
    await expect(change()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      sentence: { zh: expect.stringMatching(/^磁盘已满.*腾出空间/), en: expect.stringMatching(/^The disk is full/) },
    });
    await grow(1_000_000);
    await change();
    await store.close();
  });
});
