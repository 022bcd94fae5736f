/** The sums that stand beside a finding, on pages, in return sheets and on the command line. */
import { describe, expect, test } from 'vitest';
import { sidesOf, sumAgainst, twoNumbers } from '../../../schema/check/arithmetic.ts';
import type { Finding, Operand } from '../../../schema/check/finding.ts';
import type { GapReason } from '../../../schema/report/figure.ts';

/** A number, an approximate one, or a cell without one. */
type Written = number | { readonly about: number } | GapReason;

function operand(side: Operand['side'], written: Written): Operand {
  const about = typeof written === 'object';
  return {
    ref: { kind: 'cell', cell: 'III/1/natural' },
    side,
    label: null,
    value: typeof written === 'number' ? written : about ? written.about : null,
    gap: typeof written === 'string' ? written : null,
    approximate: about,
  };
}

function finding(
  outcome: Finding['outcome'],
  [left, expected]: readonly [readonly Written[], number | null],
  [right, actual]: readonly [readonly Written[], number | null],
): Finding {
  const operands = [...left.map((one) => operand('left', one)), ...right.map((one) => operand('right', one))];
  return { rule: 'T3-BAL', severity: 'error', outcome, subject: 'natural', operands, expected, actual };
}

describe('the arithmetic of a finding', () => {
  test.each<[string, Finding]>([
    ['10 + 1 = 11 ≠ 0', finding('failed', [[10, 1], 11], [[0], 0])],
    ['10 + 1 = 11 ≠ 9 = 4 + 5', finding('failed', [[10, 1], 11], [[4, 5], 9])],
    ['11 ≠ 9', finding('suspicious', [[11], 11], [[9], 9])],
    ['10 + 1 = 11', finding('confirmed', [[10, 1], 11], [[11], 11])],
    ['821 + 18 = 839 = 767 + 72', finding('confirmed', [[821, 18], 839], [[767, 72], 839])],
    ['5 = 5', finding('confirmed', [[5], 5], [[5], 5])],
    ['5 = 2 + 3', finding('confirmed', [[5], 5], [[2, 3], 5])],
    ['3 + □ + 2 = 5', finding('confirmed', [[3, 'blank', 2], 5], [[5], 5])],
    ['3 + ? ? 5', finding('notAssessable', [[3, 'unreadable'], null], [[5], 5])],
    ['3 + 4 = 7 ? □', finding('notAssessable', [[3, 4], 7], [['blank'], null])],
    ['3 + 4 = 7 ? 2 + ?', finding('notAssessable', [[3, 4], 7], [[2, 'unreadable'], null])],
    ['≈200 + 1 = 201 ≠ 205', finding('failed', [[{ about: 200 }, 1], 201], [[205], 205])],
    ['7', finding('confirmed', [[], null], [[7], 7])],
    ['? + 3 ≠ 2', finding('failed', [['unreadable', 3], null], [[2], 2])],
  ])('%s', (written, found) => {
    expect(sumAgainst(found, sidesOf(found))).toBe(written);
  });

  test.each<[string, Finding]>([
    ['2019 ≠ 2020', finding('failed', [[], 2020], [[2019], 2019])],
    ['2019 ? 2020', finding('notAssessable', [[], 2020], [[2019], 2019])],
    ['2020', finding('failed', [[], 2020], [[2020], 2020])],
    ['60', finding('confirmed', [[], 30], [[60], 60])],
    ['60', finding('notAssessable', [[], null], [[60], 60])],
  ])('of two numbers: %s', (written, found) => {
    expect(twoNumbers(found)).toBe(written);
  });
});
