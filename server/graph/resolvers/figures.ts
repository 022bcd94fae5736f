/** Figures as flat rows: all there are, or those behind a point. */
import { editionName } from '../../../schema/form/edition.ts';
import { getMeasure, isMeasureId } from '../../../schema/form/measures/index.ts';
import type { MeasureId } from '../../../schema/form/measures/measure.ts';
import { Problem } from '../../../schema/problem.ts';
import { COSTS } from '../../aggregate/cost.ts';
import {
  type FigurePage,
  type FigureQuestion,
  type FigureRow,
  figuresBehind,
  isOn,
  listFigures,
} from '../../aggregate/figures.ts';
import { ensureQuantity } from '../../aggregate/question.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import { ensureRevision, filedBy, type GivenState, someOrAll } from '../filters.ts';
import { keptFinding } from '../found.ts';
import type { CountedFigureResolvers, FigureFilter, QueryResolvers, SeriesPointResolvers } from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';

type Maybe<Value> = Value | null | undefined;

/** Which figures a filter is about, as they were after a revision. */
async function figuresAsked(filter: Maybe<FigureFilter>, state: GivenState, context: Context): Promise<FigureQuestion> {
  const { of, years, measures, applicants, section, gaps, findings } = filter ?? {};
  return {
    measures: someOrAll('measures', measures)?.map(ensureMeasure) ?? null,
    applicants: someOrAll('applicants', applicants),
    section: section ?? null,
    gaps: someOrAll('gaps', gaps),
    outcomes: someOrAll('findings', findings),
    reports: { ...(await filedBy(context.reader, { of, years })), asOf: await ensureRevision(context, state) },
  };
}

function ensureMeasure(id: string): MeasureId {
  const quantity = ensureQuantity(id);
  if (isMeasureId(quantity)) return quantity;
  throw new Problem('BAD_ARGUMENT', {
    zh: `${id} 是比率，不是报表上的数据；请写它的分子和分母，见查询 indicators。`,
    en: `${id} is a ratio, and no figure of a report. Name what it divides, which the query indicators lists.`,
  });
}

function connectionOfFigures(page: FigurePage) {
  const { rows, cursors, end, hasPrevious, reports } = page;
  const { nodes, edges, pageInfo } = connectionOf({ rows, cursors, hasNext: end !== null, hasPrevious, total: 0 });
  return { nodes, edges, pageInfo: { ...pageInfo, endCursor: end ?? pageInfo.endCursor }, reports };
}

export const FiguresQuery: Pick<Required<QueryResolvers>, 'figures'> = {
  figures: async (_, { filter, ...args }, context) =>
    connectionOfFigures(await listFigures(context.reader, await figuresAsked(filter, args, context), pageOf(args))),
};

export const FiguresOfPoint: Pick<Required<SeriesPointResolvers>, 'figures'> = {
  figures: async ({ series, year, asOf }, page, { reader, budget }) => {
    budget.spend(COSTS.reportsBehind);
    return connectionOfFigures(await listFigures(reader, figuresBehind(series, year, asOf), pageOf(page)));
  },
};

export const CountedFigure: Complete<
  CountedFigureResolvers,
  Omit<FigureRow, 'measure' | 'edition' | 'statement' | 'place' | 'correction'>
> = {
  measure: ({ measure }) => getMeasure(measure),
  place: ({ place, report }) => place && { ...place, hash: report.documentHash },
  stated: ({ statement }) => statement !== null,
  correction: ({ correction }, _, { loaders }) => (correction ? loaders.correction.load(correction.revision) : null),
  edition: ({ edition }) => (edition === '' || edition === 'narrative' ? null : editionName(edition)),
  findings: async (row, _, { loaders }) =>
    (await loaders.findings.load(row.report))
      .filter((finding) => (finding.outcome === 'failed' || finding.outcome === 'suspicious') && isOn(row, finding))
      .map((finding) => keptFinding(finding, row.report.asOf)),
};
