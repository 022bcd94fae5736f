/** 合计 behind its parts. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { type CaseContext, FILLING, has } from '../cases/cases.ts';
import type { Found } from '../patterns/pattern.ts';
import type { Kind } from '../words/kinds.ts';

/** Cases counted before in the sentence, whatever they were taken for. */
interface CaseBefore {
  readonly value: number;
  readonly measure: NarrativeMeasure | null;
}

const MOST_PARTS = 12;
/** Parts of which 合计 may be the whole. */
const RECEIVED: ReadonlySet<NarrativeMeasure | null> = new Set([
  null,
  ...(['requests.received', 'requests.natural', 'requests.organizations'] as const),
]);

/** The rows of the form that its 总计 adds up. */
const OUTCOMES: ReadonlySet<NarrativeMeasure> = new Set<NarrativeMeasure>([
  ...(['requests.granted', 'requests.partlyGranted', 'requests.refused', 'requests.unavailable'] as const),
  ...(['requests.declined', 'requests.otherwise'] as const),
]);

/** 总计70件. */
function isOnlyWhole(own: CaseContext['mention']['own']): boolean {
  return own.every(({ kind }) => kind === 'sum' || kind === 'count' || kind === 'ordinal');
}

/**
 * `收到网络申请9件,当面申请2件,合计11件`: what was received, where the numbers before it come to it; new and carried in
 * together are what was to be handled. `seen`: kinds of words in the sentence so far.
 */
export function wholeOf(
  { mention, topic }: CaseContext,
  counted: readonly CaseBefore[],
  seen: ReadonlySet<Kind>,
): Found | null {
  const { own, quantity, time } = mention;
  if (topic !== 'requests' || time !== 'now' || quantity.approximate || !has(own, 'sum')) return null;
  if (!own.every(({ kind }) => FILLING.has(kind) && kind !== 'close')) return null;
  let sum = 0;
  for (let from = counted.length - 1; from >= Math.max(0, counted.length - MOST_PARTS); from--) {
    sum += counted[from]?.value ?? 0;
    const parts = counted.slice(from);
    if (sum !== quantity.value || parts.length < 2) continue;
    if (parts.every(({ measure }) => RECEIVED.has(measure))) {
      return (seen.has('receive') || seen.has('natural')) && !seen.has('close') ? added('requests.received') : null;
    }
    if (parts.length > 2 && isOnlyWhole(own) && parts.every(({ measure }) => measure !== null && OUTCOMES.has(measure)))
      return added('requests.closed');
    return parts.every(({ measure }) => measure === 'requests.received' || measure === 'requests.carriedIn')
      ? added('requests.handled')
      : null;
  }
  return null;
}

function added(measure: NarrativeMeasure): Found {
  return { name: '合计5件', measures: [measure] };
}
