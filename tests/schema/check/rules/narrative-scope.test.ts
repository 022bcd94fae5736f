/** Where the words of the text are about another body than its tables, and claims that everything was closed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { CellValues } from '../../../support/report-builder.ts';
import { checkStated, said, told } from './narrative-findings.ts';

const RUNS = { numRuns: 60, seed: 20260311 };

describe('TX-SCOPE', () => {
  const cells = { 'III/1/total': 95 } as const;

  test('warns where the words and the report are about different bodies', () => {
    const office = said('requests.received', 17, { scope: 'office' });
    expect(checkStated([office], cells, { kind: 'region' })).toMatchObject([
      {
        rule: 'TX-SCOPE',
        subject: 'office:requests.received',
        outcome: 'suspicious',
        severity: 'warning',
        expected: 95,
      },
    ]);
    const region = said('requests.received', 170, { scope: 'region' });
    expect(checkStated([region], cells, { kind: 'bureau' })).toMatchObject([
      { rule: 'TX-SCOPE', subject: 'region:requests.received', outcome: 'suspicious' },
    ]);
  });

  test.each<[NarrativeMeasure, CellValues]>([
    ['requests.received', {}],
    ['requests.received', { 'III/1/total': 95 }],
    ['requests.natural', { 'III/1/natural': 95 }],
    ['requests.closed', { 'III/3.7/total': 95 }],
    ['requests.granted', { 'III/3.1/total': 95 }],
    ['review.total', { 'IV/review.total': 95 }],
    ['licensing.decisions', { 'II/licensing.decisions': 95 }],
  ])('speaks in place of the rule that holds %s against %j', (measure, of) => {
    expect(told(checkStated([said(measure, 17, { scope: 'office' })], of, { kind: 'region' }))).toEqual([
      ['TX-SCOPE', `office:${measure}`, 'suspicious', Object.values(of)[0] ?? 0, 17],
    ]);
  });

  test('points them out in the order of the text, and the same measure again under a name of its own', () => {
    const office = (measure: NarrativeMeasure, value: number) => said(measure, value, { scope: 'office' });
    const narrative = [office('review.total', 3), office('requests.received', 17), office('requests.received', 18)];
    expect(told(checkStated(narrative, cells, { kind: 'region' })).map(([, subject]) => subject)).toEqual([
      'office:review.total',
      'office:requests.received',
      'office:requests.received#2',
    ]);
  });

  test('does not excuse a mismatch within one scope, nor where the words give none', () => {
    for (const scope of ['office', null] as const) {
      const finding = checkStated([said('requests.received', 17, { scope })], cells, { kind: 'bureau' });
      expect(finding).toMatchObject([{ rule: 'TX-NEW', outcome: 'failed' }]);
    }
    const region = said('requests.received', 17, { scope: 'region' });
    expect(checkStated([region], cells, { kind: 'region' })).toMatchObject([{ rule: 'TX-NEW', outcome: 'failed' }]);
  });

  test('keeps silent wherever the numbers agree', () => {
    const scopes = fc.constantFrom('office' as const, 'region' as const, null);
    const kinds = fc.constantFrom('bureau' as const, 'region' as const, null);
    fc.assert(
      fc.property(scopes, kinds, fc.integer({ min: 1, max: 900 }), (scope, kind, value) => {
        const findings = checkStated([said('requests.received', value, { scope })], { 'III/1/total': value }, { kind });
        expect(findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([['TX-NEW', 'confirmed']]);
      }),
      RUNS,
    );
  });
});

describe('TX-ALLDONE', () => {
  const claim = said('requests.leftOpen', 0, { counter: '', quote: '均已按期办结' });

  test.each([1, 22])('warns where %i are carried out', (carriedOut) => {
    expect(checkStated([claim], { 'III/4/total': carriedOut })).toMatchObject([
      { rule: 'TX-ALLDONE', outcome: 'suspicious', severity: 'warning', expected: 0, actual: carriedOut },
    ]);
  });

  test('holds where none is carried out, and cannot be judged without the number', () => {
    fc.assert(
      fc.property(fc.nat({ max: 900 }), (closed) => {
        expect(checkStated([claim], { 'III/3.7/total': closed })).toMatchObject([{ outcome: 'confirmed' }]);
      }),
      RUNS,
    );
    expect(checkStated([claim], { 'III/4/total': 'unreadable' })).toMatchObject([{ outcome: 'notAssessable' }]);
  });

  test('is not asked where the claim is about another scope', () => {
    expect(checkStated([{ ...claim, scope: 'office' }], { 'III/4/total': 9 }, { kind: 'region' })).toEqual([]);
  });
});
