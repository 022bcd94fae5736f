/** Two processes on the same data, behind any balancer: what one does, the other knows, and neither undoes the other's work. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openAccess } from '../../../server/access/access.ts';
import { createFirstKey } from '../../../server/access/keys.ts';
import { changeRoster } from '../../../server/roster/door.ts';
import { listRevisions } from '../../../server/store/find/revisions.ts';
import type { Store } from '../../../server/store/open.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { keyFor } from '../../support/keys.ts';
import { signIn } from '../../support/signed-in.ts';
import { AT, file, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const SHARED = Object.entries(STORES).filter(([name]) => name !== 'PGlite');

describe.each(SHARED)('of two processes on %s', (name, open) => {
  let opened: TestStore;
  let other: Store;
  let here: TestApp;
  let there: TestApp;
  beforeEach(async () => {
    opened = await open();
    if (!opened.openAgain) throw new Error(`${name} is opened by one only`);
    other = await opened.openAgain();
    here = await openTestApp({ opened });
    there = await openTestApp({ opened: { store: other, dispose: () => other.close() }, fill: async () => {} });
  });
  afterEach(async () => {
    await there.dispose();
    await here.dispose();
  });

  test('a session that one opened is good at the other, and ends at both', async () => {
    const cookie = await signIn(here.app, await keyFor(opened.store));
    const viewer = async () => (await there.ask('{ viewer { label } }', {}, cookie)).body.data.viewer;
    expect(await viewer()).toEqual({ label: 'test' });
    await here.app.inject({ method: 'POST', url: '/sign-out', headers: cookie });
    expect(await viewer()).toBeNull();
  });

  test('names that one changed are searched by the other', async () => {
    const found = async (text: string) =>
      (await there.ask('query ($text: String!) { search(text: $text) { totalCount } }', { text })).body.data.search
        .totalCount;
    expect(await found('教育局')).toBe(1);
    expect(await found('教体局')).toBe(0);
    const decision = { on: null, year: 2024, document: null };
    await changeRoster(
      opened.store,
      { kind: 'rename', id: 'hill-a', name: '山区教体局', decision },
      { actor: 'x', at: AT },
    );
    expect(await found('教体局')).toBe(1);
  });

  test('a picture has one version at both, and another when either has accepted a report', async () => {
    const url = '/chart.svg?kind=trend&measure=requests.received&of=hill-a';
    const version = async ({ app }: TestApp) => (await app.inject({ url })).headers.etag;
    const before = await version(here);
    expect(await version(there)).toBe(before);
    await file(other, 'hill-a', 2023, { cells: received(8) });
    expect(await version(here)).not.toBe(before);
    expect(await version(there)).toBe(await version(here));
  });

  test('both accept at once: every change has a number of its own, and sums hold all of them', async () => {
    const years = [2014, 2015, 2016, 2017];
    const filed = years.flatMap((year) => [
      file(opened.store, 'hill-a', year, { edition: '2019', cells: received(1) }),
      file(other, 'hill-b', year, { edition: '2019', cells: received(2) }),
    ]);
    const revisions = (await Promise.all(filed)).map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(8);
    const { rows } = await listRevisions(other.reader, { first: 100, after: null });
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, place) => rows.length - place));
    const question =
      '{ series(measures: ["requests.received"], of: ["hill"], years: { from: 2014, to: 2017 }) { series { points { value } } } }';
    const { body } = await there.ask(question);
    expect(body.data.series.series[0].points.map(({ value }: { value: number }) => value)).toEqual([3, 3, 3, 3]);
  });

  test('both start for the first time: one makes the first key', async () => {
    const keys = await Promise.all([createFirstKey(opened.store, AT), createFirstKey(other, AT)]);
    expect(keys.filter((key) => key !== null)).toHaveLength(1);
  });

  test.runIf(name === 'PostgreSQL')('wrong keys tried at one make their address wait at the other', async () => {
    const settings = { reading: 'open', idleMinutes: 30 } as const;
    const [one, two] = [openAccess(opened.store, settings), openAccess(other, settings)];
    const watching = (access: typeof one) => {
      const isBack = Promise.withResolvers<void>();
      const heard: string[] = [];
      const told = (text: string): void => {
        heard.push(text);
        access.told(text, AT);
      };
      return { away() {}, back: isBack.resolve, told, heard, isBack: isBack.promise };
    };
    const [first, second] = [watching(one), watching(two)];
    opened.store.follow(first);
    other.follow(second);
    await Promise.all([first.isBack, second.isBack]);
    const origin = { address: '10.0.0.9', log: { warn() {} } };
    const tried = (access: typeof one) => access.identifyKey('gk_wrong', origin, AT).catch(({ code }) => code);
    for (let wrong = 0; wrong < 6; wrong += 1) expect(await tried(one)).toBe('NOT_SIGNED_IN');
    // Its own are not counted twice: five are free, the sixth has to be waited after.
    expect(await tried(one)).toBe('TOO_MANY_TRIES');
    await expect.poll(() => second.heard).toHaveLength(6);
    expect(await tried(two)).toBe('TOO_MANY_TRIES');
  });
});
