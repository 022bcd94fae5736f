/** Coverage of a sum over whole regions, told from their rolls: who filed is counted, and only who did not is looked at one by one. */
import { type Coverage, type NotExpectedReason, whyNotExpected } from '../../schema/rollup/coverage.ts';
import type { Roll } from '../store/find/rolls.ts';
import type { YearRange } from '../store/find/series.ts';
import { collectionOn, type DatedCollection, filerOf, reportCoverage } from './coverage.ts';
import type { Deadlines } from './deadlines.ts';

/** By what it is decided whether a report is expected. */
export interface Expecting {
  /** The day by which deadlines have passed or not, ISO. */
  readonly day: string;
  readonly heldByRegion: ReadonlyMap<string, YearRange>;
  readonly deadlines: Deadlines;
}

/** Of the reports of a year of all bureaus of these regions. */
export function rollCoverage(rolls: readonly Roll[], year: number, expecting: Expecting): Coverage {
  let reported = 0;
  let lastDay = '';
  const missing: string[] = [];
  const notYetDue: string[] = [];
  const places = new Map<string, number>();
  for (const roll of rolls) {
    const there = roll.reportedIn(year);
    reported += there;
    if (there === roll.count || isBefore(roll, year, expecting)) continue;
    const absent = roll.absentIn(year);
    const part = reportCoverage(absent, () => false, year, collectionOf(roll, expecting));
    missing.push(...part.missing);
    notYetDue.push(...part.notYetDue);
    if (part.lastDay !== undefined && part.lastDay > lastDay) lastDay = part.lastDay;
    if (rolls.length > 1) for (const { id, position } of absent) places.set(id, position);
  }
  const none = { blank: 0, empty: 0, unknown: 0, notInForm: 0 };
  const asListed = (ids: readonly string[]): readonly string[] =>
    rolls.length > 1 ? ids.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)) : ids;
  const absent = { missing: asListed(missing), notYetDue: asListed(notYetDue) };
  const counted = { expected: reported + missing.length, reported, ...none, ...absent };
  return lastDay === '' ? counted : { ...counted, lastDay };
}

/** Why nobody of these regions is expected to have reported on a year. */
export function rollAbsence(rolls: readonly Roll[], year: number, expecting: Expecting): NotExpectedReason {
  const isListedThen = rolls.some((roll) => {
    const collection = collectionOf(roll, expecting);
    return roll.listed.some(
      (bureau) => whyNotExpected(filerOf(bureau, collection), year, collection) === 'notCollected',
    );
  });
  return isListedThen ? 'notCollected' : 'notExpected';
}

function collectionOf({ region }: Roll, { day, heldByRegion, deadlines }: Expecting): DatedCollection {
  return collectionOn(day, heldByRegion.get(region)?.from ?? null, deadlines);
}

/** Whether the year is before those collected of a region, and every deadline of it, which are all in the year after, has passed. */
function isBefore({ region }: Roll, year: number, { day, heldByRegion }: Expecting): boolean {
  const from = heldByRegion.get(region)?.from;
  return (from === undefined || year < from) && day > `${year + 1}-12-31`;
}
