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

export interface Coverage {
  /** Publishers expected to have a figure, and any that reported all the same: reported, blank and missing together. */
  readonly expected: number;
  /** Publishers whose figure is a number. */
  readonly reported: number;
  /** Publishers that filed a report in which this figure is a gap. */
  readonly blank: number;
  /** Ids of the publishers that should have filed a report and did not, in the order of the list. */
  readonly missing: readonly string[];
  /** Ids of those that have not reported and still have time; not among the expected. */
  readonly notYetDue: readonly string[];
  /** Until when those have time, the last of them; absent where nobody has. */
  readonly lastDay?: string;
}

/** What one publisher contributes: a number, a gap in a report that is there, or no report. */
export type Contribution = 'number' | 'blank' | 'missing';

/** Coverage of a year over those on the list; expected = reported + blank + missing.length, always. */
export function coverageOf(
  filers: readonly (Filer & { readonly id: string })[],
  year: number,
  collection: Collection,
  contributionOf: (id: string) => Contribution,
): Coverage {
  let reported = 0;
  let blank = 0;
  const missing: string[] = [];
  const notYetDue: string[] = [];
  let lastDay = '';
  for (const filer of filers) {
    switch (contributionOf(filer.id)) {
      case 'number':
        reported += 1;
        break;
      case 'blank':
        blank += 1;
        break;
      case 'missing': {
        const why = whyNotExpected(filer, year, collection);
        if (why === null) missing.push(filer.id);
        else if (why === 'notYetDue') {
          notYetDue.push(filer.id);
          const { day } = dueOn(filer, year, collection.rules);
          if (day > lastDay) lastDay = day;
        }
      }
    }
  }
  const counted = { expected: reported + blank + missing.length, reported, blank, missing, notYetDue };
  return lastDay === '' ? counted : { ...counted, lastDay };
}
