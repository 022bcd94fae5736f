import { cellIII } from '../../form/cells.ts';
import type { Lang } from '../../language.ts';
import type { NarrativeMeasure } from '../../report/report.ts';
import { term, terms } from '../arithmetic.ts';
import type { Found, Operand } from '../finding.ts';
import { addUp, cellOperand, isUnknown } from '../operands.ts';
import type { CheckContext } from '../rule.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { InstanceNames, isPrintedAs, type Stated, statedOf, statedOperand } from '../stated.ts';
import { namedTerms, statedName, statedShort, statedValue } from '../words/names.ts';

/** The narrower first: what begins as litigation.direct does belongs to it. */
const BLOCKS = ['review.total', 'litigation.direct.total', 'litigation.afterReview.total', 'litigation.total'] as const;
const GROUPS = ['requests.refused', 'requests.unavailable', 'requests.declined', 'requests.otherwise'] as const;

/** What a number may be a part of, the likeliest first; each the operands that add up to it. */
function wholesOf({ index: at, figure }: Stated, context: CheckContext): readonly (readonly Operand[])[] {
  const { report, lists, figures } = context;
  const stated = (wanted: NarrativeMeasure): readonly (readonly Operand[])[] =>
    statedOf(report, wanted).flatMap((other) => (other.index === at ? [] : [[statedOperand(other, 'right')]]));
  const row = (...codes: readonly string[]): readonly Operand[] =>
    codes.map((code) => cellOperand(figures, cellIII(code, 'total'), 'right'));
  const { measure } = figure;
  if (measure.startsWith('disclosures.')) {
    const own = lists.filter(({ parts }) => parts.some((part) => part.index === at));
    return [...own.map(({ total }) => [statedOperand(total, 'right')]), ...stated('disclosures.total')];
  }
  if (measure.startsWith('requests.')) {
    const group = GROUPS.find((one) => measure.startsWith(`${one}.`));
    return [
      ...stated('requests.closed'),
      ...stated('requests.received'),
      ...stated('requests.handled'),
      ...(group === undefined ? [] : stated(group)),
      row('3.7'),
      row('1'),
      row('1', '2'),
    ];
  }
  const block = BLOCKS.find((total) => measure.startsWith(total.slice(0, -'total'.length)));
  return block === undefined ? [] : stated(block);
}

/** A whole is known, and not smaller than its part. */
function isWhole(operands: readonly Operand[], part: number): boolean {
  return (
    operands.length > 0 &&
    !operands.some((operand) => operand.approximate || isUnknown(operand)) &&
    addUp(operands) > 0 &&
    addUp(operands) >= part
  );
}

function perCent(part: number, whole: readonly Operand[]): number {
  return (part / addUp(whole)) * 100;
}

function judgeShares(context: CheckContext): readonly Found[] {
  const subjects = new InstanceNames();
  return context.report.narrative.flatMap((figure, index): Found[] => {
    const printed = figure.share ?? '';
    if (!/^\d+(?:\.\d+)?$/.test(printed) || figure.approximate) return [];
    const part: Stated = { index, figure };
    const wholes = wholesOf(part, context).filter((operands) => isWhole(operands, figure.value));
    const decimals = printed.split('.')[1]?.length ?? 0;
    const fitting = wholes.find((operands) => isPrintedAs(perCent(figure.value, operands), Number(printed), decimals));
    const whole = fitting ?? wholes[0];
    if (!whole) return [];
    return [
      {
        outcome: fitting ? 'confirmed' : 'suspicious',
        subject: subjects.name(figure.label === null ? figure.measure : `${figure.measure}:${figure.label}`),
        operands: [statedOperand(part, 'left'), ...whole],
        expected: Number(perCent(figure.value, whole).toFixed(decimals)),
        actual: Number(printed),
      },
    ];
  });
}

/**
 * Offices take different wholes (closed, received, to be handled; a list’s or the grand total): one that fits is enough. Silent
 * where no whole is known, and of approximate numbers.
 */
export const TX_SHARE: Rule<'TX-SHARE'> = {
  id: 'TX-SHARE',
  family: 'narrative',
  severity: 'warning',
  asksOlder: true,
  title: { zh: '占比', en: 'Shares' },
  why: {
    zh: '正文所写占比 = 该数 ÷ 总数，四舍五入或截断都可以。办理结果的总数可以是正文或表三的办结数、新收数或收办数，与其中任何一个相符即可。',
    en: 'A percentage the text gives is the number divided by its whole, rounded or cut off. The whole of an outcome may be what was closed, received or to be handled, in the text or in table 3; one that fits is enough.',
  },
  basis: PRACTICE,
  apply: judgeShares,
  /** `予以公开 24 ÷ 办结 53 = 45.3%，正文写占 45.4%`. */
  sentence: ({ outcome, expected, actual }, { left: [part], right }) => {
    const of = (lang: Lang): string =>
      right
        .map((operand) =>
          operand.ref.kind === 'cell'
            ? namedTerms([operand], 'row', lang)
            : `${statedShort(operand, lang)} ${term(operand)}`,
        )
        .join(' + ');
    const zh = `${statedName(part, 'zh')} ${statedValue(part, 'zh')} ÷ ${of('zh')}`;
    const en = `${statedName(part, 'en')} ${statedValue(part, 'en')} ÷ ${of('en')}`;
    return outcome === 'confirmed'
      ? { zh: `${zh}，与正文所写占比 ${actual}% 一致`, en: `${en}: the share of ${actual}% that the text gives` }
      : {
          zh: `${zh} = ${expected}%，正文写占 ${actual}%；占比所对的总数可能不同，请核对`,
          en: `${en} = ${expected}%, but the text says ${actual}%; the share may be of another whole, please check`,
        };
  },
  /** `24 ÷ 53 = 45.3% ≠ 45.4%`. */
  arithmetic: ({ outcome, expected, actual }, { left, right }) => {
    const division = `${terms(left)} ÷ ${right.length > 1 ? `(${terms(right)})` : terms(right)}`;
    return outcome === 'confirmed' ? `${division} = ${actual}%` : `${division} = ${expected}% ≠ ${actual}%`;
  },
  examples: {
    holds: {
      narrative: [
        { measure: 'requests.granted', value: 24, counter: '件', share: '45.2' },
        { measure: 'requests.closed', value: 53, counter: '件' },
      ],
    },
    fails: {
      narrative: [
        { measure: 'requests.granted', value: 24, counter: '件', share: '45.4' },
        { measure: 'requests.closed', value: 53, counter: '件' },
      ],
    },
    notAssessable: null,
  },
};
