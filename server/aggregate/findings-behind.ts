/** From the points of lines to what the checks found in the very figures behind them. */
import type { Quality, Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import { touching } from '../../schema/rollup/touched.ts';
import { type FoundBehind, findingsOfHeld } from '../store/find/findings.ts';
import type { YearRange } from '../store/find/series.ts';
import type { Reader } from '../store/reader.ts';
import { offUnitBehind } from './off-unit.ts';

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

export type Found = Required<Pick<Quality, 'failed' | 'suspicious' | 'offUnit'>>;

/** Of how many reports a figure stands in a finding, or seems to be in another unit. */
export function countFound(found: readonly FoundBehind[], offUnit: readonly string[]): Found {
  const publishersWith = (outcome: 'failed' | 'suspicious'): readonly string[] =>
    found.filter(({ finding }) => finding.outcome === outcome).map(({ publisher }) => publisher);
  return {
    failed: new Set(publishersWith('failed')).size,
    suspicious: new Set([...publishersWith('suspicious'), ...offUnit]).size,
    offUnit,
  };
}

/** The answer with how many reports behind each of its numbers fail a check there. */
export async function withFindings(reader: Reader, answer: SeriesAnswer, asOf: number | null): Promise<SeriesAnswer> {
  const years = answer.series.flatMap(({ points }) => points.map(({ year }) => year));
  if (years.length === 0) return answer;
  const range = { from: Math.min(...years), to: Math.max(...years) };
  const [foundBehind, offUnit] = await Promise.all([
    findingsBehind(reader, answer.series, range, asOf),
    offUnitBehind(reader, answer.series, asOf),
  ]);
  const marked = (series: Series, point: SeriesPoint): SeriesPoint => {
    const { computed = 0, approximate = 0 } = point.quality ?? {};
    return {
      ...point,
      quality: { computed, approximate, ...countFound(foundBehind(series, point.year), offUnit(series, point.year)) },
    };
  };
  return {
    ...answer,
    series: answer.series.map((series) => ({ ...series, points: series.points.map((one) => marked(series, one)) })),
  };
}
