import { twoNumbers } from '../arithmetic.ts';
import type { NarrativePlan } from '../example.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { statedOf, statedOperand } from '../stated.ts';

/** The notices whose form a report of the year follows. */
const NOTICES = [
  { from: 2021, label: '〔2021〕30号', number: 30 },
  { from: 2019, label: '〔2019〕60号', number: 60 },
] as const;

const OLD: NarrativePlan = { measure: 'document.notice', label: '〔2019〕60号', value: 60, counter: '号' };

/** Among the notices cited is the one in force for the year. Silent on years before 2019, and where none is cited. */
export const TX_CITE: Rule<'TX-CITE'> = {
  id: 'TX-CITE',
  family: 'narrative',
  severity: 'hint',
  title: { zh: '引用的通知', en: 'Notice cited' },
  why: {
    zh: '2019、2020 年报告依据国办公开办函〔2019〕60号，2021 年起依据〔2021〕30号。',
    en: 'Reports on 2019 and 2020 follow notice 〔2019〕60号, those since 2021 notice 〔2021〕30号.',
  },
  basis: PRACTICE,
  apply: ({ report }) => {
    const { year } = report;
    const cited = statedOf(report, 'document.notice');
    const [first] = cited;
    if (!first || (year !== null && year < 2019)) return [];
    const right = year === null ? undefined : NOTICES.find(({ from }) => year >= from);
    const match = cited.find(({ figure }) => figure.label === right?.label);
    return [
      {
        outcome: right === undefined ? 'notAssessable' : match ? 'confirmed' : 'suspicious',
        subject: 'notice',
        operands: [statedOperand(match ?? first, 'right')],
        expected: right?.number ?? null,
        actual: (match ?? first).figure.value,
      },
    ];
  },
  sentence: ({ outcome, expected }, { right: [notice] }) => {
    const cited = notice?.label ?? '';
    const due = NOTICES.find(({ number }) => number === expected)?.label ?? '';
    if (outcome === 'confirmed')
      return {
        zh: `引用的通知为国办公开办函${cited}，与年度相符`,
        en: `The notice cited is ${cited}, the one for the year`,
      };
    if (outcome === 'notAssessable')
      return {
        zh: `引用的通知为国办公开办函${cited}，年度不明，无法核对`,
        en: `The notice cited is ${cited}; the year is not known, so this cannot be checked`,
      };
    return {
      zh: `引用的通知为国办公开办函${cited}，该年度应为${due}，请核对`,
      en: `The notice cited is ${cited}; the one for the year is ${due}, please check`,
    };
  },
  arithmetic: twoNumbers,
  examples: {
    holds: { year: 2020, narrative: [OLD] },
    fails: { year: 2021, narrative: [OLD] },
    notAssessable: { year: null, narrative: [OLD] },
  },
};
