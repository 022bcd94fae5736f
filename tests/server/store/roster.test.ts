import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  aliasesOf,
  type BureauQuestion,
  bureausOf,
  listBureaus,
  listPublisherNames,
  listRegions,
  regionsIn,
} from '../../../server/store/find/publishers.ts';
import { countBureaus } from '../../../server/store/find/rolls.ts';
import {
  findSetting,
  formerNamesOf,
  listRoster,
  regionsBelow,
  rosterChangeSince,
  rosterRevision,
  successionsOf,
} from '../../../server/store/find/roster.ts';
import type { Reader } from '../../../server/store/reader.ts';
import { checkRolls } from '../../../server/store/safety/check/rolls.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import {
  deletePublishers,
  insertPublishers,
  insertSuccessions,
  replaceAliases,
  replaceNames,
  startRosterRevision,
  updatePublisher,
} from '../../../server/store/save/roster.ts';
import { saveSetting } from '../../../server/store/save/setting.ts';
import type { PublisherUpdate } from '../../../server/store/tables/publisher.ts';
import { AT, bureau, enrol, REGION } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const by = { at: AT, note: '改名', actor: 'gk_1' };

describe.each(Object.entries(STORES))('the list through time on %s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  test('two publishers may share a name', async () => {
    const { writer, reader } = opened.store;
    const twin = { ...bureau('hill-twin', '教育局'), aliases: ['山教局'] };
    await writer.transaction((tx) => insertPublishers(tx, { regions: [], bureaus: [twin] }));
    const names = (await listPublisherNames(reader)).filter(({ written }) => written === '山区教育局');
    expect(names.map(({ publisher }) => publisher).sort()).toEqual(['hill-a', 'hill-twin']);
  });

  test('a former name is kept with its last year, finds its bureau, and is no alias; aliases are replaced whole', async () => {
    const { writer, reader } = opened.store;
    await writer.transaction(async (tx) => {
      await replaceAliases(tx, 'hill-a', ['山教局', '教育局']);
      await replaceAliases(tx, 'hill-a', ['山教局']);
      await replaceNames(tx, 'hill-a', [{ publisher: 'hill-a', written: '山区教育体育局', alias: 0 }], {
        until: 2022,
        wrong: false,
      });
    });
    expect(await formerNamesOf(reader, ['hill-a'])).toMatchObject([
      { publisher_id: 'hill-a', written: '山区教育局', until: 2022 },
    ]);
    expect(await aliasesOf(reader, ['hill-a'])).toMatchObject([{ publisher_id: 'hill-a', written: '山教局' }]);
    const found = (await listPublisherNames(reader)).filter(({ publisher }) => publisher === 'hill-a');
    expect(found.map(({ written }) => written).sort()).toEqual(['山区教育体育局', '山区教育局', '山教局']);
  });

  test('a revision knows whom it touched', async () => {
    const { writer, reader } = opened.store;
    const before = await rosterRevision(reader);
    const revision = await writer.transaction((tx) => startRosterRevision(tx, by, ['hill-a', 'hill-a']));
    expect(await rosterRevision(reader)).toBe(revision);
    expect(await rosterChangeSince(reader, before, ['hill-a'])).toMatchObject({ note: '改名', actor: 'gk_1', at: AT });
    expect(await rosterChangeSince(reader, before, ['hill-b'])).toBeUndefined();
    expect(await rosterChangeSince(reader, before, null)).toMatchObject({ note: '改名' });
    expect(await rosterChangeSince(reader, revision, null)).toBeUndefined();
  });

  test('what became of a bureau is found from either side', async () => {
    const { writer, reader } = opened.store;
    const event = { kind: 'merged', on: '2023-03-01', document: '机构改革方案', formerName: null } as const;
    await writer.transaction(async (tx) => {
      const revision = await startRosterRevision(tx, by, ['hill-a', 'hill-b', 'hill-c']);
      await insertSuccessions(tx, [
        { ...event, predecessor: 'hill-a', successor: 'hill-c', revision },
        { ...event, predecessor: 'hill-b', successor: 'hill-c', revision },
      ]);
    });
    expect(await successionsOf(reader, ['hill-a'])).toMatchObject([{ ...event, successor: 'hill-c' }]);
    expect((await successionsOf(reader, ['hill-c'])).map(({ predecessor }) => predecessor)).toEqual([
      'hill-a',
      'hill-b',
    ]);
  });

  test('regions below a region, at any depth, itself first among them', async () => {
    const { writer, reader } = opened.store;
    const region = (id: string, parent: string) => ({ ...REGION, id, name: { zh: id, en: id }, parent });
    const regions = [region('vale', 'hill'), region('glen', 'vale'), region('dell', 'glen'), { ...REGION, id: 'sea' }];
    await writer.transaction((tx) => insertPublishers(tx, { regions, bureaus: [] }));
    expect([...(await regionsBelow(reader, 'hill'))].sort()).toEqual(['dell', 'glen', 'hill', 'vale']);
    expect([...(await regionsBelow(reader, 'glen'))].sort()).toEqual(['dell', 'glen']);
    expect(await regionsBelow(reader, 'nowhere')).toEqual([]);
  });

  test('a setting holds what was said last', async () => {
    const { writer, reader } = opened.store;
    expect(await findSetting(reader, 'examples')).toBeNull();
    await writer.transaction((tx) => saveSetting(tx, 'examples', 'loading'));
    await writer.transaction((tx) => saveSetting(tx, 'examples', 'loaded'));
    expect(await findSetting(reader, 'examples')).toBe('loaded');
  });

  test('a list of thousands is entered at once', async () => {
    const { writer, reader } = opened.store;
    const bureaus = Array.from({ length: 4000 }, (_row, place) => bureau(`many-${place}`, `第${place}局`));
    await writer.transaction(async (tx) => {
      await insertPublishers(tx, { regions: [], bureaus });
      await startRosterRevision(
        tx,
        by,
        bureaus.map(({ id }) => id),
      );
    });
    expect((await listPublisherNames(reader)).length).toBeGreaterThan(4000);
  });

  describe('a bureau that is not found any more', () => {
    const ALL = { first: 100, after: null };
    const EVERYBODY: BureauQuestion = { region: null, type: null, name: null };
    const missed = {
      code: 'DAMAGED',
      sentence: { zh: expect.stringMatching(/名录/), en: expect.stringMatching(/list/) },
    };
    /** Nothing, and then each alone of what a roll holds of a bureau or region: with another its roll would be made anew all the same. */
    const CHANGES: readonly (readonly [id: string, fields: PublisherUpdate])[] = [
      ['hill-b', {}],
      ['hill-c', { until: 2024 }],
      ['hill-c', { since: null }],
      ['hill-c', { type: 'street' }],
      ['hill-c', { position: 90 }],
      ['hill-c', { region_id: 'dale' }],
      ['hill-c', { region_id: 'hill' }],
      ['dale', { complete_since: 2022 }],
      ['dale', { region_id: 'hill' }],
    ];
    /** As an index does that no longer leads to its row. */
    const lose = (id: string) =>
      opened.store.writer.transaction(async ({ db }) => {
        await db.deleteFrom('publisher_name').where('publisher_id', '=', id).execute();
        await db.deleteFrom('roster_change').where('publisher_id', '=', id).execute();
        await db.deleteFrom('roll').where('region_id', '=', id).execute();
        await db.deleteFrom('publisher').where('id', '=', id).execute();
      });

    test.each<[string, string, (reader: Reader) => Promise<unknown>]>([
      ['a bureau', 'the bureaus of its region', (reader) => bureausOf(reader, ['hill'])],
      ['a bureau', 'a page of them', (reader) => listBureaus(reader, { ...EVERYBODY, region: 'hill' }, ALL)],
      ['a bureau', 'a page of all bureaus', (reader) => listBureaus(reader, EVERYBODY, ALL)],
      ['a bureau', 'the whole list', (reader) => listRoster(reader)],
      ['a region', 'the regions at the top', (reader) => regionsIn(reader, null)],
      ['a region', 'a page of all regions', (reader) => listRegions(reader, ALL)],
      ['a region', 'the regions below one', (reader) => regionsBelow(reader, 'hill')],
      ['a roll', 'who reports in a region', (reader) => countBureaus(reader, ['hill', 'dale'])],
    ])('%s is missed by whoever asks for %s', async (what, _asked, ask) => {
      const { store } = opened;
      const region = { ...REGION, id: 'dale', name: { zh: '谷区', en: 'Dale' } };
      const below = { ...region, id: 'dell', parent: 'hill' };
      await store.writer.transaction((tx) => insertPublishers(tx, { regions: [region, below], bureaus: [] }));
      await ask(store.reader);
      expect(await regionsIn(store.reader, '')).toEqual([]);
      if (what === 'a roll')
        await store.writer.transaction(({ db }) => db.deleteFrom('roll').where('region_id', '=', 'dale').execute());
      else if (what === 'a bureau') await lose('hill-b');
      else for (const id of ['dale', 'dell']) await lose(id);
      await expect(ask(store.reader)).rejects.toMatchObject(missed);
    });

    test('is named by who looks through it all', async () => {
      await lose('hill-b');
      const found: string[] = [];
      for await (const { en } of verify(opened.store.reader, null)) found.push(en);
      expect(found).toEqual([expect.stringMatching(/^The stored list of regions and bureaus is damaged/)]);
    });

    test('is not missed where it was taken off the list, and is where it went to another region', async () => {
      const { reader, writer } = opened.store;
      const region = { ...REGION, id: 'dale', name: { zh: '谷区', en: 'Dale' } };
      await writer.transaction(async (tx) => {
        await insertPublishers(tx, { regions: [region], bureaus: [] });
        await updatePublisher(tx, 'hill-b', { region_id: 'dale' });
        await deletePublishers(tx, ['hill-a'], { at: AT, actor: null });
      });
      const found = await bureausOf(reader, ['hill', 'dale']);
      expect(found.map(({ id, region_id }) => [id, region_id])).toEqual([
        ['hill-b', 'dale'],
        ['hill-c', 'hill'],
      ]);
      expect((await listRoster(reader)).length).toBe(4);
      for (const [id, fields] of CHANGES) {
        await writer.transaction((tx) => updatePublisher(tx, id, fields));
        for await (const { en } of checkRolls(reader)) throw new Error(`${en} ${id} ${JSON.stringify(fields)}`);
      }
      await lose('hill-b');
      expect((await bureausOf(reader, ['hill'])).length).toBe(1);
      await expect(bureausOf(reader, ['dale'])).rejects.toMatchObject(missed);
    });

    test('is missed on a list that was counted when it was opened', async () => {
      const { store, openAgain } = opened;
      await store.writer.transaction(({ db }) => db.deleteFrom('setting').execute());
      const again = await openAgain?.();
      await lose('hill-b');
      const missing = bureausOf((again ?? store).reader, ['hill']);
      await (again ? expect(missing).rejects.toMatchObject(missed) : missing);
      await again?.close();
    });
  });
});
