import { judgeIdentity } from '../identity.ts';
import { FORM, type Rule } from '../rule.ts';
import { blocksIV, isTotalUnfilled } from '../section-iv.ts';
import { blockOf, namedTerms } from '../words/names.ts';
import { notJudged } from '../words/not-judged.ts';
import { againstTotal } from '../words/sum.ts';

/**
 * An empty total after filled parts fails like a total of 0: here, unlike in section 三, offices do not leave totals out as a
 * habit. Empty parts are 0.
 */
export const T4_SUM: Rule<'T4-SUM'> = {
  id: 'T4-SUM',
  family: 'tableIV',
  asks: /:IV\//,
  severity: 'error',
  title: { zh: '复议诉讼结果之和', en: 'Results add up' },
  why: {
    zh: '表四每一组：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。',
    en: 'In each block of table 4, upheld + corrected + other result + pending = total.',
  },
  basis: FORM,
  apply: ({ figures }) =>
    blocksIV(figures).map((block) => {
      const found = judgeIdentity(block.id, { left: block.parts, right: [block.total], blanks: 'zero' });
      return isTotalUnfilled(block) ? { ...found, outcome: 'failed', severity: 'error' } : found;
    }),
  sentence: (finding, { left }) => {
    const where = blockOf(finding);
    if (finding.outcome === 'notAssessable')
      return notJudged(where, finding, 'column', { zh: '各项结果之和与总计', en: 'the results against the total' });
    const sum = {
      zh: `${namedTerms(left, 'column', 'zh')} = ${finding.expected}`,
      en: `${namedTerms(left, 'column', 'en')} = ${finding.expected}`,
    };
    return againstTotal(where, sum, finding, { zh: '总计', en: 'the total' });
  },
  examples: {
    holds: { cells: { 'IV/review.upheld': 8, 'IV/review.pending': 1, 'IV/review.total': 9 } },
    fails: { cells: { 'IV/review.upheld': 3, 'IV/review.pending': 1, 'IV/review.total': 5 } },
    notAssessable: { cells: { 'IV/review.upheld': 'unreadable', 'IV/review.total': 5 } },
  },
};
