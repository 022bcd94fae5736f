/** `backup`, `restore` and `verify`, run as a person runs them. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlite } from '../../../server/store/open.ts';
import { type Ran, runWith } from '../../support/command.ts';
import { enrol, file, received } from '../../support/small-district.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let folder = '';
let database = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-cli-backup-'));
  database = join(folder, 'data', 'gongkai.sqlite');
  mkdirSync(join(folder, 'shelf'));
  const store = await openSqlite(database);
  await enrol(store);
  await file(store, 'hill-a', 2022, { cells: received(4) });
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gongkai(...args: readonly string[]): Promise<Ran> {
  return runWith({ GONGKAI_DATA: join(folder, 'data'), GONGKAI_BACKUP: join(folder, 'shelf') }, ...args);
}

/** As a program of its own, since a command that cannot begin ends its process. */
function givingUp(args: readonly string[], environment: Record<string, string> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'server/cli.ts'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, GONGKAI_DATA: join(folder, 'data'), ...environment },
  });
  return { status: status ?? -1, stdout, stderr };
}

test('a backup is taken, damage is told, and the backup is put in place', async () => {
  const made = await gongkai('backup');
  expect(made.stdout).toMatch(
    /^已备份并核对：.*shelf\/gongkai-\d+T\d+Z-asked\.sqlite（.*年报 1 份，数据版本 2，.*\nBacked up/,
  );
  expect(made.status).toBe(0);
  expect(await gongkai('verify')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^数据库完好（数据版本 2，/),
  });

  const behind = new Database(database);
  behind.exec('update contents set printed = counted');
  behind.close();
  expect(await gongkai('verify')).toMatchObject({ status: 1, stdout: '山区教育局 2022 年报的数据已损坏。\n' });
  expect((await gongkai('verify', '--lang', 'en')).stdout).toBe('The stored figures of hill-a for 2022 are damaged.\n');
  expect(givingUp(['backup'])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^没有备份：数据库有损坏。.*\nNo backup/),
  });

  const shelf = readdirSync(join(folder, 'shelf')).find((name) => name.endsWith('.sqlite')) ?? '';
  const restored = await gongkai('restore', join(folder, 'shelf', shelf));
  expect(restored.stdout).toMatch(
    /^已恢复：.*gongkai\.sqlite（.*年报 1 份.*\nRestored: .*\n原来的数据库保留为 .*replaced-\d+T/,
  );
  expect(restored.status).toBe(0);
  expect((await gongkai('verify')).status).toBe(0);
});

test('where there is nothing to copy or look through, or PostgreSQL has its own tools, a sentence says so', () => {
  const empty = { GONGKAI_DATA: join(folder, 'nothing') };
  for (const command of ['backup', 'verify']) {
    const { status, stderr } = givingUp([command], empty);
    expect(stderr).toMatch(/^没有数据库 .*\nThere is no database /);
    expect(status).toBe(1);
  }
  for (const args of [['backup'], ['restore', 'x.sqlite']]) {
    const { status, stderr } = givingUp(args, { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    expect(stderr).toMatch(/pg_dump.*pg_restore.*gongkai verify.*\n.*pg_dump/);
    expect(status).toBe(1);
  }
});
