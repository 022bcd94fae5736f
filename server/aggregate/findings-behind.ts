/** From the points of lines to what the checks found in the very figures behind them. */
import { type Behind, behindLine } from '../../schema/chart/facts.ts';
import {
  comparedYear,
  type Quality,
  type Series,
  type SeriesAnswer,
  type SeriesPoint,
} from '../../schema/chart/series.ts';
import { touching } from '../../schema/rollup/touched.ts';
import { type FoundBehind, findingsOfHeld } from '../store/find/findings.ts';
import type { YearRange } from '../store/find/series.ts';
import { findingKey, verdictsOn } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';
import { excludedIn, yearsBehind } from './behind.ts';
import { offUnitBehind } from './off-unit.ts';
import { provenBehind } from './proven.ts';

type Line = Pick<Series, 'subject' | 'predecessors' | 'members' | 'restsOn'>;

/** What was found, failed or suspicious, in the reports behind a point of a line; most pressing first. */
export type FindingsBehind = (line: Series, year: number) => readonly FoundBehind[];

/** Reads what was found in the reports behind these lines at once. */
export async function findingsBehind(
  reader: Reader,
  lines: readonly Line[],
  years: YearRange,
  asOf: number | null,
): Promise<FindingsBehind> {
  const behind: readonly Behind[] = [
    ...lines.map(behindLine),
    ...lines.flatMap(({ restsOn }) => (restsOn?.publishers ? [{ publishers: restsOn.publishers }] : [])),
  ];
  const bases = lines.flatMap(({ restsOn }) => restsOn?.base?.year ?? []);
  const regions = behind.flatMap((one) => ('regions' in one ? one.regions : []));
  const publishers = behind.flatMap((one) => ('publishers' in one ? one.publishers : []));
  const all = { from: Math.min(years.from, ...bases), to: Math.max(years.to, ...bases) };
  const [inRegions, ofPublishers] = await Promise.all([
    findingsOfHeld(reader, { regions: [...new Set(regions)] }, { asOf, years: all }),
    findingsOfHeld(reader, { publishers: [...new Set(publishers)] }, { asOf, years: all }),
  ]);
  // In the order they came in, which is how pressing they are.
  const byYear = Map.groupBy(inRegions, ({ finding }) => finding.year);
  const byPublisherYear = Map.groupBy(ofPublishers, ({ finding }) => finding.year);
  const foundIn = (one: Behind, year: number): readonly FoundBehind[] => {
    const wanted = new Set('regions' in one ? one.regions : one.publishers);
    return 'regions' in one
      ? (byYear.get(year) ?? []).filter(({ region }) => wanted.has(region))
      : (byPublisherYear.get(year) ?? []).filter(({ publisher }) => wanted.has(publisher));
  };
  return (line, year) => {
    const { restsOn } = line;
    const made = restsOn?.publishers ? { publishers: restsOn.publishers } : behindLine(line);
    const over = touching(line.quantity, line.applicant);
    const under = restsOn?.per && touching(restsOn.per.measure, restsOn.per.applicant);
    return yearsBehind(line, year).flatMap((one) => {
      const left = excludedIn(line, one);
      return foundIn(made, one).filter(
        ({ finding, publisher }) => (over(finding) || under?.(finding) === true) && !left.has(publisher),
      );
    });
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

/**
 * Of those whose figures are as printed or as their parts make them: a number that was corrected and is asked for as printed fails, for it is
 * known to be wrong; one that the parts put right fails no more.
 */
export function foundAs(
  { recounted }: Pick<Series, 'recounted'>,
  year: number,
  found: Found,
  behind: readonly FoundBehind[],
): Found {
  if (recounted === undefined) return found;
  const settled = new Set(recounted.differing.filter((one) => one.year === year).map(({ publisher }) => publisher));
  const failing = behind.filter(({ finding }) => finding.outcome === 'failed').map(({ publisher }) => publisher);
  if (recounted.as === 'printed') return { ...found, failed: new Set([...failing, ...settled]).size };
  return { ...found, failed: new Set(failing.filter((publisher) => !settled.has(publisher))).size };
}

/** The answer with how many reports behind each of its numbers fail a check there, and what is proven in their place. */
export async function withFindings(reader: Reader, answer: SeriesAnswer, asOf: number | null): Promise<SeriesAnswer> {
  const years = answer.series.flatMap(({ points }) => points.map(({ year }) => year));
  if (years.length === 0) return answer;
  // The years that changes are told against too: of most the one before.
  const compared = answer.series.flatMap(({ points }) => points.map(comparedYear));
  const range = { from: Math.min(...years, ...compared), to: Math.max(...years, ...compared) };
  const [foundBehind, offUnit] = await Promise.all([
    findingsBehind(reader, answer.series, range, asOf),
    offUnitBehind(reader, answer.series, asOf),
  ]);
  const provenAt = await provenBehind(reader, answer.series, foundBehind, asOf);
  const explainedAt = await explanations(reader, answer.series, foundBehind, asOf);
  const marked = (series: Series, point: SeriesPoint): SeriesPoint => {
    const { computed = 0, approximate = 0, corrected = 0 } = point.quality ?? {};
    const behind = foundBehind(series, point.year);
    const found = foundAs(series, point.year, countFound(behind, offUnit(series, point.year)), behind);
    const then = comparedYear(point);
    const before = foundBehind(series, then);
    const { failed: failedBefore } = foundAs(series, then, countFound(before, []), before);
    const { proven, byParts } = point.quality?.proven ? point.quality : provenAt(series, point.year);
    const explained = explainedAt(behind);
    return {
      ...point,
      quality: {
        ...{ computed, approximate, corrected, ...found, failedBefore },
        ...(proven && proven.length > 0 && { proven, ...(byParts !== undefined && { byParts }) }),
        ...(explained.length > 0 && { explained }),
      },
    };
  };
  return {
    ...answer,
    series: answer.series.map((series) => ({ ...series, points: series.points.map((one) => marked(series, one)) })),
  };
}

/** Reads the reasons of whatever was explained behind these lines; tells of what was found the reasons, each once. */
async function explanations(
  reader: Reader,
  lines: readonly Series[],
  foundBehind: FindingsBehind,
  asOf: number | null,
): Promise<(found: readonly FoundBehind[]) => NonNullable<Quality['explained']>> {
  const found = lines.flatMap((line) => line.points.flatMap(({ year }) => foundBehind(line, year)));
  const reports = new Set(found.flatMap(({ isExplained, finding }) => (isExplained ? [finding.report] : [])));
  if (reports.size === 0) return () => [];
  const said = await verdictsOn(reader, [...reports], asOf);
  const reasonOf = ({ finding }: FoundBehind): string =>
    said.find(
      (one) => one.report === finding.report && findingKey(one) === findingKey(finding) && one.verdict === 'explained',
    )?.reason ?? '';
  return (behind) => {
    const told = new Map<string, { readonly publisher: string; readonly reason: string }>();
    for (const one of behind) {
      if (!one.isExplained) continue;
      const reason = reasonOf(one);
      told.set(`${one.publisher} ${reason}`, { publisher: one.publisher, reason });
    }
    return [...told.values()];
  };
}
