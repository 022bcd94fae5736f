import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { authorize, createFirstKey, createKey } from '../../../server/access/keys.ts';
import { findAccessKey, listAccessKeys } from '../../../server/store/find/access-keys.ts';
import { revokeAccessKey } from '../../../server/store/save/access-key.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { reportText } from '../../support/report-text.ts';
import { AT } from '../../support/small-district.ts';
import { openTestSqlite } from '../../support/stores.ts';

describe('a key', () => {
  let opened: TestApp;
  let key = '';
  beforeEach(async () => {
    opened = await openTestApp();
    key = await createKey(opened.store, '张三', '2026-01-02T08:00:00.000Z');
  });
  afterEach(() => opened.dispose());

  /** Hands in a report with this key, as a person or program would: at the time AT. */
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
    expect(await handIn(`Bearer ${key}`)).toBe(200);
    const id = key.slice(0, 9);
    expect(await opened.store.writer.transaction((tx) => revokeAccessKey(tx, id, AT))).toBe(true);
    expect(await handIn(`Bearer ${key}`)).toBe(403);
    expect(await opened.store.writer.transaction((tx) => revokeAccessKey(tx, id, AT))).toBe(false);
  });

  test('is listed with the day it was last used, and as unused until then', async () => {
    expect(await listed()).toMatchObject({ label: '张三', used_at: null, revoked_at: null });
    await handIn(`Bearer ${key}`);
    expect(await listed()).toMatchObject({ used_at: AT, revoked_at: null });
  });

  test('is marked once a day, so that a hundred documents make one mark', async () => {
    const used = async (at: string) => {
      await authorize(opened.store, `Bearer ${key}`, at);
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
    expect(await findAccessKey(opened.store.reader, key)).toBeUndefined();
  });

  test.each([
    ['with something before it', (whole: string) => `x Bearer ${whole}`],
    ['with something behind it', (whole: string) => `Bearer ${whole} x`],
    ['without the word Bearer', (whole: string) => whole],
    ['cut short', (whole: string) => `Bearer ${whole.slice(0, -1)}`],
  ])('does not open the door %s', async (_, written) => {
    expect(await handIn(written(key))).toBe(403);
  });

  test('is as hard to guess as 256 random bits, and no two are alike', async () => {
    const other = await createKey(opened.store, '李四', AT);
    expect(other).not.toBe(key);
    for (const one of [key, other]) expect(one).toMatch(/^gk_[\w-]{43}$/);
  });

  test('is made at the first start only, and not again once it is revoked', async () => {
    expect(await createFirstKey(opened.store, AT)).toBeNull();
    await opened.store.writer.transaction((tx) => revokeAccessKey(tx, key.slice(0, 9), AT));
    expect(await createFirstKey(opened.store, AT)).toBeNull();
  });
});

test('a store that never had a key gets one at its first start, which opens the door', async () => {
  const { store, dispose } = await openTestSqlite();
  const first = await createFirstKey(store, AT);
  expect(await authorize(store, `Bearer ${first}`, AT)).toMatchObject({ label: '首次启动', created_at: AT });
  expect(await createFirstKey(store, AT)).toBeNull();
  await dispose();
});
