import { terms } from '../arithmetic.ts';
import type { Found } from '../finding.ts';
import { addUp, cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { sectionIII } from '../section-iii.ts';
import { rowOf } from '../words/names.ts';

/**
 * A row that fails, and holds once two neighbouring digits are one number: 1 and 2 for 12. That is a fault of the reading or of the
 * typing, not of the counting. Subject: the row. Silent where nothing of the kind helps.
 */
export const T3_SPLITCELL: Rule<'T3-SPLITCELL'> = {
  id: 'T3-SPLITCELL',
  family: 'tableIII',
  asks: /:III\//,
  severity: 'hint',
  title: { zh: '一个数疑被拆成两格', en: 'One number in two cells' },
  why: {
    zh: '表三某行各列之和与总计不符，而把相邻两格的一位数连成一个数后相符，多半是一个数被拆进了两格。',
    en: 'A row of table 3 does not add up, and does once the digits of two neighbouring cells are one number: it was probably cut in two.',
  },
  basis: PRACTICE,
  apply: ({ figures }) =>
    sectionIII(figures).rows.flatMap(({ code, parts, total }): Found[] => {
      const left = parts.map((cell) => cellOperand(figures, cell, 'left'));
      const right = cellOperand(figures, total, 'right');
      const short = (right.value ?? 0) - addUp(left);
      if (right.value === null || short <= 0) return [];
      const at = left.findIndex(({ value }, column) => {
        const next = left[column + 1]?.value;
        return isDigit(value) && isDigit(next) && value > 0 && 9 * value === short;
      });
      if (at < 0) return [];
      return [
        {
          outcome: 'suspicious',
          subject: code,
          operands: [...left.slice(at, at + 2), right],
          expected: addUp(left) + short,
          actual: right.value,
        },
      ];
    }),
  sentence: (finding, { left: [one, other] }) => {
    const where = rowOf(finding);
    const joined = `${one?.value}${other?.value}`;
    return {
      zh: `${where.zh}：相邻两格的 ${one?.value} 和 ${other?.value} 连成 ${joined}，各列之和即为总计 ${finding.actual}；疑为一个数拆进了两格，请对照原文`,
      en: `${where.en}: with ${one?.value} and ${other?.value} of two neighbouring cells as ${joined}, the applicants come to the total of ${finding.actual}; one number probably stands in two cells, please look it up`,
    };
  },
  arithmetic: (_, { left, right }) =>
    `${left.map(({ value }) => value).join('|')} → ${left.map(({ value }) => value).join('')}; ${terms(right)}`,
  examples: {
    holds: { cells: { 'III/1/natural': 12, 'III/1/total': 12 } },
    fails: { cells: { 'III/1/natural': 1, 'III/1/business': 2, 'III/1/total': 12 } },
    notAssessable: null,
  },
};

function isDigit(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isInteger(value) && value >= 0 && value <= 9;
}
