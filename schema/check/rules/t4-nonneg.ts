import { PRACTICE, type Rule } from '../rule.ts';
import { impossibleCells, impossibleSentence } from '../whole-numbers.ts';

/** Silent about the cells for which it holds. */
export const T4_NONNEG: Rule<'T4-NONNEG'> = {
  id: 'T4-NONNEG',
  family: 'tableIV',
  asks: /:IV\//,
  severity: 'error',
  title: { zh: '非负整数', en: 'Whole numbers' },
  why: {
    zh: '表四填的是复议和诉讼的件数，应为不小于 0 的整数。',
    en: 'Table 4 counts reviews and suits: whole numbers, not below zero.',
  },
  basis: PRACTICE,
  apply: ({ figures }) => impossibleCells(figures, 'IV'),
  sentence: impossibleSentence,
  examples: {
    holds: { cells: { 'IV/review.upheld': 1, 'IV/review.total': 1 } },
    fails: { cells: { 'IV/review.pending': 0.5 } },
    notAssessable: null,
  },
};
