import { sumWithTerms, terms } from '../arithmetic.ts';
import { addUp, cellOperand, isEmpty, isUnknown } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { sectionIII } from '../section-iii.ts';
import { rowOf } from '../words/names.ts';
import { notZero, withSum } from '../words/sum.ts';

/** Some offices leave every total of the detail rows out. Silent where the total is given, or the whole row is empty. */
export const T3_ROWTOTAL_BLANK: Rule<'T3-ROWTOTAL-BLANK'> = {
  id: 'T3-ROWTOTAL-BLANK',
  family: 'tableIII',
  asks: /:III\//,
  severity: 'hint',
  together: true,
  title: { zh: '行总计未填', en: 'Row total left blank' },
  why: {
    zh: '表三某行已填各列而总计空白。按各列之和计算，并注明为计算值。',
    en: 'A row of table 3 has figures and no total. The sum is computed and marked as computed.',
  },
  basis: PRACTICE,
  apply: ({ figures }) =>
    sectionIII(figures).rows.flatMap((row) => {
      const total = cellOperand(figures, row.total, 'right');
      const parts = row.parts.map((cell) => cellOperand(figures, cell, 'left'));
      if (!isEmpty(total) || parts.some(isUnknown) || parts.every(isEmpty)) return [];
      return [
        {
          outcome: 'suspicious',
          subject: row.code,
          operands: [...parts, total],
          expected: addUp(parts),
          actual: null,
        },
      ];
    }),
  sentence: (finding, { left }) => {
    const where = rowOf(finding);
    const counted = notZero(left);
    const sum = withSum(counted.length === 0 ? '0' : terms(counted), counted, finding);
    return {
      zh: `${where.zh}：总计未填，按各列计算为 ${sum}，请补填`,
      en: `${where.en}: the total is left blank; from the applicants it is ${sum}, please fill it in`,
    };
  },
  arithmetic: ({ expected }, { left }) => sumWithTerms(left, expected),
  examples: {
    holds: { cells: { 'III/3.1/natural': 10, 'III/3.1/business': 2, 'III/3.1/total': 12 } },
    fails: { cells: { 'III/3.1/natural': 10, 'III/3.1/business': 2, 'III/3.1/total': 'blank' } },
    notAssessable: null,
  },
};
