/** What one subject counts in one year, measure by measure, and the quantities that follow from it. */
import type { Quantity } from '../../schema/chart/chart.ts';
import { isEmptyGap, type PointGap } from '../../schema/chart/series.ts';
import { EDITION_IDS } from '../../schema/form/cells.ts';
import { getMeasure, isMeasureId } from '../../schema/form/measures/index.ts';
import { isEmptyCell } from '../../schema/report/figure.ts';
import type { Coverage, Given, NotExpectedReason } from '../../schema/rollup/coverage.ts';
import type { EditionCount } from '../../schema/rollup/forms.ts';
import { getIndicator, isIndicatorId, isOfFewForms, ratio } from '../../schema/rollup/indicators.ts';
import { ratioRow } from '../../schema/rollup/ratio-rows.ts';
import { isUnknown } from '../../schema/rollup/rollup.ts';
import type { OwnRow } from '../store/find/series.ts';
import type { CommonRow, SumRow } from '../store/find/sums.ts';

/** A measure's count: a number or a gap, what the reports behind it gave, on which forms, and how far they are what was printed. */
export interface Tally extends Given {
  readonly value: number | null;
  readonly gap: PointGap | null;
  readonly editions: readonly EditionCount[];
  /** Stated in the text, in no table. */
  readonly narrative: boolean;
  /** How many of the numbers we computed, how many the text gives as about so many, and how many rest on a correction. */
  readonly computed: number;
  readonly approximate: number;
  readonly corrected: number;
}

/** By measure, and by part of an indicator (`ratioRow`). */
export type TallyByMeasure = ReadonlyMap<string, Tally>;

/** Both sides of a change over the common set. */
export interface CommonTally {
  readonly current: number;
  readonly previous: number;
  readonly bureaus: number;
}

export interface YearCounts {
  readonly counted: TallyByMeasure;
  /** Null for single reports, which are their own common set. */
  readonly common: ReadonlyMap<string, CommonTally> | null;
  /** By reports: who filed at all. */
  readonly coverage: Coverage;
  readonly held: boolean;
  /** Why there is no report, where none is held. */
  readonly absent: 'notReported' | NotExpectedReason;
}

export function tallyOfOwn(rows: readonly OwnRow[]): TallyByMeasure {
  return new Map(
    rows.map((row) => [
      row.measure,
      {
        value: row.counted,
        gap: row.counted === null ? (row.gap ?? 'blank') : null,
        numbers: row.counted === null ? 0 : 1,
        blanks: Number(row.gap !== null && isEmptyCell(row.gap)),
        unknown: Number(isUnknown(row.gap)),
        editions: row.edition === '' || row.edition === 'narrative' ? [] : [{ edition: row.edition, reports: 1 }],
        narrative: row.edition === 'narrative',
        computed: Number(row.computed),
        approximate: Number(row.approximate),
        corrected: Number(row.corrected),
      },
    ]),
  );
}

/**
 * What several bodies count together, as the line of their successor has it: only where every body that is expected has
 * reported, and no cell that is needed is unknown. Empty cells count as nothing, as in every sum.
 * @param absent why the report of one of them is not there; null where all are
 */
export function tallyOfBodies(tallies: readonly TallyByMeasure[], absent: PointGap | null): TallyByMeasure {
  const measures = new Set(tallies.flatMap((one) => [...one.keys()]));
  return new Map([...measures].map((measure) => [measure, addTallies(measure, tallies, absent)]));
}

function addTallies(measure: string, tallies: readonly TallyByMeasure[], absent: PointGap | null): Tally {
  const found = tallies.flatMap((one) => one.get(measure) ?? []);
  const counted = (of: 'numbers' | 'blanks' | 'unknown' | 'computed' | 'approximate' | 'corrected'): number =>
    found.reduce((count, one) => count + one[of], 0);
  const editions = Map.groupBy(
    found.flatMap((one) => one.editions),
    ({ edition }) => edition,
  );
  const common = {
    numbers: counted('numbers'),
    unknown: counted('unknown'),
    editions: [...editions].map(([edition, all]) => ({ edition, reports: all.length })),
    narrative: found.some(({ narrative }) => narrative),
    computed: counted('computed'),
    approximate: counted('approximate'),
    corrected: counted('corrected'),
  };
  const lacking = found.length < tallies.length ? gapWithout(measure) : null;
  const unknown = found.find(({ value, blanks }) => value === null && blanks === 0)?.gap ?? null;
  const why = absent ?? lacking ?? unknown;
  const blanks = counted('blanks');
  if (why !== null) return { ...common, value: null, gap: why, blanks };
  if (common.numbers === 0) return { ...common, value: null, gap: found[0]?.gap ?? 'blank', blanks };
  const sum = found.reduce((total, { value }) => total + (value ?? 0), 0);
  return { ...common, value: Number(sum.toFixed(4)), gap: null, blanks };
}

/** Why a report that is held has no row of that name: a measure, an indicator or a part of one. */
export function gapWithout(row: string): PointGap {
  if (isMeasureId(row)) return getMeasure(row).printedIn.includes('narrative') ? 'notStated' : 'notInEdition';
  const [id = ''] = row.split('/');
  // The forms of today have the operands of every other one, so there one of them is empty.
  return isIndicatorId(id) && isOfFewForms(getIndicator(id)) ? 'notInEdition' : 'blank';
}

/** Of one region's year: a row a measure. */
export function tallyOfSum(rows: readonly SumRow[]): TallyByMeasure {
  return new Map(rows.map((row) => [row.measure, tallyOfRow(row)]));
}

function tallyOfRow(row: SumRow): Tally {
  const { sum, numbers, blanks, unknown, computed, approximate, corrected } = row;
  const hasNumbers = numbers > 0;
  const editions = editionsIn(row);
  return {
    // Money has up to six decimals; what lies beyond is floating-point dust.
    value: hasNumbers ? (Number.isInteger(sum) ? sum : Number(sum.toFixed(6))) : null,
    gap: hasNumbers ? null : 'blank',
    ...{ numbers, blanks, unknown, editions, computed, approximate, corrected },
    narrative: editions.length === 0 && hasNumbers,
  };
}

function editionsIn(row: SumRow): readonly EditionCount[] {
  const editions: EditionCount[] = [];
  for (const edition of EDITION_IDS) {
    const reports = row[`in${edition}`];
    if (reports > 0) editions.push({ edition, reports });
  }
  return editions;
}

export function tallyOfCommon(rows: readonly CommonRow[]): ReadonlyMap<string, CommonTally> {
  const found = new Map<string, CommonTally>();
  for (const { measure, current, previous, bureaus } of rows) {
    const was = found.get(measure) ?? { current: 0, previous: 0, bureaus: 0 };
    found.set(measure, {
      current: Number((was.current + current).toFixed(6)),
      previous: Number((was.previous + previous).toFixed(6)),
      bureaus: was.bureaus + bureaus,
    });
  }
  return found;
}

/** A quantity of one year: a measure's count, or an indicator with both parts of its fraction. */
export interface QuantityCount extends Tally {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Null when the report, or all reports of the year, have no such row. */
export function quantityOf(quantity: Quantity, counted: TallyByMeasure): QuantityCount | null {
  if (!isIndicatorId(quantity)) {
    const one = counted.get(quantity);
    return one ? { ...one, numerator: null, denominator: null } : null;
  }
  const over = counted.get(ratioRow(quantity, 'numerator'));
  const under = counted.get(ratioRow(quantity, 'denominator'));
  if (!over || !under) return null;
  const [numerator, denominator] = [countIn(over), countIn(under)];
  // Nothing but empty cells over cases is as empty as these are, and not none of them.
  if (over.value === null && numerator !== null && (denominator ?? 0) > 0)
    return { ...under, value: null, gap: over.gap ?? 'blank', numerator: null, denominator };
  const found = ratio(numerator, denominator);
  if (found.kind === 'value') return { ...under, value: found.value, gap: null, numerator, denominator };
  const gap = found.reason === 'denominatorZero' ? 'denominatorZero' : (under.gap ?? 'blank');
  return { ...under, value: null, gap, numerator, denominator };
}

/** Empty cells add nothing; what nobody could read is unknown. */
function countIn({ value, gap, blanks }: Tally): number | null {
  return value ?? (blanks > 0 && isEmptyGap(gap) ? 0 : null);
}

export interface CommonChange {
  readonly current: number | null;
  readonly previous: number | null;
  readonly bureaus: number;
  /** Of an indicator, what it rests on in the year that has fewer cases; null for a measure. */
  readonly base: number | null;
}

/** Both sides of an indicator's or a measure's change over the common set; null where nobody stands on both sides. */
export function commonOf(quantity: Quantity, common: ReadonlyMap<string, CommonTally>): CommonChange | null {
  if (!isIndicatorId(quantity)) {
    const one = common.get(quantity);
    return one ? { ...one, base: null } : null;
  }
  const over = common.get(ratioRow(quantity, 'numerator'));
  const under = common.get(ratioRow(quantity, 'denominator'));
  if (!over || !under) return null;
  const base = Math.min(under.current, under.previous);
  const side = (of: 'current' | 'previous'): number | null => {
    const found = ratio(over[of], under[of]);
    return found.kind === 'value' ? found.value : null;
  };
  return { current: side('current'), previous: side('previous'), bureaus: under.bureaus, base };
}
