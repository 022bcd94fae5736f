/** Regions within regions, and the government's own report beside the sum over its bureaus and beside its office's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Bureau, Region } from '../../../schema/report/publisher.ts';
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
