/**
 * Who is expected to have reported in a year, and how much of what should be there is there. Every gathered number carries
 * its coverage, so that a sum over nine of ten bureaus is never read as a sum over ten, and nobody is called late who was
 * not founded, whose year is not collected here, or whose deadline has not passed.
 */
import { type DueOf, type DueRule, dueOn } from './due.ts';

/** Why no report of a year is expected: not on the list, before anything of the region is held, or the deadline is to come. */
export const NOT_EXPECTED_REASONS = ['notExpected', 'notCollected', 'notYetDue'] as const;
export type NotExpectedReason = (typeof NOT_EXPECTED_REASONS)[number];

/** A publisher, by what decides whether its report is expected. */
export interface Filer extends DueOf {
  /** First and last report year expected of it; null where no limit is known. */
  readonly since: number | null;
  readonly until: number | null;
}

export interface Collection {
  /** First year of which any report of the region is held; null where none is. */
  readonly from: number | null;
  /** The day of asking, ISO; on the last day of a deadline it has not passed. */
  readonly day: string;
  /** Deadlines set by people. */
  readonly rules: readonly DueRule[];
}

/** True where the list has the publisher in that year: founded and not yet ended. */
export function isListed({ since, until }: Pick<Filer, 'since' | 'until'>, year: number): boolean {
  return (since === null || since <= year) && (until === null || until >= year);
}

/** Why no report of this publisher is expected for that year; null where one is. */
export function whyNotExpected(filer: Filer, year: number, { from, day, rules }: Collection): NotExpectedReason | null {
  if (!isListed(filer, year)) return 'notExpected';
  if (day <= dueOn(filer, year, rules).day) return 'notYetDue';
  return from === null || year < from ? 'notCollected' : null;
}

/** Publishers that filed a report without the number: why there is none decides what it means for a sum. */
export interface WithoutNumber {
  /** The cell is empty or struck out: counted as nothing. */
  readonly empty: number;
  /** Not counted, value not known: a picture, something unreadable, a cell, row or table left out, a number that the text does not state. */
  readonly unknown: number;
  /** The form that the report follows has no such cell. */
  readonly notInForm: number;
}

export interface Coverage extends WithoutNumber {
  /** Publishers expected to have a figure, and any that reported all the same: reported, empty, unknown, not in form and missing together. */
  readonly expected: number;
  /** Publishers whose figure is a number. */
  readonly reported: number;
  /** Empty, unknown and not in form together. */
  readonly blank: number;
  /** Ids of the publishers that should have filed a report and did not, in the order of the list. */
  readonly missing: readonly string[];
  /** Ids of those that have not reported and still have time; not among the expected. */
  readonly notYetDue: readonly string[];
  /** Until when those have time, the last of them; absent where nobody has. */
  readonly lastDay?: string;
  /** Ids of those that the question leaves out; in none of the counts. Absent where it leaves nobody out. */
  readonly excluded?: readonly string[];
  /** False where nobody has said that the list of bureaus is complete, so that one may be missing who is not on it. Absent otherwise. */
  readonly complete?: false;
}

/** Of the reports of a year, over those on the list. Who reported counts, whether or not anybody expected it. */
export function reportsCovered(
  filers: readonly (Filer & { readonly id: string })[],
  year: number,
  collection: Collection,
  hasReported: (id: string) => boolean,
): Coverage {
  let reported = 0;
  const missing: string[] = [];
  const notYetDue: string[] = [];
  let lastDay = '';
  for (const filer of filers) {
    if (hasReported(filer.id)) {
      reported += 1;
      continue;
    }
    const why = whyNotExpected(filer, year, collection);
    if (why === null) missing.push(filer.id);
    else if (why === 'notYetDue') {
      notYetDue.push(filer.id);
      const { day } = dueOn(filer, year, collection.rules);
      if (day > lastDay) lastDay = day;
    }
  }
  const none = { blank: 0, empty: 0, unknown: 0, notInForm: 0 };
  const counted = { expected: reported + missing.length, reported, ...none, missing, notYetDue };
  return lastDay === '' ? counted : { ...counted, lastDay };
}

/** Of several groups of publishers together; `order`: all their ids as the list has them. */
export function joinCoverages(parts: readonly Coverage[], order: readonly string[]): Coverage {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const total = (of: 'expected' | 'reported' | 'blank' | 'empty' | 'unknown' | 'notInForm'): number =>
    parts.reduce((sum, part) => sum + part[of], 0);
  const listed = (of: 'missing' | 'notYetDue'): readonly string[] => {
    const ids = new Set(parts.flatMap((part) => part[of]));
    return ids.size === 0 ? [] : order.filter((id) => ids.has(id));
  };
  const lastDay =
    parts
      .map((part) => part.lastDay ?? '')
      .sort()
      .at(-1) ?? '';
  return {
    expected: total('expected'),
    reported: total('reported'),
    blank: total('blank'),
    empty: total('empty'),
    unknown: total('unknown'),
    notInForm: total('notInForm'),
    missing: listed('missing'),
    notYetDue: listed('notYetDue'),
    ...(lastDay !== '' && { lastDay }),
  };
}

/** The same, of a list that is complete since a report year; null: nobody has said so. */
export function onList(coverage: Coverage, completeSince: number | null, year: number): Coverage {
  return completeSince !== null && completeSince <= year ? coverage : { ...coverage, complete: false };
}

/** How many of the reports filed give a number, an empty cell, or something that nobody knows the value of. */
export interface Given {
  readonly numbers: number;
  readonly blanks: number;
  readonly unknown: number;
}

/**
 * Of one figure, from the coverage of the reports: expected = reported + empty + unknown + notInForm + missing.length, always.
 * @param given null where no report filed has anything of it
 * @param elsewhere what the other reports are: those on a form without the cell, or texts that do not state the number
 */
export function figureCovered(reports: Coverage, given: Given | null, elsewhere: 'unknown' | 'notInForm'): Coverage {
  const held = reports.expected - reports.missing.length;
  const reported = Math.min(given?.numbers ?? 0, held);
  const empty = Math.min(given?.blanks ?? 0, held - reported);
  const unread = Math.min(given?.unknown ?? 0, held - reported - empty);
  const rest = held - reported - empty - unread;
  const without = {
    empty,
    unknown: unread + (elsewhere === 'unknown' ? rest : 0),
    notInForm: elsewhere === 'notInForm' ? rest : 0,
  };
  return { ...reports, reported, blank: held - reported, ...without };
}
