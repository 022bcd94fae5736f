/** A backup is whole or is none; a restore puts a whole database in place, or changes nothing. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { figuresOf } from '../../../../server/store/find/figures.ts';
import { NEWEST } from '../../../../server/store/migrations/migrate.ts';
import { openSqlite, type Store } from '../../../../server/store/open.ts';
import { backUp } from '../../../../server/store/safety/backup/backup.ts';
import { ensureRoom } from '../../../../server/store/safety/backup/faults.ts';
import { listBackups, rotate } from '../../../../server/store/safety/backup/names.ts';
import { restore } from '../../../../server/store/safety/backup/restore.ts';
import { enrol, file, received } from '../../../support/small-district.ts';
import { flipByte } from '../../../support/spoil.ts';

const AT = '2026-11-28T01:02:03.456Z';
const NAME = 'gongkai-20261128T010203456Z-asked.sqlite';

let folder = '';
let database = '';
let backups = '';
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-backup-'));
  database = join(folder, 'data', 'gongkai.sqlite');
  backups = join(folder, 'backups');
  mkdirSync(backups);
  store = await openSqlite(database);
  await enrol(store);
  await file(store, 'hill-a', 2022, { cells: received(4) });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const take = (at = AT) => backUp({ database, folder: backups, reason: 'asked', at });
const refusal = (sentence: RegExp) => ({ code: 'BACKUP_FAILED', message: expect.stringMatching(sentence) });

describe('a backup', () => {
  test('holds what is stored, for its owner only, and beside it stands what it is', async () => {
    const { file: made, manifest } = await take();
    expect(made).toBe(join(backups, NAME));
    expect(readdirSync(backups).sort()).toEqual([NAME, `${NAME}.json`]);
    for (const name of readdirSync(backups)) expect(statSync(join(backups, name)).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(`${made}.json`, 'utf8'))).toEqual(manifest);
    expect(manifest).toMatchObject({ at: AT, reason: 'asked', schema: NEWEST, revision: 2 });
    expect(manifest.rows).toMatchObject({ report: 1, publisher: 4, contents: 1 });
    expect(manifest.size).toBe(statSync(made).size);
  });

  test('has the same sum over all figures where the figures are the same, and another one where one differs', async () => {
    const first = (await take()).manifest;
    const again = (await take('2026-11-28T02:00:00.000Z')).manifest;
    expect(again.figures).toBe(first.figures);
    await file(store, 'hill-a', 2022, { cells: received(5) });
    expect((await take('2026-11-28T03:00:00.000Z')).manifest.figures).not.toBe(first.figures);
  });

  test('is not made of a damaged database, and nothing is left of it', async () => {
    await store.close();
    const behind = new Database(database);
    behind.exec('update contents set printed = counted');
    behind.close();
    await expect(take()).rejects.toMatchObject(
      refusal(/^No backup was made, for the database is damaged\. The stored figures of hill-a for 2022 are damaged\./),
    );
    expect(readdirSync(backups)).toEqual([]);
    store = await openSqlite(database);
  });

  test('says that its folder is missing or its disk too full', async () => {
    rmSync(backups, { recursive: true });
    await expect(take()).rejects.toMatchObject(refusal(/^There is no folder .*backups\. Make it first/));
    expect(() => ensureRoom(folder, 1e18)).toThrow(
      /^The disk of .* is too full: \d+ MB are needed and \d+ MB are left/,
    );
  });

  test('that was broken off is none, and is cleared away the day after', async () => {
    const unfinished = ['gongkai-20261127T010203456Z-scheduled.sqlite.part', `${NAME}.json.part`];
    for (const name of unfinished) writeFileSync(join(backups, name), 'half');
    utimesSync(join(backups, unfinished[0] ?? ''), new Date('2026-11-27T01:00:00Z'), new Date('2026-11-27T01:00:00Z'));
    utimesSync(join(backups, unfinished[1] ?? ''), new Date(AT), new Date(AT));
    writeFileSync(join(backups, 'notes.txt'), 'mine');
    expect(listBackups(backups)).toEqual([]);
    await take('2026-11-28T03:00:00.000Z');
    expect(readdirSync(backups).sort()).toEqual(
      [
        unfinished[1],
        'gongkai-20261128T030000000Z-asked.sqlite',
        'gongkai-20261128T030000000Z-asked.sqlite.json',
        'notes.txt',
      ].sort(),
    );
  });

  test('that was scheduled makes room for newer ones; those of people and of upgrades stay, and those dated later, whatever the clock says', () => {
    const names = [
      ...['20261101', '20261102', '20261103', '20261104'].map((day) => `gongkai-${day}T010203456Z-scheduled.sqlite`),
      'gongkai-19980101T000000000Z-scheduled.sqlite',
      'gongkai-20200101T000000000Z-asked.sqlite',
      'gongkai-20200101T000000000Z-before-0009-checksums.sqlite',
    ];
    for (const name of names) {
      writeFileSync(join(backups, name), '');
      writeFileSync(join(backups, `${name}.json`), '');
    }
    expect(listBackups(backups)[1]).toEqual({ name: names[5], at: '2020-01-01T00:00:00.000Z', reason: 'asked' });
    const left = () => listBackups(backups).map(({ name }) => name);
    rotate(backups, 1, 'gongkai-19980101T000000000Z-scheduled.sqlite');
    expect(left()).toHaveLength(7);
    // A clock that is right again: what is dated behind it counts for nothing.
    rotate(backups, 2, 'gongkai-20261103T010203456Z-scheduled.sqlite');
    expect(left()).toEqual([names[5], names[6], names[1], names[2], names[3]]);
    expect(readdirSync(backups)).toHaveLength(10);
  });
});

describe('restoring', () => {
  const put = (from: string) => restore({ file: from, database, at: AT });
  const inPlace = () => readdirSync(join(folder, 'data')).sort();

  test('puts the backup in place and keeps what was there', async () => {
    const { file: made } = await take();
    await file(store, 'hill-a', 2023, { cells: received(7) });
    await store.close();
    const before = readFileSync(database);
    const kept = `${database}.replaced-20261128T010203456Z`;
    expect(await put(made)).toMatchObject({ revision: 2, schema: NEWEST, kept, manifest: { revision: 2 } });
    expect(inPlace()).toEqual(['gongkai.sqlite', 'gongkai.sqlite.replaced-20261128T010203456Z']);
    expect(readFileSync(kept).equals(before)).toBe(true);
    store = await openSqlite(database);
    expect((await figuresOf(store.reader, [1])).length).toBe(200);
    await expect(figuresOf(store.reader, [2])).rejects.toMatchObject({ code: 'DAMAGED' });
  });

  test('takes a folder in which there is no database yet', async () => {
    const { file: made } = await take();
    const elsewhere = join(folder, 'new', 'gongkai.sqlite');
    expect(await restore({ file: made, database: elsewhere, at: AT })).toMatchObject({ revision: 2, kept: null });
    expect(readdirSync(join(folder, 'new'))).toEqual(['gongkai.sqlite']);
  });

  test('is not mixed with what a database that was deleted left beside it', async () => {
    const { file: made } = await take();
    await file(store, 'hill-a', 2023, { cells: received(7) });
    const left = readFileSync(`${database}-wal`);
    await store.close();
    rmSync(database);
    writeFileSync(`${database}-wal`, left);
    expect(await put(made)).toMatchObject({ revision: 2, kept: null });
    expect(inPlace()).toEqual(['gongkai.sqlite', 'gongkai.sqlite.replaced-20261128T010203456Z-wal']);
    store = await openSqlite(database);
  });

  test('takes a copy of a database in use with what stands beside it, though nothing says what it should be', async () => {
    const copy = join(folder, 'copy.sqlite');
    for (const end of ['', '-wal']) copyFileSync(`${database}${end}`, `${copy}${end}`);
    await store.close();
    expect(await put(copy)).toMatchObject({ revision: 2, manifest: null });
    store = await openSqlite(database);
  });

  test('is refused while anybody has the database open', async () => {
    const { file: made } = await take();
    const before = readFileSync(database);
    await expect(put(made)).rejects.toMatchObject(refusal(/^The database .* is in use; nothing was restored/));
    expect(readFileSync(database).equals(before)).toBe(true);
    expect(inPlace()).toEqual(['gongkai.sqlite', 'gongkai.sqlite-shm', 'gongkai.sqlite-wal']);
  });

  test('is refused where the database is so damaged that it cannot be asked, but is open', async () => {
    const { file: made } = await take();
    await store.close();
    writeFileSync(database, 'this is no database any more, whatever it was');
    const holder = spawn('sleep', ['30'], { stdio: ['ignore', 'ignore', 'ignore', openSync(database, 'r')] });
    await expect(put(made)).rejects.toMatchObject(refusal(/is in use/));
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    expect(await put(made)).toMatchObject({ revision: 2, kept: expect.stringMatching(/replaced/) });
    store = await openSqlite(database);
  });

  test.each<[string, (made: string) => void, RegExp]>([
    ['with a byte that was altered', (made) => flipByte(made, 30_000), /is not what its manifest .* says/],
    [
      'that is damaged and has no manifest',
      (made) => {
        const behind = new Database(made);
        behind.exec('update contents set printed = counted');
        behind.close();
        rmSync(`${made}.json`);
      },
      /is damaged, and was not restored\. The stored figures of hill-a for 2022 are damaged/,
    ],
    ['whose manifest is damaged', (made) => writeFileSync(`${made}.json`, '{'), /json is damaged/],
    [
      'that is cut off',
      (made) => writeFileSync(made, readFileSync(made).subarray(0, 50_000)),
      /is not what its manifest/,
    ],
    [
      'that is no database',
      (made) => {
        writeFileSync(made, 'x'.repeat(10_000));
        rmSync(`${made}.json`);
      },
      /is no sound database: file is not a database/,
    ],
    [
      'that is a database of something else',
      (made) => {
        rmSync(made);
        rmSync(`${made}.json`);
        new Database(made).exec('create table a (b)').close();
      },
      /is no database of this program/,
    ],
    [
      'of a newer version',
      (made) => {
        new Database(made).exec("insert into kysely_migration values ('0999-later', '')").close();
        rmSync(`${made}.json`);
      },
      /was written by a newer version \(schema 0999-later\)/,
    ],
    ['that is not there', (made) => rmSync(made), /^There is no backup/],
  ])('a backup %s is refused, and nothing is changed', async (_what, spoil, sentence) => {
    const { file: made } = await take();
    await store.close();
    const before = readFileSync(database);
    spoil(made);
    await expect(put(made)).rejects.toMatchObject(refusal(sentence));
    expect(readFileSync(database).equals(before)).toBe(true);
    expect(inPlace()).toEqual(['gongkai.sqlite']);
    store = await openSqlite(database);
  });

  test('the database itself is no backup of it', async () => {
    await expect(put(database)).rejects.toMatchObject(refusal(/is the database itself/));
  });
});
