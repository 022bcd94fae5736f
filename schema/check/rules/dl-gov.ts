import { lateFindings, lateSentence, lateWords } from '../late.ts';
import { type Rule, THE_LAW } from '../rule.ts';

/** Subject `deadline`. Silent where it was in time, and where nobody knows the day. */
export const DL_GOV: Rule<'DL-GOV'> = {
  id: 'DL-GOV',
  family: 'around',
  severity: 'warning',
  looksAt: ['deadline'],
  asksOlder: true,
  title: { zh: '本级政府年报逾期公布', en: 'A government’s report published late' },
  why: {
    zh: '《条例》第四十九条：政府信息公开工作主管部门每年3月31日前公布本级政府上一年度年度报告；本地另设期限的，以所设为准。',
    en: 'Article 49 of the Regulations: the government’s own report on a year is published by 31 March of the next, or by the day that was set for it.',
  },
  basis: THE_LAW,
  apply: ({ around }) => (around?.publisher?.type === 'region' ? lateFindings(around) : []),
  sentence: lateSentence,
  arithmetic: lateWords,
  examples: {
    holds: { around: { type: 'region', filing: { publishedOn: '2022-02-27', due: '2022-03-31' } } },
    fails: { around: { type: 'region', filing: { publishedOn: '2022-04-06', due: '2022-03-31' } } },
    notAssessable: null,
  },
};
