import { expect, test } from 'vitest';
import { readChart } from '../../../client/charts/read-chart.ts';

type Parts = Parameters<typeof readChart>[0];
type Change = Parts['answer']['series'][number]['points'][number]['change'];

function chartWith(change: Partial<Change>, unit: 'case' | 'percent' = 'case'): Parts {
  const name = { zh: '示例区', en: 'Shifan' };
  return {
    address: 'kind=trend&measure=requests.received&of=shifan',
    title: '',
    subtitle: '',
    notes: [],
    source: '',
    description: '',
    answer: {
      revision: 3,
      revisedOn: '2026-01-01',
      series: [
        {
          subject: { id: 'shifan', name, shortName: name, scope: 'bureaus', illustrative: true },
          quantity: 'requests.received',
          applicant: 'total',
          unit,
          points: [
            {
              year: 2025,
              value: 12,
              gap: null,
              coverage: {
                expected: 3,
                reported: 2,
                blank: 0,
                missing: [{ id: 'a', shortName: { zh: '甲局', en: 'A' } }],
              },
              change: {
                basis: 'common',
                bureaus: 2,
                current: 12,
                previous: 10,
                absolute: null,
                percent: null,
                reason: null,
                ...change,
              },
              edition: 'EDITION_2021',
              breakBefore: null,
              numerator: null,
              denominator: null,
              computed: false,
            },
          ],
        },
      ],
    },
  };
}

function changeOf(change: Partial<Change>, unit: 'case' | 'percent' = 'case') {
  return readChart(chartWith(change, unit)).answer.series[0]?.points[0]?.change.change;
}

test('a change that GraphQL gives flat gets its kind back', () => {
  expect(changeOf({ absolute: 2, percent: 0.2 })).toEqual({
    kind: 'change',
    of: 'amount',
    absolute: 2,
    percent: 0.2,
    reason: null,
  });
  expect(changeOf({ absolute: 0, percent: 0 })).toEqual({ kind: 'unchanged', of: 'amount', absolute: 0, percent: 0 });
  expect(changeOf({ absolute: 2.1 }, 'percent')).toMatchObject({ kind: 'change', of: 'ratio', percent: null });
});

test('a reason is never turned into a number', () => {
  expect(changeOf({ reason: 'break' })).toEqual({ kind: 'none', reason: 'break' });
  expect(changeOf({ reason: 'previousMissing' })).toEqual({ kind: 'none', reason: 'previousMissing' });
  expect(changeOf({ reason: 'previousZero', absolute: 12 })).toMatchObject({ kind: 'change', reason: 'previousZero' });
});

test('editions and missing bureaus come in the terms of schema/', () => {
  const chart = readChart(chartWith({}));
  const point = chart.answer.series[0]?.points[0];
  expect(point?.edition).toBe('2021');
  expect(point?.coverage.missing).toEqual(['a']);
  expect(chart.names.get('a')?.zh).toBe('甲局');
  expect(chart.question.kind).toBe('trend');
});
