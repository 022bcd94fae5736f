/** What one subject counts in one year, measure by measure, and the quantities that follow from it. */
import type { Quantity } from '../../schema/chart/chart.ts';
import type { PointGap, SeriesPoint } from '../../schema/chart/series.ts';
import type { MeasureId } from '../../schema/form/measures/measure.ts';
import { isEmptyCell } from '../../schema/report/figure.ts';
import type { Coverage } from '../../schema/rollup/coverage.ts';
import { evaluateIndicator, getIndicator, isIndicatorId, type Ratio } from '../../schema/rollup/indicators.ts';
import type { OwnRow } from '../store/find/series.ts';
import type { CommonRow, SumRow } from '../store/find/sums.ts';

/** A measure's count: a number or a gap, and how many reports gave a number or an empty cell. */
export interface Counted {
  readonly value: number | null;
  readonly gap: PointGap | null;
  readonly numbers: number;
  readonly blanks: number;
  readonly edition: SeriesPoint['edition'];
  readonly computed: boolean;
}

export type CountedByMeasure = ReadonlyMap<string, Counted>;

/** Both sides of a change over the common set. */
export interface CommonCounted {
  readonly current: number;
  readonly previous: number;
  readonly bureaus: number;
}

export interface YearCounts {
  readonly counted: CountedByMeasure;
  /** Null for single reports, which are their own common set. */
  readonly common: ReadonlyMap<string, CommonCounted> | null;
  /** By reports: who filed at all. */
  readonly coverage: Coverage;
  readonly held: boolean;
  readonly expected: boolean;
}

export function countedOfOwn(rows: readonly OwnRow[]): CountedByMeasure {
  return new Map(
    rows.map((row) => [
      row.measure,
      {
        value: row.counted,
        gap: row.counted === null ? (row.gap ?? 'blank') : null,
        numbers: row.counted === null ? 0 : 1,
        blanks: row.gap !== null && isEmptyCell(row.gap) ? 1 : 0,
        edition: row.edition === '' ? null : row.edition,
        computed: row.computed,
      },
    ]),
  );
}

export function countedOfSum(rows: readonly SumRow[]): CountedByMeasure {
  return new Map(
    rows.map((row) => [
      row.measure,
      {
        value: row.numbers > 0 ? row.sum : null,
        gap: row.numbers > 0 ? null : ('blank' as const),
        numbers: row.numbers,
        blanks: row.blanks,
        edition: editionOfSum(row),
        computed: false,
      },
    ]),
  );
}

function editionOfSum(row: SumRow): SeriesPoint['edition'] {
  if (row.in2019 > 0 && row.in2021 > 0) return 'mixed';
  if (row.in2019 > 0) return '2019';
  return row.in2021 > 0 ? '2021' : 'narrative';
}

export function countedOfCommon(rows: readonly CommonRow[]): ReadonlyMap<string, CommonCounted> {
  return new Map(
    rows.map((row) => [row.measure, { current: row.current, previous: row.previous, bureaus: row.bureaus }]),
  );
}

/** A quantity of one year: a measure's count, or an indicator with both parts of its fraction. */
export interface QuantityCount extends Counted {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Null when the report, or all reports of the year, have no such row. */
export function quantityOf(quantity: Quantity, counted: CountedByMeasure): QuantityCount | null {
  if (!isIndicatorId(quantity)) {
    const one = counted.get(quantity);
    return one ? { ...one, numerator: null, denominator: null } : null;
  }
  const indicator = getIndicator(quantity);
  const base = counted.get(indicator.denominator[0] ?? '');
  if (!base) return null;
  const { numerator, denominator, ratio } = evaluateIndicator(indicator, (measure) => countIn(counted, measure));
  return { ...base, ...pointOf(ratio), numerator, denominator };
}

function pointOf(ratio: Ratio): { value: number | null; gap: PointGap | null } {
  if (ratio.kind === 'value') return { value: ratio.value, gap: null };
  return { value: null, gap: ratio.reason === 'denominatorZero' ? 'denominatorZero' : 'blank' };
}

/** Empty cells add nothing; a measure that nobody could read is unknown. */
function countIn(counted: CountedByMeasure, measure: MeasureId): number | null {
  const one = counted.get(measure);
  if (!one) return null;
  return one.value ?? (one.blanks > 0 ? 0 : null);
}

/** Both sides of an indicator's or a measure's change over the common set; null where nobody stands on both sides. */
export function commonOf(quantity: Quantity, common: ReadonlyMap<string, CommonCounted>): CommonChange | null {
  if (!isIndicatorId(quantity)) return common.get(quantity) ?? null;
  const indicator = getIndicator(quantity);
  const base = common.get(indicator.denominator[0] ?? '');
  if (!base) return null;
  const side = (of: 'current' | 'previous'): number | null => {
    const { ratio } = evaluateIndicator(indicator, (measure) => common.get(measure)?.[of] ?? null);
    return ratio.kind === 'value' ? ratio.value : null;
  };
  return { current: side('current'), previous: side('previous'), bureaus: base.bureaus };
}

export interface CommonChange {
  readonly current: number | null;
  readonly previous: number | null;
  readonly bureaus: number;
}
