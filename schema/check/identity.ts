/** Identities of the form: what stands on the left adds up to what stands on the right. */
import type { Found, Operand, Outcome } from './finding.ts';
import { addUp, isEmpty, isUnknown, sumOf } from './operands.ts';

export interface IdentityTerms {
  /** blank = 0 on this side, always. */
  readonly left: readonly Operand[];
  readonly right: readonly Operand[];
  /**
   * What an empty cell on the side that is short means. zero: most likely a zero left out, so it is pointed out; open: it may
   * hold the difference, so nothing is said. Neither accuses: an error has no empty cell that could explain it.
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
  if (!short.some(isEmpty)) return 'failed';
  return blanks === 'open' ? 'notAssessable' : 'suspicious';
}

/** What is found of an identity, with both sides' sums. */
export function judgeIdentity(subject: string, terms: IdentityTerms): Found {
  const outcome = judge(terms);
  return {
    outcome,
    ...(outcome === 'suspicious' ? { severity: 'hint' as const } : {}),
    subject,
    operands: [...terms.left, ...terms.right],
    expected: outcome === 'notAssessable' ? sumOf(terms.left) : addUp(terms.left),
    actual: sumOf(terms.right),
  };
}
