/**
 * How much of what should be there is there. Every gathered number carries one, so that a sum over nine of ten bureaus is
 * never read as a sum over ten.
 */
export interface Coverage {
  /** Publishers expected to have a figure. */
  readonly expected: number;
  /** Publishers whose figure is a number. */
  readonly reported: number;
  /** Publishers that filed a report in which this figure is a gap. */
  readonly blank: number;
  /** Ids of the publishers that filed no report, in the order of the roster. */
  readonly missing: readonly string[];
}

/** What one publisher contributes: a number, a gap in a report that is there, or no report. */
export type Contribution = 'number' | 'blank' | 'missing';

export const NO_COVERAGE: Coverage = { expected: 0, reported: 0, blank: 0, missing: [] };

/** Coverage over a roster; expected = reported + blank + missing.length, always. */
export function coverageOf(roster: readonly string[], contributionOf: (publisher: string) => Contribution): Coverage {
  let reported = 0;
  let blank = 0;
  const missing: string[] = [];
  for (const publisher of roster) {
    const contribution = contributionOf(publisher);
    if (contribution === 'number') reported += 1;
    else if (contribution === 'blank') blank += 1;
    else missing.push(publisher);
  }
  return { expected: roster.length, reported, blank, missing };
}

/** Two rosters that share nobody, seen as one: the bureaus of two regions. */
export function joinCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    expected: a.expected + b.expected,
    reported: a.reported + b.reported,
    blank: a.blank + b.blank,
    missing: [...a.missing, ...b.missing],
  };
}

/** True where nobody is missing and nobody left the figure out. */
export function isWhole(coverage: Coverage): boolean {
  return coverage.reported === coverage.expected;
}
