import { EDITIONS } from '../../form/cells.ts';
import type { Found } from '../finding.ts';
import { passageOperand } from '../passages.ts';
import { FORM, type Rule } from '../rule.ts';
import { DOUBTED } from '../words/sum.ts';

/** A line of the transcript that is one of these labels and numbers behind it, at least one of them not 0. */
const GROUPS = EDITIONS['2021'].sectionIII
  .filter(({ measure }) => measure === null)
  .map(({ code, label }) => ({
    code,
    row: new RegExp(`^${label.zh}[ \\t]*(?:\\t[ ]*\\d+[ ]*)*\\t[ ]*[1-9]\\d*[ ]*(?=\\t|$)[^\\n]*`, 'm'),
  }));

/** Only rows of a table that stands in lines can tell. （六） is a group in the form of 2021 only. Silent where it holds. */
export const T3_GROUPCELL: Rule<'T3-GROUPCELL'> = {
  id: 'T3-GROUPCELL',
  family: 'tableIII',
  severity: 'error',
  title: { zh: '分组行里有数', en: 'Numbers in a heading row' },
  why: {
    zh: '表三“本年度办理结果”和（三）（四）（五）各组（2021 年表式还有（六））的标题行不填数；填了数的，多半是整行错位或填了小计。',
    en: 'The heading rows of table 3 (outcomes; (3), (4), (5), and (6) in the 2021 form) carry no figures. Where numbers stand in one, rows were probably shifted, or a subtotal was filled in.',
  },
  basis: FORM,
  apply: ({ report: { text, editions } }) =>
    GROUPS.flatMap(({ code, row }): Found[] => {
      if (editions.III === null || (code === '3.6' && editions.III !== '2021')) return [];
      const match = row.exec(text);
      if (!match) return [];
      const operands = [passageOperand(text, match, 'right', null)];
      return [{ outcome: 'suspicious', subject: code, operands, expected: null, actual: null }];
    }),
  sentence: ({ subject }) => {
    const row = EDITIONS['2021'].sectionIII.find(({ code }) => code === subject)?.label ?? { zh: subject, en: subject };
    return {
      zh: `表三“${row.zh}”是分组标题，行内却有数，疑有整行错位或填了小计；${DOUBTED.zh}`,
      en: `Table 3, “${row.en}” is a heading, but numbers stand in its row; rows were probably shifted, or a subtotal was filled in; ${DOUBTED.en}`,
    };
  },
  arithmetic: (_, { right: [words] }) => words?.label?.replaceAll('\t', ' ') ?? '',
  examples: {
    holds: { lines: ['（三）不予公开\t1.属于国家秘密\t1\t0\t0\t0\t0\t0\t1'] },
    fails: { lines: ['（三）不予公开\t1\t0\t0\t0\t0\t0\t1'] },
    notAssessable: null,
  },
};
