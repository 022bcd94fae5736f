/** Who of a region has reported on a year, over everybody whom its sum holds: all bureaus in it and in the regions below it. */
import { type Coverage, joinCoverages, onList } from '../../schema/rollup/coverage.ts';
import { dayInChina } from '../china-time.ts';
import { heldYears, whoReported } from '../store/find/held.ts';
import { bureausByRegion } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import { regionsBelow } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import { readComplete } from './complete-lists.ts';
import { reportCoverage } from './coverage.ts';
import { readDeadlines } from './deadlines.ts';
import { collectedAlike } from './lines.ts';

/**
 * `now`: the instant of asking (ISO 8601, UTC), which decides whose deadline has passed. As of a revision (`asOf`), the day on which that was
 * accepted decides.
 */
export async function regionCoverage(
  reader: Reader,
  region: string,
  year: number,
  now: string,
  asOf: number | null = null,
): Promise<Coverage> {
  const regions = await regionsBelow(reader, region);
  const [bureaus, reported, held, deadlines, completeSince] = await Promise.all([
    bureausByRegion(reader, regions),
    whoReported(reader, { regions }, { asOf, years: { from: year, to: year } }),
    heldYears(reader, regions, asOf),
    readDeadlines(reader, asOf),
    readComplete(reader),
  ]);
  const members = regions.flatMap((id) => bureaus.get(id) ?? []).sort((a, b) => a.position - b.position);
  const hasReported = new Set(regions.flatMap((id) => [...(reported.get(id)?.get(year) ?? [])]));
  const at = asOf === null ? now : ((await getRevision(reader, asOf)).at ?? now);
  const groups = collectedAlike(members, true, held, dayInChina(at), deadlines);
  const coverage = joinCoverages(
    groups.map((group) => reportCoverage(group.members, (id) => hasReported.has(id), year, group.collection)),
    members.map(({ id }) => id),
  );
  return onList(coverage, completeSince(region), year);
}
