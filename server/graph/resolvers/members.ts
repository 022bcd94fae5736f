/** What hangs on a point: its members, and what follows from them. */
import type { Series } from '../../../schema/chart/series.ts';
import {
  boundsBehind,
  type Contributor,
  contributorsOf,
  distributionBehind,
  type Member,
  type Members,
  membersOf,
  valueWithout,
} from '../../aggregate/members.ts';
import { type Published as PublishedRow, publishedBeside } from '../../aggregate/published.ts';
import type { PublisherRow } from '../../store/find/publishers.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type { ContributionResolvers, PublishedResolvers, SeriesPointResolvers } from '../generated.ts';
import { connectionOver, pageOf } from '../pages.ts';
import type { PointRow } from '../series-point.ts';

/** One look-up serves all points of a line. */
const LOOKED_UP = new WeakMap<Series, Promise<Members>>();

async function membersBehind({ series, year, asOf, on }: PointRow, context: Context): Promise<readonly Member[]> {
  const { reader, today: now, budget } = context;
  const asked = LOOKED_UP.get(series) ?? membersOf(reader, series, { asOf, on, now, budget });
  LOOKED_UP.set(series, asked);
  return (await asked)(year);
}

async function boundsOf(point: PointRow, context: Context) {
  return boundsBehind(point.series, point, await membersBehind(point, context));
}

/** The number without what these publishers give to it. */
export async function withoutThem(point: PointRow, left: readonly string[], context: Context): Promise<number | null> {
  if (left.length === 0) return point.value;
  return valueWithout(point.series, point, await membersBehind(point, context), new Set(left));
}

type Fields = 'bounds' | 'distribution' | 'contributions' | 'published';

export const OnPoint: Pick<Required<SeriesPointResolvers>, Fields> = {
  bounds: (point, _, context) =>
    point.coverage.missing.length + point.coverage.unknown === 0 ? null : boundsOf(point, context),
  distribution: async (point, { minBase }, context) => {
    const { subject, predecessors } = point.series;
    if (subject.scope !== 'bureaus' && predecessors.length === 0) return null;
    return distributionBehind(await membersBehind(point, context), minBase ?? 0);
  },
  contributions: async (point, { order, ...page }, context) => {
    const members = await membersBehind(point, context);
    return connectionOver(contributorsOf(point.series, point, members, order), pageOf(page));
  },
  published: (point, _, context) => {
    const { reader, today: now, budget } = context;
    return publishedBeside(reader, point.series, point, () => boundsOf(point, context), {
      ...{ asOf: point.asOf, on: point.on },
      now,
      budget,
    });
  },
};

type SameParts = 'share' | 'cumulativeShare' | 'difference' | 'changeShare';

export const Contribution: Complete<ContributionResolvers, Pick<Contributor, SameParts>> = {
  member: ({ id }, _, { loaders }) => ensurePublisher(loaders.publisher.load(id), id),
  value: ({ point }) => point.value,
  gap: ({ point }) => point.gap,
  numerator: ({ point }) => point.numerator,
  denominator: ({ point }) => point.denominator,
  change: ({ point }) => point.change,
};

async function ensurePublisher(found: Promise<PublisherRow | null>, id: string): Promise<PublisherRow> {
  const row = await found;
  if (!row) throw new Error(`A sum has the member ${id}, who is not on the list`);
  return row;
}

export const Published: Complete<PublishedResolvers, Pick<PublishedRow, 'difference' | 'explained'>> = {
  report: ({ report }, _, { loaders }) => loaders.report.load(report),
  value: ({ printed }) => printed.value,
  gap: ({ printed }) => printed.gap,
  reasons: ({ reasons }) => [...reasons],
};
