import { type Comparison, compareWithTable, rowsBasis } from '../against-tables.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { againstTable } from '../words/against-table.ts';

export const CLOSED: Comparison = {
  basesOf: ({ measure }, context) =>
    measure === 'requests.closed' || measure === 'requests.carriedIn' || measure === 'requests.carriedOut'
      ? [rowsBasis(context, measure)]
      : null,
};

export const TX_DONE: Rule<'TX-DONE'> = {
  id: 'TX-DONE',
  family: 'narrative',
  asks: /:III\/(2|3\.7|4)\//,
  severity: 'error',
  title: { zh: '办结与结转数与表三', en: 'Closed and carried over' },
  why: {
    zh: '正文所写办结（答复）、上年结转、结转下年的件数 = 表三（七）总计、第二项、第四项。',
    en: 'What the text says was closed, carried in or carried out is row (7), row 2 or row 4 of table 3.',
  },
  basis: PRACTICE,
  apply: (context) => compareWithTable(CLOSED, context),
  sentence: againstTable,
  examples: {
    holds: {
      cells: { 'III/3.7/total': 40 },
      narrative: [{ measure: 'requests.closed', value: 40, counter: '件' }],
    },
    fails: {
      cells: { 'III/3.7/total': 40 },
      narrative: [{ measure: 'requests.closed', value: 39, counter: '件' }],
    },
    notAssessable: {
      cells: { 'III/3.7/total': 'unreadable' },
      narrative: [{ measure: 'requests.closed', value: 39, counter: '件' }],
    },
  },
};
