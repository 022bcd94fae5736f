import { lateFindings, lateSentence, lateWords } from '../late.ts';
import { type Rule, THE_LAW } from '../rule.ts';

/** Subject `deadline`. Silent where it was in time, and where nobody knows the day. */
export const DL_UNIT: Rule<'DL-UNIT'> = {
  id: 'DL-UNIT',
  family: 'around',
  severity: 'warning',
  looksAt: ['deadline'],
  asksOlder: true,
  title: { zh: '单位年报逾期公布', en: 'A bureau’s report published late' },
  why: {
    zh: '《条例》第四十九条：政府部门每年1月31日前公布上一年度年度报告；本地另设期限的，以所设为准。',
    en: 'Article 49 of the Regulations: bodies publish the report of a year by 31 January of the next, or by the day that was set for them.',
  },
  basis: THE_LAW,
  apply: ({ around }) => (around?.publisher?.type === 'region' ? [] : lateFindings(around)),
  sentence: lateSentence,
  arithmetic: lateWords,
  examples: {
    holds: { around: { filing: { publishedOn: '2022-01-31', due: '2022-01-31' } } },
    fails: { around: { filing: { publishedOn: '2022-02-27', due: '2022-01-31' } } },
    notAssessable: null,
  },
};
