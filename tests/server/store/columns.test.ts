/** Every answer from columns equals the one added up afresh from what the reports count, whatever was filed, replaced or moved. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { APPLICANTS } from '../../../schema/form/applicants.ts';
import { MEASURES } from '../../../schema/form/measures/index.ts';
import { GAP_REASONS } from '../../../schema/report/figure.ts';
import type { Bureau, Region } from '../../../schema/report/publisher.ts';
import { INDICATOR_IDS } from '../../../schema/rollup/indicators.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import { ownRows, type RowsQuestion } from '../../../server/store/find/series.ts';
import { commonRows, commonRowsBelow, sumRows, sumRowsBelow } from '../../../server/store/find/sums.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { addUpAbove } from '../../../server/store/save/above.ts';
import { saveRoster, updatePublisher } from '../../../server/store/save/roster.ts';
import { AT, bureau, file, REGION } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const place = (id: string, parent: string | null, level: Region['level']): Region => ({
  ...REGION,
  id,
  name: { zh: id, en: id },
  level,
  parent,
});
/** A nation of two provinces; a bureau right under one of them, the others in districts. */
const REGIONS = [
  place('nation', null, 'province'),
  place('east', 'nation', 'province'),
  place('west', 'nation', 'province'),
  place('east-a', 'east', 'district'),
  place('east-b', 'east', 'district'),
  place('west-a', 'west', 'district'),
];
const BUREAUS: readonly Bureau[] = [
  ...['east-a', 'east-a', 'east-a', 'east-b', 'west-a', 'west-a', 'east'].map((region, number) => ({
    ...bureau(`${region}-${number}`, `${number}`),
    name: { zh: `${region}${number}局`, en: `${number}` },
    region,
    kind: number % 3 === 0 ? ('township' as const) : ('department' as const),
  })),
];
const IDS = [...BUREAUS, ...REGIONS].map(({ id }) => id);

/** Everything in one answer: rows in an order, numbers as they are. */
const inOrder = (rows: readonly object[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();

async function answers({ store: { reader } }: TestStore, question: RowsQuestion) {
  const regions = REGIONS.map(({ id }) => id);
  const asked = new Set([
    ...question.measures,
    ...INDICATOR_IDS.flatMap((id) => [`${id}/numerator`, `${id}/denominator`]),
  ]);
  return {
    own: inOrder((await ownRows(reader, IDS, question)).filter((row) => asked.has(row.measure))),
    sums: inOrder(await sumRows(reader, regions, question)),
    common: inOrder(await commonRows(reader, regions, question)),
    below: inOrder(await sumRowsBelow(reader, regions, question)),
    commonBelow: inOrder(await commonRowsBelow(reader, regions, question)),
    townships: inOrder(await sumRowsBelow(reader, regions, { ...question, kinds: ['township'] })),
    commonTownships: inOrder(await commonRowsBelow(reader, regions, { ...question, kinds: ['township'] })),
  };
}

async function damages({ store }: TestStore): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { en } of verify(store.reader, null)) found.push(en);
  return found;
}

const cell = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(...GAP_REASONS));
const filing = fc.record({
  publisher: fc.constantFrom(...BUREAUS, REGIONS[3] ?? REGION),
  year: fc.integer({ min: 2019, max: 2022 }),
  edition: fc.constantFrom('2019' as const, '2021' as const),
  received: cell,
  closed: cell,
  refused: cell,
  upheld: cell,
  licences: cell,
  rules: cell,
  disclosed: fc.option(fc.record({ value: fc.integer({ min: 0, max: 900 }), approximate: fc.boolean() }), {
    nil: null,
  }),
});

type Filing = typeof filing extends fc.Arbitrary<infer Made> ? Made : never;

function enter({ store }: TestStore, one: Filing) {
  const { publisher, year, edition, disclosed } = one;
  const region = 'region' in publisher ? publisher.region : publisher.id;
  return file(
    store,
    publisher.id,
    year,
    {
      edition,
      kind: 'region' in publisher ? 'bureau' : 'region',
      cells: {
        'III/1/natural': one.received,
        'III/1/total': one.received,
        'III/3.3.1/total': one.refused,
        'III/3.7/total': one.closed,
        'IV/review.upheld': one.upheld,
        'II/licensing.decisions': one.licences,
        [edition === '2019' ? 'II/rules.newlyMade' : 'II/rules.made']: one.rules,
      },
      narrative: disclosed === null ? [] : [{ measure: 'disclosures.total', ...disclosed }],
    },
    region,
  );
}

describe.each(Object.entries(STORES))('columns on %s', (name, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await opened.store.writer.transaction((tx) => saveRoster(tx, { regions: REGIONS, bureaus: BUREAUS }, AT));
  });
  afterEach(() => opened.dispose());

  test('answer what is added up afresh from the reports', { timeout: 240_000 }, async () => {
    const drawn = fc.record({
      filings: fc.array(filing, { minLength: 1, maxLength: 10 }),
      measures: fc.shuffledSubarray(
        MEASURES.map(({ id }) => id),
        { minLength: 1, maxLength: 12 },
      ),
      applicant: fc.constantFrom(...APPLICANTS),
      from: fc.integer({ min: 2018, max: 2021 }),
      askedBefore: fc.record({ applicant: fc.constantFrom(...APPLICANTS), from: fc.integer({ min: 2018, max: 2022 }) }),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ filings, measures, applicant, from, askedBefore }) => {
        for (const one of filings) await enter(opened, one);
        const { number } = await getRevision(opened.store.reader, null);
        const operands = ['requests.closed', 'requests.granted', 'requests.partlyGranted', 'requests.received'];
        const joined = ['rules.made', 'rules.newlyMade'];
        const asked = {
          measures: [...new Set([...measures, ...operands, ...joined])],
          indicators: ['rate.granted'] as const,
          applicant,
          years: { from, to: 2022 },
        };
        // What is remembered of another question about the same is no answer to this one.
        const { applicant: other, from: since } = askedBefore;
        const question = { ...asked, applicant: other, years: { from: since, to: 2022 }, asOf: null };
        await answers(opened, question);
        const kept = await answers(opened, { ...asked, asOf: null });
        expect(kept).toEqual(await answers(opened, { ...asked, asOf: number }));
        expect(kept.own.length).toBeGreaterThan(0);
      }),
      { numRuns: name === 'SQLite' ? 25 : 4, seed: 20261129, endOnFailure: true },
    );
    expect(await damages(opened)).toEqual([]);
  });

  test('are right after a bureau became another kind, and a district part of another province', async () => {
    const { store } = opened;
    for (const [place_, publisher] of [...BUREAUS, ...BUREAUS].entries()) {
      const year = place_ < BUREAUS.length ? 2021 : 2022;
      await file(store, publisher.id, year, { cells: { 'III/1/total': place_ + 1 } }, publisher.region);
    }
    const received = async (region: string, kinds?: readonly string[]) => {
      const question = { measures: ['requests.received'], indicators: [], applicant: 'total', asOf: null } as const;
      const years = { from: 2022, to: 2022 };
      const [sum] = await sumRowsBelow(store.reader, [region], { ...question, years, ...(kinds ? { kinds } : {}) });
      const [common] = await commonRowsBelow(store.reader, [region], {
        ...question,
        years,
        ...(kinds ? { kinds } : {}),
      });
      return [sum?.sum, sum?.numbers, common?.previous, common?.bureaus];
    };
    // 8 to 14 in 2022, 1 to 7 the year before.
    expect(await received('nation')).toEqual([77, 7, 28, 7]);
    expect(await received('east')).toEqual([8 + 9 + 10 + 11 + 14, 5, 1 + 2 + 3 + 4 + 7, 5]);
    expect(await received('east', ['township'])).toEqual([8 + 11 + 14, 3, 1 + 4 + 7, 3]);
    await store.writer.transaction((tx) => updatePublisher(tx, 'east-a-0', { type: 'department' }));
    expect(await received('east', ['township'])).toEqual([11 + 14, 2, 4 + 7, 2]);
    expect(await received('nation', ['department'])).toEqual([77 - 11 - 14, 5, 28 - 4 - 7, 5]);
    await store.writer.transaction((tx) => updatePublisher(tx, 'east-a', { region_id: 'west' }));
    expect(await received('east')).toEqual([11 + 14, 2, 4 + 7, 2]);
    expect(await received('west')).toEqual([8 + 9 + 10 + 12 + 13, 5, 1 + 2 + 3 + 5 + 6, 5]);
    expect(await received('nation')).toEqual([77, 7, 28, 7]);
    // A place in the list, or a name, moves no figure.
    await store.writer.transaction((tx) => updatePublisher(tx, 'east-b-3', { position: 99, name_zh: '新局' }));
    expect(await received('east')).toEqual([11 + 14, 2, 4 + 7, 2]);
    expect(await damages(opened)).toEqual([]);
    const kept = () =>
      store.reader.db.selectFrom('rollup').selectAll().orderBy('region_id').orderBy('year').orderBy('kind').execute();
    const before = await kept();
    await store.writer.transaction(addUpAbove);
    expect((await kept()).map(({ region_id, year, kind }) => [region_id, year, kind])).toEqual(
      before.map(({ region_id, year, kind }) => [region_id, year, kind]),
    );
    expect(await received('west')).toEqual([8 + 9 + 10 + 12 + 13, 5, 1 + 2 + 3 + 5 + 6, 5]);
  });

  test.each([
    ['rollup', sumRowsBelow],
    ['rollup_common', commonRowsBelow],
  ] as const)('answer nothing from sums above that are not what was written (%s)', async (table, ask) => {
    const { reader, writer } = opened.store;
    for (const year of [2021, 2022])
      await file(opened.store, 'east-a-1', year, { cells: { 'III/1/total': 3 } }, 'east-a');
    const question = { measures: ['requests.received'], indicators: [], applicant: 'total', asOf: null };
    const years = { from: 2022, to: 2022 };
    expect(await ask(reader, ['east'], { ...question, years })).toHaveLength(1);
    await writer.transaction(({ db }) =>
      db
        .updateTable(table)
        .set({ sums: sql<string>`replace(sums, '3', '8')` })
        .where('region_id', '=', 'east')
        .execute(),
    );
    await expect(ask(reader, ['east'], { ...question, years })).rejects.toMatchObject({ code: 'DAMAGED' });
  });

  test('name sums above that are not those of the columns', async () => {
    const { store } = opened;
    await file(store, 'east-a-1', 2022, { cells: { 'III/1/total': 3 } }, 'east-a');
    await store.writer.transaction((tx) => tx.db.deleteFrom('rollup').where('region_id', '=', 'east').execute());
    expect(await damages(opened)).toEqual(['The stored sums over the bureaus of east for 2022 are damaged.']);
  });
});
