/** What a line of a finer question counts in one year. */
import type { Basis } from '../../schema/chart/chart.ts';
import type { Finer } from '../../schema/chart/finer.ts';
import type { EditionId } from '../../schema/form/edition.ts';
import { type Coverage, isListed, joinCoverages, onList } from '../../schema/rollup/coverage.ts';
import type { HasReported } from '../store/find/held-at.ts';
import type { PublisherRow } from '../store/find/publishers.ts';
import type { YearRange } from '../store/find/series.ts';
import type { Cells } from './cells.ts';
import type { QuantityCount, YearCounts } from './counts.ts';
import { reportCoverage, spanOf } from './coverage.ts';
import type { Deadlines } from './deadlines.ts';
import type { Excluded } from './excluded.ts';
import { collectedAlike, whyAbsent } from './lines.ts';
import { breakBefore, coverageOfPoint, type Side } from './points.ts';
import type { Part } from './split.ts';
import type { Turns } from './together.ts';
import { type Counting, countOf, type Given, givenBy, NOBODY } from './view.ts';

/** What is known of everybody that a question is about. */
export interface Frame {
  readonly finer: Finer;
  readonly basis: Basis;
  readonly years: readonly number[];
  /** The years read: those asked and those compared with. */
  readonly range: YearRange;
  readonly cells: Cells;
  /** The cells that sums are made of. */
  readonly summed: Cells;
  readonly excluded: Excluded;
  readonly turns: Turns;
  readonly deadlines: Deadlines;
  readonly heldByRegion: ReadonlyMap<string, YearRange>;
  readonly day: string;
  readonly hasReported: HasReported;
}

/** A line's year: what its members count, without those left out. */
export interface YearSlice extends Pick<YearCounts, 'held' | 'absent'> {
  /** By place of the member; of those left out nothing. */
  readonly given: readonly Given[];
  readonly count: QuantityCount | null;
  readonly coverage: Coverage;
}

/** The form that a member's figure was printed in. */
export function editionOf({ over, under }: Given): string | undefined {
  return (over ?? under)?.edition;
}

/** A line's year. `form`: only those whose figure was printed in it. */
export function sliceIn(frame: Frame, part: Part, counting: Counting, year: number, form: EditionId | null): YearSlice {
  const { excluded, finer, deadlines, day, heldByRegion } = frame;
  const cells = part.isSum ? frame.summed : frame.cells;
  const { editions } = finer.where;
  const given: Given[] = [];
  const members: PublisherRow[] = [];
  // Who was not on the list that year is not left out of it.
  const left = part.excluded.filter((row) => isListed(spanOf(row), year)).map(({ id }) => id);
  for (const member of part.members) {
    const own = givenBy(counting, cells, member.id, year);
    const edition = editionOf(own);
    const isOnOther = editions !== null && edition !== undefined && !editions.some((one) => one === edition);
    const isLeft = isOnOther || excluded(counting, member.id, year);
    const isOut = isLeft || (form !== null && edition !== form);
    if (isLeft) left.push(member.id);
    given.push(isOut ? NOBODY : own);
    if (!isOut) members.push(member);
  }
  const groups = collectedAlike(members, part.isSum, heldByRegion, day, deadlines);
  const hasReported = (id: string): boolean => frame.hasReported(id, year);
  const reports = joinCoverages(
    groups.map((group) => reportCoverage(group.members, hasReported, year, group.collection)),
    members.map(({ id }) => id),
  );
  const listed = part.isSum ? onList(reports, part.completeSince, year) : reports;
  const kept = given.filter((one) => one !== NOBODY);
  return {
    given,
    count: countOf(counting, kept, !part.isSum),
    coverage: left.length > 0 ? { ...listed, excluded: left } : listed,
    held: members.some(({ id }) => hasReported(id)),
    absent: whyAbsent(groups, reports, year),
  };
}

export function sideOf({ quantity }: Counting, { count, coverage }: YearSlice): Side {
  return { count, coverage: coverageOfPoint(quantity, count, coverage) };
}

/** Whether the form changed on the way into a year. */
export function breakInto(counting: Counting, before: YearSlice, now: YearSlice): 'soft' | 'break' | null {
  return breakBefore(counting.quantity, { now: sideOf(counting, now), before: sideOf(counting, before) }, before.held);
}
