/** The posts of a WeChat account, and who follows it. */

import type { Mention } from '../sentence/mentions.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';
import { type Disclosed, single } from './disclosed.ts';
import type { Surroundings } from './postings.ts';

/** What may stand between 原创 or 粉丝 and its number. */
const AROUND_POSTS = kinds('count sum filler info publish');

/**
 * What the posts are made of, and who follows. `named`: the channels named last; `wechat`: index of the figure of the account's
 * posts.
 */
export function postOf(
  { own, quantity }: Mention,
  words: Surroundings['words'],
  { named, wechat }: { readonly named: readonly Token[]; readonly wechat: number | null },
): Disclosed | null {
  const last = own.findLast(({ kind }) => !AROUND_POSTS.has(kind));
  const follower = own.findLast(({ kind }) => !AROUND_POSTS.has(kind) && kind !== 'compare');
  const isElsewhere =
    own.some(({ kind }) => kind === 'via' || kind === 'unknown') && !own.some(({ kind }) => kind === 'channel');
  const isWechat = !isElsewhere && named.some(({ measure }) => measure === 'disclosures.wechat');
  if (
    follower?.kind === 'followers' &&
    own.every(
      ({ kind, start, end }) => words(start, end) !== '新增' && (kind !== 'compare' || words(start, end) === '突破'),
    )
  )
    return isWechat && /^(?:人|名|个|户|)$/.test(quantity.counter) ? single('wechat.followers') : null;
  if (last?.kind !== 'original' && last?.kind !== 'reposted') return null;
  if (wechat === null && !(isWechat && own.some(({ kind }) => kind === 'publish' || kind === 'reposted'))) return null;
  return { ...single(last.kind === 'original' ? 'wechat.original' : 'wechat.reposted'), owner: wechat };
}
