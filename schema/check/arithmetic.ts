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

/**
 * The bare arithmetic: `10 + 1 + 0 + 0 = 11 ≠ 0`, `821 + 18 = 839 = 767 + 72`, `3 + □ + 2 = 5`. An empty cell (□) is 0 in
 * the sum; where a rule could not be judged its sides are joined by ?.
 */
export function findingArithmetic(finding: Finding): string {
  const { left, right } = sidesOf(finding);
  if (finding.rule === 'T3-PARTIAL-BLANK') return `□ × ${left.length}`;
  if (finding.rule === 'TX-SECTIONS' || finding.rule === 'TX-PERIOD' || finding.rule === 'TX-CITE')
    return twoNumbers(finding);
  if (finding.rule === 'TX-SHARE') return quotient(finding, { left, right });
  if (finding.rule === 'TX-SEC5') return twoNumbers(finding);
  if (finding.rule === 'T2-19-IDLE') return `${left.map(term).join(', ')}; +${right.map(term).join('')}`;
  if (left.length === 0) return terms(right);
  const relation = relationOf(finding);
  const { expected, actual } = finding;
  if (expected === null) return `${terms(left)} ${relation} ${terms(right)}`;
  const sum = left.length > 1 ? `${terms(left)} = ${expected}` : terms(left);
  if (finding.rule === 'T3-ROWTOTAL-BLANK') return sum;
  if (finding.outcome === 'confirmed') {
    if (right.length > 1) return `${sum} = ${terms(right)}`;
    return left.length > 1 ? sum : `${sum} = ${terms(right)}`;
  }
  return right.length > 1 && actual !== null
    ? `${sum} ${relation} ${actual} = ${terms(right)}`
    : `${sum} ${relation} ${terms(right)}`;
}

/** `2019 ≠ 2020`, `5 ≠ 6`: what stands there and what should. */
function twoNumbers(finding: Finding): string {
  const { expected, actual } = finding;
  const isEqual = finding.outcome === 'confirmed' || expected === actual;
  return expected === null || isEqual ? String(actual) : `${actual} ${relationOf(finding)} ${expected}`;
}

/** `24 ÷ 53 = 45.3% ≠ 45.4%`. */
function quotient(finding: Finding, { left, right }: Sides): string {
  const { expected, actual } = finding;
  const base = right.length > 1 ? `(${terms(right)})` : terms(right);
  return finding.outcome === 'confirmed'
    ? `${terms(left)} ÷ ${base} = ${actual}%`
    : `${terms(left)} ÷ ${base} = ${expected}% ≠ ${actual}%`;
}

function relationOf({ outcome, rule, subject }: Finding): string {
  if (outcome === 'confirmed') return '=';
  if (outcome === 'notAssessable') return '?';
  if (subject.startsWith('outside:')) return '∉';
  return rule === 'T4-AFTER' ? '<' : '≠';
}
