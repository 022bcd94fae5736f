/** A made-up country is stored as reports are that come one by one: sound, with its sums, and said to be made up. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkReport } from '../../../schema/check/check.ts';
import { countByMeasure } from '../../../schema/rollup/counted.ts';
import { holdsReal } from '../../../server/store/find/examples.ts';
import { findPublishers } from '../../../server/store/find/publishers.ts';
import { findSetting } from '../../../server/store/find/roster.ts';
import { sumRows, sumRowsBelow } from '../../../server/store/find/sums.ts';
import { verify } from '../../../server/store/safety/check/verify.ts';
import { districtId, districtsFor, fillCountry, provinces, REPORTS_EACH } from '../../../server/synthetic/country.ts';
import { madeUpReport } from '../../../server/synthetic/figures.ts';
import { AT, enrol, file } from '../../support/small-district.ts';
import { STORES, type TestStore } from '../../support/stores.ts';

const HOW = { at: AT, actor: null, told: () => {}, stop: null };
const QUESTION = { measures: ['requests.received', 'requests.closed'], indicators: [], applicant: 'total' } as const;
const YEARS = { from: 2019, to: 2025 };

describe.each(Object.entries(STORES))('a made-up country on %s', (_, open) => {
  let opened: TestStore;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.dispose());

  test('is sound, summed, and not stored twice', { timeout: 240_000 }, async () => {
    const { store } = opened;
    const districts = districtsFor(2 * REPORTS_EACH);
    expect(await fillCountry(store, districts, HOW)).toBe(2 * REPORTS_EACH);
    const damages: string[] = [];
    for await (const { en } of verify(store.reader, null)) damages.push(en);
    expect(damages).toEqual([]);
    // Whoever opens it next need not add up anew what was summed as it came.
    expect(await findSetting(store.reader, 'sums')).not.toBeNull();
    const each = [districtId(0), districtId(1)];
    const direct = await sumRows(store.reader, each, { ...QUESTION, asOf: null, years: YEARS });
    const above = await sumRowsBelow(store.reader, provinces(districts), { ...QUESTION, asOf: null, years: YEARS });
    expect(above).toHaveLength(14);
    for (const { year, measure, sum, numbers } of above) {
      const own = direct.filter((row) => row.year === year && row.measure === measure);
      expect([sum, numbers]).toEqual([own.reduce((all, row) => all + row.sum, 0), 80]);
      expect(sum).toBeGreaterThan(0);
    }
    const [district] = await findPublishers(store.reader, each);
    expect([district?.illustrative, district?.name_zh]).toEqual([1, expect.stringContaining('虚构')]);
    expect(await fillCountry(store, districts, HOW)).toBe(0);
  });

  test('is told from what is real', async () => {
    const { store } = opened;
    expect(await holdsReal(store.reader)).toBe(false);
    await enrol(store);
    await file(store, 'hill-a', 2023);
    expect(await holdsReal(store.reader)).toBe(true);
  });
});

test.each(['2019', '2021'] as const)('made-up figures on the form of %s add up', (edition) => {
  for (let number = 0; number < 50; number += 1) {
    const read = madeUpReport(edition, `${number}`);
    expect(checkReport(read).filter(({ outcome, severity }) => outcome === 'failed' && severity === 'error')).toEqual(
      [],
    );
    expect(countByMeasure(read).get('requests.received')?.at(-1)?.value).toBeGreaterThanOrEqual(0);
  }
});
