import { isEmptyCell } from '../../report/figure.ts';
import { cellOperand } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { sectionIII } from '../section-iii.ts';
import { count } from '../words/sum.ts';

/** Reviewers send such tables back. The operands are the empty cells; silent where all zeros are printed, or none is. */
export const T3_PARTIAL_BLANK: Rule<'T3-PARTIAL-BLANK'> = {
  id: 'T3-PARTIAL-BLANK',
  family: 'tableIII',
  asks: /:III\//,
  severity: 'hint',
  title: { zh: '空白与 0 混用', en: 'Blanks among zeros' },
  why: {
    zh: '表三中有的单元格填 0，有的空白或填“/”，无法区分“没有”与“未填”。',
    en: 'Some cells of table 3 say 0 and others are empty or struck out, so that none and not filled in look alike.',
  },
  basis: PRACTICE,
  apply: ({ figures }) => {
    const { cells } = sectionIII(figures);
    const readings = cells.map((cell) => figures.get(cell)?.content);
    const empty = cells.filter((_, at) => {
      const reading = readings[at];
      return reading?.kind === 'gap' && isEmptyCell(reading.reason);
    });
    if (empty.length === 0 || !readings.some((reading) => reading?.kind === 'number' && reading.value === 0)) return [];
    return [
      {
        outcome: 'suspicious',
        subject: 'III',
        operands: empty.map((cell) => cellOperand(figures, cell, 'left')),
        expected: null,
        actual: null,
      },
    ];
  },
  sentence: (_, { left }) => ({
    zh: `表三有 ${left.length} 个单元格空白或划去，其余填了 0；没有的请统一填 0`,
    en: `Table 3 leaves ${count(left.length, 'cell')} empty or struck out among printed zeros; please fill in 0 where there were none`,
  }),
  arithmetic: (_, { left }) => `□ × ${left.length}`,
  examples: {
    holds: {},
    fails: { cells: { 'III/1/research': 'blank', 'III/4/total': 'slash' } },
    notAssessable: null,
  },
};
