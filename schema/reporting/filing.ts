/**
 * Who has reported (报送情况): how each publisher stands with its report on a year, and how many stand how. Who is expected
 * says coverage.ts and when it is due says due.ts; here the two are held against what is filed.
 */
import { type Collection, type Filer, type NotExpectedReason, whyNotExpected } from '../rollup/coverage.ts';
import { type Due, daysBetween, dueOn } from '../rollup/due.ts';

/** In the order in which they want looking at. `undated`: a report is held, and nobody knows when it was published. */
export const FILING_STATES = ['missing', 'late', 'undated', 'notYetDue', 'onTime', 'notExpected'] as const;
export type FilingState = (typeof FILING_STATES)[number];

export function isFilingState(text: string): text is FilingState {
  return FILING_STATES.some((state) => state === text);
}

/** When a report was published: what its document says, and what a person entered, which holds before it. ISO days. */
export interface PublishedOn {
  readonly read: string | null;
  readonly entered: string | null;
}

/** The day that counts; null where neither the document nor anybody says. */
export function dayPublished({ read, entered }: PublishedOn): string | null {
  return entered ?? read;
}

export interface Standing {
  readonly state: FilingState;
  /** Why no report is expected, where none is. */
  readonly why: NotExpectedReason | null;
  readonly due: Due;
  /** Days after the deadline: of `late` to the day of publication, of `missing` to the day of asking. `notYetDue`: days left. */
  readonly days: number | null;
}

/** How a filer stands on the day of asking; `held` is null where no report of that year is. */
export function standingOf(
  filer: Filer,
  year: number,
  collection: Collection,
  held: { readonly publishedOn: string | null } | null,
): Standing {
  const due = dueOn(filer, year, collection.rules);
  if (held !== null) return { ...heldState(held.publishedOn, due.day), why: null, due };
  const why = whyNotExpected(filer, year, collection);
  switch (why) {
    case null:
      return { state: 'missing', why, due, days: daysBetween(due.day, collection.day) };
    case 'notYetDue':
      return { state: 'notYetDue', why, due, days: daysBetween(collection.day, due.day) };
    default:
      return { state: 'notExpected', why, due, days: null };
  }
}

function heldState(publishedOn: string | null, due: string): Pick<Standing, 'state' | 'days'> {
  if (publishedOn === null) return { state: 'undated', days: null };
  return publishedOn > due ? { state: 'late', days: daysBetween(due, publishedOn) } : { state: 'onTime', days: null };
}

/** How many stand how; expected = reported + missing, and reported = on time + late + undated. */
export interface FilingTotals extends Readonly<Record<Exclude<FilingState, 'notExpected'>, number>> {
  readonly expected: number;
  readonly reported: number;
}

export function totalsOf(filings: readonly { readonly state: FilingState }[]): FilingTotals {
  const count = (state: FilingState): number => filings.filter((filing) => filing.state === state).length;
  const [missing, late, undated] = [count('missing'), count('late'), count('undated')];
  const [notYetDue, onTime] = [count('notYetDue'), count('onTime')];
  const reported = onTime + late + undated;
  return { expected: reported + missing, reported, onTime, late, undated, missing, notYetDue };
}

/** Can there be a report on that year? The regulation holds since 2008. */
export function isReportYear(year: number): boolean {
  return Number.isInteger(year) && year >= 2008 && year <= 2100;
}

/**
 * Years that can be asked about on a day: from the first held through the year before this one, whose reports are what a
 * January is about, held or not; and any held beyond. Ascending, never empty.
 */
export function reportingYears(held: readonly number[], day: string): readonly number[] {
  const before = Number(day.slice(0, 4)) - 1;
  const first = Math.min(before, ...held);
  const last = Math.max(before, ...held);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
