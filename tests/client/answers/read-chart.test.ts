import { expect, test } from 'vitest';
import { readChart } from '../../../client/answers/read-chart.ts';
import { changeWord, changeWordShort } from '../../../schema/chart/layout/point-words.ts';
import { comparedYear } from '../../../schema/chart/series.ts';
import {
  changeBetween,
  NO_CHANGE_REASONS,
  noChange,
  type Change as RollupChange,
} from '../../../schema/rollup/change.ts';

type Parts = Parameters<typeof readChart>[0];
type Change = Parts['answer']['series'][number]['points'][number]['change'];

function chartWith(change: Partial<Change>, quantity = 'requests.received'): Parts {
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
      filings: [],
      series: [
        {
          subject: { id: 'shifan', name, shortName: name, scope: 'bureaus', illustrative: true },
          quantity,
          applicant: 'total',
          unit: 'case',
          predecessors: [],
          successions: [],
          points: [
            {
              year: 2025,
              value: 12,
              gap: null,
              coverage: {
                expected: 3,
                reported: 0,
                unknown: 1,
                notInForm: 1,
                missingPublishers: [{ id: 'a', shortName: { zh: '甲局', en: 'A' } }],
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
              quality: { failed: 1, failedBefore: 0, corrected: 0 },
              noteNumbers: [],
              edition: 'EDITION_2021',
              breakBefore: null,
              numerator: null,
              denominator: null,
            },
          ],
        },
      ],
    },
  };
}

function changeOf(change: Partial<Change>, quantity?: string) {
  return readChart(chartWith(change, quantity)).answer.series[0]?.points[0]?.change.change;
}

test('a change that GraphQL gives flat gets its kind back', () => {
  expect(changeOf({ absolute: 2, percent: 0.2 })).toEqual({
    kind: 'change',
    of: 'amount',
    absolute: 2,
    percent: 0.2,
    reason: null,
  });
  expect(changeOf({ absolute: 0, percent: 0 })).toMatchObject({ kind: 'unchanged', of: 'amount', percent: 0 });
  const points = changeOf({ absolute: 2.1, reason: 'inPoints' }, 'rate.granted');
  expect(points).toMatchObject({ kind: 'change', of: 'ratio', percent: null, reason: 'inPoints' });
  const items = changeOf({ absolute: -24, reason: 'signed' }, 'licensing.itemsChange');
  expect(items).toMatchObject({ kind: 'change', of: 'signed', absolute: -24, reason: 'signed' });
});

test('a reason is never turned into a number', () => {
  expect(changeOf({ reason: 'break' })).toEqual({ kind: 'none', reason: 'break' });
  expect(changeOf({ reason: 'previousMissing' })).toEqual({ kind: 'none', reason: 'previousMissing' });
  expect(changeOf({ reason: 'noCommonBureaus' })).toEqual({ kind: 'none', reason: 'noCommonBureaus' });
  expect(changeOf({ reason: 'previousZero', absolute: 12 })).toMatchObject({ kind: 'change', reason: 'previousZero' });
});

test('editions and missing bureaus come in the terms of schema/', () => {
  const chart = readChart(chartWith({}));
  const point = chart.answer.series[0]?.points[0];
  expect(point?.edition).toBe('2021');
  expect(point?.coverage).toEqual({
    ...{ expected: 3, reported: 0, blank: 2, empty: 0, unknown: 1, notInForm: 1 },
    ...{ missing: ['a'], notYetDue: [] },
  });
  expect(chart.names.get('a')?.zh).toBe('甲局');
  expect(chart.question.kind).toBe('trend');
});

test('changes are told against the year that the address names, or the one before', () => {
  const thenIn = (address: string) => {
    const [point] = readChart({ ...chartWith({}), address }).answer.series[0]?.points ?? [];
    return point && comparedYear(point);
  };
  expect(thenIn('kind=bar&measure=requests.received&of=shifan&compareTo=2021')).toBe(2021);
  expect(thenIn('kind=bar&measure=requests.received&of=shifan')).toBe(2024);
  expect(thenIn('measure=requests.received&of=shifan&view=index&compareTo=2021')).toBe(2024);
});

test('a change is told in words with the reason why it has no per cent', () => {
  const sides = { basis: 'common', bureaus: 1, current: null, previous: null } as const;
  const on = (change: RollupChange, against = '2024') => ({ year: 2025, change: { ...sides, against, change } });
  const items = on(changeBetween(-23, 1, 'signed'));
  expect(changeWord(items, 'item', 'zh')).toBe('−24 项（不计百分比）');
  expect(changeWordShort(items, 'item', 'zh')).toBe('−24 项');
  const fromNothing = changeBetween(5, 0, 'amount');
  expect(changeWord(on(fromNothing), 'case', 'zh')).toBe('上年为 0，不作同比');
  expect(changeWord(on(fromNothing, '2021'), 'case', 'zh')).toBe('2021 年为 0，不作比较');
  expect(changeWordShort(on(fromNothing, '2021'), 'case', 'en')).toBe('0 in 2021');
  expect(changeWord(on(noChange('previousMissing'), '2021'), 'case', 'zh')).toBe('2021 年无数据');
  // A year compared with itself has changed in nothing that anybody asks for.
  expect(changeWord(on(changeBetween(5, 5, 'amount'), '2025'), 'case', 'zh')).toBe('');
  expect(changeWord(on(changeBetween(0.5, 0.4, 'ratio')), 'percent', 'zh')).toBe('+10.0 个百分点');
  for (const reason of NO_CHANGE_REASONS.filter((one) => one !== 'currentMissing')) {
    for (const lang of ['zh', 'en'] as const) {
      expect(changeWord(on(noChange(reason)), 'case', lang)).not.toBe('');
      expect(changeWordShort(on(noChange(reason)), 'case', lang)).not.toBe('');
    }
  }
});
