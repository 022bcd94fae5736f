/** What the words around a number of postings say: whether they mean information in general, and whose. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import { kinds } from '../words/kinds.ts';
import { has, isMark, type Token, wordsOf } from '../words/token.ts';

/** A figure read, and how it belongs to others. */
export interface Disclosed {
  readonly pattern: string;
  readonly measure: NarrativeMeasure;
  readonly label: string | null;
  /** Index of the figure whose list, or whose posts, this one is part of. */
  readonly owner: number | null;
  readonly open: boolean;
  readonly introduced: boolean;
}

/** One that belongs to no other. */
export function single(measure: NarrativeMeasure): Disclosed {
  return { pattern: '', measure, label: null, owner: null, open: false, introduced: false };
}

/** What postings, and entries of a list, are counted in. */
export const POSTING = /^(?:条|条次|件|篇|篇次|则|项|个|份|部|期|例|起|次|幅)$/;
/** The measures of channels. */
export const CHANNELS: ReadonlySet<NarrativeMeasure> = new Set<NarrativeMeasure>([
  ...(['disclosures.website', 'disclosures.wechat', 'disclosures.weibo', 'disclosures.newMedia'] as const),
  ...(['disclosures.press', 'disclosures.bulletin', 'disclosures.gazette', 'disclosures.otherChannel'] as const),
]);
/** Of what a channel or the whole is counted in. */
export const PIECES = /^(?:条|条次|件|篇|篇次|则|份|个|部)$/;
/** Numbers told by the way: a list goes on behind them. */
export const ASIDE = kinds('compare past audience followers rate');

/** The sentence that a number stands in. */
export interface Surroundings {
  readonly tokens: readonly Token[];
  /** Index behind the number before; 0 for the first of a sentence. */
  readonly from: number;
  readonly publisher: string | null;
  /** The report is a region's: what its towns and departments did is its own. */
  readonly isOfRegion: boolean;
}

/** Information in general, and words that only count it. */
const GENERAL = kinds('info sum count filler within publish disclose people now whole conj all already self region');

const ONLY_SUM = kinds('sum count open whole now');

export function isOnlySum(own: readonly Token[]): boolean {
  return has(own, 'sum') && own.every(({ kind }) => ONLY_SUM.has(kind));
}

/** 社会救助、养老服务等方面信息: whatever kinds are named, the words go on to all of them. */
export function isSumOfKinds(rest: readonly Token[]): boolean {
  const at = rest.findLastIndex(({ kind }) => kind === 'open');
  const behind = rest.slice(at + 1);
  return at >= 0 && has(behind, 'info') && behind.every(({ kind }) => GENERAL.has(kind) || kind === 'theme');
}

/** 共公开信息:网站410条;…: a head without a number, and a colon. */
export function opensHere({ tokens, from }: Surroundings, { at }: Mention): boolean {
  const colon = tokens.slice(from, at).findLastIndex((token) => isMark(token, ':'));
  const head = colon < 0 ? [] : tokens.slice(from, from + colon);
  return has(head, 'publish', 'disclose') && head.every(({ kind, sign }) => GENERAL.has(kind) || sign === ',');
}

/** 部门文件24件,通知公告18条: papers and postings go together, sessions and cases do not. */
const MIXED = /^(?:条|条次|件|篇|篇次|则|份|个)$/;
const NO_PAPER = kinds('publish disclose doing handle other decision proposal request column channel');

export function isSameCounter(before: string | null, { own, behind, quantity: { counter } }: Mention): boolean {
  if (before === null) return !/^[次起例]$/.test(counter);
  if (before === counter) return true;
  if (behind === ';' || !MIXED.test(counter) || !MIXED.test(before)) return false;
  // 行政许可类信息10条 are postings, whatever they are on.
  const isPosted = !has(own, 'publish', 'disclose') && /(?:信息|类)$/.test(wordsOf(own[0], own.at(-1)));
  return isPosted || own.every((token) => !NO_PAPER.has(token.kind) || /解读$/.test(wordsOf(token)));
}

/** What may stand between 原创 or 粉丝 and its number. */
const AROUND_POSTS = kinds('count sum filler info publish');

/**
 * What the posts are made of, and who follows. `named`: the channels named last; `wechat`: index of the figure of the account's
 * posts.
 */
export function postOf(
  { own, quantity }: Mention,
  { named, wechat }: { readonly named: readonly Token[]; readonly wechat: number | null },
): Disclosed | null {
  const last = own.findLast(({ kind }) => !AROUND_POSTS.has(kind));
  const follower = own.findLast(({ kind }) => !AROUND_POSTS.has(kind) && kind !== 'compare');
  const isElsewhere = has(own, 'via', 'unknown') && !has(own, 'channel');
  const isWechat = !isElsewhere && named.some(({ measure }) => measure === 'disclosures.wechat');
  if (follower?.kind === 'followers' && own.every((token) => token.kind !== 'compare' && wordsOf(token) !== '新增'))
    return isWechat && /^(?:人|名|个|户|)$/.test(quantity.counter) ? single('wechat.followers') : null;
  if (last?.kind !== 'original' && last?.kind !== 'reposted') return null;
  if (wechat === null && !(isWechat && has(own, 'publish', 'reposted'))) return null;
  return { ...single(last.kind === 'original' ? 'wechat.original' : 'wechat.reposted'), owner: wechat };
}
