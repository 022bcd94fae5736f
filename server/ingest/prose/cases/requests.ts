/** Requests: the table, and what the words around say to it. */

import type { Found } from '../patterns/pattern.ts';
import { REQUESTS } from '../patterns/requests.ts';
import { type CaseBefore, isBehindOutcomes, sumOfCases } from '../second-pass/sums.ts';
import type { Mention } from '../sentence/mentions.ts';
import type { ProseTopic } from '../sentence/thread.ts';
import type { Kind } from '../words/kinds.ts';
import { has } from '../words/token.ts';

interface CaseContext {
  readonly topic: ProseTopic | null;
  /** Cases counted before in the sentence. */
  readonly counted: readonly CaseBefore[];
  /** Kinds of words in the sentence so far. */
  readonly seen: ReadonlySet<Kind>;
  /** The paragraph told before how many were received. */
  readonly hasReceived: boolean;
  /** 按时办结5件,延期办结7件: it is a part of what was closed. */
  readonly isByTime: boolean;
  /** The sentence tells other outcomes of requests. */
  readonly isOfOutcomes: boolean;
  /** A body other than ours was said to have received or answered them. */
  readonly isOthers: boolean;
}

/** What the number counts, and by which pattern; null where none fits. */
export function requestOf(
  mention: Mention,
  { topic, counted, seen, hasReceived, isByTime, isOfOutcomes, isOthers }: CaseContext,
): Found | null {
  const { own, tail, time, quantity } = mention;
  const about = mention.isTailShared ? own : [...own, ...tail];
  if (topic !== 'requests' && !has(about, 'request')) return null;
  return REQUESTS.find(mention, {
    isOurs: time === 'now' && !isOthers,
    is: (condition, measure) => {
      if (condition === 'amongOutcomes') return isOfOutcomes;
      if (condition === 'byTime') return isByTime;
      if (condition === 'untold')
        return !(measure === 'requests.received' ? hasReceived : counted.some((one) => one.measure === measure));
      if (quantity.approximate || topic !== 'requests') return false;
      return condition === 'behindOutcomes'
        ? isBehindOutcomes(counted)
        : sumOfCases(quantity.value, counted, seen) === condition;
    },
  });
}
