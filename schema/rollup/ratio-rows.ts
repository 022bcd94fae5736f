/**
 * Numerator and denominator of every indicator as two rows of their own. A report counts in them only where it holds every
 * operand, so that a ratio of sums never divides the requests of some bureaus by those of others; and kept like any other
 * row, their sums over a region and over the common set are ready when they are asked for.
 */
import type { MeasureId } from '../form/measures/measure.ts';
import { getIndicator, hasApplicantOperands, INDICATORS, type Indicator, operandsOf } from './indicators.ts';
import { type CountedCell, type CountedRow, isCounted } from './rollup.ts';

const PARTS = ['numerator', 'denominator'] as const;
type Part = (typeof PARTS)[number];

/** The name under which a part of an indicator is kept. */
export function ratioRow(indicator: Indicator['id'], part: Part): `${Indicator['id']}/${Part}` {
  return `${indicator}/${part}`;
}

const BY_ROW: ReadonlyMap<string, Indicator> = new Map(
  INDICATORS.flatMap((indicator) => PARTS.map((part) => [ratioRow(indicator.id, part), indicator] as const)),
);

/** True for the rows of indicators whose operands stand by applicant: seven cells, where the others have the total only. */
export function isRatioRowByApplicant(row: string): boolean {
  const indicator = BY_ROW.get(row);
  return indicator !== undefined && hasApplicantOperands(indicator);
}

/** The rows of a report, and behind them those of the indicators; one whose operands the report has no rows for has none. */
export function withRatioRows(
  rows: readonly CountedRow[],
  indicators: readonly Indicator['id'][] = INDICATORS.map(({ id }) => id),
): readonly CountedRow[] {
  const known = new Map(rows.map((row) => [row.measure, row]));
  return [...rows, ...indicators.flatMap((id) => ratioRowsOf(getIndicator(id), known))];
}

function ratioRowsOf(indicator: Indicator, known: ReadonlyMap<string, CountedRow>): readonly CountedRow[] {
  const operands = operandsOf(indicator).flatMap((measure) => known.get(measure) ?? []);
  const [first] = operands;
  if (first === undefined || operands.length < operandsOf(indicator).length) return [];
  const width = hasApplicantOperands(indicator) ? first.counted.length : 1;
  const places = Array.from({ length: width }, (_, place) => place);
  return PARTS.map((part) => ({
    measure: ratioRow(indicator.id, part),
    edition: first.edition,
    counted: places.map((place) => cellOf(indicator[part], operands, known, place - width)),
    computed: places.reduce(
      (bits, place) => (operands.some((row) => isComputed(row, place - width)) ? bits | (1 << place) : bits),
      0,
    ),
  }));
}

/** Cells are told from the end, where the total stands in every row. */
function at(row: CountedRow, fromEnd: number): CountedCell | null {
  return row.counted.at(fromEnd) ?? null;
}

function isComputed(row: CountedRow, fromEnd: number): boolean {
  return ((row.computed >> (row.counted.length + fromEnd)) & 1) === 1;
}

/** The sum of the part's cells; where an operand of either part is not counted, the reason why. */
function cellOf(
  part: readonly MeasureId[],
  operands: readonly CountedRow[],
  known: ReadonlyMap<string, CountedRow>,
  fromEnd: number,
): CountedCell | null {
  const unknown = operands.find((row) => !isCounted(at(row, fromEnd)));
  if (unknown) return at(unknown, fromEnd);
  const cells = part.map((measure) => {
    const row = known.get(measure);
    return row ? at(row, fromEnd) : null;
  });
  const numbers = cells.filter((cell) => typeof cell === 'number');
  return numbers.length === 0 ? (cells[0] ?? null) : numbers.reduce((sum, cell) => sum + cell, 0);
}
