/** Whoever is turned away is noted: a burst is one entry, written again while it goes on, and there are never too many. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeedKind } from '../../../schema/access/deeds.ts';
import { type Bursts, openBursts } from '../../../server/observe/bursts.ts';
import { listDeeds } from '../../../server/store/find/audit.ts';
import { forgetPassing, noteDeed } from '../../../server/store/save/audit.ts';
import { openTestSqlite, STORES, type TestStore } from '../../support/stores.ts';

const MINUTE = 60_000;
let clock: number;
const now = (): string => new Date(clock).toISOString();
let opened: TestStore;
let bursts: Bursts;
beforeEach(async () => {
  clock = Date.parse('2026-01-20T02:00:00.000Z');
  opened = await openTestSqlite();
  bursts = openBursts(opened.store.writer, now);
});
afterEach(() => opened.dispose());

/** Entries, oldest first: since when, about what, how often, and when the last time. */
async function entries(actions: readonly DeedKind[] | null = null) {
  const { rows } = await listDeeds(opened.store.reader, { actor: null, actions }, { first: 500, after: null });
  return rows.toReversed().map(({ at, actor, action, detail }) => ({ at, actor, action, ...JSON.parse(detail) }));
}

const guess = (address: string): void => bursts.note({ action: 'keyRefused', actor: 'nobody', what: address });

test('what happens several times in a row is one entry, from its first time to its last', async () => {
  for (let times = 0; times < 1000; times += 1) guess('203.0.113.9');
  guess('198.51.100.7');
  expect(await entries()).toEqual([]);
  await bursts.flush();
  const at = now();
  const shared = { at, actor: 'nobody', action: 'keyRefused', until: at };
  expect(await entries()).toEqual([
    { ...shared, what: '203.0.113.9', count: 1000 },
    { ...shared, what: '198.51.100.7', count: 1 },
  ]);
  clock += 9 * MINUTE;
  guess('203.0.113.9');
  await bursts.flush();
  expect((await entries())[0]).toEqual({ ...shared, what: '203.0.113.9', count: 1001, until: now() });
  expect(await entries()).toHaveLength(2);
});

test('after ten quiet minutes, or a day, it is another one', async () => {
  guess('203.0.113.9');
  await bursts.flush();
  clock += 10 * MINUTE;
  await bursts.flush();
  guess('203.0.113.9');
  await bursts.flush();
  expect(await entries()).toHaveLength(2);
  for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
    clock += 5 * MINUTE;
    guess('203.0.113.9');
    await bursts.flush();
  }
  guess('203.0.113.9');
  await bursts.flush();
  expect((await entries()).map(({ count }) => count)).toEqual([1, 289, 1]);
});

test('of very many at once, those past fifty are counted together', async () => {
  for (let place = 0; place < 500; place += 1) guess(`2001:db8::${place}`);
  await bursts.flush();
  const found = await entries();
  expect(found).toHaveLength(51);
  expect(found.at(-1)).toMatchObject({ what: '', count: 450 });
});

test('what was said the last time is kept, and each code is an entry of its own', async () => {
  const refuse = (what: string, zh: string) =>
    bursts.note({ action: 'uploadRefused', actor: 'gk_abcdef', what, sentence: { zh, en: zh } });
  refuse('UNKNOWN_BUREAU', '甲');
  refuse('UNKNOWN_BUREAU', '乙');
  refuse('YEAR_MISSING', '丙');
  await bursts.flush();
  expect((await entries()).map(({ what, count, sentence }) => [what, count, sentence.zh])).toEqual([
    ['UNKNOWN_BUREAU', 2, '乙'],
    ['YEAR_MISSING', 1, '丙'],
  ]);
});

test('what could not be written is written the next time, once', async () => {
  let broken = true;
  const flaky = openBursts(
    {
      transaction: (work) => (broken ? Promise.reject(new Error('disk full')) : opened.store.writer.transaction(work)),
    },
    now,
  );
  flaky.note({ action: 'loadShed', actor: 'server', what: 'BUSY' });
  await expect(flaky.flush()).rejects.toThrow('disk full');
  clock += 60 * MINUTE;
  await expect(flaky.flush()).rejects.toThrow('disk full');
  broken = false;
  await flaky.flush();
  await flaky.flush();
  expect(await entries()).toMatchObject([{ action: 'loadShed', what: 'BUSY', count: 1 }]);
});

describe.each(Object.entries(STORES))('on %s', (_, open) => {
  test('what passes is forgotten after its time, and never more than so many are kept; what changed anything stays', async () => {
    const store = await open();
    const { writer, reader } = store.store;
    const note = (day: number, action: 'signedIn' | 'keyMade' | 'pruned') =>
      writer.transaction((tx) =>
        noteDeed(tx, { at: `2026-01-${day}T00:00:00.000Z`, actor: 'gk_abcdef', action, subject: null }),
      );
    for (const day of [10, 11, 12, 13, 14]) await note(day, 'signedIn');
    await note(10, 'keyMade');
    await note(10, 'pruned');
    const other = openBursts(writer, () => '2026-01-15T00:00:00.000Z');
    other.note({ action: 'keyRefused', actor: 'nobody', what: '203.0.113.9' });
    await other.flush();
    const kept = async () =>
      (await reader.db.selectFrom('audit').select(['at', 'action']).orderBy('id').execute()).map(
        ({ at, action }) => `${at.slice(8, 10)} ${action}`,
      );
    await writer.transaction((tx) => forgetPassing(tx, '2026-01-12T00:00:00.000Z'));
    const young = ['12 signedIn', '13 signedIn', '14 signedIn', '10 keyMade', '10 pruned', '15 keyRefused'];
    expect(await kept()).toEqual(young);
    await writer.transaction((tx) => forgetPassing(tx, '', 4));
    expect(await kept()).toEqual(young);
    await writer.transaction((tx) => forgetPassing(tx, '', 2));
    expect(await kept()).toEqual(['14 signedIn', '10 keyMade', '10 pruned', '15 keyRefused']);
    await store.dispose();
  });
});
