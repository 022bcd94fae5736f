/** What a whole sentence says of a number of cases in it. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { Mention } from '../sentence/mentions.ts';
import { isAppealTopic, type ProseTopic, topicOf } from '../sentence/thread.ts';
import { kinds } from '../words/kinds.ts';
import { has, type Token, wordsOf } from '../words/token.ts';

/** Outcomes that nothing but requests has. */
const PLAIN = /^requests\.(?:granted$|partlyGranted|refused|unavailable)/;
/** What stands between 收到 and the number of applications. */
const FILLING = kinds(
  'filler within sum count info publish people self region all already now whole application request paper date',
);
const TOPICLESS = kinds('decision proposal other disclose document column');

/** How many outcomes a sentence names that nothing but requests has; none where it counts papers. */
export function plainOutcomesIn(tokens: readonly Token[]): number {
  const named = new Set<NarrativeMeasure>();
  for (const { kind, measure } of tokens) {
    if (kind === 'document') return 0;
    if (kind === 'outcome' && measure && PLAIN.test(measure)) named.add(measure);
  }
  return named.size;
}

/** 累计办结126件,其中本年办结32件; 网站已公开5.3万条,今年新增4216条: the first counts all years. */
export function isOfAllYears({ at, own }: Mention, tokens: readonly Token[]): boolean {
  const isRunning = own.some(
    (token) => token.kind === 'already' || (token.kind === 'sum' && wordsOf(token).startsWith('累计')),
  );
  if (has(own, 'now', 'whole')) return false;
  const next = tokens.slice(at + 1, at + 5);
  const isAdded = (some: readonly Token[]): boolean =>
    some.some(({ kind, text, end }) => kind === 'now' && text.startsWith('新增', end));
  // 截至12月31日,网站公开信息1203条,其中2023年公开277条.
  if (!isRunning)
    return (
      /^截[至止]/.test(wordsOf(tokens[0])) &&
      has(next, 'among') &&
      has(next, 'now') &&
      (has(next, 'publish', 'disclose') || isAdded(next))
    );
  return (has(next, 'among') && has(next, 'now', 'whole')) || isAdded(tokens.slice(at + 1));
}

/** 共受理86件,其中当年新收82件、上年结转4件: what was taken over is counted as well. */
export function isWithCarried({ at, quantity }: Mention, tokens: readonly Token[]): boolean {
  const rest = tokens.slice(at + 1, at + 20);
  const parts = rest.filter(({ kind }) => kind === 'number').slice(0, 2);
  const end = parts[1] === undefined ? -1 : rest.indexOf(parts[1]);
  return (
    has(rest.slice(0, 3), 'among') &&
    has(rest.slice(0, Math.max(0, end)), 'carry') &&
    parts.reduce((sum, part) => sum + (part.quantity?.value ?? 0), 0) === quantity.value
  );
}

/**
 * Index of the sum that this number is the first part of, none of them carried over: 市本级收到531件,区县收到2204件,全市合计2735件; null
 * for none.
 */
export function sumFrom({ at, own }: Mention, tokens: readonly Token[]): number | null {
  if (has(own, 'sum')) return null;
  let [parts, value, isSum] = [0, 0, false];
  for (let index = at; index < tokens.length; index++) {
    const { kind, quantity } = tokens[index] ?? {};
    if (kind === 'carry' || kind === 'past') return null;
    if (kind === 'sum') isSum = true;
    if (kind !== 'number' || !quantity) continue;
    if (isSum) return parts > 1 && quantity.value === value ? index : null;
    parts++;
    value += quantity.value;
  }
  return null;
}

/** 政府信息公开申请12件; not 因政府信息公开申请行政复议7件, nor 因信息公开申请引发的行政复议. */
export function isRequestNamedLast(own: readonly Token[]): boolean {
  const request = own.findLastIndex(({ kind }) => kind === 'request');
  if (request < 0) return false;
  const behind = own.slice(request + 1);
  const appeal = behind.findIndex((token) => isAppealTopic(topicOf([token])));
  return appeal < 0 || behind.slice(0, appeal).some(({ kind, sign }) => kind === 'conj' || sign === '、');
}

/** 涉税复议2件,均未涉及信息公开; 与信息公开无关. */
const NOT_ON_DISCLOSURE =
  /^[,(](?:但|其中)?(?:均|都)?(?:[未不非]涉[^,;。]*公开|不[属是][^,;。]*公开|与[^,;。]*公开[^,;。]*无关)/;

/** 复议215件,其中涉及信息公开的16件: the first counts cases of all kinds. */
export function goesOnWithDisclosure({ at }: Mention, tokens: readonly Token[]): boolean {
  if (NOT_ON_DISCLOSURE.test(wordsOf(tokens[at + 1], tokens.at(-1)))) return true;
  const next = tokens.slice(at + 1, at + 8);
  const among = next.findIndex(({ kind }) => kind === 'among');
  const number = next.findIndex(({ kind }) => kind === 'number');
  return among >= 0 && has(next.slice(among, number < 0 ? undefined : number), 'matter');
}

/** What a report on disclosure tells of besides, and no kind of application. */
const ASIDE = /解读|会议|微|抖音|媒体|客户端|快手|头条|APP|栏目|专栏|文件|培训/;

/** Whether the number is one of requests, whatever the words before it were about. */
export function turnsToRequests(
  { at, own, tail }: Mention,
  tokens: readonly Token[],
  {
    topic,
    hasReceived,
    plainOutcomes,
  }: {
    /** What the words up to the number are about. */
    readonly topic: ProseTopic | null;
    /** The paragraph told how many requests were received. */
    readonly hasReceived: boolean;
    readonly plainOutcomes: number;
  },
): boolean {
  if (topic === 'requests' || isAppealTopic(topic)) return false;
  // 收到申请3件,内容涉及低保审批,3件均不予公开.
  if ((hasReceived || plainOutcomes > 1) && own.every(({ kind }) => kind === 'filler') && has(tail, 'outcome', 'close'))
    return true;
  const last = own.findLast(({ kind }) => kind !== 'count' && kind !== 'sum' && kind !== 'filler');
  const isReceived = last?.kind === 'application' && has(own, 'receive');
  // 召开发布会2次;收到申请7件,同意公开4件: the outcomes say which applications.
  const isOfOutcome =
    last?.kind === 'outcome' ||
    last?.kind === 'close' ||
    (last?.kind === 'publish' && own.length === 1 && has(tokens, 'detail'));
  if (
    plainOutcomes >= (isReceived ? 1 : 2) &&
    (isReceived || isOfOutcome) &&
    !own.some(({ kind }) => TOPICLESS.has(kind))
  )
    return true;
  // 公开信息159条,收到申请3件: in a sentence on disclosure, with no word of another kind of application.
  if (!isReceived || !own.every(({ kind }) => kind === 'receive' || FILLING.has(kind))) return false;
  // 新收申请12件,上年结转1件: the words of the form.
  if (topic === null)
    return (
      has(tokens.slice(0, at), 'publish', 'disclose', 'matter') ||
      (wordsOf(own[0], own.at(-1)).includes('新收') && has(tokens, 'carry'))
    );
  // 受理申请53件,其中当面申请6件: how they came says which; but 办理不动产登记;受理申请900件.
  const others = tokens.slice(0, at).filter((token) => topicOf([token]) === 'other');
  const [, among, via] = tokens.slice(at + 1, at + 4);
  return (
    others.every((token) => ASIDE.test(wordsOf(token))) &&
    among?.kind === 'among' &&
    via?.kind === 'via' &&
    has(tokens, 'publish', 'disclose', 'matter')
  );
}

/** 按时办结18件,延期办结2件: neither is what was closed. */
export function isDividedByTime({ at, own }: Mention, tokens: readonly Token[]): boolean {
  if (!/按[时期]|如期/.test(wordsOf(own[0], own.at(-1)))) return false;
  const next = tokens.slice(at + 1, at + 5);
  return next.some((token) => /延期/.test(wordsOf(token))) && has(next, 'close');
}
