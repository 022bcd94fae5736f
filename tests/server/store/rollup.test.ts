import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GapReason } from '../../../schema/report/figure.ts';
import { INDICATOR_IDS, INDICATORS, operandsOf } from '../../../schema/rollup/indicators.ts';
import { getRevision } from '../../../server/store/find/revisions.ts';
import type { RowsQuestion } from '../../../server/store/find/series.ts';
import { commonRows, sumRows } from '../../../server/store/find/sums.ts';
import { BUREAUS, enrol, file, REGION, received } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const MEASURES = [
  'requests.received',
  'requests.granted',
  'requests.refused',
  'review.total',
  'licensing.decisions',
  'disclosures.total',
];
const EVER = { from: 2008, to: 2100 };
const NOW: RowsQuestion = {
  measures: [...new Set([...MEASURES, ...INDICATORS.flatMap(operandsOf)])],
  indicators: INDICATOR_IDS,
  applicant: 'total',
  asOf: null,
  years: EVER,
};

const byKey = (a: { year: number; measure: string }, b: { year: number; measure: string }): number =>
  `${a.year} ${a.measure}`.localeCompare(`${b.year} ${b.measure}`, 'en');

async function bothWays({ store }: TestStore, asOf: number) {
  const regions = [REGION.id];
  const at = { ...NOW, asOf };
  return {
    kept: {
      sums: (await sumRows(store.reader, regions, NOW)).sort(byKey),
      common: (await commonRows(store.reader, regions, NOW)).sort(byKey),
    },
    afresh: {
      sums: (await sumRows(store.reader, regions, at)).sort(byKey),
      common: (await commonRows(store.reader, regions, at)).sort(byKey),
    },
  };
}

describe.each(Object.entries(STORES))('rollups on %s', (name, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
    await enrol(opened.store);
  });
  afterEach(() => opened.dispose());

  test('sum what bureaus count, and never add the region’s own report', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await file(opened.store, 'hill-b', 2023, { cells: received(7) });
    await file(opened.store, REGION.id, 2023, { cells: received(100), kind: 'region' });
    const rows = await sumRows(opened.store.reader, [REGION.id], NOW);
    expect(rows.find((row) => row.measure === 'requests.received')).toMatchObject({
      sum: 12,
      numbers: 2,
      blanks: 0,
      in2021: 2,
    });
  });

  test('add up both parts of a ratio over the reports that hold every operand, in each year and in both', async () => {
    await file(opened.store, 'hill-a', 2022, { cells: received(4) });
    await file(opened.store, 'hill-b', 2022, { cells: received(6) });
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await file(opened.store, 'hill-b', 2023, { cells: { ...received(50), 'III/3.7/total': 'unreadable' } });
    const sums = await sumRows(opened.store.reader, [REGION.id], NOW);
    const of = (rows: readonly { year: number; measure: string }[], measure: string) =>
      rows.find((row) => row.year === 2023 && row.measure === measure);
    expect(of(sums, 'requests.granted')).toMatchObject({ sum: 55, numbers: 2 });
    expect(of(sums, 'rate.granted/numerator')).toMatchObject({ sum: 5, numbers: 1 });
    expect(of(sums, 'rate.granted/denominator')).toMatchObject({ sum: 5, numbers: 1 });
    const common = await commonRows(opened.store.reader, [REGION.id], NOW);
    expect(of(common, 'rate.granted/numerator')).toMatchObject({ current: 5, previous: 4, bureaus: 1 });
  });

  test('say how many of the numbers were computed', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await file(opened.store, 'hill-b', 2023, { cells: { ...received(7), 'III/1/total': 'blank' } });
    const rows = await sumRows(opened.store.reader, [REGION.id], NOW);
    const computed = (measure: string) => rows.find((row) => row.measure === measure)?.computed;
    expect(computed('requests.received')).toBe(1);
    expect(computed('requests.granted')).toBe(0);
    expect(computed('requests.refused')).toBe(2);
  });

  test('count an empty cell as a gap that adds nothing', async () => {
    await file(opened.store, 'hill-a', 2023, { cells: { ...received(5) } });
    await file(opened.store, 'hill-b', 2023, {
      cells: {
        'IV/review.upheld': 'blank',
        'IV/review.corrected': 'blank',
        'IV/review.otherResult': 'blank',
        'IV/review.pending': 'blank',
        'IV/review.total': 'blank',
      },
    });
    const rows = await sumRows(opened.store.reader, [REGION.id], NOW);
    expect(rows.find((row) => row.measure === 'review.total')).toMatchObject({ sum: 0, numbers: 1, blanks: 1 });
  });

  test('compare two years over the bureaus that reported in both', async () => {
    await file(opened.store, 'hill-a', 2022, { cells: received(4) });
    await file(opened.store, 'hill-a', 2023, { cells: received(6) });
    await file(opened.store, 'hill-b', 2023, { cells: received(50) });
    const rows = await commonRows(opened.store.reader, [REGION.id], NOW);
    expect(rows.find((row) => row.year === 2023 && row.measure === 'requests.received')).toMatchObject({
      current: 6,
      previous: 4,
      bureaus: 1,
    });
  });

  test('equal the sums computed afresh, whatever is filed and replaced in whatever order', {
    timeout: 120_000,
  }, async () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: 500 }),
      fc.constantFrom<GapReason>('blank', 'slash', 'unreadable', 'tableMissing'),
    );
    const filing = fc.record({
      bureau: fc.constantFrom(...BUREAUS.map(({ id }) => id)),
      year: fc.integer({ min: 2019, max: 2023 }),
      received: value,
      licences: value,
      reviews: value,
      refused: value,
      closed: value,
      disclosed: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }),
    });
    const runs = name === 'SQLite' ? 25 : 5;
    await fc.assert(
      fc.asyncProperty(fc.array(filing, { minLength: 1, maxLength: 8 }), async (filings) => {
        for (const one of filings) {
          await file(opened.store, one.bureau, one.year, {
            cells: {
              'III/1/natural': one.received,
              'III/1/total': one.received,
              'III/3.3.1/natural': one.refused,
              'III/3.3.1/total': one.refused,
              'III/3.7/natural': one.closed,
              'III/3.7/total': one.closed,
              'IV/review.total': one.reviews,
              'II/licensing.decisions': one.licences,
            },
            narrative: one.disclosed === null ? [] : [{ measure: 'disclosures.total', value: one.disclosed }],
          });
        }
        const { number } = await getRevision(opened.store.reader, null);
        // One revision on, so that `asOf` takes the long way round; nothing changes in between.
        const { kept, afresh } = await bothWays(opened, number);
        expect(kept).toEqual(afresh);
      }),
      { numRuns: runs, seed: 20260120 },
    );
  });

  test('answer as of an earlier revision as it was then', async () => {
    const first = await file(opened.store, 'hill-a', 2023, { cells: received(5) });
    await file(opened.store, 'hill-a', 2023, { cells: received(9) });
    const then = await sumRows(opened.store.reader, [REGION.id], { ...NOW, asOf: first.revision });
    expect(then.find((row) => row.measure === 'requests.received')?.sum).toBe(5);
    const now = await sumRows(opened.store.reader, [REGION.id], NOW);
    expect(now.find((row) => row.measure === 'requests.received')?.sum).toBe(9);
  });
});
