import { cellIV } from '../../form/cells.ts';
import type { Lang } from '../../language.ts';
import { sumAgainst } from '../arithmetic.ts';
import type { Operand } from '../finding.ts';
import { addUp, cellOperand, isEmpty, isUnknown } from '../operands.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { blocksIV } from '../section-iv.ts';
import { namedTerms } from '../words/names.ts';
import { count } from '../words/sum.ts';

const REVIEWS_OPEN_TO_SUIT = [cellIV('review.upheld'), cellIV('review.otherResult')];

/**
 * Cases carried over from earlier years can exceed the reviews rightly, so it is no more than a hint; silent where they do not.
 * Suits are the printed total or, where that is not filled in, the sum of its parts.
 */
export const T4_AFTER: Rule<'T4-AFTER'> = {
  id: 'T4-AFTER',
  family: 'tableIV',
  asks: /:IV\/(review\.(upheld|otherResult)|litigation\.afterReview\.\w+)$/,
  severity: 'hint',
  title: { zh: '复议后起诉偏多', en: 'More suits than reviews' },
  why: {
    zh: '复议后起诉的案件多于本年复议维持与其他结果之和。含上年度结转案件的属正常，请核对。',
    en: 'More suits after review than reviews upheld or ended otherwise this year. Right where cases were carried over; please check.',
  },
  basis: DERIVED,
  apply: ({ figures }) =>
    blocksIV(figures).flatMap(({ id, parts, total }) => {
      if (id !== 'litigation.afterReview') return [];
      const suits = total.value ? [total] : parts.map((part): Operand => ({ ...part, side: 'right' }));
      const reviews = REVIEWS_OPEN_TO_SUIT.map((cell) => cellOperand(figures, cell, 'left'));
      const operands = [...reviews, ...suits];
      if (operands.some(isUnknown) || reviews.every(isEmpty) || addUp(suits) <= addUp(reviews)) return [];
      return [{ outcome: 'suspicious', subject: id, operands, expected: addUp(reviews), actual: addUp(suits) }];
    }),
  sentence: ({ expected, actual }, { left }) => {
    const reviews = (lang: Lang) => `${namedTerms(left, 'column', lang)} = ${expected}`;
    return {
      zh: `表四 复议后起诉：${actual} 件，多于本年行政复议 ${reviews('zh')}；含上年度结转案件的属正常，请核对`,
      en: `Table 4, sued after review: ${count(actual ?? 0, 'case')}, more than this year’s reviews (${reviews('en')}); right where cases were carried over, please check`,
    };
  },
  arithmetic: (finding, sides) => sumAgainst(finding, sides, '<'),
  examples: {
    holds: {
      cells: {
        'IV/review.upheld': 5,
        'IV/review.total': 5,
        'IV/litigation.afterReview.upheld': 5,
        'IV/litigation.afterReview.total': 5,
      },
    },
    fails: {
      cells: {
        'IV/review.upheld': 3,
        'IV/review.total': 3,
        'IV/litigation.afterReview.upheld': 5,
        'IV/litigation.afterReview.total': 5,
      },
    },
    notAssessable: null,
  },
};
