/** Section 四, 15 cells in one row; the same in both editions. */
import type { BlockIV } from '../edition.ts';

export const SECTION_IV: readonly BlockIV[] = [
  {
    id: 'review',
    heading: { zh: '行政复议', en: 'Administrative review' },
    group: { zh: '行政复议', en: 'Administrative review' },
    columns: [
      { label: { zh: '结果维持', en: 'Upheld' }, measure: 'review.upheld' },
      { label: { zh: '结果纠正', en: 'Corrected' }, measure: 'review.corrected' },
      { label: { zh: '其他结果', en: 'Other result' }, measure: 'review.otherResult' },
      { label: { zh: '尚未审结', en: 'Pending' }, measure: 'review.pending' },
      { label: { zh: '总计', en: 'Total' }, measure: 'review.total' },
    ],
  },
  {
    id: 'litigation.direct',
    heading: { zh: '未经复议直接起诉', en: 'Sued directly' },
    group: { zh: '行政诉讼', en: 'Administrative litigation' },
    columns: [
      { label: { zh: '结果维持', en: 'Upheld' }, measure: 'litigation.direct.upheld' },
      { label: { zh: '结果纠正', en: 'Corrected' }, measure: 'litigation.direct.corrected' },
      { label: { zh: '其他结果', en: 'Other result' }, measure: 'litigation.direct.otherResult' },
      { label: { zh: '尚未审结', en: 'Pending' }, measure: 'litigation.direct.pending' },
      { label: { zh: '总计', en: 'Total' }, measure: 'litigation.direct.total' },
    ],
  },
  {
    id: 'litigation.afterReview',
    heading: { zh: '复议后起诉', en: 'Sued after review' },
    group: { zh: '行政诉讼', en: 'Administrative litigation' },
    columns: [
      { label: { zh: '结果维持', en: 'Upheld' }, measure: 'litigation.afterReview.upheld' },
      { label: { zh: '结果纠正', en: 'Corrected' }, measure: 'litigation.afterReview.corrected' },
      { label: { zh: '其他结果', en: 'Other result' }, measure: 'litigation.afterReview.otherResult' },
      { label: { zh: '尚未审结', en: 'Pending' }, measure: 'litigation.afterReview.pending' },
      { label: { zh: '总计', en: 'Total' }, measure: 'litigation.afterReview.total' },
    ],
  },
];
