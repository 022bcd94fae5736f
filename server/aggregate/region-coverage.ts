/** Who of a region has reported on a year, over everybody whom its sum holds: all bureaus in it and in the regions below it. */
import { type Coverage, onList } from '../../schema/rollup/coverage.ts';
import { dayInChina } from '../china-time.ts';
import { heldYears } from '../store/find/held.ts';
import { getRevision } from '../store/find/revisions.ts';
import { readRolls } from '../store/find/rolls.ts';
import { regionsBelow } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import { readComplete } from './complete-lists.ts';
import { readDeadlines } from './deadlines.ts';
import { rollCoverage } from './roll-call.ts';

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
  const [rolls, heldByRegion, deadlines, completeSince] = await Promise.all([
    readRolls(reader, regions, { asOf, years: { from: year, to: year } }),
    heldYears(reader, regions, asOf),
    readDeadlines(reader, asOf),
    readComplete(reader),
  ]);
  const at = asOf === null ? now : ((await getRevision(reader, asOf)).at ?? now);
  const coverage = rollCoverage(rolls, year, { day: dayInChina(at), heldByRegion, deadlines });
  return onList(coverage, completeSince(region), year);
}
