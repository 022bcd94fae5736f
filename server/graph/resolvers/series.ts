import type { PointChange as ChangeRow } from '../../../schema/chart/series.ts';
import { editionName } from '../../../schema/form/edition.ts';
import { getMeasure } from '../../../schema/form/measures/index.ts';
import { getIndicator, isIndicatorId } from '../../../schema/rollup/indicators.ts';
import { COSTS } from '../../aggregate/cost.ts';
import { reportsBehind } from '../../aggregate/reports-behind.ts';
import type { Complete } from '../all-fields.ts';
import type {
  PointChangeResolvers,
  SeriesAnswerResolvers,
  SeriesPointResolvers,
  SeriesResolvers,
} from '../generated.ts';
import { connectionOver, pageOf } from '../pages.ts';
import type { PointRow } from '../series-point.ts';

export const SeriesAnswer: Complete<SeriesAnswerResolvers> = {
  series: ({ answer, asOf }) => answer.series.map((series) => ({ series, asOf })),
  revision: ({ answer }) => answer.revision,
  revisedOn: ({ answer }) => answer.revisedOn,
};

export const Series: Complete<SeriesResolvers> = {
  subject: ({ series }) => series.subject,
  quantity: ({ series }) => series.quantity,
  label: ({ series: { quantity } }) => (isIndicatorId(quantity) ? getIndicator(quantity) : getMeasure(quantity)).label,
  short: ({ series: { quantity } }) => (isIndicatorId(quantity) ? getIndicator(quantity) : getMeasure(quantity)).short,
  applicant: ({ series }) => series.applicant,
  unit: ({ series }) => series.unit,
  points: ({ series, asOf }) => series.points.map((point) => ({ ...point, series, asOf })),
  predecessors: ({ series }, _, { loaders }) =>
    loaders.publisher
      .loadMany([...series.predecessors])
      .then((rows) => rows.flatMap((row) => (row && !(row instanceof Error) ? [row] : []))),
  successions: ({ series }) => series.successions.map((mark) => ({ ...mark, others: [...mark.others] })),
};

type SameFields = 'year' | 'value' | 'gap' | 'coverage' | 'change' | 'breakBefore' | 'numerator' | 'denominator';

export const SeriesPoint: Complete<SeriesPointResolvers, Pick<PointRow, SameFields>> = {
  edition: ({ edition }) =>
    edition === null || edition === 'mixed' || edition === 'narrative' ? edition : editionName(edition),
  computed: ({ computed = false }) => computed,
  quality: ({ quality }) => quality ?? { computed: 0, approximate: 0 },
  editions: ({ editions = [] }) => editions.map(({ edition, reports }) => ({ edition: editionName(edition), reports })),
  reports: (point, args, { reader, loaders, budget }) => {
    budget.spend(COSTS.reportsBehind);
    return reportsBehind(reader, point.series, point.year, point.asOf).then(async (ids) => {
      const reports = await loaders.report.loadMany([...ids]);
      return connectionOver(
        reports.flatMap((report) => (report && !(report instanceof Error) ? [report] : [])),
        pageOf(args),
      );
    });
  },
};

export const PointChange: Complete<PointChangeResolvers, Omit<ChangeRow, 'change'>> = {
  absolute: ({ change }) => (change.kind === 'none' ? null : change.absolute),
  percent: ({ change }) => (change.kind === 'none' ? null : change.percent),
  reason: ({ change }) => change.reason,
};
