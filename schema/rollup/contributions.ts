/** The members behind a sum: each one's part of it, and of its change. */
import { tidy } from './addend.ts';

/** What a member counts of a measure: empty cells 0, null where that is not known or nothing was filed. */
export interface Member {
  readonly id: string;
  readonly now: number | null;
  readonly before: number | null;
}

/** What the members are held against. */
export interface Whole {
  /** The sum; null where there is none, or where parts of it say nothing (a measure that may be negative). */
  readonly value: number | null;
  /** What its change is reckoned from; null where two years cannot be compared. */
  readonly previous: number | null;
  /** The change is that of everybody who is there in either year, and not only of those there in both. */
  readonly isOfAll: boolean;
}

export interface Contribution {
  readonly id: string;
  /** Of the sum, 0 to 1. */
  readonly share: number | null;
  /** Its share and those of all that count more, in the order of the list among equals. */
  readonly cumulativeShare: number | null;
  /** What it adds to the difference of the sum; those of all members make that difference. Null for who is not compared. */
  readonly difference: number | null;
  /** The same as a fraction of last year's sum; those of all members make its per cent. */
  readonly changeShare: number | null;
}

/** One entry a member, in the order given. */
export function contributionsOf(members: readonly Member[], whole: Whole): readonly Contribution[] {
  const { value, previous, isOfAll } = whole;
  const cumulative = cumulated(members);
  return members.map(({ id, now, before }, index) => {
    const isCompared =
      previous !== null && (isOfAll ? now !== null || before !== null : now !== null && before !== null);
    const difference = isCompared ? tidy((now ?? 0) - (before ?? 0)) : null;
    const hasShare = value !== null && value > 0 && now !== null;
    return {
      id,
      share: hasShare ? now / value : null,
      cumulativeShare: hasShare ? (cumulative[index] ?? 0) / value : null,
      difference,
      changeShare: difference !== null && previous !== null && previous > 0 ? difference / previous : null,
    };
  });
}

/** By place in the list, what a member and all larger ones count together. */
function cumulated(members: readonly Member[]): readonly number[] {
  const sums: number[] = members.map(() => 0);
  let sum = 0;
  for (const { index, now } of members
    .map(({ now }, index) => ({ index, now: now ?? 0 }))
    .sort((a, b) => b.now - a.now)) {
    sum = tidy(sum + now);
    sums[index] = sum;
  }
  return sums;
}
