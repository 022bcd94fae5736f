import { cellII } from '../../form/cells.ts';
import { term } from '../arithmetic.ts';
import { neighbourOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { rowName } from '../words/names.ts';
import { yearOf } from '../words/years.ts';

const ROWS = ['rules', 'normativeDocuments'] as const;

/** Subject: the row. Silent where one of the years has no such columns, and where a number is not printed. */
export const T2_21_STOCK: Rule<'T2-21-STOCK'> = {
  id: 'T2-21-STOCK',
  family: 'around',
  asks: /:II\/(rules|normativeDocuments)\.(made|repealed|inForce)$/,
  severity: 'warning',
  looksAt: ['before'],
  title: { zh: '现行有效件数逐年衔接', en: 'In force from year to year' },
  why: {
    zh: '2021 年表式：现行有效件数 = 上年现行有效件数 + 本年制发 − 本年废止。范围有调整、清理结果另计的，请说明。',
    en: 'In the 2021 form what is in force is what was in force the year before, with what was made and without what was repealed. Where the scope changed, it should be explained.',
  },
  basis: PRACTICE,
  apply: ({ figures, around }) => {
    const before = around?.before;
    if (!before || around.broken) return [];
    return ROWS.flatMap((row): Found[] => {
      const cell = (column: string) => cellII(`${row}.${column}`);
      const stock = neighbourOperand(before, cell('inForce'), 'left');
      const made = cellOperand(figures, cell('made'), 'left');
      const repealed = cellOperand(figures, cell('repealed'), 'left');
      const now = cellOperand(figures, cell('inForce'), 'right');
      if (stock.value === null || made.value === null || repealed.value === null || now.value === null) return [];
      const expected = stock.value + made.value - repealed.value;
      const outcome = expected === now.value ? 'confirmed' : 'suspicious';
      return [{ outcome, subject: row, operands: [stock, made, repealed, now], expected, actual: now.value }];
    });
  },
  sentence: ({ outcome, expected, actual }, { left: [stock, made, repealed], right: [now] }) => {
    const sum = {
      zh: `表二 ${rowName(now, 'zh')}：${yearOf(stock)} 年现行有效 ${stock?.value} + 制发 ${made?.value} − 废止 ${repealed?.value} = ${expected}`,
      en: `Table 2, ${rowName(now, 'en')}: ${stock?.value} in force in ${yearOf(stock)} + ${made?.value} made − ${repealed?.value} repealed = ${expected}`,
    };
    return outcome === 'confirmed'
      ? { zh: `${sum.zh}，与本年现行有效一致`, en: `${sum.en}, which is what is in force` }
      : {
          zh: `${sum.zh}，本年现行有效 ${actual}；统计范围有调整的请说明`,
          en: `${sum.en}, but ${actual} are in force; where the scope changed, it should be explained`,
        };
  },
  arithmetic: ({ outcome, expected, actual }, { left: [stock, made, repealed] }) =>
    `${stock ? term(stock) : ''} + ${made ? term(made) : ''} − ${repealed ? term(repealed) : ''} = ${expected}${outcome === 'confirmed' ? '' : ` ≠ ${actual}`}`,
  examples: {
    holds: {
      cells: { 'II/rules.made': 2, 'II/rules.repealed': 1, 'II/rules.inForce': 12 },
      around: { before: { cells: { 'II/rules.inForce': 11 } } },
    },
    fails: {
      cells: { 'II/rules.made': 2, 'II/rules.inForce': 30 },
      around: { before: { cells: { 'II/rules.inForce': 11 } } },
    },
    notAssessable: null,
  },
};
