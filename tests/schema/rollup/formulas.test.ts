/** Each indicator against its formula, over values that no two measures share. */
import { describe, expect, test } from 'vitest';
import type { MeasureId } from '../../../schema/form/measures/measure.ts';
import {
  getIndicator,
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorId,
  isIndicatorId,
  operandsOf,
  ratio,
} from '../../../schema/rollup/indicators.ts';
import { ratioRow, withRatioRows } from '../../../schema/rollup/ratio-rows.ts';
import type { CountedRow } from '../../../schema/rollup/rollup.ts';

const VALUES: Partial<Record<MeasureId, number>> = {
  'requests.granted': 101,
  'requests.partlyGranted': 13,
  'requests.refused': 17,
  'requests.unavailable': 19,
  'requests.declined': 23,
  'requests.closed': 251,
  'requests.carriedOut': 29,
  'requests.handled': 283,
  'review.upheld': 31,
  'review.corrected': 7,
  'review.otherResult': 2,
  'review.total': 53,
  'review.pending': 11,
  'litigation.upheld': 37,
  'litigation.corrected': 3,
  'litigation.otherResult': 1,
  'litigation.total': 43,
  'litigation.pending': 5,
};

const FORMULAS: Readonly<Record<IndicatorId, readonly [numerator: number, denominator: number]>> = {
  'rate.granted': [101 + 13, 251],
  'rate.grantedOfHandled': [101 + 13, 283],
  'rate.refused': [17, 251],
  'rate.unavailable': [19, 251],
  'rate.declined': [23, 251],
  'rate.carriedOut': [29, 283],
  'rate.reviewCorrected': [7, 31 + 7 + 2],
  'rate.litigationCorrected': [3, 37 + 3 + 1],
  'rate.appealed': [53, 251],
};

/** The parts of an indicator over a report that holds these values, but for the measure that is gone. */
function partsOf(id: IndicatorId, gone?: MeasureId): readonly unknown[] {
  const rows = Object.entries(VALUES)
    .filter(([measure]) => measure !== gone)
    .map(
      ([measure, value]): CountedRow => ({
        ...{ measure, edition: '2021', counted: [value] },
        ...{ computed: 0, approximate: 0 },
      }),
    );
  const all = withRatioRows(rows, [id]);
  return (['numerator', 'denominator'] as const).map(
    (part) => all.find(({ measure }) => measure === ratioRow(id, part))?.counted.at(-1) ?? null,
  );
}

describe.each(INDICATOR_IDS)('%s', (id) => {
  const indicator = getIndicator(id);

  test('is its numerator over its base', () => {
    expect(partsOf(id)).toEqual(FORMULAS[id]);
  });

  test('is missing where any one of its measures is', () => {
    expect(operandsOf(indicator).length).toBeGreaterThanOrEqual(2);
    for (const gone of operandsOf(indicator)) expect(partsOf(id, gone), gone).toEqual([null, null]);
  });

  test('is a per cent of requests or of appeals, and is found by its id', () => {
    expect(indicator).toMatchObject({
      id,
      unit: 'percent',
      topic: /Corrected$/.test(id) || id === 'rate.appealed' ? 'appeals' : 'requests',
    });
    expect(isIndicatorId(id)).toBe(true);
  });
});

test('there are no other indicators, and a base of nothing, or below, gives no rate', () => {
  expect(INDICATORS.map(({ id }) => id)).toEqual(INDICATOR_IDS);
  expect(isIndicatorId('requests.received')).toBe(false);
  expect(ratio(7, 40)).toEqual({ kind: 'value', value: 7 / 40 });
  for (const base of [0, -1]) expect(ratio(7, base)).toEqual({ kind: 'gap', reason: 'denominatorZero' });
  expect(ratio(null, 40)).toEqual({ kind: 'gap', reason: 'missing' });
  expect(ratio(7, null)).toEqual({ kind: 'gap', reason: 'missing' });
});
