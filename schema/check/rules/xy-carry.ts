import { cellIII } from '../../form/cells.ts';
import { sumAgainst } from '../arithmetic.ts';
import { neighbourOperand, outsideOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { judgeIdentity } from '../identity.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { doubtOf } from '../words/sum.ts';
import { yearOf } from '../words/years.ts';

/** The first year after one whose report has the table. */
const FIRST_YEAR = 2020;

/** Subject `total`: the columns are XY-CARRY-COL's. Silent where figures do not run on, which XY-ORG says, and in the first year of a body. */
export const XY_CARRY: Rule<'XY-CARRY'> = {
  id: 'XY-CARRY',
  family: 'around',
  asks: /:III\/[24]\/total$/,
  severity: 'error',
  looksAt: ['before'],
  title: { zh: '上年结转', en: 'Carried over from the year before' },
  why: {
    zh: '表三“上年结转政府信息公开申请数量”的总计 = 上一年报告“结转下年度继续办理”的总计。没有上一年报告的，不作判断。',
    en: 'The total carried in is what the report of the year before carried out. Where no such report is held, it is not judged.',
  },
  basis: PRACTICE,
  apply: ({ report: { year }, figures, around }): readonly Found[] => {
    if (!around || around.broken || year === null || year < FIRST_YEAR) return [];
    const carriedIn = cellOperand(figures, cellIII('2', 'total'), 'right');
    if (around.before)
      return [
        judgeIdentity('total', {
          left: [neighbourOperand(around.before, cellIII('4', 'total'), 'left')],
          right: [carriedIn],
          blanks: 'open',
        }),
      ];
    const since = around.publisher?.since ?? null;
    if (carriedIn.value === null || (since !== null && year <= since)) return [];
    const missing = outsideOperand(String(year - 1), null, 'left');
    return [
      {
        outcome: 'notAssessable',
        subject: 'total',
        operands: [missing, carriedIn],
        expected: null,
        actual: carriedIn.value,
      },
    ];
  },
  sentence: (finding, { left: [before], right: [now] }) => {
    const { outcome, expected, actual } = finding;
    if (outcome === 'notAssessable')
      return before?.label
        ? {
            zh: `上年结转 ${actual} 件：没有收到 ${before.label} 年报告，无法核对`,
            en: `Carried in ${actual}: no report of ${before.label} is held, so this cannot be checked`,
          }
        : {
            zh: `上年结转：${before?.value === null ? `${yearOf(before)} 年报告的结转下年` : '本年报告的上年结转'}没有数，无法核对`,
            en: `Carried over: ${before?.value === null ? `what the report of ${yearOf(before)} carried out` : 'what this report carried in'} has no number, so this cannot be checked`,
          };
    if (outcome === 'confirmed')
      return {
        zh: `上年结转 ${actual} 件，与 ${yearOf(before)} 年报告结转下年 ${expected} 件一致`,
        en: `Carried in ${actual}, as the report of ${yearOf(before)} carried out`,
      };
    const doubt = doubtOf(finding);
    return {
      zh: `上年结转 ${now?.value} 件，而 ${yearOf(before)} 年报告结转下年 ${before?.value} 件，两年不衔接${doubt.zh}`,
      en: `Carried in ${now?.value}, but the report of ${yearOf(before)} carried out ${before?.value}${doubt.en}`,
    };
  },
  arithmetic: (finding, sides) => (sides.left[0]?.label ? '' : sumAgainst(finding, sides)),
  examples: {
    holds: { cells: { 'III/2/total': 121 }, around: { before: { cells: { 'III/4/total': 121 } } } },
    fails: { cells: { 'III/2/total': 4 }, around: { before: { cells: { 'III/4/total': 3 } } } },
    notAssessable: { cells: { 'III/2/total': 4 } },
  },
};
