import { cellII } from '../../form/cells.ts';
import { ITEM_ROWS, plusChange, signed } from '../items.ts';
import { addUp, cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { rowName } from '../words/names.ts';
import { doubtOf } from '../words/sum.ts';

/** Silent where it holds, and where one of the two numbers is not printed. */
export const T2_19_NEG: Rule<'T2-19-NEG'> = {
  id: 'T2-19-NEG',
  family: 'tableII',
  asks: /:II\/.*\.items(Before|Change)$/,
  severity: 'error',
  title: { zh: '减少多于原有', en: 'More taken off than there was' },
  why: {
    zh: '2019 年表式第二部分：上一年项目数量 + 本年增/减不应小于 0。',
    en: 'Section two of the 2019 form: the items of the year before and the change of this year do not come to less than none.',
  },
  basis: DERIVED,
  apply: ({ figures }) =>
    ITEM_ROWS.flatMap((row) => {
      const before = cellOperand(figures, cellII(`${row}.itemsBefore`), 'left');
      const change = cellOperand(figures, cellII(`${row}.itemsChange`), 'left');
      if (before.value === null || change.value === null) return [];
      const now = addUp([before, change]);
      return now >= 0
        ? []
        : [{ outcome: 'failed', subject: row, operands: [before, change], expected: 0, actual: now }];
    }),
  sentence: (finding, { left: [before, change] }) => {
    const doubt = doubtOf(finding);
    return {
      zh: `表二 ${rowName(before, 'zh')}：上一年项目数量 ${before?.value}，本年增/减 ${signed(change)}，合计 ${finding.actual}，小于 0${doubt.zh}`,
      en: `Table 2, ${rowName(before, 'en')}: ${before?.value} items last year and a change of ${signed(change)} come to ${finding.actual}, less than 0${doubt.en}`,
    };
  },
  arithmetic: ({ actual }, { left: [before, change] }) => `${plusChange(before, change)} = ${actual} < 0`,
  examples: {
    holds: { edition: '2019', cells: { 'II/otherServices.itemsBefore': 19, 'II/otherServices.itemsChange': -19 } },
    fails: { edition: '2019', cells: { 'II/otherServices.itemsBefore': 19, 'II/otherServices.itemsChange': -23 } },
    notAssessable: null,
  },
};
