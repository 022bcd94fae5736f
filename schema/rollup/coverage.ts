/**
 * Who is expected to have reported in a year, and how much of what should be there is there. Every gathered number carries
 * its coverage, so that a sum over nine of ten bureaus is never read as a sum over ten, and nobody is called late who was
 * not founded, whose year is not collected here, or whose deadline has not passed.
 */

/** Why no report of a year is expected: not on the list, before anything of the region is held, or the deadline is to come. */
export const NOT_EXPECTED_REASONS = ['notExpected', 'notCollected', 'notYetDue'] as const;
export type NotExpectedReason = (typeof NOT_EXPECTED_REASONS)[number];

/** A publisher, by what decides whether its report is expected. */
export interface Filer {
  readonly kind: 'bureau' | 'region';
  /** First and last report year expected of it; null where no limit is known. */
  readonly since: number | null;
  readonly until: number | null;
}

/**
 * Last day for the report on a year, in the year after it: bodies hand theirs in by 31 January, governments publish theirs
 * by 31 March (政府信息公开条例, art. 49).
 */
const LAST_DAY: Readonly<Record<Filer['kind'], string>> = { bureau: '01-31', region: '03-31' };

/** The last report year whose deadline has passed, by kind of publisher. */
export type DueYears = Readonly<Record<Filer['kind'], number>>;

/** What is due on a day (ISO); on the last day of a deadline it has not passed. */
export function dueYears(day: string): DueYears {
  const year = Number(day.slice(0, 4));
  const last = (kind: Filer['kind']): number => (day.slice(5, 10) > LAST_DAY[kind] ? year - 1 : year - 2);
  return { bureau: last('bureau'), region: last('region') };
}

/** The last day for a report on that year, ISO. */
export function lastDayFor(kind: Filer['kind'], year: number): string {
  return `${year + 1}-${LAST_DAY[kind]}`;
}

export interface Collection {
  /** First year of which any report of the region is held; null where none is. */
  readonly from: number | null;
  readonly due: DueYears;
}

/** True where the list has the publisher in that year: founded and not yet ended. */
export function isListed({ since, until }: Pick<Filer, 'since' | 'until'>, year: number): boolean {
  return (since === null || since <= year) && (until === null || until >= year);
}

/** Why no report of this publisher is expected for that year; null where one is. */
export function whyNotExpected(filer: Filer, year: number, { from, due }: Collection): NotExpectedReason | null {
  if (!isListed(filer, year)) return 'notExpected';
  if (year > due[filer.kind]) return 'notYetDue';
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
        else if (why === 'notYetDue') notYetDue.push(filer.id);
      }
    }
  }
  return { expected: reported + blank + missing.length, reported, blank, missing, notYetDue };
}
