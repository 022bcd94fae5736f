/** Mistakes counted by whatever one may choose, from what is kept of each region's year: no finding is looked at. */
import { toCount } from '../numbers.ts';
import { type Facet, sumOver, unpackTally, type YearTally } from '../packed/tallies.ts';
import type { Reader } from '../reader.ts';
import type { FindingQuestion } from './finding-question.ts';
import { remembered } from './remembered.ts';
import { ensureSealed } from './sound.ts';

/** Regions and years of one question at most; what is wider is counted finding by finding. */
const MOST = 500;

/** Current mistakes of these regions and years; null where that is not kept: of another revision, of all there is, or of a year without a report. */
export async function talliesFor(
  reader: Reader,
  { regions, years, asOf }: Pick<FindingQuestion, 'regions' | 'years' | 'asOf'>,
): Promise<readonly YearTally[] | null> {
  if (!regions || !years || (asOf ?? null) !== null) return null;
  const span = years.to - years.from + 1;
  if (regions.length * span > MOST) return null;
  const asked = regions.flatMap((region) =>
    Array.from({ length: span }, (_, place) => `${years.from + place}/${region}`),
  );
  const find = async (): Promise<ReadonlyMap<string, YearTally>> => {
    const rows = await reader.db
      .selectFrom('finding_tally')
      .selectAll()
      .where('region_id', 'in', regions)
      .where('year', '>=', years.from)
      .where('year', '<=', years.to)
      .execute();
    return new Map(
      ensureSealed('finding_tally', rows).map((row) => [
        `${toCount(row.year)}/${row.region_id}`,
        unpackTally(row.tally),
      ]),
    );
  };
  const found = await remembered(reader, 'finding tallies', asked, find, (tally) => 200 * tally.reports.length);
  // A row that cannot be found is not a year without mistakes.
  return found.size < asked.length ? null : [...found.values()];
}

type Chosen = Pick<FindingQuestion, 'rules' | 'outcomes' | 'severity' | 'states'>;

function isChosen([rule, outcome, severity, state]: Facet, chosen: Chosen): boolean {
  return (
    (!chosen.rules || chosen.rules.includes(rule)) &&
    (!chosen.outcomes || chosen.outcomes.includes(outcome)) &&
    (!chosen.severity || chosen.severity === severity) &&
    (!chosen.states || chosen.states.includes(state))
  );
}

/** The reports of these publishers alone; null: of all. */
function ofPublishers(tally: YearTally, publishers: FindingQuestion['publishers']): YearTally {
  if (!publishers) return tally;
  const reports = tally.reports.filter((report) => publishers.includes(report[0]));
  return { kinds: tally.kinds, reports, ...sumOver(tally.kinds.length, reports) };
}

/** Mistakes of which at least one finding is asked for and is also each of these; in their order. */
export function groupsTallied(
  tallies: readonly YearTally[],
  question: FindingQuestion,
  also: readonly Chosen[],
): readonly number[] {
  const counts = also.map(() => 0);
  for (const tally of tallies) {
    const { kinds, mistakes } = ofPublishers(tally, question.publishers);
    for (const [number, kind] of kinds.entries()) {
      const asked = kind.filter((facet) => isChosen(facet, question));
      for (const [place, one] of also.entries())
        if (asked.some((facet) => isChosen(facet, one))) counts[place] = (counts[place] ?? 0) + (mistakes[number] ?? 0);
    }
  }
  return counts;
}

/** Findings asked for, by rule. */
export function rulesTallied(
  tallies: readonly YearTally[],
  question: FindingQuestion,
): readonly { readonly rule: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const tally of tallies) {
    const { kinds, mistakes } = ofPublishers(tally, question.publishers);
    for (const [number, kind] of kinds.entries()) {
      const ofKind = mistakes[number] ?? 0;
      if (ofKind === 0) continue;
      for (const facet of kind) {
        const [rule, , , , findings] = facet;
        if (isChosen(facet, question)) counts.set(rule, (counts.get(rule) ?? 0) + findings * ofKind);
      }
    }
  }
  return [...counts].map(([rule, count]) => ({ rule, count }));
}

/** How many of the mistakes asked for are in reports of whom; those with most first. */
export function publishersTallied(
  tallies: readonly YearTally[],
  question: FindingQuestion,
  most: number,
): readonly { readonly publisher: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const tally of tallies) {
    const { kinds, reports } = ofPublishers(tally, question.publishers);
    const isAsked = kinds.map((kind) => kind.some((facet) => isChosen(facet, question)));
    for (const report of reports) {
      let count = 0;
      for (const counted of report[3]) if (isAsked[counted[0]]) count += counted[1];
      if (count > 0) counts.set(report[0], (counts.get(report[0]) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([publisher, count]) => ({ publisher, count }))
    .sort((a, b) => b.count - a.count || (a.publisher < b.publisher ? -1 : 1))
    .slice(0, most);
}

/** Findings of the reports asked for that hold, and that nobody could assess: by nothing else that may be chosen. */
export function unjudgedTallied(
  tallies: readonly YearTally[],
  { publishers }: Pick<FindingQuestion, 'publishers'>,
): { readonly confirmed: number; readonly notAssessable: number } {
  const asked = tallies.map((tally) => ofPublishers(tally, publishers));
  return {
    confirmed: asked.reduce((sum, { confirmed }) => sum + confirmed, 0),
    notAssessable: asked.reduce((sum, { notAssessable }) => sum + notAssessable, 0),
  };
}
