/** Entries whose labels hold words that no label holds otherwise. */
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';
import type { Surroundings } from './postings.ts';

/** What an entry's label may not hold. */
export const NO_LABEL =
  kinds(`compare often plan past next part span audience agent rate followers doing receive carry detail no
  application`);

/** What no entry of a list that was introduced is said with, whatever it is called. */
export const NO_ENTRY_OF_LIST = kinds(
  'compare often plan past next part span agent rate followers receive carry no',
);

/** 建议提案办理结果信息441条; 其他应当公开的信息7376条 ends a list, whatever it is called. */
export function isRemainder(named: readonly Token[], words: Surroundings['words'], isInList: boolean): boolean {
  const [first, last] = [named[0], named.at(-1)];
  const text = words(first?.start ?? 0, last?.end ?? 0);
  // 建议提案办理结果信息: what the information is on.
  const verb = named.findIndex(({ kind }) => kind === 'publish' || kind === 'disclose');
  const isOnIt =
    /信息$/.test(text) &&
    named.every(
      ({ kind }, index) => kind === 'detail' || (kind === 'doing' && verb >= 0 && verb < index) || !NO_LABEL.has(kind),
    );
  return isOnIt ? isInList || verb >= 0 : isInList && /^其[他它].*信息$/.test(text);
}
