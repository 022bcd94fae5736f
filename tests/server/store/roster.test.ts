import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aliasesOf, listPublisherNames } from '../../../server/store/find/publishers.ts';
import {
  findSetting,
  formerNamesOf,
  regionsBelow,
  rosterChangeSince,
  rosterRevision,
  successionsOf,
} from '../../../server/store/find/roster.ts';
import {
  insertPublishers,
  insertSuccessions,
  replaceAliases,
  replaceNames,
  startRosterRevision,
} from '../../../server/store/save/roster.ts';
import { saveSetting } from '../../../server/store/save/setting.ts';
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
});
