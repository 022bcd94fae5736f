/** Keys, sessions and deeds on every database that the store runs on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Access, openAccess } from '../../../server/access/access.ts';
import { revokeKey } from '../../../server/access/keys.ts';
import { listActors, listDeeds } from '../../../server/store/find/audit.ts';
import { keyFor } from '../../support/keys.ts';
import { AT, enrol, file } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const ORIGIN = { address: '10.0.0.7', log: { warn: () => {} } };
const later = (minutes: number): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

describe.each(Object.entries(STORES))('on %s', (_, open) => {
  let opened: TestStore;
  let access: Access;
  let key = '';
  beforeAll(async () => {
    opened = await open();
    await enrol(opened.store);
    access = openAccess(opened.store, { reading: 'open', idleMinutes: 30 });
    key = await keyFor(opened.store, { label: '张三', expires: '2026-12-31' });
  });
  afterAll(() => opened.dispose());

  test('a session is opened, kept alive, and ended by the button or with its key', async () => {
    const first = await access.signIn(key, ORIGIN, AT);
    expect(await access.identifySession(first.token, later(29))).toMatchObject({ label: '张三', session: true });
    expect(await access.identifySession(first.token, later(58))).toMatchObject({ role: 'administrator', scope: null });
    await access.signOut(first.token, first.viewer, later(59));
    expect(await access.identifySession(first.token, later(59))).toBeNull();
    const second = await access.signIn(key, ORIGIN, later(60));
    await keyFor(opened.store);
    await revokeKey(opened.store, key.slice(0, 9), 'test', later(61));
    expect(await access.identifySession(second.token, later(61))).toBeNull();
  });

  test('a session ends on the last day of its key', async () => {
    const short = await keyFor(opened.store, { expires: '2026-01-20' });
    const { token } = await access.signIn(short, ORIGIN, '2026-01-20T15:45:00.000Z');
    expect(await access.identifySession(token, '2026-01-20T15:59:59.000Z')).not.toBeNull();
    expect(await access.identifySession(token, '2026-01-20T16:00:00.000Z')).toBeNull();
  });

  test('deeds of both kinds stand in one order, whole and once, however small the pages', async () => {
    for (const [index, year] of [2020, 2021, 2022].entries()) {
      await file(opened.store, 'hill-a', year);
      await keyFor(opened.store, {}, later(index));
    }
    const { reader } = opened.store;
    const all = await listDeeds(reader, { actor: null, actions: null }, { first: 500, after: null });
    expect(all.total).toBe(all.rows.length);
    expect(all.rows.filter((row) => row.isRevision)).toHaveLength(4);
    for (const first of [1, 2, 3]) {
      const seen: string[] = [];
      for (let after: string | null = null; ; ) {
        const slice = await listDeeds(reader, { actor: null, actions: null }, { first, after });
        seen.push(...slice.rows.map((row) => `${row.isRevision} ${row.number}`));
        after = slice.cursors.at(-1) ?? null;
        if (!slice.hasNext) break;
      }
      expect(seen).toEqual(all.rows.map((row) => `${row.isRevision} ${row.number}`));
    }
    const actors = (await listActors(reader)).map(({ id }) => id);
    expect(actors).toEqual(expect.arrayContaining(['', 'test', key.slice(0, 9)]));
    const his = await listDeeds(
      reader,
      { actor: key.slice(0, 9), actions: ['signedIn', 'import'] },
      { first: 9, after: null },
    );
    expect(his.rows.map((row) => row.action)).toEqual(['signedIn', 'signedIn']);
  });
});
