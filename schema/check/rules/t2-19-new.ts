import { cellII } from '../../form/cells.ts';
import { sumAgainst } from '../arithmetic.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { rowName } from '../words/names.ts';

const ROWS = ['rules', 'normativeDocuments'] as const;

/**
 * Subject `rules`, or `rules:made` for what was disclosed beyond what was made: older papers may be disclosed later, so that is a
 * hint. Silent where it holds.
 */
export const T2_19_NEW: Rule<'T2-19-NEW'> = {
  id: 'T2-19-NEW',
  family: 'tableII',
  asks: /:II\/.*\.(newlyMade|newlyDisclosed|disclosedTotal)$/,
  severity: 'warning',
  title: { zh: '新公开数量', en: 'Newly disclosed' },
  why: {
    zh: '2019 年表式第（一）项：本年新公开数量不应多于对外公开总数量，通常也不多于本年新制作数量（以前年度制作的可以后公开，只作提示）。',
    en: 'Item (1) of the 2019 form: what is newly disclosed is part of what is disclosed in total, and usually of what was newly made (older papers may be disclosed later, so that is only pointed out).',
  },
  basis: DERIVED,
  apply: ({ figures }) =>
    ROWS.flatMap((row): Found[] => {
      const disclosed = cellOperand(figures, cellII(`${row}.newlyDisclosed`), 'left');
      const against = (column: 'newlyMade' | 'disclosedTotal', more: Pick<Found, 'subject' | 'severity'>): Found[] => {
        const most = cellOperand(figures, cellII(`${row}.${column}`), 'right');
        if (disclosed.value === null || most.value === null || disclosed.value <= most.value) return [];
        const operands = [disclosed, most];
        return [{ outcome: 'suspicious', ...more, operands, expected: disclosed.value, actual: most.value }];
      };
      return [
        ...against('disclosedTotal', { subject: row }),
        ...against('newlyMade', { subject: `${row}:made`, severity: 'hint' }),
      ];
    }),
  sentence: ({ subject }, { left: [disclosed], right: [most] }) =>
    subject.endsWith(':made')
      ? {
          zh: `表二 ${rowName(most, 'zh')}：本年新公开 ${disclosed?.value} 件，多于本年新制作 ${most?.value} 件；含以前年度制作的属正常，请核对`,
          en: `Table 2, ${rowName(most, 'en')}: ${disclosed?.value} newly disclosed, more than the ${most?.value} newly made; right where they were made in earlier years, please check`,
        }
      : {
          zh: `表二 ${rowName(most, 'zh')}：本年新公开 ${disclosed?.value} 件，多于对外公开总数量 ${most?.value} 件，疑有填错列，请核对`,
          en: `Table 2, ${rowName(most, 'en')}: ${disclosed?.value} newly disclosed, more than the ${most?.value} disclosed in total; a number probably stands in the wrong column, please check`,
        },
  arithmetic: (finding, sides) => sumAgainst(finding, sides, '>'),
  examples: {
    holds: {
      edition: '2019',
      cells: { 'II/rules.newlyMade': 3, 'II/rules.newlyDisclosed': 3, 'II/rules.disclosedTotal': 9 },
    },
    fails: {
      edition: '2019',
      cells: { 'II/rules.newlyMade': 3, 'II/rules.newlyDisclosed': 3, 'II/rules.disclosedTotal': 2 },
    },
    notAssessable: null,
  },
};
