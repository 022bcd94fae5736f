import type { NarrativeFigure } from '../../report/report.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { InstanceNames, statedOperand } from '../stated.ts';
import { isCount } from '../whole-numbers.ts';
import { statedName, statedValue } from '../words/names.ts';

/** Money may have fractions; numbers of notices and years are not counted. */
function isOfThings({ measure, approximate }: NarrativeFigure): boolean {
  return !approximate && !/^(?:fees|document)\./.test(measure);
}

/** A point may stand for the comma of thousands, so it only asks. Silent about the numbers for which it holds. */
export const TX_NONNEG: Rule<'TX-NONNEG'> = {
  id: 'TX-NONNEG',
  family: 'narrative',
  severity: 'warning',
  title: { zh: '正文中的非整数', en: 'Counts in the text' },
  why: {
    zh: '正文所写的条数、件数应为不小于 0 的整数；小数点可能是千分位逗号之误。',
    en: 'What the text counts are whole numbers, not below zero; a point may stand where a comma of thousands was meant.',
  },
  basis: PRACTICE,
  apply: ({ report }) => {
    const subjects = new InstanceNames();
    return report.narrative.flatMap((figure, index) =>
      isOfThings(figure) && !isCount(figure.value)
        ? [
            {
              outcome: 'suspicious' as const,
              subject: subjects.name(figure.measure),
              operands: [statedOperand({ index, figure }, 'right')],
              expected: null,
              actual: figure.value,
            },
          ]
        : [],
    );
  },
  sentence: (_, { right: [operand] }) => ({
    zh: `正文所写${statedName(operand, 'zh')} ${statedValue(operand, 'zh')}，应为不小于 0 的整数，请核对`,
    en: `The text says ${statedValue(operand, 'en')} for ${statedName(operand, 'en')}; it should be a whole number, not below 0, please check`,
  }),
  examples: {
    holds: { narrative: [{ measure: 'fees.amount', value: 7.5, counter: '万元' }] },
    fails: { narrative: [{ measure: 'disclosures.website', value: 1.136, counter: '条' }] },
    notAssessable: null,
  },
};
