/** What is counted of reports before 2019: the statistics table, and without it what their text states. */
import { describe, expect, test } from 'vitest';
import type { ReadReport } from '../../../schema/report/report.ts';
import { type Counted, countByMeasure } from '../../../schema/rollup/counted.ts';
import { addToRollup, type CountedRow, type Sum } from '../../../schema/rollup/rollup.ts';
import { buildReport } from '../../support/report-builder.ts';

function one(report: ReadReport, measure: string): Pick<Counted, 'value' | 'gap' | 'origin'> | undefined {
  for (const [id, row] of countByMeasure(report)) {
    const found = id === measure ? row.at(-1) : undefined;
    if (found) return { value: found.value, gap: found.gap, origin: found.origin };
  }
  return undefined;
}

const narrative = [
  { measure: 'requests.received', value: 6, approximate: true },
  { measure: 'requests.received', value: 7 },
  { measure: 'requests.granted', value: 4 },
  { measure: 'review.total', value: 2 },
  { measure: 'litigation.total', value: 1 },
  { measure: 'disclosures.total', value: 90 },
  { measure: 'disclosures.press', value: 8 },
] as const;
const table = buildReport({ edition: '2014', year: 2016, cells: { 'annex/requests.received': 9 }, narrative });
/** The same without its table, which owes none. */
const prose: ReadReport = { ...table, editions: { II: {}, III: null, IV: null }, figures: [] };

describe('a report with the statistics table', () => {
  test('is counted by it, and by its text where the table has no row', () => {
    expect(one(table, 'requests.received')).toEqual({ value: 9, gap: null, origin: 'table' });
    expect(one(table, 'disclosures.total')).toEqual({ value: 0, gap: null, origin: 'table' });
    expect(one(table, 'disclosures.press')).toEqual({ value: 8, gap: null, origin: 'narrative' });
  });

  test('has what both add up to, and no sum of what its form does not ask for', () => {
    expect(one(table, 'appeals.total')).toEqual({ value: 0, gap: null, origin: 'computed' });
    for (const measure of ['requests.handled', 'requests.unavailable', 'litigation.pending'])
      expect([measure, one(table, measure)]).toEqual([measure, undefined]);
  });

  test('is counted by its text where its row has no number', () => {
    const blank = buildReport({
      edition: '2014',
      year: 2016,
      cells: { 'annex/requests.received': 'blank' },
      narrative,
    });
    expect(one(blank, 'requests.received')).toEqual({ value: 7, gap: null, origin: 'narrative' });
  });
});

describe('a report before 2019 without it', () => {
  test('is counted by its text in what runs on after 2018, and in nothing else', () => {
    expect(one(prose, 'requests.received')).toEqual({ value: 7, gap: null, origin: 'narrative' });
    expect(one(prose, 'disclosures.total')).toEqual({ value: 90, gap: null, origin: 'narrative' });
    expect(one(prose, 'appeals.total')).toEqual({ value: 3, gap: null, origin: 'computed' });
    expect(one(prose, 'requests.granted')).toBeUndefined();
  });

  test('since 2019 a report is counted by its tables alone, where they are missing as well', () => {
    const later = { ...prose, year: 2019 };
    expect(one(later, 'requests.received')).toBeUndefined();
    expect(one(later, 'disclosures.total')?.value).toBe(90);
  });
});

test('a rollup says how many numbers stand in the table of 2014, and is what it was once they are taken away', () => {
  const row = (edition: CountedRow['edition'], value: number): CountedRow => ({
    measure: 'requests.received',
    edition,
    counted: [value],
    computed: 0,
    approximate: 0,
    corrected: 0,
  });
  const later = addToRollup({}, [row('2019', 5)], 1);
  expect(later['requests.received']).toEqual([[5, 1, 0, 1, 0, 0, 0, 0]]);
  const both = addToRollup(later, [row('2014', 3)], 1);
  expect(both['requests.received']).toEqual([[8, 2, 0, 1, 0, 0, 0, 0, 1] satisfies Sum]);
  expect(addToRollup(both, [row('2014', 3)], -1)).toEqual(later);
});
