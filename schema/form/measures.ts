/**
 * What is counted: every measure of the form and of the prose, with its unit, how it may be summed, what it is part of,
 * and how its series runs over the change of form in 2021.
 *
 * Names follow the glossary (schema/README.md); codes are the form's own (`3.3.1` of section 三).
 * The joins are those measured on published reports: the same cell under the same name is not always the same quantity.
 */
import type { EditionId, Label } from './edition.ts';

/** What one unit of the measure is. 万元 is printed by the 2021 form; 2019 procurement is given in 元. */
export type Unit = 'case' | 'piece' | 'item' | 'posting' | 'wanYuan' | 'yuan';

/**
 * How values may be added.
 * flow: over bureaus and over years; stock and carry: over bureaus only, never over years;
 * signed: a change that may be negative; amount: money; ratios are indicators and are never added (rollup/indicators.ts).
 */
export type SumRule = 'flow' | 'stock' | 'carry' | 'signed' | 'amount';

/**
 * How the 2019 and 2021 series of a measure meet.
 * same: one line; sum: one line, the 2021 value being a sum; soft: one line with a mark and a caution;
 * break: never one line (the predecessor is another quantity); starts/ends: exists in one edition only.
 */
export type JoinKind = 'same' | 'sum' | 'soft' | 'break' | 'starts' | 'ends';

/** The three subjects of the form; each keeps one colour through the whole product. */
export type Subject = 'disclosures' | 'requests' | 'appeals';

export interface Measure {
  readonly id: MeasureId;
  readonly label: Label;
  /** For direct labels in a chart, where the title already says the subject. */
  readonly short: Label;
  readonly subject: Subject;
  readonly unit: Unit;
  readonly sumRule: SumRule;
  /** `narrative`: stated in the prose, in no table. */
  readonly printedIn: readonly (EditionId | 'narrative')[];
  readonly code: string | null;
  /** Parts of which it is the sum, where the form does not print it (or prints it in one edition only). */
  readonly parts: readonly MeasureId[];
  readonly join: {
    readonly kind: JoinKind;
    /** The 2019 measure that readers would take for the same series. */
    readonly predecessor: MeasureId | null;
    readonly note: Label | null;
  };
}

export type MeasureId =
  | 'requests.received'
  | 'requests.carriedIn'
  | 'requests.granted'
  | 'requests.partlyGranted'
  | 'requests.refused.stateSecret'
  | 'requests.refused.prohibitedByLaw'
  | 'requests.refused.publicSecurity'
  | 'requests.refused.thirdParty'
  | 'requests.refused.internalAffairs'
  | 'requests.refused.deliberative'
  | 'requests.refused.enforcementFile'
  | 'requests.refused.inquiry'
  | 'requests.unavailable.notHeld'
  | 'requests.unavailable.notExisting'
  | 'requests.unavailable.unclear'
  | 'requests.declined.petition'
  | 'requests.declined.repeated'
  | 'requests.declined.publication'
  | 'requests.declined.excessive'
  | 'requests.declined.confirmation'
  | 'requests.otherwise'
  | 'requests.otherwise.notSupplemented'
  | 'requests.otherwise.feeUnpaid'
  | 'requests.otherwise.other'
  | 'requests.closed'
  | 'requests.carriedOut'
  | 'requests.handled'
  | 'requests.refused'
  | 'requests.unavailable'
  | 'requests.declined'
  | 'review.upheld'
  | 'review.corrected'
  | 'review.otherResult'
  | 'review.pending'
  | 'review.total'
  | 'litigation.direct.upheld'
  | 'litigation.direct.corrected'
  | 'litigation.direct.otherResult'
  | 'litigation.direct.pending'
  | 'litigation.direct.total'
  | 'litigation.afterReview.upheld'
  | 'litigation.afterReview.corrected'
  | 'litigation.afterReview.otherResult'
  | 'litigation.afterReview.pending'
  | 'litigation.afterReview.total'
  | 'litigation.upheld'
  | 'litigation.corrected'
  | 'litigation.otherResult'
  | 'litigation.pending'
  | 'litigation.total'
  | 'appeals.total'
  | 'rules.newlyMade'
  | 'rules.newlyDisclosed'
  | 'rules.disclosedTotal'
  | 'rules.made'
  | 'rules.repealed'
  | 'rules.inForce'
  | 'normativeDocuments.newlyMade'
  | 'normativeDocuments.newlyDisclosed'
  | 'normativeDocuments.disclosedTotal'
  | 'normativeDocuments.made'
  | 'normativeDocuments.repealed'
  | 'normativeDocuments.inForce'
  | 'licensing.itemsBefore'
  | 'licensing.itemsChange'
  | 'licensing.decisions'
  | 'otherServices.itemsBefore'
  | 'otherServices.itemsChange'
  | 'otherServices.decisions'
  | 'penalties.itemsBefore'
  | 'penalties.itemsChange'
  | 'penalties.decisions'
  | 'coercion.itemsBefore'
  | 'coercion.itemsChange'
  | 'coercion.decisions'
  | 'fees.itemsBefore'
  | 'fees.itemsChange'
  | 'fees.amount'
  | 'procurement.projects'
  | 'procurement.amount'
  | 'disclosures.total'
  | 'disclosures.website'
  | 'disclosures.wechat'
  | 'disclosures.weibo'
  | 'disclosures.newMedia'
  | 'disclosures.press'
  | 'disclosures.gazette'
  | 'disclosures.bulletin'
  | 'disclosures.otherChannel';

export const MEASURES: readonly Measure[] = [
  {
    id: 'requests.received',
    label: { zh: '本年新收政府信息公开申请', en: 'Requests received' },
    short: { zh: '新收申请', en: 'Received' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '1',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.carriedIn',
    label: { zh: '上年结转政府信息公开申请', en: 'Requests carried in from last year' },
    short: { zh: '上年结转', en: 'Carried in' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'carry',
    printedIn: ['2019', '2021'],
    code: '2',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.granted',
    label: { zh: '予以公开', en: 'Granted' },
    short: { zh: '予以公开', en: 'Granted' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.1',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.partlyGranted',
    label: { zh: '部分公开', en: 'Partly granted' },
    short: { zh: '部分公开', en: 'Partly granted' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.2',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.stateSecret',
    label: { zh: '属于国家秘密', en: 'State secret' },
    short: { zh: '属于国家秘密', en: 'State secret' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.1',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.prohibitedByLaw',
    label: { zh: '其他法律行政法规禁止公开', en: 'Prohibited by other law' },
    short: { zh: '其他法律行政法规禁止公开', en: 'Prohibited by other law' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.2',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.publicSecurity',
    label: { zh: '危及“三安全一稳定”', en: 'Endangers security or stability' },
    short: { zh: '危及“三安全一稳定”', en: 'Endangers security or stability' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.3',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.thirdParty',
    label: { zh: '保护第三方合法权益', en: 'Third-party rights' },
    short: { zh: '保护第三方合法权益', en: 'Third-party rights' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.4',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.internalAffairs',
    label: { zh: '属于三类内部事务信息', en: 'Internal affairs' },
    short: { zh: '属于三类内部事务信息', en: 'Internal affairs' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.5',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.deliberative',
    label: { zh: '属于四类过程性信息', en: 'Deliberative process' },
    short: { zh: '属于四类过程性信息', en: 'Deliberative process' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.6',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.enforcementFile',
    label: { zh: '属于行政执法案卷', en: 'Enforcement case file' },
    short: { zh: '属于行政执法案卷', en: 'Enforcement case file' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.7',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused.inquiry',
    label: { zh: '属于行政查询事项', en: 'Administrative inquiry' },
    short: { zh: '属于行政查询事项', en: 'Administrative inquiry' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3.8',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.unavailable.notHeld',
    label: { zh: '本机关不掌握相关政府信息', en: 'Not held' },
    short: { zh: '本机关不掌握相关政府信息', en: 'Not held' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.4.1',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.unavailable.notExisting',
    label: { zh: '没有现成信息需要另行制作', en: 'Would have to be created' },
    short: { zh: '没有现成信息需要另行制作', en: 'Would have to be created' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.4.2',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.unavailable.unclear',
    label: { zh: '补正后申请内容仍不明确', en: 'Still unclear after clarification' },
    short: { zh: '补正后申请内容仍不明确', en: 'Still unclear after clarification' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.4.3',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.declined.petition',
    label: { zh: '信访举报投诉类申请', en: 'Petition or complaint' },
    short: { zh: '信访举报投诉类申请', en: 'Petition or complaint' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.5.1',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.declined.repeated',
    label: { zh: '重复申请', en: 'Repeated request' },
    short: { zh: '重复申请', en: 'Repeated request' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.5.2',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.declined.publication',
    label: { zh: '要求提供公开出版物', en: 'Published material' },
    short: { zh: '要求提供公开出版物', en: 'Published material' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.5.3',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.declined.excessive',
    label: { zh: '无正当理由大量反复申请', en: 'Excessive requests' },
    short: { zh: '无正当理由大量反复申请', en: 'Excessive requests' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.5.4',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.declined.confirmation',
    label: { zh: '要求行政机关确认或重新出具已获取信息', en: 'Confirmation of information already held' },
    short: { zh: '要求行政机关确认或重新出具已获取信息', en: 'Confirmation of information already held' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.5.5',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.otherwise',
    label: { zh: '其他处理', en: 'Handled otherwise' },
    short: { zh: '其他处理', en: 'Handled otherwise' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.6',
    parts: ['requests.otherwise.notSupplemented', 'requests.otherwise.feeUnpaid', 'requests.otherwise.other'],
    join: {
      kind: 'sum',
      predecessor: null,
      note: {
        zh: '2019 年表式为一行，2021 年表式为三行之和',
        en: 'One row in the 2019 form, the sum of three rows in the 2021 form',
      },
    },
  },
  {
    id: 'requests.otherwise.notSupplemented',
    label: { zh: '申请人逾期不补正', en: 'Not clarified in time' },
    short: { zh: '申请人逾期不补正', en: 'Not clarified in time' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2021'],
    code: '3.6.1',
    parts: [],
    join: { kind: 'starts', predecessor: null, note: null },
  },
  {
    id: 'requests.otherwise.feeUnpaid',
    label: { zh: '申请人逾期未缴费', en: 'Fee not paid in time' },
    short: { zh: '申请人逾期未缴费', en: 'Fee not paid in time' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2021'],
    code: '3.6.2',
    parts: [],
    join: { kind: 'starts', predecessor: null, note: null },
  },
  {
    id: 'requests.otherwise.other',
    label: { zh: '其他处理中的其他', en: 'Other (of handled otherwise)' },
    short: { zh: '其他处理中的其他', en: 'Other (of handled otherwise)' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2021'],
    code: '3.6.3',
    parts: [],
    join: { kind: 'starts', predecessor: null, note: null },
  },
  {
    id: 'requests.closed',
    label: { zh: '办理结果总计', en: 'Requests closed' },
    short: { zh: '办结', en: 'Closed' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.7',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.carriedOut',
    label: { zh: '结转下年度继续办理', en: 'Carried out to next year' },
    short: { zh: '结转下年', en: 'Carried out' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'carry',
    printedIn: ['2019', '2021'],
    code: '4',
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.handled',
    label: { zh: '应办理申请（新收与上年结转之和）', en: 'Requests to handle (received + carried in)' },
    short: { zh: '应办理', en: 'To handle' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'carry',
    printedIn: ['2019', '2021'],
    code: null,
    parts: ['requests.received', 'requests.carriedIn'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.refused',
    label: { zh: '不予公开', en: 'Refused' },
    short: { zh: '不予公开', en: 'Refused' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.3',
    parts: [
      'requests.refused.stateSecret',
      'requests.refused.prohibitedByLaw',
      'requests.refused.publicSecurity',
      'requests.refused.thirdParty',
      'requests.refused.internalAffairs',
      'requests.refused.deliberative',
      'requests.refused.enforcementFile',
      'requests.refused.inquiry',
    ],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.unavailable',
    label: { zh: '无法提供', en: 'Unavailable' },
    short: { zh: '无法提供', en: 'Unavailable' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.4',
    parts: ['requests.unavailable.notHeld', 'requests.unavailable.notExisting', 'requests.unavailable.unclear'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'requests.declined',
    label: { zh: '不予处理', en: 'Declined' },
    short: { zh: '不予处理', en: 'Declined' },
    subject: 'requests',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: '3.5',
    parts: [
      'requests.declined.petition',
      'requests.declined.repeated',
      'requests.declined.publication',
      'requests.declined.excessive',
      'requests.declined.confirmation',
    ],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'review.upheld',
    label: { zh: '行政复议结果维持', en: 'Review: upheld' },
    short: { zh: '结果维持', en: 'Upheld' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'review.corrected',
    label: { zh: '行政复议结果纠正', en: 'Review: corrected' },
    short: { zh: '结果纠正', en: 'Corrected' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'review.otherResult',
    label: { zh: '行政复议其他结果', en: 'Review: other result' },
    short: { zh: '其他结果', en: 'Other result' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'review.pending',
    label: { zh: '行政复议尚未审结', en: 'Review: pending' },
    short: { zh: '尚未审结', en: 'Pending' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'carry',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'review.total',
    label: { zh: '行政复议总计', en: 'Review: total' },
    short: { zh: '行政复议', en: 'Review' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.direct.upheld',
    label: { zh: '未经复议直接起诉结果维持', en: 'Direct litigation: upheld' },
    short: { zh: '结果维持', en: 'Upheld' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.direct.corrected',
    label: { zh: '未经复议直接起诉结果纠正', en: 'Direct litigation: corrected' },
    short: { zh: '结果纠正', en: 'Corrected' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.direct.otherResult',
    label: { zh: '未经复议直接起诉其他结果', en: 'Direct litigation: other result' },
    short: { zh: '其他结果', en: 'Other result' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.direct.pending',
    label: { zh: '未经复议直接起诉尚未审结', en: 'Direct litigation: pending' },
    short: { zh: '尚未审结', en: 'Pending' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'carry',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.direct.total',
    label: { zh: '未经复议直接起诉总计', en: 'Direct litigation: total' },
    short: { zh: '未经复议直接起诉', en: 'Direct litigation' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.afterReview.upheld',
    label: { zh: '复议后起诉结果维持', en: 'Litigation after review: upheld' },
    short: { zh: '结果维持', en: 'Upheld' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.afterReview.corrected',
    label: { zh: '复议后起诉结果纠正', en: 'Litigation after review: corrected' },
    short: { zh: '结果纠正', en: 'Corrected' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.afterReview.otherResult',
    label: { zh: '复议后起诉其他结果', en: 'Litigation after review: other result' },
    short: { zh: '其他结果', en: 'Other result' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.afterReview.pending',
    label: { zh: '复议后起诉尚未审结', en: 'Litigation after review: pending' },
    short: { zh: '尚未审结', en: 'Pending' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'carry',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.afterReview.total',
    label: { zh: '复议后起诉总计', en: 'Litigation after review: total' },
    short: { zh: '复议后起诉', en: 'Litigation after review' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.upheld',
    label: { zh: '行政诉讼结果维持', en: 'Litigation: upheld' },
    short: { zh: '结果维持', en: 'Upheld' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: ['litigation.direct.upheld', 'litigation.afterReview.upheld'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.corrected',
    label: { zh: '行政诉讼结果纠正', en: 'Litigation: corrected' },
    short: { zh: '结果纠正', en: 'Corrected' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: ['litigation.direct.corrected', 'litigation.afterReview.corrected'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.otherResult',
    label: { zh: '行政诉讼其他结果', en: 'Litigation: other result' },
    short: { zh: '其他结果', en: 'Other result' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: ['litigation.direct.otherResult', 'litigation.afterReview.otherResult'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.pending',
    label: { zh: '行政诉讼尚未审结', en: 'Litigation: pending' },
    short: { zh: '尚未审结', en: 'Pending' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'carry',
    printedIn: ['2019', '2021'],
    code: null,
    parts: ['litigation.direct.pending', 'litigation.afterReview.pending'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'litigation.total',
    label: { zh: '行政诉讼总计', en: 'Litigation: total' },
    short: { zh: '行政诉讼', en: 'Litigation' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: ['litigation.direct.total', 'litigation.afterReview.total'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'appeals.total',
    label: { zh: '复议与诉讼合计', en: 'Reviews and suits' },
    short: { zh: '复议诉讼', en: 'Appeals' },
    subject: 'appeals',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: ['review.total', 'litigation.total'],
    join: { kind: 'same', predecessor: null, note: null },
  },
  {
    id: 'rules.newlyMade',
    label: { zh: '规章本年新制作数量', en: 'Rules newly made' },
    short: { zh: '规章本年新制作数量', en: 'Rules newly made' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'rules.newlyDisclosed',
    label: { zh: '规章本年新公开数量', en: 'Rules newly disclosed' },
    short: { zh: '规章本年新公开数量', en: 'Rules newly disclosed' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'rules.disclosedTotal',
    label: { zh: '规章对外公开总数量', en: 'Rules disclosed in total' },
    short: { zh: '规章对外公开总数量', en: 'Rules disclosed in total' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'stock',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'rules.made',
    label: { zh: '规章本年制发件数', en: 'Rules made' },
    short: { zh: '规章本年制发件数', en: 'Rules made' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2021'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: 'rules.newlyMade',
      note: {
        zh: '2019 年表式为“本年新制作数量”，口径相近',
        en: '“Newly made” in the 2019 form; close but not the same definition',
      },
    },
  },
  {
    id: 'rules.repealed',
    label: { zh: '规章本年废止件数', en: 'Rules repealed' },
    short: { zh: '规章本年废止件数', en: 'Rules repealed' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2021'],
    code: null,
    parts: [],
    join: { kind: 'starts', predecessor: null, note: null },
  },
  {
    id: 'rules.inForce',
    label: { zh: '规章现行有效件数', en: 'Rules in force' },
    short: { zh: '规章现行有效件数', en: 'Rules in force' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'stock',
    printedIn: ['2021'],
    code: null,
    parts: [],
    join: {
      kind: 'break',
      predecessor: 'rules.disclosedTotal',
      note: {
        zh: '2019 年表式为“对外公开总数量”，不是同一个量',
        en: 'The 2019 form printed “disclosed in total”, a different quantity',
      },
    },
  },
  {
    id: 'normativeDocuments.newlyMade',
    label: { zh: '规范性文件本年新制作数量', en: 'Normative documents newly made' },
    short: { zh: '规范性文件本年新制作数量', en: 'Normative documents newly made' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'normativeDocuments.newlyDisclosed',
    label: { zh: '规范性文件本年新公开数量', en: 'Normative documents newly disclosed' },
    short: { zh: '规范性文件本年新公开数量', en: 'Normative documents newly disclosed' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'normativeDocuments.disclosedTotal',
    label: { zh: '规范性文件对外公开总数量', en: 'Normative documents disclosed in total' },
    short: { zh: '规范性文件对外公开总数量', en: 'Normative documents disclosed in total' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'stock',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'normativeDocuments.made',
    label: { zh: '行政规范性文件本年制发件数', en: 'Normative documents made' },
    short: { zh: '行政规范性文件本年制发件数', en: 'Normative documents made' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2021'],
    code: null,
    parts: [],
    join: {
      kind: 'break',
      predecessor: 'normativeDocuments.newlyMade',
      note: {
        zh: '2019 年表式“规范性文件”口径宽，2021 年表式只计行政规范性文件，数值不可相连',
        en: 'The 2019 form counted every numbered paper; the 2021 form counts administrative normative documents only',
      },
    },
  },
  {
    id: 'normativeDocuments.repealed',
    label: { zh: '行政规范性文件本年废止件数', en: 'Normative documents repealed' },
    short: { zh: '行政规范性文件本年废止件数', en: 'Normative documents repealed' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'flow',
    printedIn: ['2021'],
    code: null,
    parts: [],
    join: { kind: 'starts', predecessor: null, note: null },
  },
  {
    id: 'normativeDocuments.inForce',
    label: { zh: '行政规范性文件现行有效件数', en: 'Normative documents in force' },
    short: { zh: '行政规范性文件现行有效件数', en: 'Normative documents in force' },
    subject: 'disclosures',
    unit: 'piece',
    sumRule: 'stock',
    printedIn: ['2021'],
    code: null,
    parts: [],
    join: {
      kind: 'break',
      predecessor: 'normativeDocuments.disclosedTotal',
      note: {
        zh: '2019 年表式为“对外公开总数量”，不是同一个量',
        en: 'The 2019 form printed “disclosed in total”, a different quantity',
      },
    },
  },
  {
    id: 'licensing.itemsBefore',
    label: { zh: '行政许可上一年项目数量', en: 'Licensing: items last year' },
    short: { zh: '行政许可上一年项目数量', en: 'Licensing: items last year' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'stock',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'licensing.itemsChange',
    label: { zh: '行政许可本年增/减', en: 'Licensing: change in items' },
    short: { zh: '行政许可本年增/减', en: 'Licensing: change in items' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'signed',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'licensing.decisions',
    label: { zh: '行政许可处理决定数量', en: 'Licensing decisions' },
    short: { zh: '行政许可决定', en: 'Licensing decisions' },
    subject: 'disclosures',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: {
        zh: '2019 年表式常把事项数填作决定数，连线仅供参考',
        en: 'In the 2019 form many bureaus filled in items instead of decisions',
      },
    },
  },
  {
    id: 'otherServices.itemsBefore',
    label: { zh: '其他对外管理服务事项上一年项目数量', en: 'Other public services: items last year' },
    short: { zh: '其他对外管理服务事项上一年项目数量', en: 'Other public services: items last year' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'stock',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'otherServices.itemsChange',
    label: { zh: '其他对外管理服务事项本年增/减', en: 'Other public services: change in items' },
    short: { zh: '其他对外管理服务事项本年增/减', en: 'Other public services: change in items' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'signed',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'otherServices.decisions',
    label: { zh: '其他对外管理服务事项处理决定数量', en: 'Other public services decisions' },
    short: { zh: '其他对外管理服务事项处理决定数量', en: 'Other public services decisions' },
    subject: 'disclosures',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'penalties.itemsBefore',
    label: { zh: '行政处罚上一年项目数量', en: 'Penalties: items last year' },
    short: { zh: '行政处罚上一年项目数量', en: 'Penalties: items last year' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'stock',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'penalties.itemsChange',
    label: { zh: '行政处罚本年增/减', en: 'Penalties: change in items' },
    short: { zh: '行政处罚本年增/减', en: 'Penalties: change in items' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'signed',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'penalties.decisions',
    label: { zh: '行政处罚处理决定数量', en: 'Penalties decisions' },
    short: { zh: '行政处罚决定', en: 'Penalties decisions' },
    subject: 'disclosures',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: {
        zh: '2019 年表式常把事项数填作决定数，连线仅供参考',
        en: 'In the 2019 form many bureaus filled in items instead of decisions',
      },
    },
  },
  {
    id: 'coercion.itemsBefore',
    label: { zh: '行政强制上一年项目数量', en: 'Coercion: items last year' },
    short: { zh: '行政强制上一年项目数量', en: 'Coercion: items last year' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'stock',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'coercion.itemsChange',
    label: { zh: '行政强制本年增/减', en: 'Coercion: change in items' },
    short: { zh: '行政强制本年增/减', en: 'Coercion: change in items' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'signed',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'coercion.decisions',
    label: { zh: '行政强制处理决定数量', en: 'Coercion decisions' },
    short: { zh: '行政强制决定', en: 'Coercion decisions' },
    subject: 'disclosures',
    unit: 'case',
    sumRule: 'flow',
    printedIn: ['2019', '2021'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: {
        zh: '2019 年表式常把事项数填作决定数，连线仅供参考',
        en: 'In the 2019 form many bureaus filled in items instead of decisions',
      },
    },
  },
  {
    id: 'fees.itemsBefore',
    label: { zh: '行政事业性收费上一年项目数量', en: 'Fees: items last year' },
    short: { zh: '行政事业性收费上一年项目数量', en: 'Fees: items last year' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'stock',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'fees.itemsChange',
    label: { zh: '行政事业性收费本年增/减', en: 'Fees: change in items' },
    short: { zh: '行政事业性收费本年增/减', en: 'Fees: change in items' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'signed',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'fees.amount',
    label: { zh: '行政事业性收费金额', en: 'Fees collected' },
    short: { zh: '行政事业性收费金额', en: 'Fees collected' },
    subject: 'disclosures',
    unit: 'wanYuan',
    sumRule: 'amount',
    printedIn: ['2021'],
    code: null,
    parts: [],
    join: {
      kind: 'break',
      predecessor: 'fees.itemsBefore',
      note: {
        zh: '2019 年表式为收费项目个数，2021 年表式为金额，是两个量',
        en: 'The 2019 form counted fee items, the 2021 form money',
      },
    },
  },
  {
    id: 'procurement.projects',
    label: { zh: '政府集中采购项目数量', en: 'Central procurement projects' },
    short: { zh: '政府集中采购项目数量', en: 'Central procurement projects' },
    subject: 'disclosures',
    unit: 'item',
    sumRule: 'flow',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'procurement.amount',
    label: { zh: '政府集中采购总金额', en: 'Central procurement amount' },
    short: { zh: '政府集中采购总金额', en: 'Central procurement amount' },
    subject: 'disclosures',
    unit: 'yuan',
    sumRule: 'amount',
    printedIn: ['2019'],
    code: null,
    parts: [],
    join: { kind: 'ends', predecessor: null, note: null },
  },
  {
    id: 'disclosures.total',
    label: { zh: '主动公开信息总数', en: 'Disclosures in total' },
    short: { zh: '主动公开', en: 'Disclosures' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.website',
    label: { zh: '政府网站公开信息', en: 'Disclosed on the website' },
    short: { zh: '网站', en: 'Website' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.wechat',
    label: { zh: '微信公众号发布信息', en: 'Published on WeChat' },
    short: { zh: '微信', en: 'WeChat' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.weibo',
    label: { zh: '微博发布信息', en: 'Published on Weibo' },
    short: { zh: '微博', en: 'Weibo' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.newMedia',
    label: { zh: '政务新媒体发布信息', en: 'Published on new media' },
    short: { zh: '新媒体', en: 'New media' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.press',
    label: { zh: '报刊电视等传统渠道公开信息', en: 'Published in press and broadcast' },
    short: { zh: '报刊广电', en: 'Press' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.gazette',
    label: { zh: '政府公报公开信息', en: 'Published in the gazette' },
    short: { zh: '公报', en: 'Gazette' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.bulletin',
    label: { zh: '公示栏等现场公开信息', en: 'Posted on notice boards' },
    short: { zh: '公示栏', en: 'Notice boards' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
  {
    id: 'disclosures.otherChannel',
    label: { zh: '其他渠道公开信息', en: 'Other channels' },
    short: { zh: '其他渠道', en: 'Other channels' },
    subject: 'disclosures',
    unit: 'posting',
    sumRule: 'flow',
    printedIn: ['narrative'],
    code: null,
    parts: [],
    join: {
      kind: 'soft',
      predecessor: null,
      note: { zh: '正文自报数，口径由各单位自定', en: 'Stated in the text; each bureau uses its own definition' },
    },
  },
];

const BY_ID: ReadonlyMap<string, Measure> = new Map(MEASURES.map((measure) => [measure.id, measure]));

export function isMeasureId(text: string): text is MeasureId {
  return BY_ID.has(text);
}

/** The measure of that id. */
export function getMeasure(id: MeasureId): Measure {
  const measure = BY_ID.get(id);
  if (!measure) throw new Error(`No measure is named ${id}`);
  return measure;
}

/** True for measures of section 三, which stand in seven columns by applicant. */
export function hasApplicants(id: MeasureId): boolean {
  return id.startsWith('requests.');
}

/** True where any printed value may carry a minus sign. */
export function isSigned(id: MeasureId): boolean {
  return getMeasure(id).sumRule === 'signed';
}

/** Decimals that a value of this unit may carry; counts have none. One fen is the smallest money. */
export const UNIT_DECIMALS: Readonly<Record<Unit, number>> = {
  case: 0,
  piece: 0,
  item: 0,
  posting: 0,
  wanYuan: 6,
  yuan: 2,
};

export const UNIT_LABELS: Readonly<Record<Unit, Label>> = {
  case: { zh: '件', en: 'cases' },
  piece: { zh: '件', en: 'documents' },
  item: { zh: '项', en: 'items' },
  posting: { zh: '条', en: 'postings' },
  wanYuan: { zh: '万元', en: '10,000 yuan' },
  yuan: { zh: '元', en: 'yuan' },
};
