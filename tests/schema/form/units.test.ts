/** What measures say of themselves: their unit, what they total, and what to know of them. */
import { expect, test } from 'vitest';
import { SECTION_IV } from '../../../schema/form/editions/section-iv.ts';
import { getMeasure, MEASURES } from '../../../schema/form/measures/index.ts';
import { RATIO, UNITS } from '../../../schema/form/measures/units.ts';

test('a unit says what one of it is worth', () => {
  expect(Object.entries(UNITS).filter(([id, unit]) => unit.id !== id)).toEqual([]);
  expect(UNITS.wanYuan).toMatchObject({ kind: 'money', multiplier: 10_000, currency: 'CNY', decimals: 6 });
  // One fen in either.
  expect(UNITS.wanYuan.multiplier * 10 ** -UNITS.wanYuan.decimals).toBeCloseTo(10 ** -UNITS.yuan.decimals);
  expect(UNITS.case).toMatchObject({ kind: 'count', multiplier: 1, currency: null, decimals: 0 });
  expect(RATIO).toMatchObject({ kind: 'ratio', multiplier: 1, currency: null });
});

test('a total names the classes that it equals, and they are counted like it', () => {
  const totals = MEASURES.filter(({ totalOf }) => totalOf.length > 0);
  for (const total of totals)
    for (const { unit, topic } of total.totalOf.map(getMeasure))
      expect([unit, topic]).toEqual([total.unit, total.topic]);
  expect(totals.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'requests.closed',
      'requests.refused',
      'review.total',
      'disclosures.total',
      'appeals.total',
    ]),
  );
  expect(getMeasure('requests.closed').totalOf).toHaveLength(6);
  // What is added up of parts equals them, but where the classes cut across the parts.
  const across = MEASURES.filter(({ parts, totalOf }) => parts.length > 0 && parts.join() !== totalOf.join());
  expect(across.map(({ id }) => id)).toEqual(['litigation.total']);
});

test('the totals of section 四 equal what stands beside them on the form', () => {
  for (const { columns } of SECTION_IV) {
    const measures = columns.map(({ measure }) => measure);
    const total = measures.at(-1);
    expect(total && getMeasure(total).totalOf).toEqual(measures.slice(0, -1));
  }
});

test('what the forms print no number for says so', () => {
  expect(getMeasure('requests.handled').note?.zh).toContain('分项');
  expect(getMeasure('requests.received').note).toBeNull();
  expect(getMeasure('fees.amount').note?.zh).toContain('万元');
});
