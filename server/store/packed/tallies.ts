/**
 * The mistakes of a region's year by their kind. A kind is what one may choose by: of which rules its findings are, what came of them, how grave they are
 * and how they stand. Thousands of reports have a few dozen kinds, so that whatever is chosen is added up without looking at one mistake.
 */
import type { Outcome, Severity } from '../../../schema/check/finding.ts';
import type { FindingState } from '../../../schema/check/verdict.ts';

/** So many findings of a mistake that are alike in this. */
export type Facet = readonly [
  rule: string,
  outcome: Extract<Outcome, 'failed' | 'suspicious'>,
  severity: Severity,
  state: FindingState,
  findings: number,
];

export type MistakeKind = readonly Facet[];

/** What one report has: findings that hold and that nobody could assess, and mistakes by the place of their kind. */
export type ReportTally = readonly [
  publisher: string,
  confirmed: number,
  notAssessable: number,
  mistakes: readonly (readonly [kind: number, mistakes: number])[],
];

export interface YearTally {
  readonly kinds: readonly MistakeKind[];
  /** In the order of the ids of the publishers. */
  readonly reports: readonly ReportTally[];
  /** Over all reports: mistakes of each kind, findings that hold, and that nobody could assess. */
  readonly mistakes: readonly number[];
  readonly confirmed: number;
  readonly notAssessable: number;
}

/** The same of one report by itself, a kind as its text. */
export interface Tallied {
  readonly confirmed: number;
  readonly notAssessable: number;
  readonly mistakes: ReadonlyMap<string, number>;
}

interface Standing {
  readonly rule: string;
  readonly outcome: Facet[1];
  readonly severity: Severity;
  readonly state: FindingState;
  readonly group_number: number;
}

/** Of the findings of one version that failed or are suspicious: their mistakes by kind. */
export function kindsOf(standings: readonly Standing[]): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  for (const mistake of Map.groupBy(standings, (row) => String(row.group_number)).values()) {
    const facets = new Map<string, number>();
    for (const { rule, outcome, severity, state } of mistake) {
      const facet = JSON.stringify([rule, outcome, severity, state]);
      facets.set(facet, (facets.get(facet) ?? 0) + 1);
    }
    const kind = JSON.stringify([...facets].sort(byText).map(([facet, count]) => [...JSON.parse(facet), count]));
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return kinds;
}

/** By code points, as the ids of publishers and rules are written. */
function byText([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same reports give the same text, in whatever order they came. */
export function packTally(reports: ReadonlyMap<string, Tallied>): string {
  const kinds = [...new Set([...reports.values()].flatMap(({ mistakes }) => [...mistakes.keys()]))].sort();
  const places = new Map(kinds.map((kind, place) => [kind, place]));
  const packed = [...reports].sort(byText).map(([publisher, { confirmed, notAssessable, mistakes }]) => {
    const counts = [...mistakes].map(([kind, count]) => [places.get(kind) ?? 0, count] as const);
    return [publisher, confirmed, notAssessable, counts.sort(([a], [b]) => a - b)];
  });
  return `{"kinds":[${kinds.join(',')}],"reports":${JSON.stringify(packed)}}`;
}

export function unpackTally(packed: string): YearTally {
  const { kinds, reports }: Pick<YearTally, 'kinds' | 'reports'> = JSON.parse(packed);
  return { kinds, reports, ...sumOver(kinds.length, reports) };
}

/** Of a region with ten thousand reports each is looked at once: by place, since taking lists apart by name takes five times as long. */
export function sumOver(
  kinds: number,
  reports: readonly ReportTally[],
): Pick<YearTally, 'mistakes' | 'confirmed' | 'notAssessable'> {
  const mistakes = new Array<number>(kinds).fill(0);
  let confirmed = 0;
  let notAssessable = 0;
  for (const report of reports) {
    confirmed += report[1];
    notAssessable += report[2];
    for (const counted of report[3]) mistakes[counted[0]] = (mistakes[counted[0]] ?? 0) + counted[1];
  }
  return { mistakes, confirmed, notAssessable };
}

/** As it was before it was packed. */
export function talliedReports({ kinds, reports }: YearTally): Map<string, Tallied> {
  const texts = kinds.map((kind) => JSON.stringify(kind));
  return new Map(
    reports.map(([publisher, confirmed, notAssessable, mistakes]) => [
      publisher,
      {
        ...{ confirmed, notAssessable },
        mistakes: new Map(mistakes.map(([kind, count]) => [texts[kind] ?? '', count])),
      },
    ]),
  );
}
