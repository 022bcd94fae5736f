/** A verdict holds for as long as the numbers, and the rule, are those of which it was given. */
import { describe, expect, test } from 'vitest';
import type { Operand } from '../../../schema/check/finding.ts';
import { FINDING_STATES, type Given, isNoisy, numbersOf, type Said, stateOf } from '../../../schema/check/verdict.ts';

const upheld: Operand = {
  ref: { kind: 'cell', cell: 'IV/review.upheld' },
  side: 'left',
  label: null,
  value: 3,
  gap: null,
  approximate: false,
};
const stated: Operand = {
  ...upheld,
  ref: { kind: 'narrative', index: 4, measure: 'review.total' },
  side: 'right',
  value: 5,
  label: '行政复议',
};
const said: Said = { subject: 'review', operands: [upheld, stated], expected: 3, actual: 5 };
const given: Given = { verdict: 'dismissed', ruleVersion: 1, said };

describe('how a finding stands', () => {
  test('open, while nobody has said anything, and when it was taken back', () => {
    expect(stateOf(said, 1, undefined)).toBe('open');
    expect([1, 2].map((version) => stateOf(said, version, { ...given, verdict: 'open' }))).toEqual(['open', 'open']);
  });

  test('as it was judged, while the numbers are the same', () => {
    expect(stateOf(structuredClone(said), 1, given)).toBe('dismissed');
    const moved = { ...stated, ref: { kind: 'narrative', index: 7, measure: 'review.total' }, label: '复议' } as const;
    expect(stateOf({ ...said, operands: [upheld, moved] }, 1, given)).toBe('dismissed');
  });

  test.each<[string, Said]>([
    ['another number', { ...said, operands: [{ ...upheld, value: 4 }, stated] }],
    ['a gap in place of a number', { ...said, operands: [{ ...upheld, value: null, gap: 'blank' }, stated] }],
    ['about so many', { ...said, operands: [upheld, { ...stated, approximate: true }] }],
    ['another cell', { ...said, operands: [{ ...upheld, ref: { kind: 'cell', cell: 'IV/review.pending' } }, stated] }],
    ['one number less', { ...said, operands: [stated] }],
    ['another sum', { ...said, expected: 4 }],
    ['another number printed', { ...said, actual: 6 }],
  ])('reopened by %s', (_, changed) => {
    expect(stateOf(changed, 1, given)).toBe('reopened');
  });

  test('reopened where the rule asks something else of the same numbers', () => {
    expect(stateOf(said, 2, given)).toBe('reopened');
  });

  test('two gaps of different reasons are different numbers', () => {
    const gap = (reason: 'blank' | 'slash') => ({ ...said, operands: [{ ...upheld, value: null, gap: reason }] });
    expect(numbersOf(gap('blank'))).not.toBe(numbersOf(gap('slash')));
  });
});

describe('a noisy rule', () => {
  const record = (states: Partial<Record<(typeof FINDING_STATES)[number], number>>) => ({
    states: { ...Object.fromEntries(FINDING_STATES.map((state) => [state, 0])), ...states } as Record<
      (typeof FINDING_STATES)[number],
      number
    >,
  });
  test.each([
    [true, { confirmed: 8, dismissed: 2 }],
    [false, { confirmed: 9, dismissed: 1 }],
    [true, { explained: 17, dismissed: 2 }],
    [false, { dismissed: 9 }],
    [false, { dismissed: 9, open: 5, reopened: 3, askedBack: 4 }],
  ])('%s: %o', (noisy, states) => {
    expect(isNoisy(record(states))).toBe(noisy);
  });
});
