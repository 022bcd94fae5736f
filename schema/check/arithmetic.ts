/** A finding's arithmetic in signs, the same in every language. */
import type { Finding, Operand } from './finding.ts';
import { isEmpty } from './operands.ts';

export interface Sides {
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
}

export function sidesOf(finding: Finding): Sides {
  return {
    left: finding.operands.filter((operand) => operand.side === 'left'),
    right: finding.operands.filter((operand) => operand.side === 'right'),
  };
}

/** A number as it stands in a sum. □ is an empty cell, ? one that is not known; ≈ stands before an approximate number. */
export function term(operand: Operand): string {
  if (operand.value === null) return isEmpty(operand) ? '□' : '?';
  return operand.approximate ? `≈${operand.value}` : String(operand.value);
}

export function terms(operands: readonly Operand[]): string {
  return operands.map(term).join(' + ');
}

/** `10 + 1 = 11`, or the one number alone. */
export function sumWithTerms(operands: readonly Operand[], sum: number | null): string {
  return operands.length > 1 ? `${terms(operands)} = ${sum}` : terms(operands);
}

/**
 * The bare arithmetic of a sum against a number: `10 + 1 + 0 + 0 = 11 ≠ 0`, `821 + 18 = 839 = 767 + 72`, `3 + □ + 2 = 5`. An
 * empty cell (□) is 0 in the sum; where a rule could not be judged its sides are joined by ?.
 */
export function sumAgainst(finding: Finding, { left, right }: Sides, relation = relationOf(finding)): string {
  if (left.length === 0) return terms(right);
  const { expected, actual } = finding;
  if (expected === null) return `${terms(left)} ${relation} ${terms(right)}`;
  const sum = sumWithTerms(left, expected);
  if (finding.outcome === 'confirmed') {
    if (right.length > 1) return `${sum} = ${terms(right)}`;
    return left.length > 1 ? sum : `${sum} = ${terms(right)}`;
  }
  return right.length > 1 && actual !== null
    ? `${sum} ${relation} ${actual} = ${terms(right)}`
    : `${sum} ${relation} ${terms(right)}`;
}

/** `2019 ≠ 2020`, `5 ≠ 6`: what stands there and what should. */
export function twoNumbers(finding: Finding): string {
  const { expected, actual } = finding;
  const isEqual = finding.outcome === 'confirmed' || expected === actual;
  return expected === null || isEqual ? String(actual) : `${actual} ${relationOf(finding)} ${expected}`;
}

function relationOf({ outcome }: Finding): string {
  if (outcome === 'confirmed') return '=';
  return outcome === 'notAssessable' ? '?' : '≠';
}
