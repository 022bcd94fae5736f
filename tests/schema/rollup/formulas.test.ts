/** Each indicator against its formula, over values that no two measures share. */
import { describe, expect, test } from 'vitest';
import type { MeasureId } from '../../../schema/form/measures/measure.ts';
import {
  evaluateIndicator,
  getIndicator,
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorId,
  isIndicatorId,
  measuresOf,
} from '../../../schema/rollup/indicators.ts';

const VALUES: Partial<Record<MeasureId, number>> = {
  'requests.granted': 101,
  'requests.partlyGranted': 13,
  'requests.refused': 17,
  'requests.unavailable': 19,
  'requests.declined': 23,
  'requests.closed': 251,
  'requests.carriedOut': 29,
  'requests.handled': 283,
  'review.corrected': 7,
  'review.total': 53,
  'review.pending': 11,
  'litigation.corrected': 3,
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
  'rate.reviewCorrected': [7, 53 - 11],
  'rate.litigationCorrected': [3, 43 - 5],
  'rate.appealed': [53, 251],
};

const measured = (measure: MeasureId): number | null => VALUES[measure] ?? null;

describe.each(INDICATOR_IDS)('%s', (id) => {
  const indicator = getIndicator(id);
  const [numerator, denominator] = FORMULAS[id];

  test('is its numerator over its base', () => {
    expect(evaluateIndicator(indicator, measured)).toEqual({
      numerator,
      denominator,
      ratio: { kind: 'value', value: numerator / denominator },
    });
  });

  test('is missing where any one of its measures is', () => {
    expect(measuresOf(indicator).length).toBeGreaterThanOrEqual(2);
    for (const gone of measuresOf(indicator))
      expect(
        evaluateIndicator(indicator, (measure) => (measure === gone ? null : measured(measure))).ratio,
        gone,
      ).toEqual({ kind: 'gap', reason: 'missing' });
  });

  test('is a per cent of requests or of appeals, and is found by its id', () => {
    expect(indicator).toMatchObject({
      id,
      unit: 'percent',
      subject: /Corrected$/.test(id) || id === 'rate.appealed' ? 'appeals' : 'requests',
    });
    expect(isIndicatorId(id)).toBe(true);
  });
});

test('there are no other indicators, and a base of nothing, or below, gives no rate', () => {
  expect(INDICATORS.map(({ id }) => id)).toEqual(INDICATOR_IDS);
  expect(isIndicatorId('requests.received')).toBe(false);
  const review = getIndicator('rate.reviewCorrected');
  for (const pending of [53, 54]) {
    const { ratio } = evaluateIndicator(review, (measure) =>
      measure === 'review.pending' ? pending : measured(measure),
    );
    expect(ratio).toEqual({ kind: 'gap', reason: 'denominatorZero' });
  }
});
