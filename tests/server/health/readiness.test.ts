/** Whether changes could be stored is looked at when asked, seldom enough, and nobody waits long for it. */
import { beforeEach, expect, test } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import { type Health, mayDelete, openHealth } from '../../../server/health/health.ts';
import { notStored } from '../../../server/health/not-writable.ts';
import { openReadiness, telling } from '../../../server/health/readiness.ts';
import { newestInstant } from '../../../server/store/find/newest-instant.ts';
import { noteDeed } from '../../../server/store/save/audit.ts';
import { openTestSqlite } from '../../support/stores.ts';

let health: Health;
let clock: number;
let looks: number;
let time: string;
let newest: string | null;
let fault: Error | null;
let look: () => Promise<void>;
beforeEach(() => {
  health = openHealth(() => '2026-01-01T00:00:00.000Z');
  clock = 5000;
  looks = 0;
  time = '2026-11-30T01:00:00.000Z';
  newest = null;
  fault = null;
  const tryWriting = async () => {
    looks += 1;
    if (fault) throw fault;
  };
  look = openReadiness({ ...GIVEN(), health, tryWriting });
});
const GIVEN = () => ({
  ...{ newest: async () => newest, now: () => time },
  ...{ where: '/data/gongkai.sqlite', clock: () => clock },
});
const held = () => health.conditions().map(({ name, where, what }) => [name, where, what.zh]);

test('once a second at most, however many ask', async () => {
  await Promise.all([look(), look(), look()]);
  clock += 999;
  await look();
  expect(looks).toBe(1);
  clock += 1;
  await look();
  expect(looks).toBe(2);
});

test('what keeps changes from being stored is a condition until it is over', async () => {
  fault = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  await look();
  expect(held()).toEqual([['notWritable', '/data/gongkai.sqlite', '磁盘已满，不能存储任何内容。']]);
  clock += 1000;
  fault = null;
  await look();
  expect(held()).toEqual([]);
});

test('a database that is away is told by whoever watches it', async () => {
  fault = new Problem('DATABASE_UNAVAILABLE', { zh: '连不上', en: 'away' });
  await look();
  expect(held()).toEqual([]);
});

test('a look that does not come to an end is not waited for, and none is begun beside it', async () => {
  const never = Promise.withResolvers<void>();
  let begun = 0;
  const slow = openReadiness({
    ...GIVEN(),
    health,
    tryWriting: () => {
      begun += 1;
      return never.promise;
    },
  });
  await slow();
  clock += 5000;
  await slow();
  expect(begun).toBe(1);
  never.resolve();
});

test('a change that meets a full disk tells of it at once, and the next look that can write ends it', async () => {
  const full = notStored(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' }));
  const change = telling({ health, where: '/data/gongkai.sqlite' }, async (fault: unknown) => {
    if (fault) throw fault;
    return 'stored';
  });
  expect(await change(null)).toBe('stored');
  await expect(change(new Problem('NOT_ALLOWED', { zh: '不', en: 'no' }))).rejects.toThrow();
  await expect(change(new Problem('DATABASE_UNAVAILABLE', { zh: '不', en: 'away' }))).rejects.toThrow();
  expect(held()).toEqual([]);
  await expect(change(full)).rejects.toBe(full);
  expect(held()).toEqual([['notWritable', '/data/gongkai.sqlite', '磁盘已满，不能存储任何内容。']]);
  await look();
  expect(held()).toEqual([]);
});

test.each([
  ['1998-01-01T00:00:00.000Z', null, true, /说今天是 1998-01-01/],
  ['2099-06-01T00:00:00.000Z', '2026-11-29T00:00:00.000Z', true, /说今天是 2099-06-01/],
  ['2026-11-28T00:00:00.000Z', '2026-11-29T01:00:00.000Z', false, /最近一次操作记在 2026-11-29/],
  ['2028-06-01T00:00:00.000Z', '2026-11-29T00:00:00.000Z', false, /最近一次操作记在 2026-11-29/],
])('a clock that says %s, the last thing done at %s, is told until it is right', async (wrong, last, blocks, told) => {
  newest = last;
  await look();
  expect([held(), mayDelete(health)]).toEqual([[], true]);
  [clock, time] = [clock + 1000, wrong];
  await look();
  expect(health.conditions()).toMatchObject([{ name: 'clockOff', blocks, what: { zh: expect.stringMatching(told) } }]);
  expect(mayDelete(health)).toBe(false);
  [clock, time] = [clock + 1000, '2026-11-30T01:00:00.000Z'];
  await look();
  expect([held(), mayDelete(health)]).toEqual([[], true]);
});

test('a day behind and a year without anybody are no wrong clock; what a clock far ahead left behind is no time', async () => {
  for (const [said, last] of [
    ['2026-11-29T01:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['2027-12-31T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
  ] as const) {
    [clock, time, newest] = [clock + 1000, said, last];
    await look();
    expect(held()).toEqual([]);
  }
  const { store, dispose } = await openTestSqlite();
  expect(await newestInstant(store.reader)).toBeNull();
  for (const at of ['2026-11-29T00:00:00.000Z', '2099-01-01T00:00:00.000Z'])
    await store.writer.transaction((tx) => noteDeed(tx, { at, actor: 'gongkai', action: 'keyMade', subject: null }));
  expect(await newestInstant(store.reader)).toBe('2026-11-29T00:00:00.000Z');
  await dispose();
});
