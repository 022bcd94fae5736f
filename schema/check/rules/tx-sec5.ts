import { twoNumbers } from '../arithmetic.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { textsUnder } from '../section-texts.ts';

const FIVE = /问题|不足|困难/;
/** Fewer characters, marks and blanks left out, tell nothing. */
const LEAST = 10;

/** Of two sections of that name the fuller counts; where nothing comes after it, the file may end too early. Silent where there is none. */
export const TX_SEC5: Rule<'TX-SEC5'> = {
  id: 'TX-SEC5',
  family: 'narrative',
  severity: 'warning',
  title: { zh: '第五部分过简', en: 'Section five is empty' },
  why: {
    zh: '第五部分（存在的主要问题及改进情况）应有实际内容，不应为“无”或不足十字。',
    en: 'Section five tells what went wrong and what is done about it: it is not “none”, nor shorter than ten characters.',
  },
  basis: PRACTICE,
  apply: ({ report }) => {
    const texts = textsUnder(report, FIVE);
    if (texts.length === 0) return [];
    const length = texts.reduce((longest, text) => Math.max(longest, text.length), 0);
    return [
      {
        outcome: length < LEAST ? 'suspicious' : 'confirmed',
        severity: FIVE.test(report.outline[report.outline.length - 1]?.title ?? '') ? 'hint' : 'warning',
        subject: 'section:5',
        operands: [],
        expected: Math.max(length, LEAST),
        actual: length,
      },
    ];
  },
  sentence: ({ outcome, actual }) => {
    if (outcome === 'confirmed')
      return { zh: '第五部分写有问题和改进情况', en: 'Section five tells of problems and what is done about them' };
    return actual === 0
      ? {
          zh: '第五部分没有内容，请补写存在的问题和改进情况',
          en: 'Section five is empty; please tell of problems and what is done about them',
        }
      : {
          zh: `第五部分只有 ${actual} 个字，请写明存在的问题和改进情况`,
          en: `Section five has ${actual} ${actual === 1 ? 'character' : 'characters'}; please tell of problems and what is done about them`,
        };
  },
  arithmetic: twoNumbers,
  examples: {
    holds: { sections: [['存在的主要问题及改进情况', '有的栏目更新不够及时，拟每月检查一次。']] },
    fails: { sections: [['存在的主要问题及改进情况', '没有问题。']] },
    notAssessable: null,
  },
};
