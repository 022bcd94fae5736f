import { term } from '../arithmetic.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { sectionIII } from '../section-iii.ts';
import { cellOf } from '../words/names.ts';

/** Silent about the cells for which it holds. */
export const T3_NONNEG: Rule<'T3-NONNEG'> = {
  id: 'T3-NONNEG',
  family: 'tableIII',
  severity: 'error',
  title: { zh: '非负整数', en: 'Whole numbers' },
  why: {
    zh: '表三填的是申请件数，应为不小于 0 的整数。',
    en: 'Table 3 counts requests: whole numbers, not below zero.',
  },
  basis: PRACTICE,
  apply: ({ figures }) =>
    sectionIII(figures).cells.flatMap((cell) => {
      const operand = cellOperand(figures, cell, 'right');
      const { value } = operand;
      if (value === null || (Number.isInteger(value) && value >= 0)) return [];
      return [{ outcome: 'failed', subject: cell, operands: [operand], expected: null, actual: value }];
    }),
  sentence: (_, { right: [operand] }) => {
    const value = operand ? term(operand) : '';
    return {
      zh: `${cellOf(operand, 'zh')} 填为 ${value}，应为不小于 0 的整数`,
      en: `${cellOf(operand, 'en')} says ${value}; it should be a whole number, not below 0`,
    };
  },
  examples: {
    holds: { cells: { 'III/3.5.2/total': 1 } },
    fails: { cells: { 'III/3.5.2/total': -1 } },
    notAssessable: null,
  },
};
