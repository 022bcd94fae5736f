import { cellsOf } from '../../form/cells.ts';
import { type CellContent, isEmptyCell } from '../../report/figure.ts';
import type { NarrativeFigure } from '../../report/report.ts';
import { type Basis, type Comparison, compareWithTable, rowsBasis } from '../against-tables.ts';
import type { CheckContext } from '../rule.ts';
import { DERIVED, type Rule } from '../rule.ts';
import { againstTable } from '../words/against-table.ts';

/** The text says that none was received, or the table that there was nothing at all. */
export function isAboutNone({ value }: NarrativeFigure, context: CheckContext): boolean {
  return value === 0 || isAllZero(context);
}

/** Every cell of the table that holds a number holds 0, and none is unknown. */
function isAllZero({ report, figures }: CheckContext): boolean {
  const readings = cellsOf(report.editions.III ?? '2021', 'III').map(({ id }) => figures.get(id)?.content);
  const isNothing = (reading: CellContent | undefined) =>
    reading?.kind === 'number' ? reading.value === 0 : reading !== undefined && isEmptyCell(reading.reason);
  return readings.every(isNothing) && readings.some((reading) => reading?.kind === 'number');
}

/** Offices count what they received with or without what was carried in; none received has one meaning only. */
export function receivedBases(figure: NarrativeFigure, context: CheckContext): readonly Basis[] {
  const received = rowsBasis(context, 'requests.received');
  return isAboutNone(figure, context)
    ? [received]
    : [received, rowsBasis(context, 'requests.received', 'requests.carriedIn')];
}

export const NONE_RECEIVED: Comparison = {
  basesOf: (figure, context) => (figure.measure === 'requests.received' ? receivedBases(figure, context) : null),
  speaksOf: isAboutNone,
};

/** What is neither none in the text nor all zero in the table is left to TX-NEW. */
export const T3_ZERO_ALL: Rule<'T3-ZERO-ALL'> = {
  id: 'T3-ZERO-ALL',
  family: 'tableIII',
  asks: /:III\/1\/total$/,
  severity: 'error',
  title: { zh: '全零与正文不符', en: 'All zero against the text' },
  why: {
    zh: '表三全部为 0 而正文写有收到的申请，或者正文说没有收到而表三有数。',
    en: 'Table 3 is all zero while the text reports a request, or the text says there was none while the table has some.',
  },
  basis: DERIVED,
  apply: (context) => compareWithTable(NONE_RECEIVED, context),
  sentence: againstTable,
  examples: {
    holds: { narrative: [{ measure: 'requests.received', value: 0, counter: '件' }] },
    fails: { narrative: [{ measure: 'requests.received', value: 3, counter: '件' }] },
    notAssessable: {
      cells: { 'III/1/total': 'unreadable' },
      narrative: [{ measure: 'requests.received', value: 0, counter: '件' }],
    },
  },
};
