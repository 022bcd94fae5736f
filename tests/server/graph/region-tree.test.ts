/** Regions within regions, and the government's own report beside the sum over its bureaus and beside its office's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bureau, Region } from '../../../schema/report/publisher.ts';
import { changeRoster } from '../../../server/roster/door.ts';
import { saveRoster } from '../../../server/store/save/roster.ts';
import { openTestApp, type TestApp } from '../../support/app.ts';
import { AT, bureau, file, REGION, received } from '../../support/small-district.ts';

const region = (id: string, zh: string, level: Region['level'], parent: string | null): Region => ({
  ...REGION,
  id,
  name: { zh, en: id },
  level,
  parent,
});

const office: Bureau = { ...bureau('hill-office', '政府办公室'), kind: 'governmentOffice' };

let opened: TestApp;
beforeAll(async () => {
  opened = await openTestApp({
    fill: async ({ store }) => {
      const regions = [
        region('land', '大省', 'province', null),
        region('town', '大市', 'city', 'land'),
        region('hill', '山区', 'district', 'town'),
        region('vale', '谷区', 'district', 'town'),
      ];
      const bureaus = [bureau('hill-a', '教育局'), bureau('hill-b', '民政局'), office];
      const mayor = { ...bureau('town-office', '政府办公室'), region: 'town' };
      await store.writer.transaction((tx) => saveRoster(tx, { regions, bureaus: [...bureaus, mayor] }, AT));
      for (const year of [2023, 2024]) {
        await file(store, 'hill-a', year, { cells: received(10) });
        if (year === 2024) await file(store, 'hill-b', year, { cells: received(7) });
        await file(store, 'hill-office', year, { cells: received(3) });
        await file(store, 'hill', year, { cells: received(25), kind: 'region' });
      }
      await file(store, 'town-office', 2024, { cells: received(2) }, 'town');
      await file(store, 'town', 2024, { cells: received(90), kind: 'region' }, 'town');
    },
  });
});
afterAll(() => opened.dispose());

const PEOPLE = { actor: 'tests', at: AT };

describe('who is expected of a region', () => {
  const SUM = 'series { points { year coverage { expected reported complete missing { id } } } }';
  const coverageOf = async (id: string, year = 2024) => {
    const { body } = await opened.ask(`{
      region(id: "${id}") { listCompleteSince coverage(year: ${year}) { expected reported complete missing { id } } findingCounts(year: ${year}) { failed confirmed } }
      series(measures: ["requests.received"], of: ["${id}"], years: { from: ${year}, to: ${year} }) { ${SUM} }
      finer: series(measures: ["requests.received"], of: ["${id}"], years: { from: ${year}, to: ${year} }, by: [kind]) { ${SUM} }
    }`);
    expect(body.errors).toBeUndefined();
    const [{ year: _, coverage }] = body.data.series.series[0].points;
    // The region itself, its sum, and its kinds together tell the same.
    expect(body.data.region.coverage).toEqual(coverage);
    const kinds = body.data.finer.series.map(
      ({ points }: { points: { coverage: typeof coverage }[] }) => points[0]?.coverage,
    );
    for (const name of ['expected', 'reported'])
      expect(kinds.reduce((sum: number, one: typeof coverage) => sum + one[name], 0)).toBe(coverage[name]);
    expect(new Set(kinds.map(({ complete }: typeof coverage) => complete))).toEqual(new Set([coverage.complete]));
    return { ...body.data.region, ...coverage };
  };

  test('is everybody in it and below it, alike by its own field and by its sum', async () => {
    expect(await coverageOf('town')).toMatchObject({ expected: 4, reported: 4, missing: [], complete: false });
    expect(await coverageOf('land')).toMatchObject({ expected: 4, reported: 4 });
    expect(await coverageOf('hill', 2023)).toMatchObject({ expected: 3, reported: 2, missing: [{ id: 'hill-b' }] });
    const { body } = await opened.ask(
      '{ hill: region(id: "hill") { findingCounts(year: 2024) { confirmed } } town: region(id: "town") { findingCounts(year: 2024) { confirmed } } land: region(id: "land") { findingCounts(year: 2024) { confirmed } } }',
    );
    const { hill, town, land } = body.data;
    expect(hill.findingCounts.confirmed).toBeLessThan(town.findingCounts.confirmed);
    expect(land).toEqual(town);
  });

  test('is said on charts, until somebody says that the list is complete', async () => {
    const say = (completeSince: number | null) =>
      changeRoster(opened.store, { kind: 'editRegion', id: 'town', region: { completeSince } }, PEOPLE);
    const noted = async (of: string, rest = '') => {
      const { body } = await opened.ask(
        `{ chart(address: "/chart?measure=requests.received&of=${of}&from=2023&to=2024${rest}") { notes } }`,
      );
      return body.data.chart.notes.filter((note: string) => /齐全|list is complete/.test(note));
    };
    const nobody = '未注明名录齐全，名录以外的单位不在合计内';
    expect(await noted('hill')).toEqual([nobody]);
    expect(await noted('hill', '&lang=en')).toEqual([
      'Nobody has said that the list is complete; bureaus on no list are not in the sum',
    ]);
    expect(await noted('hill-a')).toEqual([]);
    await say(2024);
    expect(await noted('hill')).toEqual(['名录自 2024 年起齐全，此前名录以外的单位不在合计内']);
    expect(await noted('hill,land')).toEqual([
      '山区：名录自 2024 年起齐全，此前名录以外的单位不在合计内',
      `大省：${nobody}`,
    ]);
    await say(2023);
    expect(await noted('hill')).toEqual([]);
    await say(null);
  });

  test('is all there are, of a year from which somebody has said so, in what is below too', async () => {
    const say = (completeSince: number | null) =>
      changeRoster(opened.store, { kind: 'editRegion', id: 'town', region: { completeSince } }, PEOPLE);
    const refused = await say(20);
    expect(refused.problems.map(({ code }) => code)).toEqual(['BAD_ARGUMENT']);
    expect((await say(2024)).done).toMatchObject({ changed: true });
    expect((await say(2024)).done).toMatchObject({ changed: false });
    expect(await coverageOf('town')).toMatchObject({ listCompleteSince: 2024, complete: true });
    expect(await coverageOf('hill')).toMatchObject({ listCompleteSince: null, complete: true });
    expect(await coverageOf('hill', 2023)).toMatchObject({ complete: false });
    expect(await coverageOf('land')).toMatchObject({ complete: false });
    const { body } = await opened.ask(`{
      series(measures: ["requests.received"], of: ["hill-a", "region:hill/report", "sum:region:hill/*", "region:town/regions"], years: { from: 2024, to: 2024 }) { ${SUM} }
      byRegion: series(measures: ["requests.received"], of: ["land"], years: { from: 2024, to: 2024 }, by: [region]) { series { key { region } points { coverage { complete } } } }
    }`);
    const of = (lines: readonly { points: readonly { coverage: { complete: boolean } }[] }[]) =>
      lines.map(({ points }) => points[0]?.coverage.complete);
    expect(of(body.data.series.series)).toEqual([true, true, true, true]);
    expect(of(body.data.byRegion.series)).toEqual([true]);
    expect((await say(null)).done).toMatchObject({ changed: true });
    expect(await coverageOf('town')).toMatchObject({ listCompleteSince: null, complete: false });
  });
});

const besideIn = async (id: string, year: number, measures = '["requests.received"]') => {
  const { body } = await opened.ask(
    `{ region(id: "${id}") { sumBeside(year: ${year}, measures: ${measures}) {
      measure sum printed printedGap difference reasons smallerRegions coverage { expected reported missing { id } } } } }`,
  );
  return body.errors ? body.errors : body.data.region.sumBeside;
};

describe('regions', () => {
  test('stand within one another, at any depth', async () => {
    const { body } = await opened.ask(
      '{ region(id: "land") { regions { id regions { id parent { id } regions { id } } } } }',
    );
    expect(body.data.region.regions).toEqual([
      {
        id: 'town',
        regions: [
          { id: 'hill', parent: { id: 'town' }, regions: [] },
          { id: 'vale', parent: { id: 'town' }, regions: [] },
        ],
      },
    ]);
  });

  test('keep the government-wide report apart from that of the government office', async () => {
    const { body } = await opened.ask(
      '{ region(id: "hill") { ownReport(year: 2024) { id kind } none: ownReport(year: 2022) { id } } bureau(id: "hill-office") { reports { nodes { id kind } } } }',
    );
    expect(body.data.region).toEqual({ ownReport: { id: 'hill-2024', kind: 'region' }, none: null });
    expect(body.data.bureau.reports.nodes).toContainEqual({ id: 'hill-office-2024', kind: 'bureau' });
  });

  test('set the sum beside the printed number, with the reasons that can be proved', async () => {
    expect(await besideIn('hill', 2024)).toEqual([
      {
        measure: 'requests.received',
        sum: 20,
        printed: 25,
        printedGap: null,
        difference: 5,
        reasons: ['government'],
        smallerRegions: 0,
        coverage: { expected: 3, reported: 3, missing: [] },
      },
    ]);
    expect((await besideIn('hill', 2023))[0]).toMatchObject({
      difference: 12,
      reasons: ['notReported', 'unknown'],
      coverage: { missing: [{ id: 'hill-b' }] },
    });
    expect((await besideIn('town', 2024))[0]).toMatchObject({
      // Of the office of the city and everybody in 山区; nobody of 谷区 is on the list.
      sum: 22,
      printed: 90,
      reasons: ['smallerRegions', 'unknown'],
      smallerRegions: 1,
    });
  });

  test('have no sum without bureaus, no difference without a report, and none of a ratio', async () => {
    expect(await besideIn('vale', 2024)).toEqual([]);
    expect((await besideIn('hill', 2025))[0]).toMatchObject({ printed: null, difference: null, reasons: [] });
    expect((await besideIn('hill', 2024, '["rate.granted"]'))[0].extensions.code).toBe('BAD_ARGUMENT');
  });
});
