/** The table of a flow: applicants down, what came in and what became of it across. */
import { APPLICANT_LABELS, APPLICANTS } from '../../form/applicants.ts';
import { say } from '../../language.ts';
import type { Chart } from '../chart.ts';
import { FLOW_MEASURES, flowSeries } from '../flow.ts';
import { unitLabel } from '../format.ts';
import { describeQuantity } from '../quantity.ts';
import type { SeriesAnswer } from '../series.ts';
import { column, type TableModel, valueCell, word } from './cells.ts';

export function flowTable({ lang }: Chart, answer: SeriesAnswer): TableModel {
  return {
    columns: [
      column(say(lang, '申请人', 'Applicant')),
      ...FLOW_MEASURES.map((measure) => column(describeQuantity(measure).short[lang], unitLabel('case', lang))),
    ],
    rows: APPLICANTS.map((applicant) => ({
      key: applicant,
      head: word(APPLICANT_LABELS[applicant][lang]),
      subject: null,
      cells: FLOW_MEASURES.map((measure) => valueCell(flowSeries(answer, applicant, measure)?.points[0], 'case', lang)),
    })),
  };
}
