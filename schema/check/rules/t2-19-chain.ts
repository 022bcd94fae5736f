import { cellII } from '../../form/cells.ts';
import { neighbourOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { ITEM_ROWS, plusChange } from '../items.ts';
import { addUp, cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { rowName } from '../words/names.ts';
import { yearOf } from '../words/years.ts';

/** Subject: the row. Silent where one of the years has no such columns, and where a number is not printed. */
export const T2_19_CHAIN: Rule<'T2-19-CHAIN'> = {
  id: 'T2-19-CHAIN',
  family: 'around',
  asks: /:II\/.*\.items(Before|Change)$/,
  severity: 'warning',
  looksAt: ['before'],
  title: { zh: '项目数量逐年衔接', en: 'Items from year to year' },
  why: {
    zh: '2019 年表式：上一年项目数量 = 上一年报告的（上一年项目数量 + 本年增/减）。',
    en: 'In the 2019 form the items of the year before are those that its report had at the end: its own items of the year before and its change.',
  },
  basis: DERIVED,
  apply: ({ figures, around }) => {
    const before = around?.before;
    if (!before || around.broken) return [];
    return ITEM_ROWS.flatMap((row): Found[] => {
      const items = neighbourOperand(before, cellII(`${row}.itemsBefore`), 'left');
      const change = neighbourOperand(before, cellII(`${row}.itemsChange`), 'left');
      const now = cellOperand(figures, cellII(`${row}.itemsBefore`), 'right');
      if (items.value === null || change.value === null || now.value === null) return [];
      const expected = addUp([items, change]);
      const outcome = expected === now.value ? 'confirmed' : 'suspicious';
      return [{ outcome, subject: row, operands: [items, change, now], expected, actual: now.value }];
    });
  },
  sentence: ({ outcome, expected, actual }, { left: [items, change], right: [now] }) => {
    const sum = {
      zh: `表二 ${rowName(now, 'zh')}：${yearOf(items)} 年报告 ${plusChange(items, change)} = ${expected}`,
      en: `Table 2, ${rowName(now, 'en')}: ${plusChange(items, change)} = ${expected} in the report of ${yearOf(items)}`,
    };
    return outcome === 'confirmed'
      ? { zh: `${sum.zh}，与本年所填上一年项目数量一致`, en: `${sum.en}, as this report says` }
      : {
          zh: `${sum.zh}，本年所填上一年项目数量为 ${actual}，请核对`,
          en: `${sum.en}, but this report says there were ${actual} the year before, please check`,
        };
  },
  arithmetic: ({ outcome, expected, actual }, { left: [items, change] }) =>
    `${plusChange(items, change)} = ${expected}${outcome === 'confirmed' ? '' : ` ≠ ${actual}`}`,
  examples: {
    holds: {
      edition: '2019',
      year: 2020,
      cells: { 'II/penalties.itemsBefore': 21 },
      around: { before: { cells: { 'II/penalties.itemsChange': 21 } } },
    },
    fails: {
      edition: '2019',
      year: 2020,
      cells: { 'II/penalties.itemsBefore': 68 },
      around: { before: { cells: { 'II/penalties.itemsBefore': 75, 'II/penalties.itemsChange': -3 } } },
    },
    notAssessable: null,
  },
};
