/**
 * The one aggregate question: quantities of bureaus or regions by year, each point with coverage, change, edition and
 * break. Sums come from the store; what they mean (ratios, gaps, changes) is decided here, once, for every page and chart.
 */

import type { Quantity } from '../../schema/chart/chart.ts';
import { type Names, namesApart } from '../../schema/chart/names.ts';
import { hasApplicantColumns } from '../../schema/chart/quantity.ts';
import type { Series, SeriesAnswer, SeriesSubject } from '../../schema/chart/series.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import { type Coverage, joinCoverages, whyNotExpected } from '../../schema/rollup/coverage.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import { dayInChina } from '../china-time.ts';
import { type HeldReport, heldReports, heldYears } from '../store/find/held.ts';
import { bureausOf, findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import { type OwnRow, ownRows, type YearRange } from '../store/find/series.ts';
import { commonRows, sumRows } from '../store/find/sums.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, namedOnce } from './cost.ts';
import {
  type TallyByMeasure,
  tallyOfBodies,
  tallyOfCommon,
  tallyOfOwn,
  tallyOfSum,
  type YearCounts,
} from './counts.ts';
import { collectionOn, type DatedCollection, filerOf, reportCoverage } from './coverage.ts';
import { type Deadlines, readDeadlines } from './deadlines.ts';
import { type Line, linesOf } from './lineage.ts';
import { commonOfMembers, tallyOfMembers } from './folded.ts';
import { pointsOf } from './points.ts';
import { ensureApplicant, measuresBehind, type SeriesQuestion } from './question.ts';
import { findSubjects, idOf, type Subject } from './sets.ts';

/** Answers the question; throws a Problem for an unknown subject, a revision that does not exist, or a budget overspent. */
export async function askSeries(reader: Reader, asked: SeriesQuestion, budget: Budget): Promise<SeriesAnswer> {
  const question = namedOnce(asked);
  const { quantities } = question;
  const applicant = ensureApplicant(question.applicant, quantities);
  const revision = await getRevision(reader, question.asOf);
  const asOf = revision.latest ? null : revision.number;
  const subjects = await linesOf(reader, await findSubjects(reader, question.of, asOf), question.over, asOf);
  const measures = [...new Set(quantities.flatMap(measuresBehind))];
  const singles = [...new Set(subjects.flatMap(publishersOf))];
  const regions = [...new Set(subjects.flatMap(({ sum }) => (sum !== null && 'regions' in sum ? sum.regions : [])))];
  const homes = subjects.flatMap((line) =>
    line.sum === null
      ? line.bodies.map(homeOf)
      : 'regions' in line.sum
        ? line.sum.regions
        : line.sum.publishers.map(homeOf),
  );
  const heldByRegion = await heldYears(reader, [...new Set(homes)], asOf);
  const years = yearsAsked(question, [...heldByRegion.values()]);
  budget.spend(quantities.length * subjects.length * years.length);
  const revisedOn = revision.at === null ? '' : dayInChina(revision.at);
  const day = question.asOf === null ? dayInChina(question.now) : revisedOn;
  // The year before the first is needed for its change only.
  const range = { from: (years[0] ?? 0) - 1, to: years.at(-1) ?? 0 };
  const rows = { measures, indicators: quantities.filter(isIndicatorId), applicant, asOf, years: range };
  const [own, sums, common, heldSingle, heldBureaus, bureaus, deadlines] = await Promise.all([
    ownRows(reader, singles, rows),
    sumRows(reader, regions, rows),
    commonRows(reader, regions, rows),
    heldReports(reader, { publishers: singles }, rows),
    heldReports(reader, { regions }, rows),
    bureausOf(reader, regions),
    readDeadlines(reader, asOf),
  ]);
  const byPublisher = Map.groupBy(own, (row) => row.publisher);
  const heldBy = Map.groupBy(heldSingle, (report) => report.publisher);
  const sumsBy = Map.groupBy(sums, (row) => row.region);
  const commonBy = Map.groupBy(common, (row) => row.region);
  const heldIn = Map.groupBy(heldBureaus, (report) => report.region);
  const bureausIn = Map.groupBy(bureaus, (bureau) => bureau.region_id ?? '');

  const countsOf = ({ bodies, sum }: Line): ReadonlyMap<number, YearCounts> => {
    const inRegions = sum !== null && 'regions' in sum ? sum.regions : null;
    const members =
      inRegions !== null
        ? inRegions.flatMap((id) => bureausIn.get(id) ?? [])
        : sum !== null && 'publishers' in sum
          ? sum.publishers
          : bodies;
    const reports =
      inRegions !== null
        ? inRegions.flatMap((id) => heldIn.get(id) ?? [])
        : members.flatMap((body) => heldBy.get(body.id) ?? []);
    const groups = collectedAlike(members, sum !== null, heldByRegion, day, deadlines);
    const tallyOf = (publisher: string, year: number): TallyByMeasure =>
      tallyOfOwn((byPublisher.get(publisher) ?? []).filter((row) => row.year === year));
    const countedBy = (held: readonly HeldReport[], { missing, notYetDue }: Coverage, year: number): TallyByMeasure => {
      const tallies = held.map((report) => tallyOf(report.publisher, year));
      const [only] = tallies;
      if (only && bodies.length === 1) return only;
      return tallyOfBodies(tallies, missing.length > 0 ? 'notReported' : notYetDue.length > 0 ? 'notYetDue' : null);
    };
    const rowsOf = (year: number): readonly (readonly OwnRow[])[] =>
      members.map(({ id }) => (byPublisher.get(id) ?? []).filter((row) => row.year === year));
    const inYear = (year: number): YearCounts => {
      const of = <Row extends { readonly year: number }>(rows: readonly Row[] | undefined): readonly Row[] =>
        (rows ?? []).filter((row) => row.year === year);
      const coverage = joinCoverages(
        groups.map((group) => reportCoverage(group.members, reports, year, group.collection)),
        members.map(({ id }) => id),
      );
      const held = { held: of(reports).length > 0, absent: whyAbsent(groups, coverage, year), coverage };
      if (sum === null) return { ...held, counted: countedBy(of(reports), coverage, year), common: null };
      if (inRegions === null) {
        const [now, before] = [rowsOf(year), rowsOf(year - 1)];
        return { ...held, counted: tallyOfMembers(now), common: commonOfMembers(now, before) };
      }
      return {
        ...held,
        counted: tallyOfSum(inRegions.flatMap((id) => of(sumsBy.get(id)))),
        common: tallyOfCommon(inRegions.flatMap((id) => of(commonBy.get(id)))),
      };
    };
    return new Map((years.length > 0 ? [range.from, ...years] : []).map((year) => [year, inYear(year)]));
  };

  const names = await namesOf(reader, subjects);
  const series = subjects.flatMap((subject): Series[] => {
    const counts = countsOf(subject);
    const line = {
      subject: shownSubject(subject, names),
      predecessors: subject.bodies.slice(1).map(({ id }) => id),
      successions: subject.successions,
      ...membersOf(subject),
    };
    return quantities.map((quantity) => seriesOf(line, quantity, question, years, counts));
  });
  return { series, revision: revision.number, revisedOn };
}

/** Those of a line whose own rows are read. */
function publishersOf({ sum, bodies }: Line): readonly string[] {
  if (sum === null) return bodies.map(({ id }) => id);
  return 'publishers' in sum ? sum.publishers.map(({ id }) => id) : [];
}

/** Whose reports a sum holds, where its subject's id alone does not say it. */
function membersOf({ publisher, sum }: Line): Pick<Series, 'members'> {
  if (sum === null) return {};
  if ('publishers' in sum) return { members: { publishers: sum.publishers.map(({ id }) => id) } };
  return sum.regions.length === 1 && sum.regions[0] === publisher.id ? {} : { members: { regions: sum.regions } };
}

/** Members of whom reports are collected from the same year on. */
interface CollectedAlike {
  readonly members: readonly PublisherRow[];
  readonly collection: DatedCollection;
}

/** Those of a sum by their own regions; a line over a succession is collected as long as any of its bodies. */
function collectedAlike(
  members: readonly PublisherRow[],
  isSum: boolean,
  held: ReadonlyMap<string, YearRange>,
  day: string,
  deadlines: Deadlines,
): readonly CollectedAlike[] {
  const fromOf = (all: readonly PublisherRow[]): number | null => {
    const firsts = all.flatMap((one) => held.get(homeOf(one))?.from ?? []);
    return firsts.length > 0 ? Math.min(...firsts) : null;
  };
  if (!isSum) return [{ members, collection: collectionOn(day, fromOf(members), deadlines) }];
  return [...Map.groupBy(members, (one) => fromOf([one]))].map(([from, alike]) => ({
    members: alike,
    collection: collectionOn(day, from, deadlines),
  }));
}

/** The region whose reports decide which years are collected. */
function homeOf(publisher: PublisherRow): string {
  return publisher.kind === 'region' ? publisher.id : (publisher.region_id ?? publisher.id);
}

/** Why nothing is held of a year: somebody did not report, or else the reason that holds for those on the list. */
function whyAbsent(
  groups: readonly CollectedAlike[],
  { missing, notYetDue }: Coverage,
  year: number,
): YearCounts['absent'] {
  if (missing.length > 0) return 'notReported';
  if (notYetDue.length > 0) return 'notYetDue';
  const reasons = groups.flatMap(({ members, collection }) =>
    members.map((publisher) => whyNotExpected(filerOf(publisher, collection), year, collection)),
  );
  return reasons.find((reason) => reason === 'notCollected') ?? 'notExpected';
}

/**
 * The years asked for: a range as given, the last one held, or every year held. Held is what anybody in the same region has
 * reported, so that a bureau that did not report last year shows a gap and not a shorter axis.
 */
function yearsAsked({ years }: SeriesQuestion, held: readonly YearRange[]): readonly number[] {
  if (years.kind !== 'range' && held.length === 0) return [];
  const range =
    years.kind === 'range'
      ? years
      : { from: Math.min(...held.map(({ from }) => from)), to: Math.max(...held.map(({ to }) => to)) };
  const from = years.kind === 'latest' ? range.to : range.from;
  return Array.from({ length: range.to - from + 1 }, (_, index) => from + index);
}

/** Names by which the subjects are told apart, with those of their regions where there is more than one to tell. */
async function namesOf(reader: Reader, subjects: readonly Subject[]): Promise<ReadonlyMap<string, Names>> {
  const above = subjects.length > 1 ? subjects.flatMap(({ publisher }) => publisher.region_id ?? []) : [];
  const regions = await findPublishers(reader, [...new Set(above)]);
  const homes = new Map(regions.map((region) => [region.id, namesIn(region).name]));
  return namesApart(
    subjects.map(({ publisher }) => {
      return { id: publisher.id, ...namesIn(publisher), home: homes.get(publisher.region_id ?? '') ?? null };
    }),
  );
}

function namesIn({ name_zh, name_en, short_zh, short_en }: PublisherRow): Names {
  return { name: { zh: name_zh, en: name_en }, shortName: { zh: short_zh, en: short_en } };
}

function shownSubject(subject: Subject, names: ReadonlyMap<string, Names>): SeriesSubject {
  const { publisher, scope, sum } = subject;
  const illustrative = publisher.illustrative === 1;
  if (sum !== null && 'set' in sum) {
    return { kind: 'region', id: idOf(subject), name: sum.name, shortName: sum.name, scope, illustrative };
  }
  return {
    kind: publisher.kind,
    id: publisher.id,
    ...namesIn(publisher),
    ...names.get(publisher.id),
    scope,
    illustrative,
  };
}

function seriesOf(
  line: Pick<Series, 'subject' | 'predecessors' | 'successions'>,
  quantity: Quantity,
  question: SeriesQuestion,
  years: readonly number[],
  counts: ReadonlyMap<number, YearCounts>,
): Series {
  return {
    ...line,
    quantity,
    applicant: hasApplicantColumns(quantity) ? question.applicant : null,
    unit: isIndicatorId(quantity) ? 'percent' : getMeasure(quantity).unit,
    points: pointsOf(quantity, question.basis, years, counts),
  };
}
