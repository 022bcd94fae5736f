import type { Label } from '../../language.ts';
import type { SuccessionRole } from '../../roster/lineage.ts';
import { nameIn, outsideOperand } from '../around.ts';
import { DERIVED, type Rule } from '../rule.ts';

const WHAT: Partial<Record<SuccessionRole, Label>> = {
  formed: { zh: '本年由其他单位合并组建', en: 'It was formed this year out of other bureaus' },
  joined: { zh: '本年有其他单位并入', en: 'Other bureaus joined it this year' },
  gaveOff: { zh: '本年有单位从中分出', en: 'Bureaus came out of it this year' },
  splitOff: { zh: '本年从其他单位分出', en: 'It came out of another bureau this year' },
  movedHere: { zh: '本年由其他地区划入', en: 'It came from another region this year' },
};

/** Subject: what became of the body. Silent where nothing did, and where only its name changed. */
export const XY_ORG: Rule<'XY-ORG'> = {
  id: 'XY-ORG',
  version: 2,
  family: 'around',
  severity: 'hint',
  looksAt: ['before'],
  title: { zh: '机构改革', en: 'Reorganized' },
  why: {
    zh: '合并、分设或划转的单位，本年数据与上一年报告不是同一口径，年度之间的各项核查不作判断。',
    en: 'The figures of a bureau that was merged, split or moved do not run on from the report of the year before, so no check between the years is applied.',
  },
  basis: DERIVED,
  apply: ({ around }) => {
    const broken = around?.broken;
    if (!broken) return [];
    const operands = broken.others.map((name) => outsideOperand(name, null, 'left'));
    return [{ outcome: 'notAssessable', subject: broken.role, operands, expected: null, actual: null }];
  },
  sentence: ({ subject }, { left }) => {
    const what = Object.entries(WHAT).find(([role]) => role === subject)?.[1] ?? { zh: subject, en: subject };
    const others = {
      zh: left.length > 0 ? `（${left.map((one) => nameIn(one, 'zh')).join('、')}）` : '',
      en: left.length > 0 ? ` (${left.map((one) => nameIn(one, 'en')).join(', ')})` : '',
    };
    return {
      zh: `${what.zh}${others.zh}，与上一年报告不逐项衔接，年度之间不作核对`,
      en: `${what.en}${others.en}, so its figures are not held against the report of the year before`,
    };
  },
  arithmetic: () => '',
  examples: {
    holds: {},
    fails: null,
    notAssessable: {
      around: { broken: { role: 'joined', others: [{ zh: '乡村振兴局', en: 'Rural Revitalization' }] } },
    },
  },
};
