/** From a point of a line to the reports it was made of. */
import type { Series } from '../../schema/chart/series.ts';
import { heldReports } from '../store/find/held.ts';
import type { Reader } from '../store/reader.ts';
import { behindPoint } from './behind.ts';

/** Ids of the reports behind a subject's number of a year. */
export async function reportsBehind(
  reader: Reader,
  line: Series,
  year: number,
  asOf: number | null,
): Promise<readonly string[]> {
  const held = await heldReports(reader, behindPoint(line, year), { asOf, years: { from: year, to: year } });
  return held.map((report) => report.id);
}
