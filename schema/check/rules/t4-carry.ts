import { cellIV } from '../../form/cells.ts';
import { sumAgainst } from '../arithmetic.ts';
import { neighbourOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { blocksIV } from '../section-iv.ts';
import { rowName } from '../words/names.ts';
import { yearOf } from '../words/years.ts';

/** The text says that cases of the year before are counted. */
const COUNTS_CARRIED = /(?:含|包括|包含|计入)[^。；\n]{0,8}上(?:一)?年[^。；\n]{0,8}结转/;

/** Offices that count this year's cases only break it rightly, so it is a hint where the text does not say which it counts. Subject: the block. Silent where it holds. */
export const T4_CARRY: Rule<'T4-CARRY'> = {
  id: 'T4-CARRY',
  family: 'around',
  asks: /:IV\/.*\.(total|pending)$/,
  severity: 'warning',
  looksAt: ['before'],
  title: { zh: '上年尚未审结', en: 'Pending since the year before' },
  why: {
    zh: '表四计入上年结转案件的，上年报告的尚未审结件数不多于本年总计。正文没有写明计入结转的，只作提示：只计本年新发生案件的属正常，请核对。',
    en: 'Where table 4 counts the cases carried over, there are no more pending in the report of the year before than there are cases this year. Only pointed out where the text does not say that they are counted: right where only new cases are; please check.',
  },
  basis: DERIVED,
  apply: ({ report, figures, around }) => {
    const before = around?.before;
    if (!before || around.broken) return [];
    const severity = COUNTS_CARRIED.test(report.text) ? 'warning' : 'hint';
    return blocksIV(figures).flatMap(({ id }): Found[] => {
      const pending = neighbourOperand(before, cellIV(`${id}.pending`), 'left');
      const total = cellOperand(figures, cellIV(`${id}.total`), 'right');
      if (pending.value === null || total.value === null || pending.value <= total.value) return [];
      const operands = [pending, total];
      return [{ outcome: 'suspicious', severity, subject: id, operands, expected: pending.value, actual: total.value }];
    });
  },
  sentence: (_, { left: [pending], right: [total] }) => ({
    zh: `表四 ${rowName(total, 'zh')}：${yearOf(pending)} 年报告尚未审结 ${pending?.value} 件，多于本年总计 ${total?.value} 件；只计本年新发生案件的属正常，请核对`,
    en: `Table 4, ${rowName(total, 'en')}: ${pending?.value} pending in the report of ${yearOf(pending)}, more than the ${total?.value} of this year; right where only new cases are counted, please check`,
  }),
  arithmetic: (finding, sides) => sumAgainst(finding, sides, '>'),
  examples: {
    holds: {
      cells: { 'IV/review.upheld': 5, 'IV/review.total': 5 },
      around: { before: { cells: { 'IV/review.pending': 4, 'IV/review.total': 4 } } },
    },
    fails: {
      cells: { 'IV/review.upheld': 1, 'IV/review.total': 1 },
      around: { before: { cells: { 'IV/review.pending': 4, 'IV/review.total': 4 } } },
    },
    notAssessable: null,
  },
};
