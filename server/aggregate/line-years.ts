/** What a line counts in each year, and who is expected in it: worked out year by year as it is asked for. */
import { type Coverage, joinCoverages } from '../../schema/rollup/coverage.ts';
import type { WhoReported } from '../store/find/held.ts';
import type { PublisherRow } from '../store/find/publishers.ts';
import type { OwnRow, YearRange } from '../store/find/series.ts';
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
import type { Deadlines } from './deadlines.ts';
import { commonOfMembers, tallyOfMembers } from './folded.ts';
import type { Line } from './lineage.ts';
import { type CollectedAlike, collectedAlike, whyAbsent } from './lines.ts';

/** Rows of one publisher or region, by year. */
type ByYear<Row> = ReadonlyMap<number, readonly Row[]>;

/** All that was read for the lines of a question. */
export interface ReadForLines {
  /** By publisher. */
  readonly own: ReadonlyMap<string, ByYear<OwnRow>>;
  /** By the region that a sum is of. */
  readonly sums: ReadonlyMap<string, ByYear<SumRow>>;
  readonly common: ReadonlyMap<string, ByYear<CommonRow>>;
  readonly reportedBy: ReadonlyMap<string, WhoReported>;
  readonly reportedIn: ReadonlyMap<string, WhoReported>;
  readonly bureausIn: ReadonlyMap<string, readonly PublisherRow[]>;
  readonly heldByRegion: ReadonlyMap<string, YearRange>;
  readonly deadlines: Deadlines;
  readonly day: string;
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
class Whose {
  readonly line: Line;
  readonly read: ReadForLines;
  #members: readonly PublisherRow[] | undefined;
  #groups: readonly CollectedAlike[] | undefined;
  constructor(line: Line, read: ReadForLines) {
    this.line = line;
    this.read = read;
  }
  get regions(): readonly string[] | null {
    const { sum } = this.line;
    return sum !== null && 'regions' in sum ? sum.regions : null;
  }
  get members(): readonly PublisherRow[] {
    const { sum, bodies } = this.line;
    this.#members ??=
      this.regions?.flatMap((id) => this.read.bureausIn.get(id) ?? []) ??
      (sum !== null && 'publishers' in sum ? sum.publishers : bodies);
    return this.#members;
  }
  get groups(): readonly CollectedAlike[] {
    const { heldByRegion, day, deadlines } = this.read;
    this.#groups ??= collectedAlike(this.members, this.line.sum !== null, heldByRegion, day, deadlines);
    return this.#groups;
  }
  /** Whether a report of that year is held of anybody, or of one of them. */
  hasReports(year: number): boolean {
    const { reportedIn, reportedBy } = this.read;
    if (this.regions) return this.regions.some((id) => reportedIn.get(id)?.has(year) === true);
    return this.members.some(({ id }) => reportedBy.get(id)?.has(year) === true);
  }
  coverageIn(year: number): Coverage {
    const hasReported = this.#hasReported(year);
    return joinCoverages(
      this.groups.map((group) => reportCoverage(group.members, hasReported, year, group.collection)),
      this.members.map(({ id }) => id),
    );
  }

  #hasReported(year: number): (id: string) => boolean {
    const { reportedIn, reportedBy } = this.read;
    if (!this.regions) return (id) => reportedBy.get(id)?.has(year) === true;
    const found = this.regions.flatMap((id) => reportedIn.get(id)?.get(year) ?? []);
    const reported = found.length === 1 ? found[0] : new Set(found.flatMap((some) => [...some]));
    return (id) => reported?.has(id) === true;
  }
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
    return this.held ? 'notExpected' : whyAbsent(this.#whose.groups, this.coverage, this.#year);
  }

  #rowsOf(year: number): readonly (readonly OwnRow[])[] {
    return this.#whose.members.map(({ id }) => this.#whose.read.own.get(id)?.get(year) ?? []);
  }

  #count(): TallyByMeasure {
    const { line, read, regions } = this.#whose;
    if (regions) return tallyOfSum(read.sums.get(line.publisher.id)?.get(this.#year) ?? []);
    const rows = this.#rowsOf(this.#year);
    if (line.sum !== null) return tallyOfMembers(rows);
    const [only = []] = rows;
    if (line.bodies.length === 1) return tallyOfOwn(only);
    const held = line.bodies.flatMap(({ id }, place) =>
      read.reportedBy.get(id)?.has(this.#year) === true ? [rows[place] ?? []] : [],
    );
    const { missing, notYetDue } = this.coverage;
    const absent = missing.length > 0 ? 'notReported' : notYetDue.length > 0 ? 'notYetDue' : null;
    return tallyOfBodies(held.map(tallyOfOwn), absent);
  }

  #countCommon(): ReadonlyMap<string, CommonTally> | null {
    const { line, read, regions } = this.#whose;
    if (regions) return tallyOfCommon(read.common.get(line.publisher.id)?.get(this.#year) ?? []);
    if (line.sum === null) return null;
    return commonOfMembers(this.#rowsOf(this.#year), this.#rowsOf(this.#year - 1));
  }
}

/** Of these years. */
export function yearsOfLine(line: Line, read: ReadForLines, years: readonly number[]): ReadonlyMap<number, YearCounts> {
  const whose = new Whose(line, read);
  return new Map(years.map((year) => [year, new YearOfLine(whose, year)]));
}
