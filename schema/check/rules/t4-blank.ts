import { terms } from '../arithmetic.ts';
import { addUp } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { blocksIV, isTotalUnfilled } from '../section-iv.ts';
import { blockOf } from '../words/names.ts';
import { notZero, withSum } from '../words/sum.ts';

/** The commonest fault of section 四; the fault itself is T4-SUM’s, so that it counts once. Silent where the total is filled in. */
export const T4_BLANK: Rule<'T4-BLANK'> = {
  id: 'T4-BLANK',
  family: 'tableIV',
  asks: /:IV\//,
  severity: 'hint',
  title: { zh: '总计漏填', en: 'Total not filled in' },
  why: {
    zh: '表四某组各项有数而总计为 0 或空白，多为漏填。建议按各项之和补填；原数保留不改。',
    en: 'A block of table 4 has cases and a total of 0 or none, most likely left out. The sum is suggested; the printed value stays.',
  },
  basis: PRACTICE,
  apply: ({ figures }) =>
    blocksIV(figures)
      .filter(isTotalUnfilled)
      .map(({ id, parts, total }) => ({
        outcome: 'suspicious',
        subject: id,
        operands: [...parts, total],
        expected: addUp(parts),
        actual: total.value,
      })),
  sentence: (finding, { left }) => {
    const where = blockOf(finding);
    const counted = notZero(left);
    const sum = withSum(terms(counted), counted, finding);
    const printed =
      finding.actual === null
        ? { zh: '总计未填', en: 'the total is left blank' }
        : { zh: `总计填为 ${finding.actual}`, en: `the total says ${finding.actual}` };
    return {
      zh: `${where.zh}：${printed.zh}，而各项之和为 ${sum}，疑为漏填，建议填 ${finding.expected}`,
      en: `${where.en}: ${printed.en} while the results add up to ${sum}; probably not filled in, suggested: ${finding.expected}`,
    };
  },
  examples: {
    holds: { cells: { 'IV/review.upheld': 10, 'IV/review.corrected': 1, 'IV/review.total': 11 } },
    fails: { cells: { 'IV/review.upheld': 10, 'IV/review.corrected': 1 } },
    notAssessable: null,
  },
};
