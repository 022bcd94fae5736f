import { cellII } from '../../form/cells.ts';
import { sumAgainst } from '../arithmetic.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { rowName } from '../words/names.ts';
import { doubtOf } from '../words/sum.ts';

const ROWS = ['rules', 'normativeDocuments'] as const;

/** What was made this year and not repealed is in force. Silent where it holds, and where something was repealed. */
export const T2_21_MADE: Rule<'T2-21-MADE'> = {
  id: 'T2-21-MADE',
  family: 'tableII',
  asks: /:II\/(rules|normativeDocuments)\.(made|repealed|inForce)$/,
  severity: 'error',
  title: { zh: '制发多于现行有效', en: 'More made than in force' },
  why: {
    zh: '2021 年表式第二部分：本年制发而没有废止的，年末都应现行有效，制发件数不会多于现行有效件数。',
    en: 'Section two of the 2021 form: what was made this year and not repealed is in force at its end, so no more can have been made than are in force.',
  },
  basis: DERIVED,
  apply: ({ figures }) =>
    ROWS.flatMap((row) => {
      const made = cellOperand(figures, cellII(`${row}.made`), 'left');
      const repealed = cellOperand(figures, cellII(`${row}.repealed`), 'left');
      const inForce = cellOperand(figures, cellII(`${row}.inForce`), 'right');
      if (made.value === null || repealed.value !== 0 || inForce.value === null) return [];
      if (made.value <= inForce.value) return [];
      return [
        {
          outcome: 'failed',
          subject: row,
          operands: [made, repealed, inForce],
          expected: made.value,
          actual: inForce.value,
        },
      ];
    }),
  sentence: (finding, { left: [made], right: [inForce] }) => {
    const doubt = doubtOf(finding);
    return {
      zh: `表二 ${rowName(made, 'zh')}：本年制发 ${made?.value} 件、废止 0 件，而现行有效只有 ${inForce?.value} 件${doubt.zh}`,
      en: `Table 2, ${rowName(made, 'en')}: ${made?.value} made this year and 0 repealed, but only ${inForce?.value} in force${doubt.en}`,
    };
  },
  arithmetic: (finding, { left: [made], right }) =>
    sumAgainst(finding, { left: made ? [made] : [], right }, finding.outcome === 'confirmed' ? undefined : '>'),
  examples: {
    holds: { cells: { 'II/rules.made': 2, 'II/rules.inForce': 2 } },
    fails: { cells: { 'II/rules.made': 2 } },
    notAssessable: null,
  },
};
