import { cellII, cellIII } from '../../form/cells.ts';
import { neighbourOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { cellOf } from '../words/names.ts';
import { yearOf } from '../words/years.ts';

const CELLS = [
  cellII('licensing.decisions'),
  cellII('penalties.decisions'),
  cellII('coercion.decisions'),
  cellII('normativeDocuments.inForce'),
  cellIII('1', 'total'),
];
const TIMES = 10;
/** Smaller bodies jump by tens without anything being wrong. */
const LEAST = 100;

/** Subject: the cell. A batch of its own explains it rightly, so it asks only; silent where a number is not printed. */
export const T2_JUMP: Rule<'T2-JUMP'> = {
  id: 'T2-JUMP',
  family: 'around',
  asks: /:(II\/((licensing|penalties|coercion)\.decisions|normativeDocuments\.inForce)|III\/1\/total)$/,
  severity: 'hint',
  looksAt: ['before'],
  title: { zh: '与上年相差十倍', en: 'Ten times the year before' },
  why: {
    zh: '同一格的数比上一年报告增减到十倍以上，多为多写或少写一个 0、统计范围变化，请核对并说明。',
    en: 'A figure is ten times that of the year before, or a tenth of it: a zero too many or too few, or another scope. It should be checked and explained.',
  },
  basis: PRACTICE,
  apply: ({ figures, around }) => {
    const before = around?.before;
    if (!before || around.broken) return [];
    return CELLS.flatMap((cell): Found[] => {
      const was = neighbourOperand(before, cell, 'left');
      const now = cellOperand(figures, cell, 'right');
      if (!was.value || !now.value) return [];
      const [low, high] = [Math.min(was.value, now.value), Math.max(was.value, now.value)];
      if (high < low * TIMES || high - low < LEAST) return [];
      return [{ outcome: 'suspicious', subject: cell, operands: [was, now], expected: was.value, actual: now.value }];
    });
  },
  sentence: ({ expected, actual }, { left: [was], right: [now] }) => {
    const times = Math.round(Math.max((actual ?? 0) / (expected ?? 1), (expected ?? 0) / (actual ?? 1)) * 10) / 10;
    const isMore = (actual ?? 0) > (expected ?? 0);
    return {
      zh: `${cellOf(now, 'zh')} ${actual}，${yearOf(was)} 年报告为 ${expected}，${isMore ? `是其 ${times} 倍` : `只有其 ${times} 分之一`}，请核对并说明`,
      en: `${cellOf(now, 'en')} is ${actual} after ${expected} in the report of ${yearOf(was)}, ${isMore ? `${times} times as many` : `one in ${times}`}; please check and explain`,
    };
  },
  arithmetic: ({ expected, actual }) => `${expected} → ${actual}`,
  examples: {
    holds: {
      cells: { 'II/penalties.decisions': 240 },
      around: { before: { cells: { 'II/penalties.decisions': 180 } } },
    },
    fails: {
      cells: { 'II/penalties.decisions': 240 },
      around: { before: { cells: { 'II/penalties.decisions': 24 } } },
    },
    notAssessable: null,
  },
};
