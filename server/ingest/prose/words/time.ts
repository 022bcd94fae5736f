/** When: what a clause says of its time. */
import { kinds } from './kinds.ts';
import { OPEN_DAY, OTHER_YEAR, type Token } from './token.ts';

/** The year of the report, or another time, which is not ours. */
export type Time = 'now' | 'past' | 'next' | 'part' | 'span';

/** Words before which a year is that of the clause; behind others (关于2019年征地的申请) it is that of a thing. */
const ADVERBIAL =
  kinds(`filler conj among self region others now whole past next part span date sum count all unknown plan
  left matter disclose request`);

const WHEN = kinds('filler now past next part whole date');

/** What a clause says of its time. A year that is compared with, or carried over from, is not the clause's. */
export function timeOf(tokens: readonly Token[], from: number, before: Time): Time {
  let time = before;
  let isOther = false;
  /** The clause counts something, or says nothing but when. */
  let isCounting = false;
  let isOnlyWhen = true;
  let end = from;
  for (; end < tokens.length; end++) {
    const token = tokens[end];
    if (!token || (token.kind === 'mark' && token.sign !== '、')) break;
    if (token.kind === 'compare' || token.kind === 'carry' || token.kind === 'founded') isOther = true;
    if (token.kind === 'number') isCounting = true;
    if (!WHEN.has(token.kind)) isOnlyWhen = false;
  }
  let isAdverbial = true;
  for (let index = from; index < end; index++) {
    const kind = tokens[index]?.kind;
    if (kind !== undefined && !ADVERBIAL.has(kind)) isAdverbial = false;
    switch (kind) {
      case 'now':
        time = 'now';
        break;
      case 'whole':
        if (time === 'part' || time === 'span') time = 'now';
        break;
      case 'span':
        // 2008年5月1日施行以来: since a day of this year.
        time = isSinceThisYear(tokens, from, index) ? 'now' : 'span';
        break;
      case 'part':
        if (!isOther && isAdverbial && (tokens[index]?.sign !== OPEN_DAY || isCounting || isOnlyWhen)) time = 'part';
        break;
      case 'past':
        if (!isOther && isAdverbial) time = 'past';
        break;
      case 'next':
        if (!isOther && isAdverbial) time = 'next';
        break;
      default:
    }
  }
  return time;
}

function isSinceThisYear(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens.slice(from, to);
  return before.some(({ kind, sign }) => kind === 'date' && sign !== OTHER_YEAR);
}
