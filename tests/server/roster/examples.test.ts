/** The examples: entered once, completed after an interruption, removed whole with nothing of anybody else's. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSeeds, seedDocuments } from '../../../seeds/entering.ts';
import { illustrativeRoster } from '../../../seeds/illustrative/index.ts';
import { changeRoster } from '../../../server/roster/door.ts';
import { examplesAreLoaded, removeExamples, wantsExamples } from '../../../server/roster/examples.ts';
import { listReports } from '../../../server/store/find/reports.ts';
import { listRoster } from '../../../server/store/find/roster.ts';
import { sumRows } from '../../../server/store/find/sums.ts';
import { AT, bureau, enrol, file, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const ALL = {};
const by = { actor: 'tests', at: AT };
const SOME = seedDocuments().filter(
  ({ publisher, year }) => (publisher === 'shifan-education' && year > 2022) || publisher === 'shapotou-iic',
);

describe.each(Object.entries(STORES))('examples on %s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.dispose());
  const reports = async () =>
    (await listReports(opened.store.reader, ALL, { first: 50, after: null })).rows.map(({ id }) => id);
  const count = async (
    table: 'document' | 'contents' | 'finding' | 'rollup' | 'counted_column' | 'publisher_name' | 'succession',
  ) =>
    Number(
      (
        await opened.store.reader.db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    );

  test('are wanted by an empty store, and again while their loading is broken off; a list of one’s own wants none', async () => {
    const { store } = opened;
    expect(await wantsExamples(store.reader)).toBe(true);
    await loadSeeds(store, SOME.slice(0, 1), AT);
    expect(await wantsExamples(store.reader)).toBe(true);
    expect(await loadSeeds(store, SOME, AT)).toBe(SOME.length - 1);
    await examplesAreLoaded(store);
    expect(await wantsExamples(store.reader)).toBe(false);
  });

  test('are not wanted where somebody entered a region', async () => {
    await enrol(opened.store);
    expect(await wantsExamples(opened.store.reader)).toBe(false);
  });

  test('go whole, and leave what others entered with its sums', async () => {
    const { store } = opened;
    await loadSeeds(store, SOME, AT);
    await enrol(store);
    await file(store, 'hill-a', 2023, { cells: received(5) });
    // Somebody entered a bureau beside a published example, and reported for it in a year of the example.
    const mine = { ...bureau('shapotou-mine', '教育局'), region: 'shapotou' };
    const add = { region: mine.region, name: mine.name.zh, id: mine.id };
    expect((await changeRoster(store, { kind: 'add', bureaus: [add] }, by)).problems).toEqual([]);
    await file(store, mine.id, 2019, { cells: received(7) }, 'shapotou');
    const removed = await removeExamples(store, by);
    expect(removed.reports).toBe(SOME.length);
    expect((await reports()).sort()).toEqual(['hill-a-2023', 'shapotou-mine-2019']);
    expect((await listRoster(store.reader)).map(({ id }) => id).sort()).toEqual([
      'hill',
      'hill-a',
      'hill-b',
      'hill-c',
      'shapotou',
      'shapotou-mine',
    ]);
    expect([await count('document'), await count('contents'), await count('rollup')]).toEqual([2, 2, 0]);
    const heads = await store.reader.db
      .selectFrom('counted_column')
      .select(['region_id', 'year', 'cells'])
      .where('measure', '=', '')
      .orderBy('region_id')
      .execute();
    expect(heads.map(({ region_id, year, cells }) => `${region_id} ${year}: ${cells.split(';')[0]}`)).toEqual([
      'hill 2023: -a',
      'shapotou 2019: -mine',
    ]);
    const question = { measures: ['requests.received'], indicators: [], applicant: 'total', asOf: null };
    const sums = await sumRows(store.reader, ['shapotou'], { ...question, years: { from: 2019, to: 2019 } });
    expect(sums).toMatchObject([{ sum: 7, numbers: 1 }]);
    expect(await wantsExamples(store.reader)).toBe(false);
    expect(await removeExamples(store, by)).toEqual({ publishers: 0, reports: 0 });
  });

  test('on a store with nothing else, nothing is left', async () => {
    await loadSeeds(opened.store, SOME, AT);
    expect((await listRoster(opened.store.reader)).length).toBeGreaterThan(illustrativeRoster.bureaus.length);
    await removeExamples(opened.store, by);
    for (const table of [
      'document',
      'contents',
      'finding',
      'rollup',
      'counted_column',
      'publisher_name',
      'succession',
    ] as const) {
      expect(await count(table), table).toBe(0);
    }
    expect(await listRoster(opened.store.reader)).toEqual([]);
  });
});
