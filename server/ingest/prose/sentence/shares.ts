/** The share that is said of a number. */
import { kinds } from '../words/kinds.ts';
import { isMark, type Token } from '../words/token.ts';

/** 占全部申请的: what may stand between 占 and its percentage. */
const OF_SHARE = kinds('filler count sum close all application request info disclose publish whole now already');

/** `,占比61.3%`, `(30.8%)` behind it; `占41.2%,共` before it. */
export function shareOf(tokens: readonly Token[], at: number, own: readonly Token[]): Token | null {
  const isIn = isMark(tokens[at + 1], '(');
  const from = isIn || isMark(tokens[at + 1], ',') ? at + 2 : at + 1;
  let index = from;
  let isShare = false;
  for (; index < from + 8; index++) {
    const kind = tokens[index]?.kind;
    if (kind === 'share') isShare = true;
    else if (kind === undefined || !OF_SHARE.has(kind)) break;
  }
  const behind = tokens[index];
  if (behind?.quantity?.approximate) return null;
  if (behind?.kind === 'percent' && (isShare || (isIn && index === from && isMark(tokens[index + 1], ')'))))
    return behind;
  const share = own.findIndex(({ kind }) => kind === 'share');
  const before = share < 0 ? undefined : own.slice(share).find(({ kind }) => kind === 'percent');
  return before ?? null;
}
