import { APPLICANT_LABELS, APPLICANT_PARTS, isApplicant } from '../../form/applicants.ts';
import { cellIII } from '../../form/cells.ts';
import { neighbourOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { yearOf } from '../words/years.ts';

/** Subject: the column. Only where the totals agree, for what differs in total XY-CARRY says; silent where it holds. */
export const XY_CARRY_COL: Rule<'XY-CARRY-COL'> = {
  id: 'XY-CARRY-COL',
  family: 'around',
  asks: /:III\/[24]\/(?!total)/,
  together: true,
  severity: 'warning',
  looksAt: ['before'],
  title: { zh: '上年结转的申请人', en: 'Carried over by applicant' },
  why: {
    zh: '上年结转的总计与上一年报告一致，而某一类申请人对不上，多为申请人类别前后归类不同。',
    en: 'What was carried in agrees with the report of the year before in total, and not for one kind of applicant; they were probably classed otherwise.',
  },
  basis: DERIVED,
  apply: ({ figures, around }) => {
    const before = around?.before;
    if (!before || around.broken) return [];
    const pair = (applicant: Parameters<typeof cellIII>[1]) => ({
      out: neighbourOperand(before, cellIII('4', applicant), 'left'),
      in: cellOperand(figures, cellIII('2', applicant), 'right'),
    });
    const total = pair('total');
    if (total.out.value === null || total.out.value !== total.in.value) return [];
    return APPLICANT_PARTS.flatMap((applicant): Found[] => {
      const column = pair(applicant);
      if (column.out.value === null || column.in.value === null || column.out.value === column.in.value) return [];
      const [expected, actual] = [column.out.value, column.in.value];
      return [{ outcome: 'suspicious', subject: applicant, operands: [column.out, column.in], expected, actual }];
    });
  },
  sentence: ({ subject, expected, actual }, { left: [before] }) => {
    const column = isApplicant(subject) ? APPLICANT_LABELS[subject] : { zh: subject, en: subject };
    return {
      zh: `上年结转“${column.zh}”列 ${actual} 件，${yearOf(before)} 年报告结转下年为 ${expected} 件，而总计一致；疑申请人归类前后不同，请核对`,
      en: `Carried in for “${column.en}” ${actual}, but the report of ${yearOf(before)} carried out ${expected}, while the totals agree; applicants were probably classed otherwise, please check`,
    };
  },
  examples: {
    holds: {
      cells: { 'III/2/natural': 7, 'III/2/total': 7 },
      around: { before: { cells: { 'III/4/natural': 7, 'III/4/total': 7 } } },
    },
    fails: {
      cells: { 'III/2/natural': 6, 'III/2/business': 1, 'III/2/total': 7 },
      around: { before: { cells: { 'III/4/natural': 7, 'III/4/total': 7 } } },
    },
    notAssessable: null,
  },
};
