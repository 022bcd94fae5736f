import { getMeasure } from '../../../schema/form/measures/index.ts';
import type { Flow as FlowRow, FlowLink as LinkRow } from '../../aggregate/flow.ts';
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
  ranked: (row) => pageOfRanked(row).nodes.map((ranked) => ({ ...ranked, asOf: row.asOf })),
  notRanked: ({ ranking, asOf }) => ranking.notRanked.map((one) => ({ ...one, asOf })),
  pageInfo: (row) => pageOfRanked(row).pageInfo,
  totalCount: ({ ranking }) => ranking.ranked.length,
  revision: ({ ranking }) => ranking.revision,
  revisedOn: ({ ranking }) => ranking.revisedOn,
};

export const Ranked: Complete<RankedResolvers, Pick<RankedRow, 'rank' | 'tied' | 'before'>> = {
  subject: ({ line }) => line.subject,
  point: ({ point, line, asOf }) => new PointRow(point, line, asOf),
};

export const NotRanked: Complete<NotRankedResolvers, Pick<NotRankedRow, 'reason'>> = {
  subject: ({ line }) => line.subject,
  point: ({ point, line, asOf }) => new PointRow(point, line, asOf),
};

export const Flow: Complete<FlowResolvers, Pick<FlowRow, 'revision' | 'revisedOn'>> = {
  subject: ({ line }) => line.subject,
  year: ({ closed }) => closed.year,
  links: ({ links }) => [...links],
  books: ({ books }) => [...books],
  closed: ({ closed, line, asOf }) => new PointRow(closed, line, asOf),
};

export const FlowLink: Complete<FlowLinkResolvers, Omit<LinkRow, 'outcome'>> = {
  outcome: ({ outcome }) => getMeasure(outcome),
};
