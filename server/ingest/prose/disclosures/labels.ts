/** What the entries of a list are called, in the document's own words. */

import type { Mention } from '../sentence/mentions.ts';
import { type Kind, kinds } from '../words/kinds.ts';
import { has, isMark, type Token, wordsBefore, wordsOf } from '../words/token.ts';
import { channelOf } from './channels.ts';
import type { Surroundings } from './postings.ts';

const LONGEST = 80;
/** What may stand before a label, and is no part of it. */
const BEFORE = kinds('among conj disclose publish now whole sum already self respectively');
const BEHIND = kinds('sum count share percent');
/** 收到信件183条,答复183条. */
const ONLY_HANDLED =
  /^(?:已?(?:全部)?(?:答复|回复|办结|办复|办理|受理|处理))$|^(?:废止|失效|现行有效)|^依申请公开$|^相同|台账|^(?:[省市区县][级直])?(?:部门|单位|街道|乡镇|镇街|园区)$/;
/** Words that name nothing by themselves. */
const EMPTY: ReadonlySet<Kind> = new Set<Kind>([...BEFORE, ...BEHIND, 'open', 'region', 'channel']);
const EMPTY_WORDS =
  /^(?:通过|对|在|为|以及|情况|方面|相关|上述|同时|此外|截至|年底|新增|依法|按时|及时|主动|从|的|中|等|利用|借助|依托|政府|了)+$/;

/** 发布2条预算信息: the words behind the number name it. */
export function isNumberFirst({ own, tail }: Mention): boolean {
  return tail.length > 0 && own.every(({ kind }) => BEFORE.has(kind));
}

const VERBS = kinds('publish disclose');

/** 在门户网站发布了97条政务动态和31条通知公告: what was published is named behind, so that the number is no channel's. */
export function isNamedBehind({ own, tail }: Mention): boolean {
  const last = own.findLast(({ kind }) => kind !== 'filler');
  const first = tail.find(({ kind }) => kind !== 'filler');
  const end = tail.findLast(({ kind }) => kind !== 'filler' && kind !== 'conj');
  return (
    last !== undefined &&
    VERBS.has(last.kind) &&
    has(own, 'channel') &&
    first?.kind === 'unknown' &&
    first.sign === '' &&
    first.end - first.start > 1 &&
    end?.kind === 'unknown'
  );
}

/** The label that some words make; null when they make none. `isListed`: between others of a list, 公告等59条 is one. */
export function labelOf(tokens: readonly Token[], publisher: string | null, isListed = false): string | null {
  // 在专栏公开征地信息: what was published, not where; but 政府采购公示 ends with the verb, and 事前公示信息 is a name.
  const verb = tokens.findLastIndex(
    ({ kind }, index) =>
      (kind === 'publish' || kind === 'disclose') && index < tokens.length - 1 && !isWithinName(tokens, index),
  );
  let named = tokens.slice(tokens.slice(verb + 1).every(({ kind }) => BEHIND.has(kind)) ? 0 : verb + 1);
  // 内容涵盖政策文件(5条).
  if (named[0]?.kind === 'info' && named[1]?.kind === 'among') named = named.slice(2);
  // 主动公开类5条 is called by the verb.
  while (named[0] && BEFORE.has(named[0].kind) && !wordsOf(named[1]).startsWith('类')) named = named.slice(1);
  while (named.length > 0 && BEHIND.has(named.at(-1)?.kind ?? 'unknown')) named = named.slice(0, -1);
  const [first] = named;
  const last = named.at(-1);
  if (
    !first ||
    !last ||
    named.every((token) => EMPTY.has(token.kind) || (token.kind === 'filler' && EMPTY_WORDS.test(wordsOf(token))))
  )
    return null;
  let label = wordsOf(first, last)
    .replace(/^[^)]*$/, (plain) => plain.replace(/^\(/, ''))
    .replace(/^(?:新增的?|完成|涉及|其余为|在?主动公开的?(?:政府)?信息中)/, '')
    // 招录信息公开3条 are postings of the entry 招录信息; 政府信息公开 is a name of its own.
    .replace(/(?<=[^府务]信息)公[开示]$/, '')
    .replace(isListed ? /[的为等]+$/ : /[的为]+$/, '')
    .replace(/(?<=信息|类)(?:更新|发布|公开)(?:数量|总[数量]|数|量)$|(?<=栏目|专栏|目录)(?:更新|发布|公开)$/, '')
    .replace(/占比(?:最[高大多])?$/, '')
    .replace(/[“”"《》]/g, '');
  if (publisher && label.startsWith(publisher) && label.length > publisher.length)
    label = label.slice(publisher.length);
  // 通过规划、动态等栏目公开: an open list names no entry.
  return label.length >= 1 &&
    label.length <= LONGEST &&
    !/等$|通过|^(?:网上|线上|线下|网络)(?:公开|发布)$/.test(label) &&
    !ONLY_HANDLED.test(label)
    ? label
    : null;
}

/** 政务信息公开类信息, 事前公示信息: nothing but 类 and 信息 follows the verb, and a name stands before it. */
function isWithinName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const behind = wordsOf(tokens[at + 1], tokens.at(-1));
  if (/^类(?:信息)?(?:共|计|为)*$/.test(behind)) return !before || has([before], 'info', 'unknown', 'among');
  const name = before?.kind === 'filler' ? tokens[at - 2] : before;
  return /^信息(?:共|计|为)*$/.test(behind) && name?.kind === 'unknown' && name.sign !== 'body';
}

/** Words that make an entry told of by itself doubtful. */
const NO_ENTRY = kinds('document other decision proposal request application training matter handle close some review');

/** 政府信息, 各类信息: what any posting is. */
function isGeneralLabel(label: string): boolean {
  return /^(?:各类|政府|政务|宣传)*(?:信息|内容|稿件|文章)$|^(?:相关|有关)/.test(label);
}

const ON_IT = kinds('decision document other');

/** 公开征地信息132条: an entry whose list has no total. */
export function beginsList(mention: Mention, { tokens, from }: Surroundings, label: string): boolean {
  const { own, tail, at, behind, quantity } = mention;
  const verb = own.findLastIndex(({ kind }) => kind === 'disclose' || kind === 'publish');
  const lead = tokens.slice(from, at);
  if (isGeneralLabel(label)) return false;
  if (verb < 0 && !(behind === ':' && has(lead, 'publish', 'disclose'))) return false;
  const isLast = verb === own.length - 1;
  const named = isLast ? (tail.length > 0 ? tail : own.slice(0, verb)) : own.slice(verb + 1);
  const isOfPapers = /^[件个份]$/.test(quantity.counter);
  if (isOfPapers)
    return (
      /公开/.test(wordsOf(own[verb])) &&
      !tokens.slice(0, at - named.length).some(({ kind }) => NOT_OF_PAPERS.has(kind)) &&
      isOfNamedPapers(named)
    );
  // 在县政府网站发布工作动态42条: an entry by itself.
  const isPosted = /(?:动态|公告|公示|资讯|新闻)$/.test(label) && channelOf(own) === 'disclosures.website' && verb >= 0;
  if (quantity.counter !== '条') return isPosted && quantity.counter === '篇';
  // 公开行政许可信息213条 counts what was put online, whatever it is on.
  const isOnIt = /(?:信息|结果)$/.test(label) || /公示$/.test(wordsOf(own[verb]));
  if (
    named.length === 0 ||
    named.some(
      ({ kind }, index) =>
        NO_ENTRY.has(kind) && !((isOnIt || (kind === 'document' && index < named.length - 1)) && ON_IT.has(kind)),
    )
  )
    return false;
  return isPosted || /.{2,}信息$|^.{9,}$/.test(label) || hasSibling(tokens, mention);
}

const NOT_OF_PAPERS = kinds('request application receive proposal document');

/** 主动公开人事任免文件30件: papers by a name, and nothing else. */
function isOfNamedPapers(named: readonly Token[]): boolean {
  return (
    named.some(({ kind, start, end }) => kind === 'unknown' && end - start > 1) &&
    !named.some(({ kind }) => kind === 'affair' || (NO_ENTRY.has(kind) && kind !== 'document'))
  );
}

/** Whether another entry of the same counter follows: 、规划信息47条. */
export function hasSibling(tokens: readonly Token[], { at, quantity, behind }: Mention): boolean {
  let isParted = false;
  for (const token of tokens.slice(at + 1, at + 16)) {
    if (token.kind === 'number') return isParted && token.quantity?.counter === quantity.counter;
    if (token.kind === 'among' || (token.kind === 'mark' && !joins(token, behind))) return false;
    if (token.kind === 'mark' || token.kind === 'conj') isParted = true;
    // 发布政务动态274条,发布通知公告96条; not 公开信息12条,收到来信5条.
    else if (isParted && token.kind === 'receive') return false;
  }
  return false;
}

/** 、 and , between entries; behind a colon ; as well: 公布信息:规划类5条;业务类77条. */
function joins(mark: Token, behind: string): boolean {
  return isMark(mark, '、') || isMark(mark, ',') || (behind === ':' && isMark(mark, ';'));
}

/** The column of a site in `在行政执法栏目发布信息6条`; null when the words name none. */
export function columnOf(own: readonly Token[]): string | null {
  const at = own.findLastIndex(({ kind }) => kind === 'column');
  const column = own[at];
  if (!column) return null;
  const rest = own.slice(at + 1);
  const isPosted = has(rest, 'publish', 'disclose');
  if (!isPosted || !rest.every(({ kind }) => GENERAL.has(kind))) return null;
  const before = wordsBefore(own[0], column);
  const through = before.lastIndexOf('通过');
  const label = before
    .slice(Math.max(before.lastIndexOf('在') + 1, through < 0 ? 0 : through + 2))
    .replace(/[“”"《》]/g, '');
  return label.length >= 2 && label.length <= 20 ? label : null;
}

const GENERAL = kinds('publish disclose info sum count filler within whole now');

/** What an entry's label may not hold. */
export const NO_LABEL =
  kinds(`compare often plan past next part span audience agent rate followers doing receive carry detail no
  application`);

/** With what no entry begins: 办理网民留言61条. */
export const NO_FIRST_OF_ENTRY = kinds('handle doing');

/** What no entry of a list that was introduced is said with, whatever it is called. */
export const NO_ENTRY_OF_LIST = kinds('compare often plan past next part span agent rate followers receive carry');
