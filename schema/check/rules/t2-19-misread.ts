import { cellII } from '../../form/cells.ts';
import { plusChange } from '../items.ts';
import { addUp, cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';

/** Rows of the 2019 form that count items and decisions. */
const ROWS = ['licensing', 'otherServices', 'penalties', 'coercion'] as const;

/** Of one row it would be chance; silent where it holds. */
const FEWEST = 2;

export const T2_19_MISREAD: Rule<'T2-19-MISREAD'> = {
  id: 'T2-19-MISREAD',
  family: 'tableII',
  asks: /^2019:II\/(?!fees).*\.(items(Before|Change)|decisions)$/,
  severity: 'hint',
  title: { zh: '处理决定数量疑为项目数', en: 'Items in place of decisions' },
  why: {
    zh: '2019 年表式第二部分：各行处理决定数量都等于上一年项目数量与本年增/减之和，第三列多半填成了本年项目数。',
    en: 'Section two of the 2019 form: in every row the decisions are the items of last year and the change together; the third column was probably filled in with this year’s items.',
  },
  basis: PRACTICE,
  apply: ({ figures }) => {
    const rows = ROWS.map((row) => ({
      items: [
        cellOperand(figures, cellII(`${row}.itemsBefore`), 'left'),
        cellOperand(figures, cellII(`${row}.itemsChange`), 'left'),
      ],
      decisions: cellOperand(figures, cellII(`${row}.decisions`), 'right'),
    }));
    if (rows.some(({ items, decisions }) => [...items, decisions].some(({ value }) => value === null))) return [];
    const filled = rows.filter(({ items, decisions }) => addUp([...items, decisions]) !== 0);
    if (filled.length < FEWEST || filled.some(({ items, decisions }) => addUp(items) !== decisions.value)) return [];
    const operands = filled.flatMap(({ items, decisions }) => [...items, decisions]);
    const sum = addUp(filled.map(({ decisions }) => decisions));
    return [{ outcome: 'suspicious', subject: 'decisions', operands, expected: sum, actual: sum }];
  },
  sentence: (_, { right }) => ({
    zh: `表二 ${right.length} 行的处理决定数量都等于上一年项目数量加本年增/减，第三列疑填成了项目数，请核对`,
    en: `Table 2: in ${right.length} rows the decisions equal last year’s items and the change together; the third column probably holds items, please check`,
  }),
  arithmetic: (_, { left, right }) =>
    right.map(({ value }, row) => `${plusChange(left[row * 2], left[row * 2 + 1])} = ${value}`).join('; '),
  examples: {
    holds: {
      edition: '2019',
      cells: {
        'II/licensing.itemsBefore': 12,
        'II/licensing.decisions': 12,
        'II/penalties.itemsBefore': 180,
        'II/penalties.decisions': 7,
      },
    },
    fails: {
      edition: '2019',
      cells: {
        'II/licensing.itemsBefore': 12,
        'II/licensing.itemsChange': 3,
        'II/licensing.decisions': 15,
        'II/penalties.itemsBefore': 180,
        'II/penalties.itemsChange': -8,
        'II/penalties.decisions': 172,
      },
    },
    notAssessable: null,
  },
};
