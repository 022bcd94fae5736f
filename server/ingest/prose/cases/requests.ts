/** Requests: the table, and what stands before all of its patterns. */

import type { Found } from '../patterns/pattern.ts';
import { REQUESTS } from '../patterns/requests.ts';
import type { CaseContext } from './cases.ts';
/** What the number counts, and by which pattern; null where none fits. */
export function requestOf({
  mention,
  topic,
  isOthers,
  hasReceived,
  hasClosed,
  isOfOutcomes,
  words,
}: CaseContext): Found | null {
  const { own, tail, time } = mention;
  if (topic !== 'requests' && ![...own, ...(mention.isTailShared ? [] : tail)].some(({ kind }) => kind === 'request'))
    return null;
  return REQUESTS.find(mention, {
    isOurs: time === 'now' && !isOthers,
    words,
    is: (condition, measure) => {
      if (condition === 'amongOutcomes') return isOfOutcomes;
      return !(measure === 'requests.received' ? hasReceived : measure === 'requests.closed' && hasClosed);
    },
  });
}
