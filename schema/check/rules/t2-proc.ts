import { cellII } from '../../form/cells.ts';
import { terms } from '../arithmetic.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';

/** Silent where it holds, and where one of the two is not printed. */
export const T2_PROC: Rule<'T2-PROC'> = {
  id: 'T2-PROC',
  family: 'tableII',
  asks: /:II\/procurement\./,
  severity: 'warning',
  title: { zh: '采购项目与金额', en: 'Procurement without its other half' },
  why: {
    zh: '2019 年表式第（九）项：采购项目数量与采购总金额应同时为 0 或同时大于 0。',
    en: 'Item (9) of the 2019 form: there are procurement projects where there is an amount, and the other way round.',
  },
  basis: DERIVED,
  apply: ({ figures }) => {
    const projects = cellOperand(figures, cellII('procurement.projects'), 'left');
    const amount = cellOperand(figures, cellII('procurement.amount'), 'right');
    if (projects.value === null || amount.value === null || projects.value > 0 === amount.value > 0) return [];
    const operands = [projects, amount];
    return [{ outcome: 'suspicious', subject: 'procurement', operands, expected: null, actual: amount.value }];
  },
  sentence: (_, { left: [projects], right: [amount] }) => ({
    zh: `表二 政府集中采购：项目数量 ${projects?.value}，而总金额 ${amount?.value}，疑有漏填，请核对`,
    en: `Table 2, central procurement: ${projects?.value} projects beside an amount of ${amount?.value}; one of the two was probably left out, please check`,
  }),
  arithmetic: (_, { left, right }) => `${terms(left)}; ${terms(right)}`,
  examples: {
    holds: { edition: '2019', cells: { 'II/procurement.projects': 4, 'II/procurement.amount': 31.5 } },
    fails: { edition: '2019', cells: { 'II/procurement.projects': 4 } },
    notAssessable: null,
  },
};
