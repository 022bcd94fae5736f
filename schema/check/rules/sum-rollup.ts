import type { Lang } from '../../language.ts';
import { nameIn, outsideOperand } from '../around.ts';
import { isHandedOn, isOfDocuments, ROLLED_UP } from '../below.ts';
import type { Found } from '../finding.ts';
import { cellOperand } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { cellOf } from '../words/names.ts';

/**
 * Subject: the cell, or `missing`. Of a government's report, where bureaus are held against it. Who is missing comes first: while somebody is, a
 * region that counts more says nothing. More among the bureaus is a mistake, but for requests, which each that handled one counts; more
 * in the region may be its own. Both are hints where nobody has said that the list is complete.
 */
export const SUM_ROLLUP: Rule<'SUM-ROLLUP'> = {
  id: 'SUM-ROLLUP',
  version: 2,
  family: 'around',
  asks: /:(II\/((licensing|penalties|coercion)\.decisions|fees\.amount)|III\/(1|3\.7|4)\/total|IV\/.*\.total)$/,
  together: true,
  severity: 'warning',
  looksAt: ['bureaus'],
  title: { zh: '本级政府与所属单位之和', en: 'The government against its bureaus' },
  why: {
    zh: '本级政府年报的数 = 名录内各单位与下级政府年报之和（依申请公开和复议诉讼另加政府本身的）。先看谁还没有报送；申请在单位之间转办的，各单位合计可以偏多；文件可以只计本级政府的。',
    en: 'What a government reports is what the bureaus on its list and the governments below it report together, and for requests and appeals its own besides. Who has not reported comes first; a request handed on is counted by each that handled it; of documents it may count its own only.',
  },
  basis: DERIVED,
  apply: ({ figures, around }) => {
    const below = around?.below;
    if (!below || below.reported === 0) return [];
    const reported = String(below.reported);
    const cells = ROLLED_UP.flatMap((cell): Found[] => {
      const printed = cellOperand(figures, cell, 'right');
      const kept = below.sums.get(cell);
      if (!kept || printed.value === null) return [];
      const gap = Math.round((printed.value - kept.sum) * 1e6) / 1e6;
      // Who has not reported may be all of the gap.
      if (gap >= 0 && below.missing.length > 0) return [];
      const operands = [outsideOperand(reported, kept.sum, 'left', { cell }), printed];
      const found = { subject: cell, operands, expected: kept.sum, actual: printed.value };
      if (gap >= 0 && kept.unknown > 0) return [{ ...found, outcome: 'notAssessable' }];
      if (gap === 0) return [{ ...found, outcome: 'confirmed' }];
      const isMild = isHandedOn(cell) || isOfDocuments(cell) || (gap > 0 && !below.isComplete);
      return [{ ...found, outcome: 'suspicious', severity: isMild ? 'hint' : 'warning' }];
    });
    if (below.missing.length === 0) return cells;
    const operands = below.missing.map((name) => outsideOperand(name, null, 'left'));
    const left = {
      subject: 'missing',
      operands,
      expected: below.reported + below.missing.length,
      actual: below.reported,
    };
    return [{ ...left, outcome: 'notAssessable' }, ...cells];
  },
  sentence: ({ outcome, subject, expected, actual }, { left, right: [printed] }) => {
    if (subject === 'missing') {
      const names = (lang: Lang): string => left.map((one) => nameIn(one, lang)).join(lang === 'zh' ? '、' : ', ');
      return {
        zh: `名录内 ${expected} 家单位还有 ${left.length} 家没有报送（${names('zh')}），本级政府的数不能与各单位之和核对`,
        en: `Of ${expected} bodies on the list ${left.length} have not reported (${names('en')}), so the government’s figures cannot be held against theirs`,
      };
    }
    const [sum] = left;
    const gap = Math.round(((actual ?? 0) - (expected ?? 0)) * 1e6) / 1e6;
    const sides = {
      zh: `${cellOf(printed, 'zh')}：本级政府年报 ${actual}，已报送的 ${sum?.label} 家合计 ${expected}`,
      en: `${cellOf(printed, 'en')}: ${actual} in the government’s report, ${expected} in the ${sum?.label} reports below it`,
    };
    const handed = isHandedOn(subject);
    const documents = isOfDocuments(subject);
    switch (outcome) {
      case 'confirmed':
        return { zh: `${sides.zh}，两者相等`, en: `${sides.en}; they are equal` };
      case 'notAssessable':
        return {
          zh: `${sides.zh}，相差 ${gap}；有的单位的数没有读到，不能核对`,
          en: `${sides.en}, a gap of ${gap}; some bureaus’ figures could not be read, so this cannot be checked`,
        };
      default:
        if (documents)
          return {
            zh: `${sides.zh}，${gap < 0 ? '多出' : '相差'} ${Math.abs(gap)}；本级政府只计本级文件的属正常，请核对`,
            en: `${sides.en}, ${Math.abs(gap)} ${gap < 0 ? 'more' : 'fewer'}; right where the government counts its own documents only, please check`,
          };
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
  arithmetic: ({ expected, actual, outcome, subject }, { left: [sum] }) =>
    subject === 'missing'
      ? `${actual} / ${expected}`
      : `Σ${sum?.label} = ${expected} ${outcome === 'confirmed' ? '=' : outcome === 'notAssessable' ? '?' : '≠'} ${actual}`,
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
