/**
 * The one aggregate question: quantities of bureaus or regions by year, each point with coverage, change, edition and
 * break. Sums come from the store; what they mean (ratios, gaps, changes) is decided here, once, for every page and chart.
 */

import { isPlain, PLAIN } from '../../schema/chart/finer.ts';
import { hasApplicantColumns } from '../../schema/chart/quantity.ts';
import type { Series, SeriesAnswer } from '../../schema/chart/series.ts';
import { getMeasure } from '../../schema/form/measures/index.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import { isOtherBody } from '../../schema/roster/lineage.ts';
import { dayInChina } from '../china-time.ts';
import { ownTurn } from '../own-turn.ts';
import { heldYears, whoReported } from '../store/find/held.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import { readerForQuestion } from '../store/find/remembered.ts';
import { getRevision } from '../store/find/revisions.ts';
import { countBureaus, readRolls } from '../store/find/rolls.ts';
import { ownRows } from '../store/find/series.ts';
import { commonRows, commonRowsBelow, sumRows, sumRowsBelow } from '../store/find/sums.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, COSTS, ensureMembers, namedOnce } from './cost.ts';
import { readDeadlines } from './deadlines.ts';
import { askFiner } from './finer.ts';
import { byYear, type ReadForLines, yearsOfLine } from './line-years.ts';
import { linesOf } from './lineage.ts';
import { dayOf, homeOf, membersOf, namesOf, publishersOf, shownSubject, yearsAsked } from './lines.ts';
import { pointsOf, wholePoint } from './points.ts';
import { ensureApplicant, measuresBehind, type SeriesQuestion } from './question.ts';
import { findSubjects } from './sets.ts';
import { readTurns, turnedIn } from './together.ts';

/** Answers the question; throws a Problem for an unknown subject, a revision that does not exist, or a budget overspent. */
export async function askSeries(reader: Reader, asked: SeriesQuestion, budget: Budget): Promise<SeriesAnswer> {
  const answer = await openSeries(reader, asked, budget);
  return { ...answer, series: answer.series.map((one) => ({ ...one, points: one.points.map(wholePoint) })) };
}

/**
 * The same for whoever reads a few fields of each point: the others are worked out when they are read. A point is not to be spread
 * (`wholePoint`).
 */
export async function openSeries(store: Reader, asked: SeriesQuestion, budget: Budget): Promise<SeriesAnswer> {
  const question = namedOnce(asked);
  await ownTurn(budget);
  const reader = namedAsOf(readerForQuestion(store), question.asOf);
  const { quantities, finer = PLAIN } = question;
  if (!isPlain(finer, question.basis)) return askFiner(reader, { ...question, finer }, budget);
  const applicant = ensureApplicant(question.applicant, quantities);
  const revision = await getRevision(reader, question.asOf);
  const asOf = revision.latest ? null : revision.number;
  const subjects = await linesOf(reader, await findSubjects(reader, question.of, asOf), question.over, asOf);
  const measures = [...new Set(quantities.flatMap(measuresBehind))];
  const singles = [...new Set(subjects.flatMap(publishersOf))];
  ensureMembers(singles.length);
  const sums = subjects.flatMap(({ sum }) => (sum !== null && 'regions' in sum ? [sum.regions] : []));
  const regions = [...new Set(sums.flat())];
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
  // Sums as of a revision are kept nowhere: the reports that were valid then are read again.
  if (asOf !== null) {
    const bureaus = [...(await countBureaus(reader, regions)).values()].reduce((sum, count) => sum + count, 0);
    budget.spend(Math.floor((bureaus * years.length) / COSTS.reportsAPoint));
  }
  const revisedOn = revision.at === null ? '' : dayInChina(revision.at);
  // The year before the first is needed for its change only.
  const range = { from: (years[0] ?? 0) - 1, to: years.at(-1) ?? 0 };
  const rows = { measures, indicators: quantities.filter(isIndicatorId), applicant, asOf, years: range };
  // Of regions with regions below them what is kept is read, and not every region.
  const single = sums.flatMap((all) => (all.length === 1 ? all : []));
  const above = sums.flatMap(([first = '', ...below]) => (below.length > 0 ? [first] : []));
  const turns = await readTurns(reader, asOf);
  const turned = subjects.flatMap((line) => [...turnedIn(turns, line)]);
  const [own, sumsOf, sumsBelow, commonOf, commonBelow, hasReported, rolls, deadlines] = await Promise.all([
    ownRows(reader, [...new Set([...singles, ...turned])], rows),
    sumRows(reader, single, rows),
    sumRowsBelow(reader, above, rows),
    commonRows(reader, single, rows),
    commonRowsBelow(reader, above, rows),
    whoReported(reader, singles, rows),
    readRolls(reader, regions, rows, [...single, ...above]),
    readDeadlines(reader, asOf),
  ]);
  const read: ReadForLines = {
    own: byYear(own, ({ publisher }) => publisher),
    sums: byYear([...sumsOf, ...sumsBelow], ({ region }) => region),
    common: byYear([...commonOf, ...commonBelow], ({ region }) => region),
    ...{ hasReported, heldByRegion, deadlines, turns },
    rolls: new Map(rolls.map((roll) => [roll.region, roll])),
    day: dayOf(question, revisedOn),
  };
  const counted = years.length > 0 ? [range.from, ...years] : [];
  const names = await namesOf(reader, question.alone ? [] : subjects);
  const series = subjects.flatMap((subject): Series[] => {
    const counts = yearsOfLine(subject, read, counted);
    const isOther = (before: number, year: number): boolean =>
      isOtherBody(subject.successions, before, year, subject.bodies.length > 1);
    const line = {
      subject: shownSubject(subject, names),
      predecessors: subject.bodies.slice(1).map(({ id }) => id),
      successions: subject.successions,
      ...membersOf(subject),
    };
    return quantities.map((quantity) => ({
      ...line,
      quantity,
      applicant: hasApplicantColumns(quantity) ? question.applicant : null,
      unit: isIndicatorId(quantity) ? ('percent' as const) : getMeasure(quantity).unit,
      points: pointsOf({ quantity, basis: question.basis, counts, isOther }, years),
    }));
  });
  return { series, revision: revision.number, revisedOn };
}
