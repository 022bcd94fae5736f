import { cellII } from '../../form/cells.ts';
import { basisOf, type Comparison, compareWithTable } from '../against-tables.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { againstTable } from '../words/against-table.ts';

export const SECTION_II_STATED: Comparison = {
  basesOf: ({ measure }, { figures }) => {
    switch (measure) {
      case 'licensing.decisions':
      case 'penalties.decisions':
      case 'coercion.decisions':
      case 'fees.amount': {
        const cell = cellII(measure);
        return figures.has(cell) ? [basisOf([cellOperand(figures, cell, 'left')])] : null;
      }
      default:
        return null;
    }
  },
};

/** Fees are not asked of the 2019 form, which counts items. */
export const TX_T2: Rule<'TX-T2'> = {
  id: 'TX-T2',
  family: 'narrative',
  asks: /:II\/((licensing|penalties|coercion)\.decisions|fees\.amount)$/,
  severity: 'error',
  title: { zh: '许可处罚强制收费与表二', en: 'Decisions and fees against table 2' },
  why: {
    zh: '正文所写行政许可、行政处罚、行政强制的处理决定数量和行政事业性收费金额 = 表二相应各格。金额按正文所写的小数位比较，四舍五入或截断都可以。',
    en: 'The decisions on licences, penalties and coercion and the amount of fees that the text repeats are those of table 2. Amounts are compared to the decimals the text gives, rounded or cut off.',
  },
  basis: PRACTICE,
  apply: (context) => compareWithTable(SECTION_II_STATED, context),
  sentence: againstTable,
  examples: {
    holds: {
      cells: { 'II/fees.amount': 7545.126 },
      narrative: [{ measure: 'fees.amount', value: 7545.12, counter: '万元' }],
    },
    fails: {
      cells: { 'II/licensing.decisions': 278 },
      narrative: [{ measure: 'licensing.decisions', value: 287, counter: '件' }],
    },
    notAssessable: {
      cells: { 'II/penalties.decisions': 'blank' },
      narrative: [{ measure: 'penalties.decisions', value: 9, counter: '件' }],
    },
  },
};
