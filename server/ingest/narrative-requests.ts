/** What a number of cases counts, where the prose is about requests for information. */
import type { NarrativeMeasure } from '../../schema/report/report.ts';
import type { Topic } from './narrative-scope.ts';
import { isFiller, outcomeWords, requestWords } from './narrative-words.ts';

/** A number among its words. */
export interface Clause {
  /** Words before the number, back to the clause's beginning or the number before. */
  readonly words: string;
  /** Words behind it, up to the next mark. */
  readonly tail: string;
  /** The sentence up to the clause, or the end of it. */
  readonly before: string;
  readonly topic: Topic | null;
  readonly year: number | null;
}

const COMPARED = /同比|环比|比上|较|增加|减少|增长|下降|多于|少于|上升|回落|降低|提高/;
const CARRIED_IN =
  /(?:上一?年度?|去年|往年|(\d{4})年度?)(?:的)?(?:结转|转入|转结|遗留|顺延|转来|未办结)|结转(?:自)?(?:上一?年度?|去年)|结转(?:到|至)?(?:本年度?|今年)|上一?年度?转[本入]/;
const CARRIED_OUT =
  /(?:结转|顺延|延续|转入?|延)[到至入]?(?:下一?年度?|次年|明年|来年|(\d{4})年)|下一?年度?继续办理|^(?:其中)?(?:剩余|尚余|尚有)$|尚未(?:办结|答复)$|未办结(?:申请)?$|年[末底]结转/;
const CARRIED_IN_TAIL = /^(?:申请)?(?:为|是|系|属)?(?:上一?年度?|去年)(?:度)?(?:结转|遗留|转入)/;
const CARRIED_OUT_TAIL =
  /^[^,。;:]{0,16}?(?:结转|顺延|转入?|延)[到至入]?(?:下|次年|明年|来年|\d{4}年)|^(?:申请)?(?:正在|尚在|仍在|还在)(?:办理|处理)|^(?:申请)?(?:尚未|未)(?:办结|答复)|^结转/;
const PAST = /上一?年|去年|往年|上半年|下半年|同期|季度|月份/;
const NATURAL = /(?:自然人|公民个人|公民|个人)(?:政府|信息|公开|的|申请|提出|提交|件|数量|共|计|为|:)*$/;
const ORGANIZATIONS =
  /法人(?:(?:和|或者?|及|与|以及|、|\/)其[他它]组织)?(?:政府|信息|公开|的|申请|提出|提交|件|数量|共|计|为|:)*$/;
const BY_CHANNEL = /网络|网上|在线|线上|网站|邮箱|邮件|信函|邮寄|信件|来函|当面|现场|窗口|传真|平台|微信/;
/** Said of only some of the requests, or of something done with them on the way. */
const SOME_ONLY =
  /延期|逾期(?!不|未)|超期|当场|口头|电话|撤回|撤销|转办|转送|转交|交由|移送|更正|征求|补正(?!后)|协商|沟通|会商|协助|指导|月|季|最多|首|复核|拟/;
const STRONG = /信息公开的?申请|公开申请|依申请|申请公开|申请(?:政府)?信息/;
const APPLICATIONS =
  /(?:申请|依申请公开)(?:信息|公开)*(?:事项|件数|件|数量|总量|总数|数|量|办件|案件)*(?:总数|总计|共计|合计|累计|共|计|为|达到?|有|是|:)*$/;
/** 征地拆迁类申请, 同一申请人的申请: a part told of by what it is about, or by whose it is. */
const BY_SUBJECT = /(?<!各)类|涉及|有关|关于|方面|同一|该|某/;
const LEADING = /^(?:其中|另有|另外|另|对|有|其[他它]|其余|余下?|还有|共有?|剩余|,|:)*$/;

/** The measure; null where the words do not say enough, or say something else. */
export function requestMeasure(clause: Clause): NarrativeMeasure | null {
  const { words, tail, topic } = clause;
  if (topic !== 'requests' && !STRONG.test(words) && !STRONG.test(tail)) return null;
  if (COMPARED.test(words) || /居前|最多|较多|位[居列]|排名/.test(clause.before)) return null;
  const carried = carriedBy(clause);
  if (carried) return carried;
  if (PAST.test(words) || isAnotherYear(words, clause.year)) return null;
  const applicant = applicantOf(words);
  if (applicant) return SOME_ONLY.test(words) ? null : applicant;
  return bySayingBefore(words, tail, topic) ?? bySayingBehind(words, tail);
}

function carriedBy({ words, tail, year }: Clause): 'requests.carriedIn' | 'requests.carriedOut' | null {
  const into = CARRIED_IN.exec(words);
  const out = CARRIED_OUT.exec(words);
  if (into && (!out || out.index < into.index)) {
    if (into[1] !== undefined && year !== null && Number(into[1]) !== year - 1) return null;
    return 'requests.carriedIn';
  }
  if (out && !/不再|无需/.test(words)) {
    if (out[1] !== undefined && year !== null && Number(out[1]) <= year)
      return Number(out[1]) === year ? 'requests.carriedIn' : null;
    return 'requests.carriedOut';
  }
  if (!isShort(words)) return null;
  if (CARRIED_IN_TAIL.test(tail)) return 'requests.carriedIn';
  return CARRIED_OUT_TAIL.test(tail) ? 'requests.carriedOut' : null;
}

/** 剩余26件结转下年度: few words before the number, so that those behind it decide. */
function isShort(words: string): boolean {
  return LEADING.test(words) || (words.length <= 8 && /^(?:其中|另有|另外|剩余|尚有|余|除|有|还有)/.test(words));
}

function applicantOf(words: string): NarrativeMeasure | null {
  if (/公民[、和及]|法人.*自然人|自然人.*法人/.test(words)) return null;
  if (NATURAL.test(words) && !words.includes('组织')) return 'requests.natural';
  return ORGANIZATIONS.test(words) ? 'requests.organizations' : null;
}

function bySayingBefore(words: string, tail: string, topic: Topic | null): NarrativeMeasure | null {
  const key = requestWords.last(words);
  if (!key) {
    if (!APPLICATIONS.test(words) || SOME_ONLY.test(words) || BY_SUBJECT.test(words) || isPartByChannel(words))
      return null;
    return STRONG.test(words) || topic === 'requests' ? 'requests.received' : null;
  }
  const rest = words.slice(key.end);
  if (!isFiller(rest) && !(STRONG.test(rest.slice(-10)) && !/网站|平台|专栏/.test(rest))) return null;
  if (!isVerb(key.means)) return key.means;
  if (SOME_ONLY.test(words) || isPartByChannel(words) || isAnotherBody(words.slice(0, key.start))) return null;
  // 办结18件 alone counts what was counted last; 收到18件 must say what.
  if (key.means === 'requests.closed') return key.means;
  return /申请/.test(rest) || /^(?:政府|信息|公开|的|依)*申请/.test(tail) || topic === 'requests' ? key.means : null;
}

function isVerb(measure: NarrativeMeasure): boolean {
  return measure === 'requests.closed' || measure === 'requests.handled' || measure === 'requests.received';
}

/** 3件不予公开, 12件均已按期答复. */
function bySayingBehind(words: string, tail: string): NarrativeMeasure | null {
  if (!LEADING.test(words) && !/^(?:作出|依法作出|收到)$/.test(words)) return null;
  const key = outcomeWords.last(tail);
  if (!key || key.start > 14) return null;
  if (/不(?!存在|掌握|属于)|未|延期|逾期(?!不|未)/.test(tail.slice(0, key.start))) return null;
  return key.means;
}

function isPartByChannel(words: string): boolean {
  return BY_CHANNEL.test(words) && !/等|共|合计|总计|累计/.test(words);
}

/** 市公安局收到: said of one body among several. */
function isAnotherBody(subject: string): boolean {
  return /[\u4e00-\u9fff]{2,}(?:局|委|镇|街道|乡|镇街|乡镇|部门|中心)(?:全年|共)*$/.test(
    subject.replace(/[我本全]局|[我本]委|我[镇乡]|我街道|各部门/g, ''),
  );
}

function isAnotherYear(words: string, year: number | null): boolean {
  const named = /(20\d{2})年/.exec(words)?.[1];
  return year !== null && named !== undefined && Number(named) !== year;
}
