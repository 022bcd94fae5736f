import type { Coverage as CoverageRow } from '../../../schema/rollup/coverage.ts';
import { type SumBeside as SumBesideRow, sumBeside } from '../../aggregate/beside.ts';
import { ensureYear } from '../../aggregate/question.ts';
import { regionCoverage } from '../../aggregate/region-coverage.ts';
import { countRegionFindings } from '../../store/find/finding-counts.ts';
import type { PublisherRow } from '../../store/find/publishers.ts';
import { listBureaus, regionsIn } from '../../store/find/publishers.ts';
import { listReports } from '../../store/find/reports.ts';
import { regionsBelow } from '../../store/find/roster.ts';
import { savedFor } from '../../store/find/saved.ts';
import type { Complete } from '../all-fields.ts';
import type { Context } from '../context.ts';
import type { CoverageResolvers, RegionResolvers, SumBesideResolvers } from '../generated.ts';
import { connectionOf, pageOf } from '../pages.ts';
import { ensureRegionLevel } from '../publisher-types.ts';
import { seriesOf } from '../series-of.ts';

export const Region: Complete<RegionResolvers, Pick<PublisherRow, 'id'>> = {
  name: (region) => ({ zh: region.name_zh, en: region.name_en }),
  level: (region) => ensureRegionLevel(region.type),
  illustrative: (region) => region.illustrative === 1,
  parent: (region, _, { loaders }) => (region.region_id === null ? null : loaders.publisher.load(region.region_id)),
  regions: (region, _, { reader }) => regionsIn(reader, region.id),
  bureaus: async (region, args, { reader }) => {
    const within = args.below ? await regionsBelow(reader, region.id) : region.id;
    return connectionOf(await listBureaus(reader, { region: within, type: null, name: null }, pageOf(args)));
  },
  years: async (region, _, { loaders }) => [...(await loaders.years.load(region.id))],
  listCompleteSince: ({ complete_since }) => (complete_since === null ? null : Number(complete_since)),
  coverage: (region, { year }, { reader, today, asOf }) =>
    regionCoverage(reader, region.id, ensureYear(year), today, asOf),
  series: seriesOf,
  reports: async (region, args, { reader, asOf }) =>
    connectionOf(await listReports(reader, { publishers: [region.id], kind: 'region', asOf }, pageOf(args))),
  ownReport: async (region, { year }, { reader, asOf }) => {
    ensureYear(year);
    const question = { publishers: [region.id], years: { from: year, to: year }, kind: 'region', asOf } as const;
    const { rows } = await listReports(reader, question, { first: 1, after: null });
    return rows[0] ?? null;
  },
  saved: async ({ id }, _, { reader }) => [...(await savedFor(reader, id))],
  sumBeside: async (region, { year, measures }, { reader, today, budget, asOf }) => [
    ...(await sumBeside(reader, region.id, year, measures, { now: today, asOf }, budget)),
  ],
  findingCounts: async (region, { year }, { reader, asOf }) =>
    countRegionFindings(reader, await regionsBelow(reader, region.id), ensureYear(year), asOf),
};

export const SumBeside: Complete<
  SumBesideResolvers,
  Pick<SumBesideRow, 'measure' | 'difference' | 'smallerRegions'>
> = {
  sum: ({ sum }) => sum.value,
  coverage: ({ sum }) => sum.coverage,
  printed: ({ printed }) => printed.value,
  printedGap: ({ printed }) => printed.gap,
  reasons: ({ reasons }) => [...reasons],
};

export const Coverage: Complete<
  CoverageResolvers,
  Omit<CoverageRow, 'missing' | 'notYetDue' | 'lastDay' | 'excluded' | 'complete'>
> = {
  complete: ({ complete }) => complete !== false,
  missing: (coverage, _, context) =>
    publishersOf(coverage.missing, context).then((rows) => rows.filter((row) => row.kind === 'bureau')),
  missingPublishers: (coverage, _, context) => publishersOf(coverage.missing, context),
  notYetDue: (coverage, _, context) => publishersOf(coverage.notYetDue, context),
  excluded: (coverage, _, context) => publishersOf(coverage.excluded ?? [], context),
};

async function publishersOf(ids: readonly string[], { loaders, budget }: Context): Promise<PublisherRow[]> {
  budget.spend(ids.length);
  const rows = await loaders.publisher.loadMany([...ids]);
  return rows.flatMap((row) => (row && !(row instanceof Error) ? [row] : []));
}
