/** What the words around a number of postings say: whether they mean information in general, and whose. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import { kinds } from '../words/kinds.ts';
import { isMark } from '../words/marks.ts';
import type { Token } from '../words/token.ts';
import { channelOf } from './channels.ts';

/** The sentence that a number stands in. */
export interface Surroundings {
  readonly tokens: readonly Token[];
  /** Index behind the number before; 0 for the first of a sentence. */
  readonly from: number;
  /** Words of the document from one place to another, folded. */
  readonly words: (from: number, to: number) => string;
  readonly publisher: string | null;
  /** The report is a region's: what its towns and departments did is its own. */
  readonly isOfRegion: boolean;
}

/** Information in general, and words that only count it. */
export const GENERAL = kinds(
  'info sum count filler within publish disclose people now whole conj all already self region',
);

/** 相同信息计1条: how it is counted, and no count. */
export function isCountedAs({ own, quantity }: Mention, words: Surroundings['words']): boolean {
  const last = own.at(-1);
  return quantity.value === 1 && last?.kind === 'count' && words(last.start, last.end) === '计';
}

/** “嘉禾发布”平台共发布: an unknown subject, unless it ends as a body's name does or ours is named behind it. */
export function isAnotherSubject(
  { kind, start, end }: Token,
  behind: readonly Token[],
  words: Surroundings['words'],
): boolean {
  if (kind !== 'unknown' || /[局委办镇乡厅院会心校区县市]$/.test(words(start, end))) return false;
  return !behind.some((token) => token.kind === 'self' || token.kind === 'region' || token.kind === 'now');
}

export function isOnlySum(own: readonly Token[]): boolean {
  return (
    own.some(({ kind }) => kind === 'sum') &&
    own.every(({ kind }) => kind === 'sum' || kind === 'count' || kind === 'open' || kind === 'whole' || kind === 'now')
  );
}

/** 社会救助、养老服务等方面信息: whatever kinds are named, the words go on to all of them. */
export function isSumOfKinds(rest: readonly Token[]): boolean {
  const at = rest.findLastIndex(({ kind }) => kind === 'open');
  const behind = rest.slice(at + 1);
  return (
    at >= 0 &&
    behind.some(({ kind }) => kind === 'info') &&
    behind.every(({ kind }) => GENERAL.has(kind) || kind === 'theme')
  );
}

/** 共公开信息:网站410条;…: a head without a number, and a colon. */
export function opensHere({ tokens, from }: Surroundings, { at }: Mention): boolean {
  const colon = tokens.slice(from, at).findLastIndex((token) => isMark(token, ':'));
  const head = colon < 0 ? [] : tokens.slice(from, from + colon);
  return (
    head.some(({ kind }) => kind === 'publish' || kind === 'disclose') &&
    head.every(({ kind, sign }) => GENERAL.has(kind) || sign === ',')
  );
}

/** 门户网站发布:工作动态412条,…合计530条: what the entries come to is the channel's. */
export function channelHeadOf({ tokens, from }: Surroundings, { at }: Mention): NarrativeMeasure | null {
  const channel = channelOf(tokens.slice(from, at));
  return channel === null || channel === 'several' ? null : channel;
}

/** What a notice board or the press carries in general: 张贴公告27份, 播出新闻61条. */
export function isNoticeOn(channel: ReturnType<typeof channelOf>, word: string): boolean {
  if (channel === 'disclosures.bulletin') return /^(?:公告|通知|公示|通告)+$/.test(word);
  return channel === 'disclosures.press' && /^新闻(?:稿|报道)?$/.test(word);
}

/** What an account posts, whatever it tells of: 推送政务动态61条, 编发融媒教育信息188条. */
export function isPostOn(
  channel: ReturnType<typeof channelOf>,
  rest: readonly Token[],
  words: Surroundings['words'],
): boolean {
  if (
    channel !== 'disclosures.wechat' &&
    channel !== 'disclosures.weibo' &&
    channel !== 'disclosures.newMedia' &&
    channel !== 'disclosures.bulletin'
  )
    return false;
  const [first, last] = [rest[0], rest.findLast(({ kind }) => kind !== 'count' && kind !== 'sum')];
  if (!first || !last) return false;
  if (!rest.every(({ kind, sign }) => kind === 'unknown' || kind === 'filler' || sign === '、' || GENERAL.has(kind)))
    return false;
  return /(?:动态|资讯|博文|推文|文章|信息|图文|稿件|短视频|视频)$/.test(words(first.start, last.end));
}

/** 通过政府公报、档案馆等形式公开: places are no subjects. */
export function behindWays(own: readonly Token[]): readonly Token[] {
  const at = own.findIndex(({ kind }) => kind === 'channel');
  const open = at < 0 ? -1 : own.findIndex(({ kind }, index) => kind === 'open' && index > at);
  return open < 0 ? own : own.slice(open);
}
