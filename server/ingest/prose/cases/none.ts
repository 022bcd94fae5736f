/** None, said in words: 未收到, 没有发生, 零报告, 无上年结转. */
import type { NarrativeMeasure } from '../../../../schema/report/report.ts';
import type { ProseTopic } from '../sentence/thread.ts';

export interface None {
  readonly measure: NarrativeMeasure;
  /** Where in the clause the words begin; they go on to its end. */
  readonly start: number;
}

const NO =
  '(?:从?未(?!经|按|及时|能|公开|补正|办结|答复|完善)|没有|没(?!有)|无(?!需|须|法|正当|偿|论|条件|障碍|缝|异议)|零(?!距离|差错|容忍)|(?<!信息)不存在)';
const REQUESTS = new RegExp(
  `(?!不存在)${NO}[^,;:()]{0,30}?(?:(?:信息公开(?:方面|类|相关|事项|工作)?的?|公开(?:政府)?信息的?|公开|依)申请|申请公开|申请(?:政府)?信息)|依申请公开[^,;:()]{0,6}(?:零报告|零申请|零件|为零|为无|无$)|(?:信息公开|公开)申请(?:数量|量|数)?(?:为零|为无|无$)`,
);
/** Where the prose is about requests already, 未收到申请 says it. */
const REQUESTS_SHORT = new RegExp(
  `^(?:[^,;:()]{0,16})${NO}(?:收到|接到|受理|产生|发生|有人|有)?(?:相关|有关|书面|任何)?申请(?:事项|件|情况)?$`,
);
/** 全年无申请、无投诉; 直接收到的申请为零. */
const BARE =
  /^(?:我[局办委镇]|本[局办委镇]|本机关|本单位|本?年度?|全年|今年|均)*(?:无申请(?=$|、无)|(?:直接)?收到的?申请(?:总?数量?)?为[零无]$)/;
const CARRIED_IN = new RegExp(
  `${NO}[^,;:()]{0,6}(?:上一?年度?|往年|去年)[^,;:()]{0,8}(?:结转|遗留|转入)|${NO}(?:结转上一?年|上一?年结转)|(?:上一?年度?|去年)无结转`,
);
const CARRIED_OUT = new RegExp(
  `${NO}[^,;:()]{0,16}(?:结转|顺延)(?:到|至)?(?:下一?年|次年|\\d{4}年)|${NO}(?:下一?年度?|次年)结转`,
);
const APPEALS = new RegExp(
  `${NO}[^,;()]{0,40}?(?:复议|诉讼|起诉)|(?:复议|诉讼)[^,;()]{0,12}(?:均为零|为零|均为无|为无|均无|零报告|无$|均?(?:未|没有)(?:有?发生|产生)$)`,
);
const FEE = new RegExp(
  `${NO}[^,;:()]{0,24}?(?:处理费|收费|费用)|(?:不|未|没有)(?:收取|收费)|不涉及[^,;:()]{0,8}处理费|免费|处理费[^,;:()]{0,6}(?:为零|为无|无$)`,
);

/** Said of a part, of how something was done, or of another time. */
const SOME_ONLY =
  /逾期|超期|超时|不予|延期|投诉|拒绝|答复不|质量|条例|(?<!(?:或者?|和|及|、)[^,]{0,6})(?:当面|现场|信函|网上|网络)(?!(?:或者?|和|及|、))|上半年|季度|反复|大量|正当理由|违规|泄密|差错/;
const SOME_APPEALS = /纠错|败诉|纠正|撤销|维持|超期|逾期|未经|出庭|备案/;

/**
 * What a clause says there is none of. A clause with a number in it says something else, and is not to be given.
 */
export function noneIn(clause: string, topic: ProseTopic | null, isSectionSix: boolean): readonly None[] {
  const found: None[] = [];
  const add = (measure: NarrativeMeasure, match: RegExpExecArray): void => {
    found.push({ measure, start: match.index });
  };
  const fee = /处理费/.test(clause) || (isSectionSix && /申请|公开/.test(clause)) ? FEE.exec(clause) : null;
  if (fee && /费/.test(clause)) {
    add('fees.informationProcessing', fee);
    return found;
  }
  // 无申请、无投诉、无复议: none of each.
  const bare = topic === 'requests' || /无(?:行政)?(?:复议|诉讼)/.test(clause) ? BARE.exec(clause) : null;
  if (bare) add('requests.received', bare);
  const appeals = SOME_APPEALS.test(clause) || /费/.test(clause) ? null : APPEALS.exec(clause);
  if (appeals) {
    const words = clause.slice(appeals.index);
    if (/复议(?!后)/.test(words) || /复议/.test(clause.slice(0, appeals.index))) add('review.total', appeals);
    if (/诉讼|起诉/.test(clause)) add('litigation.total', appeals);
    return found;
  }
  if (/复议|诉讼|费/.test(clause)) return found;
  const into = CARRIED_IN.exec(clause);
  if (into) add('requests.carriedIn', into);
  const out = CARRIED_OUT.exec(clause);
  if (out) add('requests.carriedOut', out);
  if (into || out || SOME_ONLY.test(clause) || /上一?年|去年/.test(clause)) return found;
  const received = REQUESTS.exec(clause) ?? (topic === 'requests' ? REQUESTS_SHORT.exec(clause) : null);
  if (received) add('requests.received', received);
  return found;
}
