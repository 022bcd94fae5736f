import { cellII } from '../../form/cells.ts';
import { term } from '../arithmetic.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { rowName } from '../words/names.ts';

/** Rows of the 2019 form that count items and decisions. */
const ROWS = ['licensing', 'otherServices', 'penalties', 'coercion'] as const;

/** Seen where the decisions were left out. Only rows whose three numbers are printed can tell; silent where it holds. */
export const T2_19_IDLE: Rule<'T2-19-IDLE'> = {
  id: 'T2-19-IDLE',
  family: 'tableII',
  asks: /^2019:II\/(?!fees).*\.(items(Before|Change)|decisions)$/,
  severity: 'warning',
  title: { zh: '有增减而无基数', en: 'A change without a base' },
  why: {
    zh: '2019 年表式第二部分：上一年项目数量为 0、处理决定数量为 0，而本年增/减为正，多为处理决定数量未填或项目数填错列。',
    en: 'Section two of the 2019 form: items were added to a base of none and none was used; probably the number of decisions was not filled in, or a number stands in the wrong column.',
  },
  basis: PRACTICE,
  apply: ({ figures }) =>
    ROWS.flatMap((row) => {
      const before = cellOperand(figures, cellII(`${row}.itemsBefore`), 'left');
      const change = cellOperand(figures, cellII(`${row}.itemsChange`), 'right');
      const decisions = cellOperand(figures, cellII(`${row}.decisions`), 'left');
      if (before.value !== 0 || decisions.value !== 0 || change.value === null || change.value <= 0) return [];
      return [
        {
          outcome: 'suspicious',
          subject: row,
          operands: [before, decisions, change],
          expected: null,
          actual: change.value,
        },
      ];
    }),
  sentence: (_, { right: [change] }) => ({
    zh: `表二 ${rowName(change, 'zh')}：上一年项目数量 0、处理决定数量 0，而本年增/减 +${change?.value}，疑有漏填或填错列，请核对`,
    en: `Table 2, ${rowName(change, 'en')}: ${change?.value} items added to a base of 0, and 0 decisions; something was probably left out or put in the wrong column, please check`,
  }),
  arithmetic: (_, { left, right }) => `${left.map(term).join(', ')}; +${right.map(term).join('')}`,
  examples: {
    holds: {
      edition: '2019',
      cells: { 'II/penalties.itemsBefore': 180, 'II/penalties.itemsChange': 21, 'II/penalties.decisions': 6 },
    },
    fails: { edition: '2019', cells: { 'II/penalties.itemsChange': 21 } },
    notAssessable: null,
  },
};
