import { isMeasureId } from '../../form/measures/index.ts';
import type { NarrativeFigure } from '../../report/report.ts';
import { type Basis, type Comparison, compareWithTable, rowsBasis } from '../against-tables.ts';
import { addUp, isUnknown } from '../operands.ts';
import { PRACTICE, type Rule } from '../rule.ts';
import { againstTable } from '../words/against-table.ts';

const loosely = (basis: Basis): Basis => ({ ...basis, isLoose: true });

/** 不属于本机关 and 信息不存在 are both of the row 不掌握: less than the row is no contradiction. */
function isPartOfRow({ quote, value }: NarrativeFigure, { operands }: Basis): boolean {
  return (
    /不属于|不存在|非本/.test(quote) && !/不掌握/.test(quote) && !operands.some(isUnknown) && value < addUp(operands)
  );
}

export const OUTCOMES_STATED: Comparison = {
  basesOf: (figure, context) => {
    const { measure } = figure;
    switch (measure) {
      case 'requests.grantedAndPartly':
        return [rowsBasis(context, 'requests.granted', 'requests.partlyGranted')];
      case 'requests.granted': {
        const granted = rowsBasis(context, measure);
        // 予以公开 may mean both where the text has no word for the other.
        const isAlone = !context.report.narrative.some((other) => other.measure === 'requests.partlyGranted');
        return isAlone
          ? [granted, loosely(rowsBasis(context, 'requests.granted', 'requests.partlyGranted'))]
          : [granted];
      }
      case 'requests.unavailable.notHeld': {
        const row = rowsBasis(context, measure);
        if (isPartOfRow(figure, row)) return null;
        return [row, loosely(rowsBasis(context, measure, 'requests.unavailable.notExisting'))];
      }
      // Of TX-NEW and TX-DONE.
      case 'requests.received':
      case 'requests.handled':
      case 'requests.closed':
      case 'requests.carriedIn':
      case 'requests.carriedOut':
        return null;
      default:
        return isMeasureId(measure) && measure.startsWith('requests.') ? [rowsBasis(context, measure)] : null;
    }
  },
};

export const TX_OUT: Rule<'TX-OUT'> = {
  id: 'TX-OUT',
  family: 'narrative',
  asks: /:III\/3\.(?!7)/,
  severity: 'error',
  title: { zh: '办理结果与表三', en: 'Outcomes against table 3' },
  why: {
    zh: '正文所写予以公开、部分公开、不予公开、无法提供、不予处理、其他处理的件数 = 表三相应各行之和。',
    en: 'The number of requests granted, partly granted, refused, unavailable, declined or otherwise handled that the text states is the sum of their rows in table 3.',
  },
  basis: PRACTICE,
  apply: (context) => compareWithTable(OUTCOMES_STATED, context),
  sentence: againstTable,
  examples: {
    holds: {
      cells: { 'III/3.3.1/total': 2, 'III/3.3.6/total': 7 },
      narrative: [{ measure: 'requests.refused', value: 9, counter: '件' }],
    },
    fails: {
      cells: { 'III/3.3.1/total': 2, 'III/3.3.6/total': 7 },
      narrative: [{ measure: 'requests.refused', value: 8, counter: '件' }],
    },
    notAssessable: {
      cells: { 'III/3.3.1/total': 'unreadable' },
      narrative: [{ measure: 'requests.refused', value: 8, counter: '件' }],
    },
  },
};
