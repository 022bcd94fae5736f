import { applicantsBasis, type Comparison, compareWithTable, ORGANIZATIONS, rowsBasis } from '../against-tables.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { againstTable } from '../words/against-table.ts';
import { isAboutNone, receivedBases } from './t3-zero-all.ts';

export const RECEIVED: Comparison = {
  basesOf: (figure, context) => {
    switch (figure.measure) {
      case 'requests.received':
        return receivedBases(figure, context);
      case 'requests.handled':
        return [
          rowsBasis(context, 'requests.received', 'requests.carriedIn'),
          rowsBasis(context, 'requests.received'),
          rowsBasis(context, 'requests.closed'),
        ];
      case 'requests.natural':
        return [['1'], ['1', '2'], ['3.7']].map((codes) => applicantsBasis(context, codes, ['natural']));
      case 'requests.organizations':
        return [['1'], ['1', '2'], ['3.7']].map((codes) => applicantsBasis(context, codes, ORGANIZATIONS));
      default:
        return null;
    }
  },
  speaksOf: (figure, context) => figure.measure !== 'requests.received' || !isAboutNone(figure, context),
};

/** The operands say which way of counting agreed. None received, and a table of nothing but zeros, are T3-ZERO-ALL’s. */
export const TX_NEW: Rule<'TX-NEW'> = {
  id: 'TX-NEW',
  family: 'narrative',
  asks: /:III\/(1|2|3\.7)\//,
  severity: 'error',
  title: { zh: '收到申请数与表三', en: 'Requests received' },
  why: {
    zh: '正文所写收到（受理、收办）的申请，以及自然人、法人申请数 = 表三“本年新收”，或“本年新收 + 上年结转”，两种口径都可以；自然人、法人数也可以是办结的（表三“总计”）。',
    en: 'What the text says was received (from natural persons, from organizations) is row 1 of table 3, or rows 1 and 2 together; either way of counting is accepted; those of persons and organizations may also be of what was closed, row (7).',
  },
  basis: PRACTICE,
  apply: (context) => compareWithTable(RECEIVED, context),
  sentence: againstTable,
  examples: {
    holds: {
      cells: { 'III/1/total': 30, 'III/2/total': 4 },
      narrative: [{ measure: 'requests.received', value: 34, counter: '件' }],
    },
    fails: {
      cells: { 'III/1/total': 30, 'III/2/total': 4 },
      narrative: [{ measure: 'requests.received', value: 31, counter: '件' }],
    },
    notAssessable: {
      cells: { 'III/1/total': 30 },
      narrative: [{ measure: 'requests.received', value: 30, counter: '件', approximate: true }],
    },
  },
};
