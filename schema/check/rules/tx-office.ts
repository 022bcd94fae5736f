import type { Found } from '../finding.ts';
import { passageOperand } from '../passages.ts';
import { PRACTICE, type Rule } from '../rule.ts';

/** Who laid the form down. */
const OFFICE = '政府信息与政务公开办公室';

const NAMED = /(?<=国务院办公厅)政府信息[与和及][^\s，。；、（）()《》“”]{2,8}?公开办公室/g;

/** Silent where the name is right. The same wrong name is told once. */
export const TX_OFFICE: Rule<'TX-OFFICE'> = {
  id: 'TX-OFFICE',
  family: 'narrative',
  severity: 'hint',
  title: { zh: '印发机关名称', en: 'Name of the issuing office' },
  why: {
    zh: '年度报告格式由国务院办公厅政府信息与政务公开办公室印发。名称写错，多为整篇替换词语所致。',
    en: 'The form was laid down by the Office of Government Information and Open Government of the State Council’s General Office (政府信息与政务公开办公室). A wrong name mostly comes from words replaced throughout a text.',
  },
  basis: PRACTICE,
  apply: ({ report: { text } }) => {
    const wrong = [...text.matchAll(NAMED)].filter(([name]) => name !== OFFICE);
    return [...new Map(wrong.reverse().map((match) => [match[0], match])).values()].reverse().map(
      (match): Found => ({
        outcome: 'suspicious',
        subject: match[0],
        operands: [passageOperand(text, match, 'right', null)],
        expected: null,
        actual: null,
      }),
    );
  },
  sentence: ({ subject }) => ({
    zh: `所引通知的印发机关写作“${subject}”，应为“${OFFICE}”，请核对`,
    en: `The office that issued the notice is named “${subject}”; it is “${OFFICE}”, please check`,
  }),
  arithmetic: ({ subject }) => `${subject} ≠ ${OFFICE}`,
  examples: {
    holds: { lines: [`根据《国务院办公厅${OFFICE}关于年度报告有关事项的通知》编制。`] },
    fails: { lines: ['根据《国务院办公厅政府信息与政府信息公开办公室关于年度报告有关事项的通知》编制。'] },
    notAssessable: null,
  },
};
