/** Each indicator against its formula, over values that no two measures share. */
import { describe, expect, test } from 'vitest';
import { getMeasure } from '../../../schema/form/measures/index.ts';
import type { MeasureId } from '../../../schema/form/measures/measure.ts';
import {
  getIndicator,
  hasApplicantOperands,
  INDICATOR_IDS,
  INDICATORS,
  type IndicatorId,
  isIndicatorId,
  operandsOf,
  ratio,
  variantsOf,
} from '../../../schema/rollup/indicators.ts';
import { ratioRow, withRatioRows } from '../../../schema/rollup/ratio-rows.ts';
import type { CountedRow } from '../../../schema/rollup/rollup.ts';

const VALUES: Partial<Record<MeasureId, number>> = {
  'requests.received': 73,
  'requests.granted': 101,
  'requests.partlyGranted': 13,
  'requests.refused': 17,
  'requests.unavailable': 19,
  'requests.declined': 23,
  'requests.otherwise': 47,
  'requests.unavailable.notHeld': 14,
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
  'normativeDocuments.disclosed': 59,
  'normativeDocuments.issued': 61,
};

/** Of those received, those by natural persons. */
const NATURAL = 67;
const CLASSES = 101 + 13 + 17 + 19 + 23 + 47;

const FORMULAS: Readonly<Record<IndicatorId, readonly [numerator: number, denominator: number]>> = {
  'rate.granted': [101 + 13, 251],
  'rate.grantedOfOutcomes': [101 + 13, CLASSES],
  'rate.grantedOfHandled': [101 + 13, 283],
  'rate.refused': [17, 251],
  'rate.refusedOfOutcomes': [17, CLASSES],
  'rate.refusedOfHandled': [17, 283],
  'rate.unavailable': [19, 251],
  'rate.unavailableOfOutcomes': [19, CLASSES],
  'rate.unavailableOfHandled': [19, 283],
  'rate.declined': [23, 251],
  'rate.declinedOfOutcomes': [23, CLASSES],
  'rate.declinedOfHandled': [23, 283],
  'rate.otherwise': [47, 251],
  'rate.otherwiseOfOutcomes': [47, CLASSES],
  'rate.otherwiseOfHandled': [47, 283],
  'rate.notHeld': [14, 19],
  'rate.carriedOut': [29, 283],
  'rate.natural': [NATURAL, 73],
  'rate.reviewCorrected': [7, 31 + 7 + 2],
  'rate.reviewCorrectedOfTotal': [7, 53],
  'rate.litigationCorrected': [3, 37 + 3 + 1],
  'rate.litigationCorrectedOfTotal': [3, 43],
  'rate.appealed': [53, 251],
  'rate.litigated': [43, 251],
  'rate.documentsDisclosed': [59, 61],
};

/** The parts of an indicator over a report that holds these values, but for the measure that is gone. */
function partsOf(id: IndicatorId, gone?: MeasureId): readonly unknown[] {
  const rows = Object.entries(VALUES)
    .filter(([measure]) => measure !== gone)
    .map(
      ([measure, value]): CountedRow => ({
        ...{
          measure,
          edition: '2021',
          counted: measure === 'requests.received' ? [NATURAL, 1, 2, 3, 0, 0, value] : [value],
        },
        ...{ computed: 0, approximate: 0, corrected: 0 },
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
    expect(operandsOf(indicator).length).toBeGreaterThanOrEqual(1);
    for (const gone of operandsOf(indicator)) expect(partsOf(id, gone), gone).toEqual([null, null]);
  });

  test('is a ratio of what its topic is about, and is found by its id', () => {
    const about = getMeasure(indicator.numerator[0]?.measure ?? 'requests.received').topic;
    expect(indicator).toMatchObject({ id, unit: 'percent', topic: about });
    expect(isIndicatorId(id)).toBe(true);
  });
});

test('variants are the same share on another base, and name each other', () => {
  const bases = variantsOf(getIndicator('rate.grantedOfHandled')).map(({ id }) => id);
  expect(bases).toEqual(['rate.granted', 'rate.grantedOfOutcomes']);
  expect(variantsOf(getIndicator('rate.reviewCorrected')).map(({ id }) => id)).toEqual(['rate.reviewCorrectedOfTotal']);
  expect(variantsOf(getIndicator('rate.carriedOut'))).toEqual([]);
  for (const indicator of INDICATORS) {
    for (const variant of variantsOf(indicator)) {
      expect([variant.numerator, variant.topic]).toEqual([indicator.numerator, indicator.topic]);
      expect(variant.denominator).not.toEqual(indicator.denominator);
    }
  }
});

test('a term that stands in one column takes it whatever is asked for', () => {
  const cells = [NATURAL, 1, 2, 3, 0, 0, 73];
  const row = {
    measure: 'requests.received',
    edition: '2021' as const,
    counted: cells,
    computed: 1,
    approximate: 0,
    corrected: 0,
  };
  const parts = withRatioRows([row], ['rate.natural']).slice(1);
  expect(parts.map(({ counted }) => counted)).toEqual([[NATURAL], [73]]);
  // The natural persons' cell was computed, and so is the ratio.
  expect(parts.map(({ computed }) => computed)).toEqual([1, 1]);
  expect(hasApplicantOperands(getIndicator('rate.natural'))).toBe(false);
  expect(hasApplicantOperands(getIndicator('rate.granted'))).toBe(true);
});

test('there are no other indicators, and a base of nothing, or below, gives no rate', () => {
  expect(INDICATORS.map(({ id }) => id)).toEqual(INDICATOR_IDS);
  expect(isIndicatorId('requests.received')).toBe(false);
  expect(ratio(7, 40)).toEqual({ kind: 'value', value: 7 / 40 });
  for (const base of [0, -1]) expect(ratio(7, base)).toEqual({ kind: 'gap', reason: 'denominatorZero' });
  expect(ratio(null, 40)).toEqual({ kind: 'gap', reason: 'missing' });
  expect(ratio(7, null)).toEqual({ kind: 'gap', reason: 'missing' });
});
