import { twoNumbers } from '../arithmetic.ts';
import type { Outcome } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { statedOf, statedOperand } from '../stated.ts';

/** A body founded within the year rightly gives a part of it (warning, subject `part`). Silent where no period is given. */
export const TX_PERIOD: Rule<'TX-PERIOD'> = {
  id: 'TX-PERIOD',
  family: 'narrative',
  severity: 'error',
  title: { zh: '统计期限', en: 'Period covered' },
  why: {
    zh: '正文所写统计期限应为标题所示年度的 1 月 1 日至 12 月 31 日。年度相同而不足全年的只作提示。',
    en: 'The period the text gives is 1 January to 31 December of the year in the title. A part of that year is only pointed out.',
  },
  basis: {
    zh: '《政府信息公开条例》第四十九条：公布上一年度的年度报告',
    en: 'Regulations on Open Government Information, article 49: the report of the year before is published',
  },
  apply: ({ report }) => {
    const { period, year } = report;
    const [stated] = statedOf(report, 'document.period');
    if (!stated) return [];
    const { value } = stated.figure;
    const isWhole = !period || (period.from.endsWith('-01-01') && period.to === `${period.from.slice(0, 4)}-12-31`);
    const outcome: Outcome =
      year === null ? 'notAssessable' : value !== year ? 'failed' : isWhole ? 'confirmed' : 'suspicious';
    return [
      {
        outcome,
        severity: outcome === 'suspicious' ? 'warning' : 'error',
        subject: outcome === 'suspicious' ? 'part' : 'year',
        operands: [statedOperand(stated, 'right')],
        expected: year,
        actual: value,
      },
    ];
  },
  sentence: ({ outcome, expected, actual }) => {
    switch (outcome) {
      case 'confirmed':
        return {
          zh: `统计期限为 ${actual} 年全年，与标题一致`,
          en: `The period covered is the whole of ${actual}, as the title says`,
        };
      case 'failed':
        return {
          zh: `统计期限写的是 ${actual} 年，标题为 ${expected} 年，疑沿用旧文，请更正`,
          en: `The period covered is ${actual}, but the title says ${expected}; probably left over from another year, please correct it`,
        };
      case 'suspicious':
        return {
          zh: `统计期限不是 ${actual} 年全年；年内成立或撤并的属正常，请核对`,
          en: `The period covered is not the whole of ${actual}; right for a body founded or merged within the year, please check`,
        };
      case 'notAssessable':
        return {
          zh: `统计期限写的是 ${actual} 年，标题没有年度，无法核对`,
          en: `The period covered is ${actual}; the title names no year, so this cannot be checked`,
        };
    }
  },
  arithmetic: twoNumbers,
  examples: {
    holds: { year: 2023, narrative: [{ measure: 'document.period', value: 2023, counter: '年' }] },
    fails: { year: 2023, narrative: [{ measure: 'document.period', value: 2022, counter: '年' }] },
    notAssessable: { year: null, narrative: [{ measure: 'document.period', value: 2022, counter: '年' }] },
  },
};
