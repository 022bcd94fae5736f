/** What the statutory reports do not hold, and nobody can be told from them. */
import type { Label } from './language.ts';

/** A figure is reported once a year, of the whole year. */
export const FREQUENCY: Label = { zh: '每年一次，为全年数', en: 'Once a year, of the whole year' };

export const NOT_HELD: readonly Label[] = [
  { zh: '按月、按季的数据：年报只有全年数', en: 'Months or quarters: reports are of whole years' },
  {
    zh: '申请的内容、主题和申请人身份：只有申请人类别',
    en: 'Topics of requests and who made them: only kinds of applicants',
  },
  { zh: '人口和单位规模：不能按人口折算', en: 'Inhabitants and sizes of bureaus: nothing can be told per head' },
  { zh: '办理用时和超期：年报没有这些数据', en: 'How long a request took, and which took too long' },
  {
    zh: '每件复议、诉讼的案由和当事人：只有按结果的件数',
    en: 'What single reviews and lawsuits were about: only how they ended',
  },
];
