import { cellII } from '../../form/cells.ts';
import { neighbourOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { cellOf } from '../words/names.ts';
import { yearOf } from '../words/years.ts';

const CELLS = [cellII('fees.amount'), cellII('procurement.amount')];
const YUAN = 10_000;
/** So far may the money of two years differ, and the ten thousand between them still be a unit. */
const ABOUT = 5;

/** Subject: the cell. Held against the year before, or else the one after; the larger of the two is the one in yuan. Silent otherwise. */
export const T2_FEE_UNIT: Rule<'T2-FEE-UNIT'> = {
  id: 'T2-FEE-UNIT',
  family: 'around',
  asks: /:II\/(fees|procurement)\.amount$/,
  severity: 'warning',
  looksAt: ['before', 'after'],
  title: { zh: '金额疑以元为单位', en: 'An amount that is probably in yuan' },
  why: {
    zh: '表二金额的单位是万元。比本单位相邻年度大约一万倍的，多半是按元填写的。',
    en: 'Amounts of table 2 are in ten thousands of yuan. One that is some ten thousand times that of the year beside it was probably given in yuan.',
  },
  basis: PRACTICE,
  apply: ({ figures, around }) => {
    if (!around || around.broken) return [];
    return CELLS.flatMap((cell): Found[] => {
      const now = cellOperand(figures, cell, 'right');
      const other = [around.before, around.after]
        .flatMap((one) => (one ? [neighbourOperand(one, cell, 'left')] : []))
        .find(({ value }) => value !== null && value > 0);
      if (!other?.value || !now.value) return [];
      const times = now.value / other.value;
      if (times < YUAN / ABOUT || times > YUAN * ABOUT) return [];
      const expected = now.value / YUAN;
      return [{ outcome: 'suspicious', subject: cell, operands: [other, now], expected, actual: now.value }];
    });
  },
  sentence: ({ expected, actual }, { left: [other], right: [now] }) => ({
    zh: `${cellOf(now, 'zh')}填 ${actual}，${yearOf(other)} 年报告为 ${other?.value}；疑按元填写，折合 ${expected} 万元，请核对`,
    en: `${cellOf(now, 'en')} is ${actual}, and ${other?.value} in the report of ${yearOf(other)}; it was probably given in yuan, which is ${expected} ten thousand, please check`,
  }),
  arithmetic: ({ expected, actual }) => `${actual} ÷ 10000 = ${expected}`,
  examples: {
    holds: { cells: { 'II/fees.amount': 20.28 }, around: { before: { cells: { 'II/fees.amount': 18.1 } } } },
    fails: { cells: { 'II/fees.amount': 202800 }, around: { before: { cells: { 'II/fees.amount': 18.1 } } } },
    notAssessable: null,
  },
};
