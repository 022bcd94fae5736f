/** From the points of lines to what the checks found in the very figures behind them. */
import type { Quality, Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { touching } from '../../schema/rollup/touched.ts';
import { type FoundBehind, findingsOfHeld } from '../store/find/findings.ts';
import type { YearRange } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';

type Line = Pick<Series, 'subject' | 'predecessors'>;

/** What was found, failed or suspicious, in the reports behind a point of a line; most pressing first. */
export type FindingsBehind = (line: Series, year: number) => readonly FoundBehind[];

/** Reads what was found in the reports behind these lines at once. */
export async function findingsBehind(
  reader: Reader,
  lines: readonly Line[],
  years: YearRange,
  asOf: number | null,
): Promise<FindingsBehind> {
  const regions = lines.flatMap(({ subject }) => (subject.scope === 'bureaus' ? [subject.id] : []));
  const publishers = lines.flatMap(({ subject, predecessors }) =>
    subject.scope === 'bureaus' ? [] : [subject.id, ...predecessors],
  );
  const [inRegions, ofPublishers] = await Promise.all([
    findingsOfHeld(reader, { regions: [...new Set(regions)] }, { asOf, years }),
    findingsOfHeld(reader, { publishers: [...new Set(publishers)] }, { asOf, years }),
  ]);
  const byRegion = Map.groupBy(inRegions, ({ region, finding }) => `${region} ${finding.year}`);
  const byPublisher = Map.groupBy(ofPublishers, ({ publisher, finding }) => `${publisher} ${finding.year}`);
  return ({ subject, predecessors, quantity, applicant }, year) => {
    const all =
      subject.scope === 'bureaus'
        ? (byRegion.get(`${subject.id} ${year}`) ?? [])
        : [subject.id, ...predecessors].flatMap((id) => byPublisher.get(`${id} ${year}`) ?? []);
    const touches = touching(quantity, applicant);
    return all.filter(({ finding }) => touches(finding));
  };
}

/** Of how many reports a figure stands in a finding. */
export function countFound(found: readonly FoundBehind[]): Required<Pick<Quality, 'failed' | 'suspicious'>> {
  const reportsWith = (outcome: 'failed' | 'suspicious'): number =>
    new Set(found.filter(({ finding }) => finding.outcome === outcome).map(({ finding }) => finding.report)).size;
  return { failed: reportsWith('failed'), suspicious: reportsWith('suspicious') };
}

/** The answer with how many reports behind each of its numbers fail a check there. */
export async function withFindings(reader: Reader, answer: SeriesAnswer, asOf: number | null): Promise<SeriesAnswer> {
  const years = answer.series.flatMap(({ points }) => points.map(({ year }) => year));
  if (years.length === 0) return answer;
  const range = { from: Math.min(...years), to: Math.max(...years) };
  const foundBehind = await findingsBehind(reader, answer.series, range, asOf);
  const marked = (series: Series, point: SeriesPoint): SeriesPoint => {
    const { computed = 0, approximate = 0 } = point.quality ?? {};
    return { ...point, quality: { computed, approximate, ...countFound(foundBehind(series, point.year)) } };
  };
  return {
    ...answer,
    series: answer.series.map((series) => ({ ...series, points: series.points.map((one) => marked(series, one)) })),
  };
}
