import { cellIII, cellIV } from '../../form/cells.ts';
import type { CellId } from '../../form/edition.ts';
import type { NarrativeFigure } from '../../report/report.ts';
import { neighbourOperand, outsideOperand } from '../around.ts';
import type { Found } from '../finding.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { InstanceNames, isPrintedAs, statedOperand } from '../stated.ts';
import { statedName } from '../words/names.ts';
import { yearOf } from '../words/years.ts';

/** Where the number of a measure stands in the tables. */
const CELLS: Readonly<Partial<Record<NarrativeFigure['measure'], CellId>>> = {
  'requests.received': cellIII('1', 'total'),
  'requests.closed': cellIII('3.7', 'total'),
  'review.total': cellIV('review.total'),
};

/** A number, and right behind it that it grew or fell, and by how much. */
const GROWTH =
  /^[^\d\n]{0,6}[\d,]+[^\d。；;\n]{0,8}?[，,（(]?(?:与上年(?:度)?相比|同比|比(?:上年|去年|上年度)(?:同期)?|较(?:上年|去年|上年度)(?:同期)?)(增长|增加|上升|提高|下降|减少|降低)了?(\d+(?:\.\d+)?)[%％]/;

/** How far that may reach. */
const REACH = 60;

/** Offices count what they compare in several ways (received, or with what was carried in): one that fits is enough. Subject: the measure. */
export const XY_YOY: Rule<'XY-YOY'> = {
  id: 'XY-YOY',
  family: 'around',
  severity: 'warning',
  looksAt: ['before'],
  title: { zh: '同比', en: 'Change since the year before' },
  why: {
    zh: '正文所写同比增减 = 本年数与上一年报告的数相比，四舍五入或截断都可以，末位差 1 也不计较。与上一年表中或正文的同一指标相符即可。',
    en: 'A change that the text gives is that from the number of the year before, rounded or cut off, one off in the last digit allowed. That number may be the table’s or the text’s of the year before; one that fits is enough.',
  },
  basis: PRACTICE,
  apply: ({ report: { narrative, text }, around }) => {
    const before = around?.before;
    if (!before || around.broken) return [];
    const subjects = new InstanceNames();
    return narrative.flatMap((figure, index): Found[] => {
      const cell = CELLS[figure.measure];
      const match = GROWTH.exec(text.slice(figure.place.start, figure.place.start + REACH));
      if (cell === undefined || !match || figure.approximate) return [];
      const bases = [
        neighbourOperand(before, cell, 'left'),
        ...before.narrative.flatMap((one) =>
          one.measure === figure.measure && !one.approximate
            ? [outsideOperand(one.quote, one.value, 'left', { report: before.report })]
            : [],
        ),
      ].filter(({ value }) => value !== null && value > 0);
      const printed = Number(match[2]) * (/增|升|提/.test(match[1] ?? '') ? 1 : -1);
      const decimals = (match[2] ?? '').split('.')[1]?.length ?? 0;
      const changeFrom = (base: number): number => ((figure.value - base) / base) * 100;
      const fitting = bases.find(({ value }) => isNearly(changeFrom(value ?? 0), printed, decimals));
      const base = fitting ?? bases[0];
      if (!base?.value) return [];
      return [
        {
          outcome: fitting ? 'confirmed' : 'suspicious',
          subject: subjects.name(figure.measure),
          operands: [base, statedOperand({ index, figure }, 'right')],
          expected: Number(changeFrom(base.value).toFixed(decimals)),
          actual: printed,
        },
      ];
    });
  },
  sentence: ({ outcome, expected, actual }, { left: [base], right: [stated] }) => {
    const from = {
      zh: `${statedName(stated, 'zh')} ${stated?.value}，${yearOf(base)} 年 ${base?.value}，同比 ${percent(expected)}`,
      en: `${statedName(stated, 'en')}: ${stated?.value} after ${base?.value} in ${yearOf(base)}, a change of ${percent(expected)}`,
    };
    return outcome === 'confirmed'
      ? { zh: `${from.zh}，与正文所写一致`, en: `${from.en}, as the text says` }
      : {
          zh: `${from.zh}，正文写 ${percent(actual)}；所比的口径可能不同，请核对`,
          en: `${from.en}, but the text says ${percent(actual)}; it may be compared with another number, please check`,
        };
  },
  arithmetic: ({ outcome, expected, actual }, { left: [base], right: [stated] }) =>
    `${base?.value} → ${stated?.value} = ${percent(expected)}${outcome === 'confirmed' ? '' : ` ≠ ${percent(actual)}`}`,
  examples: {
    holds: {
      narrative: [{ measure: 'requests.received', value: 36, quote: '36件，同比上升16.13%' }],
      around: { before: { cells: { 'III/1/total': 31 } } },
    },
    fails: {
      narrative: [{ measure: 'requests.received', value: 36, quote: '36件，同比下降16.13%' }],
      around: { before: { cells: { 'III/1/total': 31 } } },
    },
    notAssessable: null,
  },
};

function percent(value: number | null): string {
  return value === null ? '?' : `${value > 0 ? '+' : ''}${value}%`;
}

/** Rounded, cut off, or one off in the last digit. */
function isNearly(change: number, printed: number, decimals: number): boolean {
  const unit = 10 ** -decimals;
  if (change < 0 !== printed < 0 && Math.abs(change) >= unit) return false;
  return isPrintedAs(Math.abs(change), Math.abs(printed), decimals) || Math.abs(change - printed) < unit * 1.0000001;
}
