import { FORM, type Rule } from '../rule.ts';
import { textsUnder } from '../section-texts.ts';
import { statedOf, statedOperand } from '../stated.ts';

const SIX = /^(?:其[他它]|需要)/;
/** 无, 无其他需要报告的事项, or no words at all. */
const SAYS_NOTHING = /^(?:\d{4}年度?|本年度?|我[局镇乡委办]|本机关|本单位|今年)*(?:暂)?(?:无|没有)[^费]{0,20}$|^$/;

/**
 * Hint where the fee is only left out: only a section that says 无, or nothing, leaves it out for certain. Subject: `missing`,
 * `twice`, or `fee` where it is told. Silent on the 2019 form and where there is no section six.
 */
export const TX_FEE: Rule<'TX-FEE'> = {
  id: 'TX-FEE',
  family: 'narrative',
  severity: 'warning',
  title: { zh: '信息处理费', en: 'Information processing fee' },
  why: {
    zh: '2021 年表式要求在第六部分报告收取信息处理费的情况。写“无”而未说明的作提示；一处写没有收取、另一处写有金额的，请核对。',
    en: 'The 2021 form asks section six to tell of the information processing fee. One that says there is nothing to report is pointed out; so is a report that tells of an amount in one place and of none in another.',
  },
  basis: FORM,
  apply: ({ report }) => {
    const { editions, year } = report;
    const isForm2021 = editions.III === '2021' || (editions.III === null && (year ?? 0) >= 2021);
    const six = textsUnder(report, SIX);
    if (!isForm2021 || six.length === 0) return [];
    const fees = statedOf(report, 'fees.informationProcessing');
    const charged = fees.find(({ figure }) => figure.value > 0);
    const none = fees.find(({ figure }) => figure.value === 0);
    if (charged && none)
      return [
        {
          outcome: 'suspicious',
          subject: 'twice',
          operands: [statedOperand(none, 'left'), statedOperand(charged, 'right')],
          expected: 0,
          actual: charged.figure.value,
        },
      ];
    const [told] = fees;
    if (told)
      return [
        {
          outcome: 'confirmed',
          subject: 'fee',
          operands: [statedOperand(told, 'right')],
          expected: null,
          actual: told.figure.value,
        },
      ];
    if (!six.every((text) => SAYS_NOTHING.test(text))) return [];
    return [
      { outcome: 'suspicious', severity: 'hint', subject: 'missing', operands: [], expected: null, actual: null },
    ];
  },
  sentence: ({ subject, outcome, actual }) => {
    if (subject === 'twice')
      return {
        zh: `信息处理费：正文一处写没有收取，另一处写收取 ${actual} 元，请核对`,
        en: `Information processing fee: the text says in one place that none was charged and in another that ${actual} yuan were, please check`,
      };
    if (outcome === 'suspicious')
      return {
        zh: '第六部分称没有需要报告的事项，未说明收取信息处理费的情况；没有收取的也请写明',
        en: 'Section six has nothing to report and does not tell of the information processing fee; please say so where none was charged',
      };
    return actual === 0
      ? { zh: '已报告信息处理费：没有收取', en: 'The information processing fee is told of: none was charged' }
      : { zh: `已报告信息处理费：${actual} 元`, en: `The information processing fee is told of: ${actual} yuan` };
  },
  examples: {
    holds: {
      narrative: [{ measure: 'fees.informationProcessing', value: 0, counter: '元' }],
      sections: [['其他需要报告的事项', '全年没有收取信息处理费。']],
    },
    fails: { sections: [['其他需要报告的事项', '无。']] },
    notAssessable: null,
  },
};
