import { cellII } from '../../form/cells.ts';
import { twoNumbers } from '../arithmetic.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { cellOf } from '../words/names.ts';
import { doubtOf } from '../words/sum.ts';

const CELLS = [cellII('rules.made'), cellII('rules.inForce')];
/** Below these nobody makes rules: governments of provinces and of cities with districts do. */
const WITHOUT = ['district', 'county'] as const;

/** Subject: the cell. Of bureaus in a district or county; what a government-wide report counts may be the city's. Silent where it holds. */
export const T2_21_ORG: Rule<'T2-21-ORG'> = {
  id: 'T2-21-ORG',
  family: 'around',
  asks: /:II\/rules\.(made|inForce)$/,
  together: true,
  severity: 'error',
  looksAt: ['publisher'],
  title: { zh: '无规章制定权', en: 'No power to make rules' },
  why: {
    zh: '规章由国务院部门、省级和设区的市级人民政府制定（《立法法》）。县区的部门、乡镇、街道不制定规章，填报的多为行政规范性文件。',
    en: 'Rules (规章) are made by ministries and by the governments of provinces and of cities with districts (Legislation Law). A bureau, township or street office of a district makes none; what it reports are probably normative documents.',
  },
  basis: DERIVED,
  apply: ({ figures, around }) => {
    const publisher = around?.publisher;
    if (!publisher || publisher.type === 'region') return [];
    if (!WITHOUT.some((level) => level === publisher.level)) return [];
    return CELLS.flatMap((cell): Found[] => {
      const operand = cellOperand(figures, cell, 'right');
      if (operand.value === null || operand.value <= 0) return [];
      return [{ outcome: 'failed', subject: cell, operands: [operand], expected: 0, actual: operand.value }];
    });
  },
  sentence: (finding, { right: [operand] }) => {
    const doubt = doubtOf(finding);
    return {
      zh: `${cellOf(operand, 'zh')} 填 ${finding.actual}，而县区的部门、乡镇、街道没有规章制定权${doubt.zh}`,
      en: `${cellOf(operand, 'en')} says ${finding.actual}, but a bureau of a district or county has no power to make rules${doubt.en}`,
    };
  },
  arithmetic: twoNumbers,
  examples: {
    holds: { cells: { 'II/rules.inForce': 12 }, around: { level: 'city' } },
    fails: { cells: { 'II/rules.made': 2 }, around: { type: 'street' } },
    notAssessable: null,
  },
};
