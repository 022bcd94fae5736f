/** What a line counts in each year, and who is expected in it: worked out year by year as it is asked for. */
import { type Coverage, joinCoverages, onList } from '../../schema/rollup/coverage.ts';
import type { HasReported } from '../store/find/held-at.ts';
import type { PublisherRow } from '../store/find/publishers.ts';
import type { Roll } from '../store/find/rolls.ts';
import type { OwnRow } from '../store/find/series.ts';
import type { CommonRow, SumRow } from '../store/find/sums.ts';
import {
  type CommonTally,
  type TallyByMeasure,
  tallyOfBodies,
  tallyOfCommon,
  tallyOfOwn,
  tallyOfSum,
  type YearCounts,
} from './counts.ts';
import { reportCoverage } from './coverage.ts';
import { commonOfMembers, tallyOfMembers } from './folded.ts';
import type { Line } from './lineage.ts';
import { type CollectedAlike, collectedAlike, whyAbsent } from './lines.ts';
import { type Expecting, rollAbsence, rollCoverage } from './roll-call.ts';
import type { SumOfRegions } from './sets.ts';
import { comparedTogether, type Turns, turnedIn } from './together.ts';

/** Rows of one publisher or region, by year. */
type ByYear<Row> = ReadonlyMap<number, readonly Row[]>;

/** All that was read for the lines of a question. */
export interface ReadForLines extends Expecting {
  /** By publisher. */
  readonly own: ReadonlyMap<string, ByYear<OwnRow>>;
  /** By the region that a sum is of. */
  readonly sums: ReadonlyMap<string, ByYear<SumRow>>;
  readonly common: ReadonlyMap<string, ByYear<CommonRow>>;
  /** Of publishers whose own rows are read. */
  readonly hasReported: HasReported;
  /** What became of whom; of the bureaus of a sum that it names `own` has rows as well. */
  readonly turns: Turns;
  /** By region that is part of a sum. */
  readonly rolls: ReadonlyMap<string, Roll>;
}

/** Rows by what `of` tells of them, and by year. */
export function byYear<Row extends { readonly year: number }>(
  rows: readonly Row[],
  of: (row: Row) => string,
): ReadonlyMap<string, ByYear<Row>> {
  const found = new Map<string, Map<number, Row[]>>();
  for (const row of rows) {
    const key = of(row);
    let years = found.get(key);
    if (!years) {
      years = new Map();
      found.set(key, years);
    }
    const known = years.get(row.year);
    if (known) known.push(row);
    else years.set(row.year, [row]);
  }
  return found;
}

/** Whose reports a line holds, the same for all its years. */
interface Whose {
  readonly line: Line;
  readonly read: ReadForLines;
  /** Those whose own rows make the line; of whole regions nobody's. */
  readonly members: readonly PublisherRow[];
  /** Whether a report of that year is held of anybody, or of one of them. */
  hasReports(year: number): boolean;
  coverageIn(year: number): Coverage;
  /** Why there is no report of a year of which none is held. */
  absentIn(year: number, coverage: Coverage): YearCounts['absent'];
}

class OfPublishers implements Whose {
  readonly line: Line;
  readonly read: ReadForLines;
  #groups: readonly CollectedAlike[] | undefined;
  constructor(line: Line, read: ReadForLines) {
    this.line = line;
    this.read = read;
  }
  get members(): readonly PublisherRow[] {
    const { sum, bodies } = this.line;
    return sum !== null && 'publishers' in sum ? sum.publishers : bodies;
  }
  get #collected(): readonly CollectedAlike[] {
    const { heldByRegion, day, deadlines } = this.read;
    this.#groups ??= collectedAlike(this.members, this.line.sum !== null, heldByRegion, day, deadlines);
    return this.#groups;
  }
  hasReports(year: number): boolean {
    return this.members.some(({ id }) => this.read.hasReported(id, year));
  }
  coverageIn(year: number): Coverage {
    const coverage = joinCoverages(
      this.#collected.map(({ members, collection }) =>
        reportCoverage(members, (id) => this.read.hasReported(id, year), year, collection),
      ),
      this.members.map(({ id }) => id),
    );
    const { sum } = this.line;
    return sum === null ? coverage : onList(coverage, sum.completeSince, year);
  }
  absentIn(year: number, coverage: Coverage): YearCounts['absent'] {
    return whyAbsent(this.#collected, coverage, year);
  }
}

class OfRegions implements Whose {
  readonly line: Line;
  readonly read: ReadForLines;
  readonly members: readonly PublisherRow[] = [];
  readonly #completeSince: number | null;
  readonly #rolls: readonly Roll[];
  constructor(line: Line, read: ReadForLines, { regions, completeSince }: SumOfRegions) {
    this.line = line;
    this.read = read;
    this.#completeSince = completeSince;
    this.#rolls = regions.flatMap((id) => read.rolls.get(id) ?? []);
  }
  hasReports(year: number): boolean {
    return this.#rolls.some((roll) => roll.hasFiled(year));
  }
  coverageIn(year: number): Coverage {
    return onList(rollCoverage(this.#rolls, year, this.read), this.#completeSince, year);
  }
  absentIn(year: number, { missing, notYetDue }: Coverage): YearCounts['absent'] {
    if (missing.length > 0) return 'notReported';
    return notYetDue.length > 0 ? 'notYetDue' : rollAbsence(this.#rolls, year, this.read);
  }
}

function whoseIs(line: Line, read: ReadForLines): Whose {
  const { sum } = line;
  return sum !== null && 'regions' in sum ? new OfRegions(line, read, sum) : new OfPublishers(line, read);
}

class YearOfLine implements YearCounts {
  readonly #whose: Whose;
  readonly #year: number;
  #counted: TallyByMeasure | undefined;
  #common: ReadonlyMap<string, CommonTally> | null | undefined;
  #coverage: Coverage | undefined;
  constructor(whose: Whose, year: number) {
    this.#whose = whose;
    this.#year = year;
  }
  get counted(): TallyByMeasure {
    this.#counted ??= this.#count();
    return this.#counted;
  }
  get common(): ReadonlyMap<string, CommonTally> | null {
    if (this.#common === undefined) this.#common = this.#countCommon();
    return this.#common;
  }
  get coverage(): Coverage {
    this.#coverage ??= this.#whose.coverageIn(this.#year);
    return this.#coverage;
  }
  get held(): boolean {
    return this.#whose.hasReports(this.#year);
  }
  /** Why there is no report is looked at only where there is none. */
  get absent(): YearCounts['absent'] {
    return this.held ? 'notExpected' : this.#whose.absentIn(this.#year, this.coverage);
  }

  get #isOfRegions(): boolean {
    return this.#whose instanceof OfRegions;
  }

  #rowsOf(year: number): readonly (readonly OwnRow[])[] {
    return this.#whose.members.map(({ id }) => this.#whose.read.own.get(id)?.get(year) ?? []);
  }

  #count(): TallyByMeasure {
    const { line, read } = this.#whose;
    if (this.#isOfRegions) return tallyOfSum(read.sums.get(line.publisher.id)?.get(this.#year) ?? []);
    const rows = this.#rowsOf(this.#year);
    if (line.sum !== null) return tallyOfMembers(rows);
    const [only = []] = rows;
    if (line.bodies.length === 1) return tallyOfOwn(only);
    const held = line.bodies.flatMap(({ id }, place) => (read.hasReported(id, this.#year) ? [rows[place] ?? []] : []));
    const { missing, notYetDue } = this.coverage;
    const absent = missing.length > 0 ? 'notReported' : notYetDue.length > 0 ? 'notYetDue' : null;
    return tallyOfBodies(held.map(tallyOfOwn), absent);
  }

  #countCommon(): ReadonlyMap<string, CommonTally> | null {
    const { line, read } = this.#whose;
    if (line.sum === null) return null;
    const common = this.#isOfRegions
      ? tallyOfCommon(read.common.get(line.publisher.id)?.get(this.#year) ?? [])
      : commonOfMembers(this.#rowsOf(this.#year), this.#rowsOf(this.#year - 1));
    const members = turnedIn(read.turns, line);
    const rowsOf = (id: string, year: number): readonly OwnRow[] => read.own.get(id)?.get(year) ?? [];
    return comparedTogether(common, this.#year, read.turns, (id) => members.has(id), rowsOf);
  }
}

/** Of these years. */
export function yearsOfLine(line: Line, read: ReadForLines, years: readonly number[]): ReadonlyMap<number, YearCounts> {
  const whose = whoseIs(line, read);
  return new Map(years.map((year) => [year, new YearOfLine(whose, year)]));
}
