/** Sums over members that are read one by one, as a set that is no whole region needs them. */
import { EDITION_IDS } from '../../schema/form/cells.ts';
import { isEmptyCell } from '../../schema/report/figure.ts';
import { isUnknown } from '../../schema/rollup/rollup.ts';
import type { OwnRow } from '../store/find/series.ts';
import type { CommonTally, Tally, TallyByMeasure } from './counts.ts';

/** A row that is counted in a sum: a number, or an empty cell, which adds nothing. */
export function isCounted({ counted, gap }: OwnRow): boolean {
  return counted !== null || (gap !== null && isEmptyCell(gap));
}

/** Money has up to six decimals; what lies beyond is floating-point dust. */
export function tidy(value: number): number {
  return Number(value.toFixed(6));
}

/** What the reports of a year count together: one list of rows a member. */
export function tallyOfMembers(members: readonly (readonly OwnRow[])[]): TallyByMeasure {
  const byMeasure = Map.groupBy(members.flat(), ({ measure }) => measure);
  return new Map([...byMeasure].map(([measure, rows]) => [measure, tallyOf(rows)]));
}

/** What rows of one measure count together. */
export function tallyOf(rows: readonly OwnRow[]): Tally {
  const numbers = rows.filter(({ counted }) => counted !== null);
  const counted = rows.filter(isCounted);
  const editions = EDITION_IDS.map((edition) => ({
    edition,
    reports: counted.filter((row) => row.edition === edition).length,
  })).filter(({ reports }) => reports > 0);
  return {
    value: numbers.length > 0 ? tidy(numbers.reduce((sum, row) => sum + (row.counted ?? 0), 0)) : null,
    gap: numbers.length > 0 ? null : 'blank',
    numbers: numbers.length,
    blanks: counted.length - numbers.length,
    unknown: rows.filter(({ gap }) => isUnknown(gap)).length,
    editions,
    narrative: editions.length === 0 && numbers.length > 0,
    computed: counted.filter(({ computed }) => computed).length,
    approximate: counted.filter(({ approximate }) => approximate).length,
    corrected: rows.filter(({ corrected }) => corrected).length,
  };
}

/** Both sides of a change over the members that count in both years; members stand in the same places. */
export function commonOfMembers(
  now: readonly (readonly OwnRow[])[],
  before: readonly (readonly OwnRow[])[],
): ReadonlyMap<string, CommonTally> {
  const found = new Map<string, CommonTally>();
  for (const [place, rows] of now.entries()) {
    const earlier = new Map((before[place] ?? []).map((row) => [row.measure, row]));
    for (const row of rows) {
      const last = earlier.get(row.measure);
      if (last === undefined || !isCounted(row) || !isCounted(last)) continue;
      const was = found.get(row.measure) ?? { current: 0, previous: 0, bureaus: 0 };
      found.set(row.measure, {
        current: tidy(was.current + (row.counted ?? 0)),
        previous: tidy(was.previous + (last.counted ?? 0)),
        bureaus: was.bureaus + 1,
      });
    }
  }
  return found;
}
