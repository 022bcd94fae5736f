import { PRACTICE, type Rule } from '../rule.ts';
import { impossibleCells, impossibleSentence } from '../whole-numbers.ts';

/** Silent about the cells for which it holds. */
export const T3_NONNEG: Rule<'T3-NONNEG'> = {
  id: 'T3-NONNEG',
  family: 'tableIII',
  asks: /:III\//,
  severity: 'error',
  title: { zh: '非负整数', en: 'Whole numbers' },
  why: {
    zh: '表三填的是申请件数，应为不小于 0 的整数。',
    en: 'Table 3 counts requests: whole numbers, not below zero.',
  },
  basis: PRACTICE,
  apply: ({ figures }) => impossibleCells(figures, 'III'),
  sentence: impossibleSentence,
  examples: {
    holds: { cells: { 'III/3.5.2/total': 1 } },
    fails: { cells: { 'III/3.5.2/total': -1 } },
    notAssessable: null,
  },
};
