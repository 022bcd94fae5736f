/** Identities of the form: what stands on the left adds up to what stands on the right. */
import type { Found, Operand, Outcome } from './finding.ts';
import { addUp, isEmpty, isUnknown, sumOf } from './operands.ts';

export interface IdentityTerms {
  /** blank = 0 on this side, always. */
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  /**
   * What an empty cell means when the sides differ. zero: the office left a zero out, so the rule fails; open: it may hold
   * the difference, so the rule cannot be judged.
   */
  readonly blanks: 'zero' | 'open';
}

/** Judges “left adds up to right”. A side of nothing but gaps, or with an unknown cell, cannot be judged. */
function judge({ left, right, blanks }: IdentityTerms): Outcome {
  if (left.some(isUnknown) || right.some(isUnknown)) return 'notAssessable';
  // A total that is not given is no mismatch; and where no number stands at all there is nothing to hold.
  if (right.every(isEmpty)) return 'notAssessable';
  const expected = addUp(left);
  const actual = addUp(right);
  if (expected === actual) return 'confirmed';
  const short = expected < actual ? left : right;
  return blanks === 'open' && short.some(isEmpty) ? 'notAssessable' : 'failed';
}

/** What is found of an identity, with both sides' sums. */
export function judgeIdentity(subject: string, terms: IdentityTerms): Found {
  const outcome = judge(terms);
  return {
    outcome,
    subject,
    operands: [...terms.left, ...terms.right],
    expected: outcome === 'notAssessable' ? sumOf(terms.left) : addUp(terms.left),
    actual: sumOf(terms.right),
  };
}
