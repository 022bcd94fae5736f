import { judgeIdentity } from '../identity.ts';
import { cellOperand } from '../operands.ts';
import { FORM, type Rule } from '../rule.ts';
import { sectionIII } from '../section-iii.ts';
import { namedTerms, rowOf } from '../words/names.ts';
import { notJudged } from '../words/not-judged.ts';
import { againstTotal, notZero, withSum } from '../words/sum.ts';

export const T3_ROWSUM: Rule<'T3-ROWSUM'> = {
  id: 'T3-ROWSUM',
  family: 'tableIII',
  asks: /:III\//,
  severity: 'error',
  title: { zh: '申请人各列之和', en: 'Applicants add up' },
  why: {
    zh: '表三每一行：自然人与五类法人或其他组织之和 = 总计。空白单元格按 0 计；总计未填的不作判断。',
    en: 'In each row of table 3 the six applicant columns add up to the total. Empty cells count as 0; a row without a total is not judged.',
  },
  basis: FORM,
  apply: ({ figures }) =>
    sectionIII(figures).rows.map(({ code, parts, total }) =>
      judgeIdentity(code, {
        left: parts.map((cell) => cellOperand(figures, cell, 'left')),
        right: [cellOperand(figures, total, 'right')],
        blanks: 'zero',
      }),
    ),
  sentence: (finding, { left }) => {
    const where = rowOf(finding);
    if (finding.outcome === 'notAssessable')
      return notJudged(where, finding, 'column', { zh: '各列之和与总计', en: 'the applicants against the total' });
    const counted = notZero(left);
    const sum =
      counted.length === 0
        ? { zh: '各列均为 0', en: 'all applicants are 0' }
        : {
            zh: withSum(namedTerms(counted, 'column', 'zh'), counted, finding),
            en: withSum(namedTerms(counted, 'column', 'en'), counted, finding),
          };
    return againstTotal(where, sum, finding, { zh: '总计', en: 'the total' });
  },
  examples: {
    holds: { cells: { 'III/1/natural': 10, 'III/1/legalService': 2, 'III/1/total': 12 } },
    fails: { cells: { 'III/1/natural': 10, 'III/1/legalService': 2, 'III/1/total': 11 } },
    notAssessable: { cells: { 'III/1/natural': 10, 'III/1/total': 'blank' } },
  },
};
