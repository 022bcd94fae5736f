/** What a number of cases counts, where the prose is about requests for information. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import { kinds } from '../words/kinds.ts';
import type { Token } from '../words/token.ts';
import { carriedBy } from './carried.ts';
import { type CaseContext, FILLING, has, isLeading } from './cases.ts';

/** Said of a comparison, a rule, a plan: no count of ours. */
const NEVER = kinds('compare often plan agent past next part span filing document rate closingRate respectively');

/** The measure; null where the words do not say enough, or say something else. */
export function requestMeasure(context: CaseContext): NarrativeMeasure | null {
  const { mention, topic } = context;
  const { own, tail } = mention;
  if (topic !== 'requests' && !has(own, 'request') && !has(tail, 'request') && !isPlainlyReceived(context)) return null;
  const carried = carriedBy(context);
  if (carried) return isCompared(own) ? null : carried;
  if (mention.time !== 'now' || own.some(({ kind }) => NEVER.has(kind)) || context.isOthers) return null;
  const applicant = applicantOf(own, tail);
  if (applicant) return applicant === 'none' || own.some(({ kind }) => kind === 'some') ? null : applicant;
  return sayingBefore(context) ?? sayingBehind(context);
}

/** 收到申请3件 in a sentence on disclosure, with no word of another kind of application. */
function isPlainlyReceived({ mention: { own }, topic, isOnDisclosure }: CaseContext): boolean {
  const last = own.findLast(({ kind }) => kind !== 'count' && kind !== 'sum');
  return (
    topic === null &&
    isOnDisclosure &&
    last?.kind === 'application' &&
    has(own, 'receive') &&
    own.every(({ kind }) => kind === 'receive' || FILLING.has(kind))
  );
}

function isCompared(own: readonly Token[]): boolean {
  return own.some(({ kind }) => kind === 'compare' || kind === 'plan' || kind === 'often');
}

/** 自然人申请12件, 法人4件, 10件为自然人; `none` where the people named are only those who may ask. */
function applicantOf(own: readonly Token[], tail: readonly Token[]): NarrativeMeasure | 'none' | null {
  const at = own.findLastIndex(({ kind }) => kind === 'natural' || kind === 'organization');
  const found = own[at];
  if (found) {
    const rest = own.slice(at + 1);
    const before = own.slice(0, at);
    if (has(before, 'natural') || has(before, 'organization')) return 'none';
    if (has(before, 'receive') || has(before, 'handle') || has(before, 'close')) return null;
    return rest.every(({ kind }) => FILLING.has(kind) && kind !== 'close' && kind !== 'handle')
      ? applicantMeasure(found)
      : null;
  }
  if (own.every(({ kind }) => kind === 'among' || kind === 'left')) {
    const [first, ...rest] = tail.filter(({ kind }) => kind !== 'filler' && kind !== 'count' && kind !== 'sum');
    if (
      first &&
      (first.kind === 'natural' || first.kind === 'organization') &&
      rest.every(({ kind }) => kind === 'application')
    )
      return applicantMeasure(first);
  }
  return null;
}

function applicantMeasure({ kind }: Token): NarrativeMeasure {
  return kind === 'natural' ? 'requests.natural' : 'requests.organizations';
}

const KEYS = kinds('outcome close handle receive');

/** The last word that decides: in 因不掌握等原因无法提供 it is 无法提供. 不予公开答复 counts refusals. */
function keyOf(tokens: readonly Token[]): number {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at];
    if (!token || !KEYS.has(token.kind)) continue;
    if (token.kind === 'outcome') return at;
    const before = tokens.slice(0, at).findLastIndex(({ kind }) => kind !== 'filler');
    const isOfOutcome = token.kind !== 'receive' && tokens[before]?.kind === 'outcome';
    return isOfOutcome ? before : at;
  }
  return -1;
}

function sayingBefore(context: CaseContext): NarrativeMeasure | null {
  const { mention, topic, words, isOfOutcomes } = context;
  const { own, tail } = mention;
  const at = keyOf(own);
  const key = own[at];
  const [first, ...others] = own.filter(({ kind }) => kind !== 'among' && kind !== 'filler');
  if (!key && others.length === 0 && isOfOutcomes && isOpened(first, words)) return 'requests.granted';
  if (!key) return applicationsOf(context);
  const rest = own.slice(at + 1);
  if (!rest.every(({ kind }) => FILLING.has(kind)) && !isNamedAtTheEnd(rest, isByAllWays(own.slice(0, at), rest)))
    return null;
  // 不予公开信息31条 counts papers by whether they may be published.
  if (key.kind === 'outcome') return has(rest, 'info') && isPublicity(key) ? null : outcomeOf(own, at);
  if (has(own, 'some') || isByChannel(own.slice(0, at))) return null;
  // 终止办理, 未答复: what is not known to be told of all, is not.
  const before = own[at - 1]?.kind;
  if (before === 'no' || (before === 'unknown' && !isBody(own[at - 1], words))) return null;
  // 公开答复22件,部分公开答复5件.
  if (key.kind === 'close' && isOfOutcomes && isOpened(own[at - 1], words)) return 'requests.granted';
  if (key.kind === 'close') return key.measure;
  // 已办理85件 were closed.
  if (key.kind === 'handle' && before === 'already') return 'requests.closed';
  const isRequests =
    topic === 'requests' || [...rest, ...tail].some(({ kind }) => kind === 'application' || kind === 'request');
  return isRequests ? key.measure : null;
}

const NOT_NAMED = kinds('channel via some theme detail rate');

function isPublicity({ measure }: Token): boolean {
  return measure === 'requests.granted' || measure === 'requests.partlyGranted' || measure === 'requests.refused';
}

/** 收到张某提出的政府信息公开申请: whatever stands between, the words right before the number say what is counted. */
function isNamedAtTheEnd(rest: readonly Token[], isAllOfIt: boolean): boolean {
  const last = rest.findLast(({ kind }) => kind !== 'count' && kind !== 'sum' && kind !== 'filler');
  const isRequest = last?.kind === 'request' || (last?.kind === 'application' && has(rest, 'request'));
  // 通过邮寄、邮件等方式提交的: all the ways.
  const open = isAllOfIt ? rest.length : rest.findIndex(({ kind }) => kind === 'open');
  return isRequest && !rest.slice(open + 1).some(({ kind }) => NOT_NAMED.has(kind));
}

/** 共收到书面及网上提交的申请. */
function isByAllWays(before: readonly Token[], rest: readonly Token[]): boolean {
  return has(before, 'sum') && has(rest, 'conj') && !rest.some(({ kind }) => kind !== 'via' && NOT_NAMED.has(kind));
}

/** 申请数量为12件, without a verb. */
function applicationsOf({
  mention: { own, tail, quantity },
  topic,
  words,
  hasReceived,
  isByApplicant,
}: CaseContext): NarrativeMeasure | null {
  const last = own.findLastIndex(
    ({ kind }) => kind !== 'count' && kind !== 'sum' && kind !== 'filler' && kind !== 'conj',
  );
  const { kind, start = 0, end = 0 } = own[last] ?? {};
  // 所有23件申请中.
  if (kind === 'all' && own.length === 1 && tail[0] && (tail[0].kind === 'application' || tail[0].kind === 'request')) {
    return tail.slice(1).every((token) => token.kind === 'filler' || token.kind === 'within')
      ? 'requests.received'
      : null;
  }
  // 本年度新增0件.
  const isNew =
    topic === 'requests' &&
    own.length > 0 &&
    own.every((token) => token.kind === 'now' || token.kind === 'whole' || words(token.start, token.end) === '新增');
  if (isNew && has(own, 'filler')) return 'requests.received';
  if (kind !== 'application' && kind !== 'request') return null;
  // 依申请公开信息10条 counts papers by whether they may be published.
  if (words(start, end).endsWith('信息') && !/^[宗起]$/.test(quantity.counter) && quantity.value !== 0) return null;
  if (!own.every((token) => FILLING.has(token.kind)) || isByChannel(own)) return null;
  if (has(own, 'people') && isByApplicant) return null;
  // 企业申请12件 behind what was received in all is a part of it.
  if (hasReceived) return null;
  return kind === 'request' || topic === 'requests' ? 'requests.received' : null;
}

/** 予以公开及部分公开 is one number for both. */
function outcomeOf(own: readonly Token[], at: number): NarrativeMeasure | null {
  const { measure = null } = own[at] ?? {};
  const [granted, join] = [own[at - 2], own[at - 1]];
  const isBoth =
    measure === 'requests.partlyGranted' &&
    (join?.kind === 'conj' || join?.sign === '、') &&
    (granted?.measure === 'requests.granted' || granted?.kind === 'publish');
  if (isBoth) return 'requests.grantedAndPartly';
  // 逾期未补正、不再处理 is one row of the form.
  const before = own.slice(0, at).findLast(({ kind }) => kind === 'outcome');
  return measure === 'requests.declined' && before?.measure?.startsWith('requests.otherwise.')
    ? before.measure
    : measure;
}

/** 通过网络收到: a part by how it came; 通过网络、信函等渠道共收到 is the whole. */
function isByChannel(own: readonly Token[]): boolean {
  return (
    own.some(({ kind }) => kind === 'via' || kind === 'channel') &&
    !own.some(({ kind }) => kind === 'open' || kind === 'sum')
  );
}

/** 3件不予公开, 12件均已按期答复. */
function sayingBehind({ mention: { own, tail, isTailShared }, topic, words }: CaseContext): NarrativeMeasure | null {
  if (isTailShared || !isLeading(own, words)) return null;
  const [only, ...more] = tail;
  if (more.length === 0 && topic === 'requests' && isOpened(only, words)) return 'requests.granted';
  const outcomes = tail.filter(({ kind }) => kind === 'outcome');
  const at = tail.findIndex(({ kind }) => kind === 'outcome' || kind === 'close');
  const key = tail[at];
  if (!key || at > 8) return null;
  const before = tail.slice(0, at);
  // 3件告知补正后申请人未补正.
  const isUnsupplemented = key.measure === 'requests.otherwise.notSupplemented';
  const isOfSome = before.some(({ kind }) => kind === 'some') && !isUnsupplemented;
  if (isOfSome || before.some(({ kind }) => kind === 'no' || kind === 'theme' || kind === 'unknown')) return null;
  // 8件按规定在次年答复 were left open.
  if (key.kind === 'close' && before.some(({ kind }) => kind === 'next')) return 'requests.carriedOut';
  if (key.kind === 'close' && outcomes.length === 0) return key.measure;
  if (outcomes.length === 0) return null;
  // 1件因内容不明确告知补正 was not closed so.
  if (key.measure === 'requests.unavailable.unclear' && tail.slice(at).some(({ kind }) => kind === 'some')) return null;
  const last = tail.findLastIndex(({ kind }) => kind === 'outcome');
  return outcomeOf(tail, last);
}

/** 教育局受理: who did it may stand before the verb. */
function isBody(token: Token | undefined, words: CaseContext['words']): boolean {
  return token !== undefined && /[局委办镇乡街道厅院中心校区县市科室会]$/.test(words(token.start, token.end));
}

/** 公开14件 among outcomes is 予以公开. */
function isOpened(token: Token | undefined, words: CaseContext['words']): boolean {
  return token?.kind === 'publish' && words(token.start, token.end) === '公开';
}
