import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { createFirstKey, createKey, revokeKey } from '../../../server/access/keys.ts';
import { findAccessKey, listAccessKeys } from '../../../server/store/find/access-keys.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { reportText } from '../../support/report-text.ts';
import { AT } from '../../support/small-district.ts';
import { openTestSqlite } from '../../support/stores.ts';

const ORIGIN = { address: '10.0.0.7', log: { warn: () => {} } };
const PLAN = { label: '张三', role: 'administrator', scope: null, expires: null } as const;

describe('a key', () => {
  let opened: TestApp;
  let key = '';
  beforeEach(async () => {
    opened = await openTestApp({ now: () => AT });
    key = await keyFor(opened.store, { label: '张三' }, '2026-01-02T08:00:00.000Z');
  });
  afterEach(() => opened.dispose());

  /** Hands in a report with this key, as a program would: at the time AT. */
  async function handIn(authorization: string): Promise<number> {
    const payload = new FormData();
    payload.append('file', new Blob([reportText('山区教育局', 2023)]), '教育局.txt');
    const answer = await opened.app.inject({ method: 'POST', url: '/documents', payload, headers: { authorization } });
    return answer.statusCode;
  }

  async function listed() {
    const [row, ...others] = await listAccessKeys(opened.store.reader);
    expect(others).toEqual([]);
    return row;
  }

  test('opens the door until it is revoked, and never again', async () => {
    await keyFor(opened.store, { label: '李四' });
    expect(await handIn(`Bearer ${key}`)).toBe(200);
    expect(await handIn(`bearer ${key}`)).toBe(200);
    await revokeKey(opened.store, key.slice(0, 9), 'test', AT);
    expect(await handIn(`Bearer ${key}`)).toBe(401);
  });

  test('opens the door to its last day in China, and not after', async () => {
    const last = await keyFor(opened.store, { expires: '2026-01-31' });
    const access = openAccess(opened.store, { reading: 'open', idleMinutes: 30 });
    expect(await access.identifyKey(last, ORIGIN, '2026-01-31T15:59:59.999Z')).toMatchObject({ label: 'test' });
    await expect(access.identifyKey(last, ORIGIN, '2026-01-31T16:00:00.000Z')).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });

  test('is listed with the day it was last used, and as unused until then', async () => {
    expect(await listed()).toMatchObject({ label: '张三', used_at: null, revoked_at: null });
    await handIn(`Bearer ${key}`);
    expect(await listed()).toMatchObject({ used_at: AT, revoked_at: null });
  });

  test('is marked once a day, so that a hundred documents make one mark', async () => {
    const access = openAccess(opened.store, { reading: 'open', idleMinutes: 30 });
    const used = async (at: string) => {
      await access.identifyKey(key, ORIGIN, at);
      return (await listed())?.used_at;
    };
    expect(await used('2026-01-20T09:00:00.000Z')).toBe('2026-01-20T09:00:00.000Z');
    expect(await used('2026-01-20T23:59:59.000Z')).toBe('2026-01-20T09:00:00.000Z');
    expect(await used('2026-01-21T00:00:01.000Z')).toBe('2026-01-21T00:00:01.000Z');
  });

  test('is not kept: the store holds its beginning and a hash of it', async () => {
    const row = await listed();
    expect(row).toMatchObject({ id: key.slice(0, 9), created_at: '2026-01-02T08:00:00.000Z' });
    expect(JSON.stringify(row)).not.toContain(key.slice(9));
    expect(await findAccessKey(opened.store.reader, key, AT)).toBeUndefined();
  });

  test.each([
    ['with something before it', (whole: string) => `x Bearer ${whole}`],
    ['with something behind it', (whole: string) => `Bearer ${whole} x`],
    ['without the word Bearer', (whole: string) => whole],
    ['cut short', (whole: string) => `Bearer ${whole.slice(0, -1)}`],
  ])('does not open the door %s', async (_, written) => {
    expect(await handIn(written(key))).toBe(401);
  });

  test('is as hard to guess as 256 random bits, and no two are alike', async () => {
    const other = await keyFor(opened.store);
    expect(other).not.toBe(key);
    for (const one of [key, other]) expect(one).toMatch(/^gk_[\w-]{43}$/);
  });

  test('is made at the first start only, and not again once it is revoked', async () => {
    expect(await createFirstKey(opened.store, AT)).toBeNull();
    await keyFor(opened.store);
    await revokeKey(opened.store, key.slice(0, 9), 'test', AT);
    expect(await createFirstKey(opened.store, AT)).toBeNull();
  });

  test.each([
    ['an administrator', PLAN, true],
    ['an administrator, with a day to come', { ...PLAN, expires: '2026-01-20' }, true],
    ['an administrator of a bureau', { ...PLAN, scope: 'hill-a' }, false],
    ['a bureau', { ...PLAN, role: 'bureau', scope: 'hill-a' }, true],
    ['a region that files a report of its own', { ...PLAN, role: 'bureau', scope: 'hill' }, true],
    ['no bureau', { ...PLAN, role: 'bureau' }, false],
    ['a bureau nobody knows', { ...PLAN, role: 'bureau', scope: 'nobody' }, false],
    ['the editor of a region', { ...PLAN, role: 'editor', scope: 'hill' }, true],
    ['the editor of a bureau', { ...PLAN, role: 'editor', scope: 'hill-a' }, false],
    ['the editor of nothing', { ...PLAN, role: 'editor' }, false],
    ['a day that has passed', { ...PLAN, expires: '2026-01-19' }, false],
    ['no day', { ...PLAN, expires: '2026-02-30' }, false],
    ['nobody', { ...PLAN, label: ' ' }, false],
    ['somebody with a very long name', { ...PLAN, label: '长'.repeat(61) }, false],
  ] as const)('for %s', async (_, plan, isMade) => {
    const before = (await listAccessKeys(opened.store.reader)).length;
    const made = createKey(opened.store, plan, 'test', AT);
    if (isMade) await expect(made).resolves.toMatchObject({ secret: expect.stringMatching(/^gk_/) });
    else await expect(made).rejects.toMatchObject({ code: 'BAD_ARGUMENT' });
    expect((await listAccessKeys(opened.store.reader)).length - before).toBe(isMade ? 1 : 0);
  });
});

describe('the last administrator', () => {
  test('cannot be revoked: keys that are revoked, expired or of other roles do not count', async () => {
    const { store, dispose } = await openTestApp();
    const [last, revoked, expired] = [
      await keyFor(store),
      await keyFor(store),
      await keyFor(store, { expires: '2026-01-20' }),
      await keyFor(store, { role: 'editor', scope: 'hill' }),
    ].map((key) => key.slice(0, 9));
    const later = '2026-02-01T00:00:00.000Z';
    const revoke = (id = '') => revokeKey(store, id, 'test', later);
    await revoke(revoked);
    await expect(revoke(last)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    // One that no longer works is no loss; one revoked before stays as it is.
    await revoke(expired);
    await revoke(revoked);
    await expect(revoke('gk_nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await keyFor(store);
    await revoke(last);
    const states = (await listAccessKeys(store.reader)).map((row) => row.revoked_at);
    expect(states.filter((at) => at !== null)).toEqual([later, later, later]);
    await dispose();
  });
});

test('a store that never had a key gets one at its first start, which opens every door', async () => {
  const { store, dispose } = await openTestSqlite();
  const first = await createFirstKey(store, AT);
  const access = openAccess(store, { reading: 'keys', idleMinutes: 30 });
  expect(await access.identifyKey(first ?? '', ORIGIN, AT)).toMatchObject({ label: '首次启动', role: 'administrator' });
  expect(await createFirstKey(store, AT)).toBeNull();
  await dispose();
});
