/** Whether changes could be stored is looked at when asked, seldom enough, and nobody waits long for it. */
import { beforeEach, expect, test } from 'vitest';
import { Problem } from '../../../schema/problem.ts';
import { type Health, openHealth } from '../../../server/health/health.ts';
import { notStored } from '../../../server/health/not-writable.ts';
import { openReadiness, telling } from '../../../server/health/readiness.ts';

let health: Health;
let clock: number;
let looks: number;
let fault: Error | null;
let look: () => Promise<void>;
beforeEach(() => {
  health = openHealth(() => '2026-01-01T00:00:00.000Z');
  clock = 5000;
  looks = 0;
  fault = null;
  const tryWriting = async () => {
    looks += 1;
    if (fault) throw fault;
  };
  look = openReadiness({ health, tryWriting, where: '/data/gongkai.sqlite', clock: () => clock });
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
    health,
    tryWriting: () => {
      begun += 1;
      return never.promise;
    },
    where: '',
    clock: () => clock,
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
