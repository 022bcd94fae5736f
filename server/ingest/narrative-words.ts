/** Words that decide what a number of cases counts, and words that decide nothing. */
import type { NarrativeMeasure } from '../../schema/report/report.ts';

type Key = readonly [NarrativeMeasure, string];

/** Longer words first where one begins like another; a word taken is not looked into again (部分公开 in 予以公开及部分公开). */
const OUTCOMES: readonly Key[] = [
  [
    'requests.grantedAndPartly',
    '(?:予以|同意|全部|完全|准予)?公开(?:及|和|或者?|与|、|以及|\\/)(?:予以|同意)?部分(?:予以)?公开',
  ],
  ['requests.partlyGranted', '(?:予以|同意)?部分(?:予以|同意)?公开|区分处理'],
  ['requests.refused.inquiry', '行政查询(?:类|事项)?'],
  ['requests.refused.stateSecret', '(?:属于|涉及)国家秘密'],
  ['requests.refused.prohibitedByLaw', '法律、?行政法规禁止公开'],
  ['requests.refused.publicSecurity', '三安全一稳定|“三安全'],
  ['requests.refused.thirdParty', '第三方合法权益'],
  ['requests.refused.internalAffairs', '内部事务(?:类)?信息|内部事务'],
  ['requests.refused.deliberative', '过程性信息|过程性'],
  ['requests.refused.enforcementFile', '行政执法案卷|执法案卷'],
  ['requests.refused', '不予(?:以)?公开|不同意公开'],
  ['requests.granted', '(?:予以|同意|全部|完全|全文|准予)公开'],
  [
    'requests.unavailable.notHeld',
    '(?:本机关|本单位|本行政机关)?不掌握(?:相关(?:政府)?信息)?|信息不存在|非本(?:机关|单位)(?:掌握|制作|公开)|不属于本(?:行政)?(?:机关|单位|部门)(?:公开|掌握)?(?:职责)?(?:范围)?',
  ],
  ['requests.unavailable.notExisting', '没有现成信息(?:、?需要?另行制作)?|需要?另行制作'],
  ['requests.unavailable.unclear', '(?:补正后)?申请内容(?:仍)?不明确'],
  ['requests.unavailable', '无法提供|不能提供|未能提供'],
  ['requests.declined.petition', '信访(?:、?举报)?(?:、?投诉)?(?:类|事项)?'],
  ['requests.declined.repeated', '重复申请'],
  ['requests.declined.publication', '(?:要求)?提供公开出版物'],
  ['requests.declined.excessive', '大量、?反复申请|反复、?大量申请'],
  ['requests.declined.confirmation', '确认或者?重新出具'],
  ['requests.declined', '不予处理|不再处理'],
  ['requests.otherwise.notSupplemented', '逾期(?:不|未)补正'],
  ['requests.otherwise.feeUnpaid', '逾期(?:不|未)(?:按[^,]{0,6})?缴[^,]{0,2}费'],
  ['requests.otherwise', '(?:作)?其[他它](?:情形|方式)?处理'],
];
/** 不予公开答复6件 counts refusals. */
const CLOSED: Key = [
  'requests.closed',
  '(?<!(?:予以|不予|部分|同意)(?:公开|提供|处理)的?)答复|办结|办复|回复|办理完毕|办毕',
];
const VERBS: readonly Key[] = [
  CLOSED,
  ['requests.handled', '收办|办理|处理'],
  ['requests.received', '收到|受理|接收|新收|接到|收取'],
];
const RESULTS: readonly (readonly [Result, string])[] = [
  ['upheld', '结果维持|维持(?:原(?:行政行为|决定|答复))?'],
  ['corrected', '结果纠正|予以纠正|被纠正|纠正'],
  ['otherResult', '其[他它]结果'],
  ['pending', '尚未审结|未审结|正在审理|审理中|尚在审理|在审'],
];

export type Result = 'upheld' | 'corrected' | 'otherResult' | 'pending';

export interface Found<M> {
  readonly means: M;
  readonly start: number;
  readonly end: number;
}

/** Finds the last of some words: in `因不掌握等原因无法提供` it is 无法提供 that counts. */
class Finder<M> {
  readonly #means: readonly M[];
  readonly #pattern: RegExp;

  constructor(keys: readonly (readonly [M, string])[]) {
    this.#means = keys.map(([means]) => means);
    this.#pattern = new RegExp(keys.map(([, words]) => `(${words})`).join('|'), 'g');
  }

  last(words: string): Found<M> | null {
    let found: Found<M> | null = null;
    for (const match of words.matchAll(this.#pattern)) {
      const means = this.#means[match.findIndex((group, index) => index > 0 && group !== undefined) - 1];
      if (means !== undefined) found = { means, start: match.index, end: match.index + match[0].length };
    }
    return found;
  }
}

/** What became of requests, and verbs of handling. */
export const requestWords = new Finder<NarrativeMeasure>([...OUTCOMES, ...VERBS]);
/** Outcomes and answers only: the words that may stand behind a number. */
export const outcomeWords = new Finder<NarrativeMeasure>([...OUTCOMES, CLOSED]);
export const resultWords = new Finder<Result>(RESULTS);

/** A word that may stand between the word that decides and the number. */
const FILLER =
  /公民|法人|自然人|申请人|群众|企业|社会公众|公众|其[他它]组织|组织|机构|个人|单位|提交|提出|递交|关于|来自|要求|政府|政务|信息|公开|依|申请|事项|事宜|案件|办件|答复书?|数量|总量|总数|总计|共计|合计|累计|总共|达到?|按时|按期|及时|依法|依规|予以|全部|本年度?|年内|全年|年度|当年|今年|或者?|以及|情形|决定|告知|结果|原因|由于|本机关|处理|工作|涉及|相关|所有|上述|办理|各类?|有效|书面|分别|\d{4}年度?|[的了到件案类数共计为有是约均已全和及与、新:“”《》"\-等因该量起书于向区市县镇省后再]/y;

/** Whether only such words are left; they are taken greedily, so time is linear. */
export function isFiller(words: string): boolean {
  FILLER.lastIndex = 0;
  while (FILLER.lastIndex < words.length) if (!FILLER.test(words)) return false;
  return true;
}
