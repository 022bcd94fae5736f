/** Sites that show a pinned chart are counted by the day in China, for so long, and however many are named. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAddress } from '../../../schema/chart/address.ts';
import { openPins, type PinsDoor } from '../../../server/pins/door.ts';
import { type PinHost, pinHosts } from '../../../server/store/find/pins.ts';
import { fillDistrict } from '../../support/app.ts';
import { openTestSqlite, type TestStore } from '../../support/stores.ts';

const ADDRESS = 'measure=requests.received&of=hill-a&rev=9';
const CHART = parseAddress(ADDRESS);
const NOON = '2026-03-01T04:00:00.000Z';
const DAY = 86_400_000;

let opened: TestStore;
let pins: PinsDoor;
let id = 0;
beforeEach(async () => {
  opened = await openTestSqlite();
  await fillDistrict(opened);
  pins = openPins(opened.store);
  id = (await pins.keep(ADDRESS, { actor: 'test', at: NOON })).id;
});
afterEach(() => opened.dispose());

const hosts = (): Promise<readonly PinHost[]> => pinHosts(opened.store.reader, id);

test('a day is one of China, and what was written is not written again', async () => {
  pins.seen(CHART, 'portal.example', NOON);
  // Past midnight in China, and the day before by the clock of Greenwich.
  pins.seen(CHART, 'portal.example', '2026-03-01T17:00:00.000Z');
  await pins.flush(NOON);
  await pins.flush(NOON);
  expect(await hosts()).toEqual([{ host: 'portal.example', count: 2, days: 2, lastDay: '2026-03-02' }]);
});

test('counts are kept for four hundred days', async () => {
  const later = (days: number): string => new Date(Date.parse(NOON) + days * DAY).toISOString();
  pins.seen(CHART, 'portal.example', NOON);
  await pins.flush(NOON);
  pins.seen(CHART, 'portal.example', later(395));
  await pins.flush(later(395));
  expect(await hosts()).toMatchObject([{ count: 2 }]);
  pins.seen(CHART, 'portal.example', later(410));
  await pins.flush(later(410));
  expect(await hosts()).toMatchObject([{ count: 2, days: 2 }]);
});

test('so many counts wait at the most, and those that wait already go on', async () => {
  for (let at = 0; at < 6000; at += 1)
    pins.seen(parseAddress(`measure=requests.received&of=made-up-${at}&rev=9`), 'a.example', NOON);
  pins.seen(CHART, 'portal.example', NOON);
  await pins.flush(NOON);
  expect(await hosts()).toEqual([]);
  pins.seen(CHART, 'portal.example', NOON);
  await pins.flush(NOON);
  expect(await hosts()).toMatchObject([{ count: 1 }]);
});
