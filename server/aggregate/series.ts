/**
 * The one aggregate question: quantities of bureaus or regions by year, each point with coverage, change, edition and
 * break. Sums come from the store; what they mean (ratios, gaps, changes) is decided here, once, for every page and chart.
 */

import type { Quantity } from '../../schema/chart/chart.ts';
import { isPlain, PLAIN } from '../../schema/chart/finer.ts';
import { hasApplicantColumns } from '../../schema/chart/quantity.ts';
import type { Series, SeriesAnswer } from '../../schema/chart/series.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import { type Coverage, joinCoverages } from '../../schema/rollup/coverage.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import { dayInChina } from '../china-time.ts';
import { type HeldReport, heldReports, heldYears } from '../store/find/held.ts';
import { bureausOf } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import { type OwnRow, ownRows } from '../store/find/series.ts';
import { commonRows, sumRows } from '../store/find/sums.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, ensureMembers, namedOnce } from './cost.ts';
import {
  type TallyByMeasure,
  tallyOfBodies,
  tallyOfCommon,
  tallyOfOwn,
  tallyOfSum,
  type YearCounts,
} from './counts.ts';
import { reportCoverage } from './coverage.ts';
import { readDeadlines } from './deadlines.ts';
import { askFiner } from './finer.ts';
import { commonOfMembers, tallyOfMembers } from './folded.ts';
import { type Line, linesOf } from './lineage.ts';
import {
  collectedAlike,
  dayOf,
  homeOf,
  membersOf,
  namesOf,
  publishersOf,
  shownSubject,
  whyAbsent,
  yearsAsked,
} from './lines.ts';
import { pointsOf } from './points.ts';
import { ensureApplicant, measuresBehind, type SeriesQuestion } from './question.ts';
import { findSubjects } from './sets.ts';

/** Answers the question; throws a Problem for an unknown subject, a revision that does not exist, or a budget overspent. */
export async function askSeries(reader: Reader, asked: SeriesQuestion, budget: Budget): Promise<SeriesAnswer> {
  const question = namedOnce(asked);
  const { quantities, finer = PLAIN } = question;
  if (!isPlain(finer, question.basis)) return askFiner(reader, { ...question, finer }, budget);
  const applicant = ensureApplicant(question.applicant, quantities);
  const revision = await getRevision(reader, question.asOf);
  const asOf = revision.latest ? null : revision.number;
  const subjects = await linesOf(reader, await findSubjects(reader, question.of, asOf), question.over, asOf);
  const measures = [...new Set(quantities.flatMap(measuresBehind))];
  const singles = [...new Set(subjects.flatMap(publishersOf))];
  ensureMembers(singles.length);
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
  const day = dayOf(question, revisedOn);
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
      const isHeld = of(reports).length > 0;
      // Why there is no report is looked at only where there is none.
      const absent = isHeld ? 'notExpected' : whyAbsent(groups, coverage, year);
      const held = { held: isHeld, absent, coverage } as const;
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
