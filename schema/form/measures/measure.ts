/** What there is to say of a measure: its unit, how it may be summed, where it is printed, and how its series runs. */
import type { Label } from '../../language.ts';
import type { EditionId } from '../edition.ts';

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
