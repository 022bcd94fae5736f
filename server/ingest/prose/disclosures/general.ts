/** Information in general between the verb and the number: 公开预算信息6条 counts an entry. */

import type { Mention } from '../sentence/mentions.ts';
import type { Token } from '../words/token.ts';
import type { channelOf } from './channels.ts';
import { hasSibling } from './labels.ts';
import { GENERAL, isNoticeOn, isPostOn, isSumOfKinds, type Surroundings } from './postings.ts';

/** Whether the words between the verb and the number mean information in general. */
export function isOfAll(
  rest: readonly Token[],
  {
    channel,
    verb,
    mention,
    around,
  }: {
    readonly channel: ReturnType<typeof channelOf>;
    /** Index of the verb among the words; -1 for none. */
    readonly verb: number;
    readonly mention: Mention;
    readonly around: Surroundings;
  },
): boolean {
  const { words } = around;
  return (
    isSumOfKinds(rest) ||
    rest.every(
      (token) =>
        GENERAL.has(token.kind) ||
        token.kind === 'original' ||
        token.sign === '、' ||
        isNoticeOn(channel, words(token.start, token.end)),
    ) ||
    (verb >= 0 && isPostOn(channel, mention.own.slice(verb + 1), words) && !hasSibling(around.tokens, mention))
  );
}
