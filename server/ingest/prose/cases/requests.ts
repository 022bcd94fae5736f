/** Requests: the table, and what stands before all of its patterns. */

import type { Found } from '../patterns/pattern.ts';
import { requestCounted } from '../patterns/requests.ts';
import type { CaseContext } from './cases.ts';
/** What the number counts, and by which pattern; null where none fits. */
export function requestOf({
  mention,
  topic,
  isOthers,
  hasReceived,
  hasClosed,
  isOfOutcomes,
}: CaseContext): Found | null {
  const { own, tail, time } = mention;
  if (topic !== 'requests' && ![...own, ...(mention.isTailShared ? [] : tail)].some(({ kind }) => kind === 'request'))
    return null;
  return requestCounted(mention, {
    isOurs: time === 'now' && !isOthers,
    isOfOutcomes,
    isTold: (measure) => (measure === 'requests.received' ? hasReceived : measure === 'requests.closed' && hasClosed),
  });
}
