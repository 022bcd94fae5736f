import type { FlowLink as LinkRow } from '../../../schema/chart/flow.ts';
import { getMeasure } from '../../../schema/form/measures/index.ts';
import type { Flow as FlowRow } from '../../aggregate/flow.ts';
import type { Complete } from '../all-fields.ts';
import type {
  FlowLinkResolvers,
  FlowResolvers,
  NotRankedResolvers,
  RankedResolvers,
  RankingResolvers,
} from '../generated.ts';
import { connectionOver, pageOf } from '../pages.ts';
import { type NotRankedRow, PointRow, type RankedRow, type RankingRow } from '../series-point.ts';

function pageOfRanked({ ranking, page }: RankingRow) {
  return connectionOver(ranking.ranked, pageOf(page));
}

export const Ranking: Complete<RankingResolvers> = {
  year: ({ ranking }) => ranking.year,
  beforeYear: ({ ranking }) => ranking.beforeYear,
  ranked: (row) => pageOfRanked(row).nodes.map((ranked) => ({ ...ranked, asOf: row.asOf, on: row.on })),
  notRanked: ({ ranking, asOf, on }) => ranking.notRanked.map((one) => ({ ...one, asOf, on })),
  pageInfo: (row) => pageOfRanked(row).pageInfo,
  totalCount: ({ ranking }) => ranking.ranked.length,
  revision: ({ ranking }) => ranking.revision,
  revisedOn: ({ ranking }) => ranking.revisedOn,
};

export const Ranked: Complete<RankedResolvers, Pick<RankedRow, 'rank' | 'tied' | 'before'>> = {
  subject: ({ line }) => line.subject,
  point: ({ point, line, ...state }) => new PointRow(point, line, state),
};

export const NotRanked: Complete<NotRankedResolvers, Pick<NotRankedRow, 'reason'>> = {
  subject: ({ line }) => line.subject,
  point: ({ point, line, ...state }) => new PointRow(point, line, state),
};

export const Flow: Complete<FlowResolvers, Pick<FlowRow, 'revision' | 'revisedOn'>> = {
  subject: ({ line }) => line.subject,
  year: ({ closed }) => closed.year,
  links: ({ links }) => [...links],
  books: ({ books }) => [...books],
  closed: ({ closed, line, ...state }) => new PointRow(closed, line, state),
};

export const FlowLink: Complete<FlowLinkResolvers, Omit<LinkRow, 'outcome'>> = {
  outcome: ({ outcome }) => getMeasure(outcome),
};
