/** What section 四 counts: reviews and suits; and the complaints of the table of 2014. */
import { NOT_PRINTED, ONLY_2014, rowsOf, since2014 } from './row.ts';

const { flow, carry } = rowsOf('appeals', 'case');

const COUNTED = since2014(
  'soft',
  '2018 年及以前取自统计表或正文，不分是否经过复议，也不计尚未审结的，口径相近而不尽相同',
  'Up to 2018 from the statistics table or the text, which tell no suits after review apart and count none that are pending',
);
const UPHELD = { short: { zh: '结果维持', en: 'Upheld' } };
const CORRECTED = { short: { zh: '结果纠正', en: 'Corrected' } };
const OTHER = { short: { zh: '其他结果', en: 'Other result' } };
const PENDING = { short: { zh: '尚未审结', en: 'Pending' } };

export const APPEALS = [
  flow('review.upheld', '行政复议结果维持', 'Review: upheld', { ...UPHELD, ...COUNTED }),
  flow('review.corrected', '行政复议结果纠正', 'Review: corrected', { ...CORRECTED, ...COUNTED }),
  flow('review.otherResult', '行政复议其他结果', 'Review: other result', { ...OTHER, ...COUNTED }),
  carry('review.pending', '行政复议尚未审结', 'Review: pending', PENDING),
  flow('review.total', '行政复议总计', 'Review: total', {
    ...COUNTED,
    short: { zh: '行政复议', en: 'Review' },
    totalOf: ['review.upheld', 'review.corrected', 'review.otherResult', 'review.pending'],
  }),
  flow('litigation.direct.upheld', '未经复议直接起诉结果维持', 'Direct litigation: upheld', UPHELD),
  flow('litigation.direct.corrected', '未经复议直接起诉结果纠正', 'Direct litigation: corrected', CORRECTED),
  flow('litigation.direct.otherResult', '未经复议直接起诉其他结果', 'Direct litigation: other result', OTHER),
  carry('litigation.direct.pending', '未经复议直接起诉尚未审结', 'Direct litigation: pending', PENDING),
  flow('litigation.direct.total', '未经复议直接起诉总计', 'Direct litigation: total', {
    short: { zh: '未经复议直接起诉', en: 'Direct litigation' },
    totalOf: [
      'litigation.direct.upheld',
      'litigation.direct.corrected',
      'litigation.direct.otherResult',
      'litigation.direct.pending',
    ],
  }),
  flow('litigation.afterReview.upheld', '复议后起诉结果维持', 'Litigation after review: upheld', UPHELD),
  flow('litigation.afterReview.corrected', '复议后起诉结果纠正', 'Litigation after review: corrected', CORRECTED),
  flow('litigation.afterReview.otherResult', '复议后起诉其他结果', 'Litigation after review: other result', OTHER),
  carry('litigation.afterReview.pending', '复议后起诉尚未审结', 'Litigation after review: pending', PENDING),
  flow('litigation.afterReview.total', '复议后起诉总计', 'Litigation after review: total', {
    short: { zh: '复议后起诉', en: 'Litigation after review' },
    totalOf: [
      'litigation.afterReview.upheld',
      'litigation.afterReview.corrected',
      'litigation.afterReview.otherResult',
      'litigation.afterReview.pending',
    ],
  }),
  flow('litigation.upheld', '行政诉讼结果维持', 'Litigation: upheld', {
    ...COUNTED,
    ...UPHELD,
    note: NOT_PRINTED,
    parts: ['litigation.direct.upheld', 'litigation.afterReview.upheld'],
  }),
  flow('litigation.corrected', '行政诉讼结果纠正', 'Litigation: corrected', {
    ...COUNTED,
    ...CORRECTED,
    note: NOT_PRINTED,
    parts: ['litigation.direct.corrected', 'litigation.afterReview.corrected'],
  }),
  flow('litigation.otherResult', '行政诉讼其他结果', 'Litigation: other result', {
    ...COUNTED,
    ...OTHER,
    note: NOT_PRINTED,
    parts: ['litigation.direct.otherResult', 'litigation.afterReview.otherResult'],
  }),
  carry('litigation.pending', '行政诉讼尚未审结', 'Litigation: pending', {
    ...PENDING,
    note: NOT_PRINTED,
    parts: ['litigation.direct.pending', 'litigation.afterReview.pending'],
  }),
  flow('litigation.total', '行政诉讼总计', 'Litigation: total', {
    ...COUNTED,
    short: { zh: '行政诉讼', en: 'Litigation' },
    note: NOT_PRINTED,
    totalOf: ['litigation.upheld', 'litigation.corrected', 'litigation.otherResult', 'litigation.pending'],
    parts: ['litigation.direct.total', 'litigation.afterReview.total'],
  }),
  flow('appeals.total', '复议与诉讼合计', 'Reviews and suits', {
    ...COUNTED,
    short: { zh: '复议诉讼', en: 'Appeals' },
    note: NOT_PRINTED,
    parts: ['review.total', 'litigation.total'],
  }),
  flow('complaints.received', '举报投诉', 'Complaints', ONLY_2014),
];
