import { outsideOperand } from '../around.ts';
import { isHandedOn, ROLLED_UP } from '../below.ts';
import type { Found, Operand } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { cellOf } from '../words/names.ts';

/**
 * Subject: the cell. Of a government's report, where bureaus are held against it. Who is missing comes first: while somebody is, a
 * region that counts more says nothing. More among the bureaus is a mistake, but for requests, which each that handled one counts; more
 * in the region may be its own. Both are hints where nobody has said that the list is complete.
 */
export const SUM_ROLLUP: Rule<'SUM-ROLLUP'> = {
  id: 'SUM-ROLLUP',
  family: 'around',
  severity: 'warning',
  looksAround: true,
  title: { zh: '本级政府与所属单位之和', en: 'The government against its bureaus' },
  why: {
    zh: '本级政府年报的数 = 名录内各单位之和（依申请公开和复议诉讼另加政府本身的）。先看谁还没有报送；申请在单位之间转办的，各单位合计可以偏多。',
    en: 'What a government reports is what the bureaus on its list report together, and for requests and appeals its own besides. Who has not reported comes first; a request handed on is counted by each that handled it.',
  },
  basis: DERIVED,
  apply: ({ figures, around }) => {
    const below = around?.below;
    if (!below || below.reported === 0) return [];
    return ROLLED_UP.flatMap((cell): Found[] => {
      const printed = cellOperand(figures, cell, 'right');
      const kept = below.sums.get(cell);
      if (!kept || printed.value === null) return [];
      const gap = Math.round((printed.value - kept.sum) * 1e6) / 1e6;
      const unknown = below.missing.length + kept.unknown;
      const operands: Operand[] = [
        outsideOperand(String(below.reported), kept.sum, 'left', { cell }),
        ...below.missing.map(({ zh }) => outsideOperand(zh, null, 'left')),
        printed,
      ];
      const found = { subject: cell, operands, expected: kept.sum, actual: printed.value };
      if (gap === 0 && unknown === 0) return [{ ...found, outcome: 'confirmed' }];
      if (gap >= 0 && unknown > 0) return [{ ...found, outcome: 'notAssessable' }];
      const isMild = isHandedOn(cell) || (gap > 0 && !below.isComplete);
      return [{ ...found, outcome: 'suspicious', severity: isMild ? 'hint' : 'warning' }];
    });
  },
  sentence: ({ outcome, subject, expected, actual }, { left: [sum, ...missing], right: [printed] }) => {
    const gap = Math.round(((actual ?? 0) - (expected ?? 0)) * 1e6) / 1e6;
    const sides = {
      zh: `${cellOf(printed, 'zh')}：本级政府年报 ${actual}，已报送的 ${sum?.label} 家合计 ${expected}`,
      en: `${cellOf(printed, 'en')}: ${actual} in the government’s report, ${expected} in the ${sum?.label} reports of its bureaus`,
    };
    const handed = isHandedOn(subject);
    const names = missing.map(({ label }) => label ?? '');
    switch (outcome) {
      case 'confirmed':
        return { zh: `${sides.zh}，两者相等`, en: `${sides.en}; they are equal` };
      case 'notAssessable':
        return names.length > 0
          ? {
              zh: `${sides.zh}，相差 ${gap}；还有 ${names.length} 家没有报送（${names.join('、')}），不能核对`,
              en: `${sides.en}, a gap of ${gap}; ${names.length} have not reported (${names.join(', ')}), so this cannot be checked`,
            }
          : {
              zh: `${sides.zh}，相差 ${gap}；有的单位的数没有读到，不能核对`,
              en: `${sides.en}, a gap of ${gap}; some bureaus’ figures could not be read, so this cannot be checked`,
            };
      default:
        if (gap < 0)
          return handed
            ? {
                zh: `${sides.zh}，多出 ${-gap}；单位之间转办、重复计算的属正常，请核对`,
                en: `${sides.en}, ${-gap} more; right where they were handed on and counted twice, please check`,
              }
            : {
                zh: `${sides.zh}，多出 ${-gap}；本级政府漏计或单位多填，请核对`,
                en: `${sides.en}, ${-gap} more; the government left some out, or a bureau counted too many, please check`,
              };
        return handed
          ? {
              zh: `${sides.zh}，相差 ${gap}；政府本身受理的计入其中的属正常，请核对`,
              en: `${sides.en}, ${gap} fewer; right where they were put to the government itself, please check`,
            }
          : {
              zh: `${sides.zh}，相差 ${gap}；名录不全或单位漏填，请核对`,
              en: `${sides.en}, ${gap} fewer; the list may not be complete, or a bureau left some out, please check`,
            };
    }
  },
  arithmetic: ({ expected, actual, outcome }, { left: [sum] }) =>
    `Σ${sum?.label} = ${expected} ${outcome === 'confirmed' ? '=' : outcome === 'notAssessable' ? '?' : '≠'} ${actual}`,
  examples: {
    holds: {
      cells: { 'II/penalties.decisions': 12 },
      kind: 'region',
      around: {
        type: 'region',
        below: {
          reported: 3,
          missing: [],
          isComplete: true,
          sums: new Map([['II/penalties.decisions', { sum: 12, unknown: 0 }]]),
        },
      },
    },
    fails: {
      cells: { 'II/penalties.decisions': 12 },
      kind: 'region',
      around: {
        type: 'region',
        below: {
          reported: 3,
          missing: [],
          isComplete: true,
          sums: new Map([['II/penalties.decisions', { sum: 15, unknown: 0 }]]),
        },
      },
    },
    notAssessable: {
      cells: { 'II/penalties.decisions': 12 },
      kind: 'region',
      around: {
        type: 'region',
        below: {
          reported: 3,
          missing: [{ zh: '水利局', en: 'Water' }],
          isComplete: true,
          sums: new Map([['II/penalties.decisions', { sum: 9, unknown: 0 }]]),
        },
      },
    },
  },
};
