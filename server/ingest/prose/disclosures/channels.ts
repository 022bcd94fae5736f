/** The channel that some words name. Its words are those of the lexicon. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { shapeOf, spell } from '../patterns/shape.ts';
import type { Mention } from '../sentence/mentions.ts';
import { kinds } from '../words/kinds.ts';
import { has, isMark, type Token, wordsOf } from '../words/token.ts';

export type ChannelMeasure = Extract<NarrativeMeasure, `disclosures.${string}`>;

const SOCIAL: readonly NarrativeMeasure[] = ['disclosures.wechat', 'disclosures.weibo', 'disclosures.newMedia'];

/**
 * The channel that some words name; null for none, `several` for a list of different ones. 微信 and 微博 together are new
 * media; an account of WeChat among new media is WeChat's; the press with its websites is the press.
 */
export function channelOf(tokens: readonly Token[]): ChannelMeasure | 'several' | null {
  const named: ChannelMeasure[] = [];
  for (const { kind, measure } of tokens)
    if (kind === 'channel' && isChannel(measure) && !named.includes(measure)) named.push(measure);
  const [first] = named;
  if (first === undefined) return null;
  if (named.length === 1) return first;
  if (named.every((measure) => SOCIAL.includes(measure))) {
    const isWechat = !named.includes('disclosures.weibo') && !BESIDE_WECHAT.test(spell(tokens));
    return isWechat ? 'disclosures.wechat' : 'disclosures.newMedia';
  }
  return 'several';
}

/** The channel that some words name where they name no other. */
export function oneChannel(tokens: readonly Token[]): ChannelMeasure | null {
  const channel = channelOf(tokens);
  return channel === 'several' ? null : channel;
}

/** 微信公众号、今日头条 are accounts of their own; 新媒体平台微信公众号 is one. */
const BESIDE_WECHAT = shapeOf('channel.disclosures.wechat ANY*(、|conj)channel.disclosures.newMedia', {});

function isChannel(measure: NarrativeMeasure | null): measure is ChannelMeasure {
  return measure?.startsWith('disclosures.') ?? false;
}

/** What may stand around a channel that goes on with the verb of the one before. */
const BESIDE = kinds('channel filler unknown info');

/** The clause that names a channel last decides; what was sent elsewhere names none. */
export function channelsNamed(lead: readonly Token[], before: readonly Token[]): readonly Token[] {
  let last = before;
  let named: Token[] = [];
  let isBehindStop = false;
  const close = (): void => {
    if (named.length > 0) last = named;
    named = [];
  };
  for (const token of lead) {
    if (token.kind === 'mark' && token.sign !== '、') {
      close();
      if (token.sign === ';') isBehindStop = true;
    }
    // ;安全领域,全年发布信息800条: another subject than the one before the stop.
    else if (token.kind === 'unknown' && isBehindStop) last = [];
    else if (token.kind === 'channel' || (named.length > 0 && (token.sign === '、' || token.kind === 'conj')))
      named.push(token);
    else if (token.kind === 'agent' && named.length === 0) {
      named = [];
      last = [];
    }
  }
  close();
  return last;
}

/** 微信公众号发布信息1132条、微博9874条: the verb before is that of both. `before`: what the number before was read as. */
export function goesOnWithChannel({ own, behind }: Mention, before: NarrativeMeasure | undefined): boolean {
  return (
    (behind === '、' || behind === ',' || behind === 'number') &&
    own.every(({ kind, sign }) => BESIDE.has(kind) || sign === '、') &&
    before !== undefined &&
    /^disclosures\.(?!item)/.test(before)
  );
}

/** 1.政府网站。, 二是通过新媒体公开。 names a channel, and what the next sentence publishes goes there. */
export function isChannelHead(tokens: readonly Token[]): boolean {
  return (
    oneChannel(tokens) !== null &&
    tokens.length <= LONGEST_HEAD &&
    tokens.every(({ kind, sign }) => OF_HEAD.has(kind) || sign === '。')
  );
}

const LONGEST_HEAD = 8;
const OF_HEAD = kinds('channel filler ordinal publish disclose matter info');
/** What stands in a clause that names the means and nothing else. */
const MEANS = kinds('channel filler unknown self region whole now count via open');

/** 通过政府网站,公开信息5条: the clause right before says where, and nothing else. */
export function isByMeans({ at, own }: Mention, tokens: readonly Token[]): boolean {
  const comma = tokens.slice(0, at).findLastIndex(({ kind, sign }) => kind === 'mark' && sign !== '、');
  if (!isMark(tokens[comma], ',')) return false;
  const from = tokens.slice(0, comma).findLastIndex(({ kind }) => kind === 'mark' || kind === 'number') + 1;
  const clause = tokens.slice(from, comma);
  const text = wordsOf(clause[0], clause.at(-1));
  return (
    oneChannel(clause) !== null &&
    clause.every(({ kind }) => MEANS.has(kind)) &&
    /^(?:[一二三四]是)?(?:主要)?(?:(?:充分)?发挥|通过|依托|利用|借助|运用|使用|以.+为(?!主渠道|主要渠道|主$))/.test(
      text,
    ) &&
    !/等/.test(text) &&
    // 以网站为平台,主动公开信息5条: all of it, wherever.
    !(/以|发挥/.test(text) && has(own, 'disclose'))
  );
}
