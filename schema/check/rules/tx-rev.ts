import { cellIV } from '../../form/cells.ts';
import { isMeasureId } from '../../form/measures/index.ts';
import { basisOf, type Comparison, compareWithTable } from '../against-tables.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { againstTable } from '../words/against-table.ts';

const RESULTS = ['upheld', 'corrected', 'otherResult', 'pending'];

/** The printed totals; or, where a total was not filled in, the results it should add up. */
export const APPEALS_STATED: Comparison = {
  basesOf: ({ measure }, { figures }) => {
    if (!isMeasureId(measure) || !/^(?:review|litigation)\./.test(measure)) return null;
    const block = measure.slice(0, measure.lastIndexOf('.'));
    const result = measure.slice(measure.lastIndexOf('.') + 1);
    const blocks = block === 'litigation' ? ['litigation.direct', 'litigation.afterReview'] : [block];
    const cells = (columns: readonly string[]) =>
      basisOf(
        blocks.flatMap((one) => columns.map((column) => cellOperand(figures, cellIV(`${one}.${column}`), 'left'))),
      );
    return result === 'total' ? [cells([result]), cells(RESULTS)] : [cells([result])];
  },
};

export const TX_REV: Rule<'TX-REV'> = {
  id: 'TX-REV',
  family: 'narrative',
  asks: /:IV\//,
  severity: 'error',
  title: { zh: '复议诉讼数与表四', en: 'Appeals against table 4' },
  why: {
    zh: '正文所写行政复议、行政诉讼件数及结果 = 表四相应各格；行政诉讼为未经复议直接起诉与复议后起诉之和。备案数是另一口径，不核对。',
    en: 'The reviews and suits the text states, and their results, are those of table 4; suits are those brought directly and after review together. Filings reported (备案) are another measure and are not compared.',
  },
  basis: PRACTICE,
  apply: (context) => compareWithTable(APPEALS_STATED, context),
  sentence: againstTable,
  examples: {
    holds: {
      cells: { 'IV/litigation.direct.total': 2, 'IV/litigation.afterReview.total': 3 },
      narrative: [{ measure: 'litigation.total', value: 5, counter: '件' }],
    },
    fails: {
      cells: { 'IV/litigation.direct.total': 2, 'IV/litigation.afterReview.total': 3 },
      narrative: [{ measure: 'litigation.total', value: 6, counter: '件' }],
    },
    notAssessable: {
      cells: { 'IV/review.total': 4 },
      narrative: [{ measure: 'review.total', value: 5, counter: '件', approximate: true }],
    },
  },
};
