/** A renamed bureau goes by the name of then wherever an earlier revision is asked for: in charts, pinned pictures, series, lists and its own page. */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRoster } from '../../../server/roster/open.ts';
import { namedAsOf } from '../../../server/store/find/names-as-of.ts';
import { findPublishers } from '../../../server/store/find/publishers.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { sealed } from '../../../server/store/sealed.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT } from '../../support/small-district.ts';

let opened: TestApp;
let before: number;
beforeAll(async () => {
  opened = await openTestApp();
  before = (await getRevision(opened.store.reader, null)).number;
  const roster = openRoster(opened.store, opened.parsing);
  for (const [name, year] of [
    ['山区教育体育局', 2023],
    ['山区教育和体育局', 2024],
  ] as const) {
    const decision = { year, on: null, document: null };
    await roster.change({ kind: 'rename', id: 'hill-a', name, decision }, { actor: 'editor', at: AT, since: null });
  }
});
afterAll(() => opened.dispose());

const CHART = 'kind=bar&measure=requests.received&of=region:hill/*&years=2021';

test('pictures of a revision carry the names of that revision, and those of now today’s', async () => {
  const names = async (more: string): Promise<readonly string[]> => {
    const { body } = await opened.app.inject(`/chart.svg?${CHART}${more}`);
    return [...new Set(body.match(/教育[和体育]*局/gu))];
  };
  expect(await names('')).toEqual(['教育和体育局']);
  expect(await names(`&rev=${before}`)).toEqual(['教育局']);
  expect(await names(`&rev=${before + 1}`)).toEqual(['教育体育局']);
  expect((await opened.app.inject(`/chart.svg?${CHART}&rev=${before}`)).headers['cache-control']).toContain(
    'immutable',
  );
});

test('so do series, lists and pages', async () => {
  const query = (asOf: string): string => `{
    series(measures: ["requests.received"], of: ["hill-a"]${asOf}) { series { subject { name { zh } shortName { zh } } } }
    bureaus(filter: { region: "hill" }${asOf}) { nodes { id name { zh } } }
  }`;
  const told = async (asOf: string): Promise<readonly string[]> => {
    const { body } = await opened.ask(query(asOf));
    expect(body.errors).toBeUndefined();
    const { subject } = body.data.series.series[0];
    const listed = body.data.bureaus.nodes.find(({ id }: { readonly id: string }) => id === 'hill-a');
    return [subject.name.zh, subject.shortName.zh, listed.name.zh];
  };
  expect(await told('')).toEqual(['山区教育和体育局', '教育和体育局', '山区教育和体育局']);
  expect(await told(`, asOf: ${before}`)).toEqual(['山区教育局', '教育局', '山区教育局']);
  const { body } = await opened.app.inject({
    ...{ method: 'POST', url: '/graphql' },
    payload: { query: '{ bureau(id: "hill-a") { name { zh } } }', extensions: { asOf: before } },
  });
  expect(JSON.parse(body).data.bureau.name.zh).toBe('山区教育局');
});

test('so do tables for programs and the package of all of them', async () => {
  const names = (text: string): readonly string[] => [...new Set(text.match(/山区教育[和体育]*局/gu))];
  const figures = async (more: string): Promise<readonly string[]> =>
    names((await opened.app.inject(`/data/figures.csv?of=hill-a&measure=requests.received${more}`)).body);
  expect(await figures('')).toEqual(['山区教育和体育局']);
  expect(await figures(`&rev=${before}`)).toEqual(['山区教育局']);
  const packed = async (revision: number): Promise<readonly (readonly string[])[]> => {
    const { rawPayload } = await opened.app.inject(`/data/gongkai-r${revision}.zip`);
    const files = unzipSync(rawPayload);
    return ['figures.csv', 'publishers.csv'].map((file) => names(strFromU8(files[file] ?? new Uint8Array())));
  };
  expect(await packed(before)).toEqual([['山区教育局'], ['山区教育局']]);
  expect((await packed(before + 1))[0]).toEqual(['山区教育体育局']);
});

test('so do the files that pages send along, and what changed later is in none', async () => {
  const names = async (url: string): Promise<readonly string[]> =>
    [...new Set((await opened.app.inject(url)).body.match(/山区教育[和体育]*局/gu))].sort();
  for (const url of ['/reporting.csv?region=hill&year=2021', '/findings.csv?region=hill&year=2021&show=holds']) {
    expect(await names(url), url).toEqual(['山区教育和体育局']);
    expect(await names(`${url}&asOf=${before}`), url).toEqual(['山区教育局']);
  }
  // The note of a renaming has both names: of the two, the earlier one alone was known then.
  const url = '/revisions.csv?since=0&of=hill-a';
  expect(await names(`${url}&asOf=${before}`)).toEqual(['山区教育局']);
  expect((await opened.app.inject(`${url}&asOf=${before}`)).body).not.toContain('名录变更","山区教育局更名');
  const query = '{ changes(since: 0) { nodes { revision { number } } } }';
  const asked = { ...({ method: 'POST', url: '/graphql' } as const), payload: { query, extensions: { asOf: before } } };
  const numbers = JSON.parse((await opened.app.inject(asked)).body).data.changes.nodes;
  expect(Math.max(...numbers.map((one: { revision: { number: number } }) => one.revision.number))).toBe(before);
});

test('a name of then that begins otherwise than the one of now is the short one too', async () => {
  const roster = openRoster(opened.store, opened.parsing);
  const revisions: number[] = [];
  for (const [name, year] of [
    ['民政办公室', 2023],
    ['山区民政局', 2024],
  ] as const) {
    const decision = { year, on: null, document: null };
    await roster.change({ kind: 'rename', id: 'hill-b', name, decision }, { actor: 'editor', at: AT, since: null });
    revisions.push((await getRevision(opened.store.reader, null)).number);
  }
  const { body } = await opened.ask(
    `{ series(measures: ["requests.received"], of: ["hill-b"], asOf: ${revisions[0]}) { series { subject { name { zh } shortName { zh } } } } }`,
  );
  expect(body.data.series.series[0].subject).toEqual({ name: { zh: '民政办公室' }, shortName: { zh: '民政办公室' } });
});

test('short names and English ones too are those of then, whether a renaming or a correction of the list changed them', async () => {
  const roster = openRoster(opened.store, opened.parsing);
  const by = { actor: 'editor', at: AT, since: null };
  const revision = async () => (await getRevision(opened.store.reader, null)).number;
  const named = async (asOf: number) => {
    const { body } = await opened.ask(
      `{ series(measures: ["requests.received"], of: ["hill-c"], asOf: ${asOf}) { series { subject { name { zh en } shortName { zh en } } } } }`,
    );
    return body.data.series.series[0].subject;
  };
  const first = { name: { zh: '山区水利局', en: 'hill-c' }, shortName: { zh: '水利局', en: 'hill-c' } };
  const began = await revision();
  const decision = { year: 2023, on: null, document: null };
  const renamed = { name: '山区水务局', shortName: '水务', englishName: 'Hill Water Bureau' };
  await roster.change({ kind: 'rename', id: 'hill-c', ...renamed, decision }, by);
  const second = await named(await revision());
  expect(second).toMatchObject({ name: { zh: '山区水务局', en: 'Hill Water Bureau' }, shortName: { zh: '水务' } });
  const then = await revision();
  const bureau = { englishName: 'Hill Water Authority', englishShortName: 'Water' };
  await roster.change({ kind: 'edit', id: 'hill-c', bureau }, by);
  expect(await named(await revision())).toMatchObject({
    name: { zh: '山区水务局', en: 'Hill Water Authority' },
    shortName: { zh: '水务', en: 'Water' },
  });
  expect([await named(then), await named(began)]).toEqual([second, first]);
  // Of what a program did that kept the Chinese name alone, that is known.
  await opened.store.writer.transaction(async ({ db }) => {
    for (const row of await db.selectFrom('roster_change').selectAll().where('revision', '=', then).execute())
      await db
        .updateTable('roster_change')
        .set(sealed('roster_change', { ...row, names_before: null }))
        .where('revision', '=', then)
        .execute();
  });
  const [row] = await findPublishers(namedAsOf(opened.store.reader, began), ['hill-c']);
  expect(row).toMatchObject({ name_zh: '山区水利局', name_en: 'Hill Water Bureau' });
});
