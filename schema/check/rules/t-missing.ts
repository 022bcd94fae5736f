import { TABLE_NAMES } from '../../form/cells.ts';
import type { SectionId } from '../../form/edition.ts';
import { everyCell } from '../example.ts';
import type { Found } from '../finding.ts';
import { cellOperand, isTableMissing } from '../operands.ts';
import { FORM, type Rule } from '../rule.ts';

const SECTIONS: readonly SectionId[] = ['II', 'III', 'IV'];

/** Subject: the section. The rules of a table are silent where it is missing; silent where it is there, empty or not. */
export const T_MISSING: Rule<'T-MISSING'> = {
  id: 'T-MISSING',
  family: 'tables',
  severity: 'error',
  title: { zh: '表格缺失', en: 'Table missing' },
  why: {
    zh: '第二、三、四部分各有一张表。原文里没有找到的，或在图片、附件中的，表中各数和勾稽关系都无法核对，每张表只说一次。',
    en: 'Sections two, three and four have a table each. Where one is not in the document, or is a picture or an attachment, none of its cells and sums can be checked, which is said once a table.',
  },
  basis: FORM,
  apply: ({ report, figures }) =>
    SECTIONS.flatMap((section): Found[] => {
      const cells = report.figures.map(({ cell }) => cell).filter((cell) => cell.startsWith(`${section}/`));
      if (cells.length === 0 || !isTableMissing(figures, cells)) return [];
      return [
        {
          outcome: 'notAssessable',
          subject: section,
          operands: cells.map((cell) => cellOperand(figures, cell, 'left')),
          expected: null,
          actual: null,
        },
      ];
    }),
  sentence: ({ subject, operands: [first, ...others] }) => {
    const table = TABLE_NAMES[SECTIONS.find((section) => section === subject) ?? 'III'];
    const cells = 1 + others.length;
    return first?.gap === 'tableIsImage'
      ? {
          zh: `${table.zh}：表格在图片或附件中，${cells} 个单元格和勾稽关系都无法核对；请对照图片或附件补录`,
          en: `${table.en}: the table is a picture or an attachment, so its ${cells} cells and their sums cannot be checked; please enter them from there`,
        }
      : {
          zh: `${table.zh}：原文里没有找到表格，${cells} 个单元格和勾稽关系都无法核对；请对照原文核实后补录`,
          en: `${table.en}: the table was not found in the document, so its ${cells} cells and their sums cannot be checked; please look them up there and enter them`,
        };
  },
  arithmetic: () => '',
  examples: {
    holds: { cells: everyCell('2021', 'III', 'blank') },
    fails: null,
    notAssessable: { cells: everyCell('2021', 'III', 'tableMissing') },
  },
};
