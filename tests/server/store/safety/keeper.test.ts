/** A server looks through its database and backs it up by itself, says when it cannot, and goes on when it can again. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clockOff } from '../../../../server/health/clock-off.ts';
import { type Health, openHealth } from '../../../../server/health/health.ts';
import { openSqlite } from '../../../../server/store/open.ts';
import { listBackups } from '../../../../server/store/safety/backup/names.ts';
import { type Keeper, openKeeper } from '../../../../server/store/safety/keeper.ts';
import { childrenOf, isAlive } from '../../../support/programs.ts';
import { enrol, file, received } from '../../../support/small-district.ts';

const MINUTE = 60_000;

let folder = '';
let database = '';
let clock = 0;
let health: Health;
let keeper: Keeper | null = null;
const now = () => new Date(clock).toISOString();
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-keeper-'));
  database = join(folder, 'data', 'gongkai.sqlite');
  const store = await openSqlite(database);
  await enrol(store);
  await file(store, 'hill-a', 2022, { cells: received(4) });
  await store.close();
  clock = Date.parse('2026-11-28T01:00:00.000Z');
  health = openHealth(now);
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] });
});
afterEach(async () => {
  await keeper?.stop();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

function keep(shelf: string | null): Keeper {
  const backup = { folder: shelf, hours: 24, keep: 1 };
  const log = { info: () => {}, error: (message: string) => expect.fail(message) };
  keeper = openKeeper({ address: { database, postgres: null }, backup, health, refuse: () => {}, log, now });
  return keeper;
}

/** Lets so much time go by, of the clock and of the timers. */
function pass(milliseconds: number): void {
  clock += milliseconds;
  vi.advanceTimersByTime(Math.min(milliseconds, MINUTE));
}

const conditions = () => health.conditions().map(({ name, blocks }) => [name, blocks]);

test('damage is told, and told to be over when it is', async () => {
  const alter = (statement: string) => new Database(database).exec(statement).close();
  alter("update contents set printed = cast(printed || x'00' as blob)");
  const { status } = keep(null);
  expect(status()).toEqual({ checkedAt: null, backedUpAt: null });
  pass(6000);
  await expect.poll(conditions).toEqual([['damaged', true]]);
  expect(health.conditions()[0]?.what.en).toMatch(/in one place: The stored figures of hill-a for 2022 are damaged/);
  expect(status().checkedAt).toBe('2026-11-28T01:00:06.000Z');
  alter('update contents set printed = substr(printed, 1, length(printed) - 1)');
  pass(23 * 60 * MINUTE);
  expect(conditions()).toHaveLength(1);
  pass(2 * 60 * MINUTE);
  await expect.poll(conditions).toEqual([]);
});

test('a backup that cannot be made is told and tried again; those that can are made when they are due, and so many are kept', async () => {
  const shelf = join(folder, 'shelf');
  const { status } = keep(shelf);
  const taken = () => listBackups(shelf).map(({ at }) => at.slice(0, 10));
  pass(6000);
  await expect.poll(conditions).toEqual([['notBackedUp', false]]);
  expect(health.conditions()[0]?.what.zh).toMatch(/^到时的备份没有完成。没有文件夹 .*shelf/);
  mkdirSync(shelf);
  // Not with every look: the first try was at six seconds past one.
  pass(MINUTE);
  pass(10 * MINUTE);
  await expect.poll(taken).toEqual(['2026-11-28']);
  expect(listBackups(shelf)[0]?.at).toBe('2026-11-28T01:11:06.000Z');
  await expect.poll(conditions).toEqual([]);
  for (const [day, held] of [
    // None goes while the clock may be wrong.
    ['2026-11-29', ['2026-11-28', '2026-11-29']],
    ['2026-11-30', ['2026-11-30']],
  ] as const) {
    const off = day === '2026-11-29' ? clockOff(now(), '2028-01-01T00:00:00.000Z') : null;
    if (off) health.raise(off);
    else health.clear('clockOff');
    pass(24 * 60 * MINUTE);
    // The look through the database comes first.
    await expect.poll(() => status().checkedAt?.slice(0, 10)).toBe(day);
    await expect.poll(taken).toEqual(held);
    // The file is there before the process that made it is gone.
    await expect.poll(() => status().backedUpAt?.slice(0, 10)).toBe(day);
  }
});

test.runIf(process.platform === 'linux')(
  'told to stop, it waits until nothing of it holds the database any more',
  async () => {
    const before = childrenOf(process.pid);
    const { stop } = keep(null);
    pass(6000);
    const begun = childrenOf(process.pid).filter((pid) => !before.includes(pid));
    expect(begun).toHaveLength(1);
    await stop();
    expect(begun.filter(isAlive)).toEqual([]);
  },
);
