/** From a point of a line to the reports it was made of. */
import type { Series, SeriesSubject } from '../../schema/chart/series.ts';
import { heldReports } from '../store/find/held.ts';
import type { Reader } from '../store/reader.ts';

/** Ids of the reports behind a subject's number of a year. */
export async function reportsBehind(
  reader: Reader,
  { subject, predecessors }: { readonly subject: Pick<SeriesSubject, 'id' | 'scope'> } & Pick<Series, 'predecessors'>,
  year: number,
  asOf: number | null,
): Promise<readonly string[]> {
  const held = await heldReports(
    reader,
    subject.scope === 'bureaus' ? { regions: [subject.id] } : { publishers: [subject.id, ...predecessors] },
    { asOf, years: { from: year, to: year } },
  );
  return held.map((report) => report.id);
}
