import { terms } from '../arithmetic.ts';
import { judgeIdentity } from '../identity.ts';
import { cellOperand } from '../operands.ts';
import { FORM, type Rule } from '../rule.ts';
import { sectionIII } from '../section-iii.ts';
import { columnOf } from '../words/names.ts';
import { notJudged } from '../words/not-judged.ts';
import { againstTotal, notZero, withSum } from '../words/sum.ts';

/**
 * In the 总计 column an empty row total is one that was not given, so it leaves the sum open; in the others an empty cell is 0.
 */
export const T3_COLSUM: Rule<'T3-COLSUM'> = {
  id: 'T3-COLSUM',
  family: 'tableIII',
  asks: /:III\/3\./,
  severity: 'error',
  title: { zh: '办理结果之和', en: 'Outcomes add up' },
  why: {
    zh: '表三每一列：（一）至（六）各行之和 =（七）总计。2019 年表式的（六）为一行，2021 年表式为三行。',
    en: 'In each column of table 3 the outcome rows (1) to (6) add up to row (7). Row (6) is one row in the 2019 form and three in the 2021 form.',
  },
  basis: FORM,
  apply: ({ figures }) =>
    sectionIII(figures).columns.map(({ applicant, outcomes, closed }) =>
      judgeIdentity(applicant, {
        left: outcomes.map((cell) => cellOperand(figures, cell, 'left')),
        right: [cellOperand(figures, closed, 'right')],
        blanks: applicant === 'total' ? 'open' : 'zero',
      }),
    ),
  sentence: (finding, { left }) => {
    const where = columnOf(finding);
    if (finding.outcome === 'notAssessable')
      return notJudged(where, finding, 'row', {
        zh: '各项办理结果之和与（七）总计',
        en: 'the outcomes against row (7), the total',
      });
    const counted = notZero(left);
    const sum =
      counted.length === 0
        ? { zh: '各项办理结果均为 0', en: 'all outcomes are 0' }
        : {
            zh: `各项办理结果之和 ${withSum(terms(counted), counted, finding)}`,
            en: `the outcomes come to ${withSum(terms(counted), counted, finding)}`,
          };
    return againstTotal(where, sum, finding, { zh: '（七）总计', en: 'row (7), the total,' });
  },
  examples: {
    holds: { cells: { 'III/3.1/natural': 4, 'III/3.4.1/natural': 2, 'III/3.7/natural': 6 } },
    fails: { cells: { 'III/3.1/natural': 4, 'III/3.4.1/natural': 2, 'III/3.7/natural': 7 } },
    notAssessable: { cells: { 'III/3.1/natural': 4, 'III/3.7/natural': 'blank' } },
  },
};
