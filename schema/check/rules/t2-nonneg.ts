import { PRACTICE, type Rule } from '../rule.ts';
import { impossibleCells, impossibleSentence } from '../whole-numbers.ts';

/** Silent about the cells for which it holds. */
export const T2_NONNEG: Rule<'T2-NONNEG'> = {
  id: 'T2-NONNEG',
  family: 'tableII',
  asks: /:II\//,
  severity: 'error',
  title: { zh: '非负整数', en: 'Whole numbers' },
  why: {
    zh: '表二的件数、项目数和决定数应为不小于 0 的整数；金额可以有小数，本年增/减可以为负。',
    en: 'Table 2 counts documents, items and decisions: whole numbers, not below zero. Amounts may have decimals, and a change may be below zero.',
  },
  basis: PRACTICE,
  apply: ({ figures }) => impossibleCells(figures, 'II'),
  sentence: impossibleSentence,
  examples: {
    holds: {
      edition: '2019',
      cells: { 'II/licensing.itemsChange': -4, 'II/procurement.amount': 25.1, 'II/licensing.decisions': 3 },
    },
    fails: { cells: { 'II/rules.made': 3.65 } },
    notAssessable: null,
  },
};
