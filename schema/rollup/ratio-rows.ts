/**
 * Numerator and denominator of every indicator as two rows of their own. A report counts in them only where it holds every
 * operand, so that a ratio of sums never divides the requests of some bureaus by those of others; and kept like any other
 * row, their sums over a region and over the common set are ready when they are asked for.
 *
 * Plain loops: this runs for each report that is stored, and for each behind a comparison of rates.
 */
import type { MeasureId } from '../form/measures/measure.ts';
import { hasApplicantOperands, INDICATORS, type Indicator, operandsOf } from './indicators.ts';
import { bitAt, type CountedCell, type CountedRow, isCounted } from './rollup.ts';

type IndicatorId = Indicator['id'];
type Part = 'numerator' | 'denominator';

/** The name under which a part of an indicator is kept. */
export function ratioRow(indicator: IndicatorId, part: Part): `${IndicatorId}/${Part}` {
  return `${indicator}/${part}`;
}

interface Plan {
  readonly id: IndicatorId;
  readonly operands: readonly MeasureId[];
  readonly byApplicant: boolean;
  /** Each part with its name and the places of its measures among the operands. */
  readonly parts: readonly { readonly name: string; readonly at: readonly number[] }[];
}

const PLANS: readonly Plan[] = INDICATORS.map((indicator) => {
  const operands = operandsOf(indicator);
  const parts = (['numerator', 'denominator'] as const).map((part) => ({
    name: ratioRow(indicator.id, part),
    at: indicator[part].map((measure) => operands.indexOf(measure)),
  }));
  return { id: indicator.id, operands, byApplicant: hasApplicantOperands(indicator), parts };
});

const BY_APPLICANT: ReadonlySet<string> = new Set(
  PLANS.flatMap(({ byApplicant, parts }) => (byApplicant ? parts.map(({ name }) => name) : [])),
);

/** What a part of an indicator is made of: every operand that has to be there, and which of them are added up. */
export interface RatioPlan {
  readonly operands: readonly MeasureId[];
  readonly added: readonly MeasureId[];
}

const PLAN_OF: ReadonlyMap<string, RatioPlan> = new Map(
  PLANS.flatMap(({ operands, parts }) =>
    parts.map(({ name, at }): readonly [string, RatioPlan] => [
      name,
      { operands, added: at.flatMap((index) => operands[index] ?? []) },
    ]),
  ),
);

/** The names of all parts of indicators, as `ratioRow` gives them. */
export const RATIO_ROWS: readonly string[] = [...PLAN_OF.keys()];

/** Undefined where the row is none of an indicator. */
export function ratioPlan(row: string): RatioPlan | undefined {
  return PLAN_OF.get(row);
}

/** True for the rows of indicators whose operands stand by applicant: seven cells, where the others have the total only. */
export function isRatioRowByApplicant(row: string): boolean {
  return BY_APPLICANT.has(row);
}

/** The rows of a report, and behind them those of the indicators; one whose operands the report has no rows for has none. */
export function withRatioRows(
  rows: readonly CountedRow[],
  indicators: readonly IndicatorId[] | 'all' = 'all',
): readonly CountedRow[] {
  if (indicators.length === 0) return rows;
  const known = new Map(rows.map((row) => [row.measure, row]));
  const all = [...rows];
  for (const plan of PLANS) {
    if (indicators === 'all' || indicators.includes(plan.id)) addRows(plan, known, all);
  }
  return all;
}

function addRows(
  { operands, byApplicant, parts }: Plan,
  known: ReadonlyMap<string, CountedRow>,
  to: CountedRow[],
): void {
  const found: CountedRow[] = [];
  for (const measure of operands) {
    const row = known.get(measure);
    if (row === undefined) return;
    found.push(row);
  }
  const [first] = found;
  if (first === undefined) return;
  const width = byApplicant ? first.counted.length : 1;
  const cells: (CountedCell | null)[][] = parts.map(() => []);
  let computed = 0;
  let approximate = 0;
  for (let column = 0; column < width; column += 1) {
    const unknown = unknownAt(found, width - column);
    for (const [index, { at }] of parts.entries()) {
      cells[index]?.push(unknown === undefined ? sumAt(found, at, width - column) : unknown);
    }
    if (found.some((row) => isMarkedAt(row, 'computed', width - column))) computed |= 1 << column;
    if (found.some((row) => isMarkedAt(row, 'approximate', width - column))) approximate |= 1 << column;
  }
  for (const [index, { name }] of parts.entries()) {
    to.push({ measure: name, edition: first.edition, counted: cells[index] ?? [], computed, approximate });
  }
}

/** Cells are counted from the end of their row, where the total stands in every one. */
function cellAt({ counted }: CountedRow, fromEnd: number): CountedCell | null {
  return counted[counted.length - fromEnd] ?? null;
}

function isMarkedAt(row: CountedRow, mark: 'computed' | 'approximate', fromEnd: number): boolean {
  return bitAt(row[mark], row.counted.length - fromEnd) === 1;
}

/** The first operand that is not counted, as the gap it is; undefined where all are. */
function unknownAt(operands: readonly CountedRow[], fromEnd: number): CountedCell | null | undefined {
  for (const row of operands) {
    const cell = cellAt(row, fromEnd);
    if (!isCounted(cell)) return cell;
  }
  return undefined;
}

/** The numbers of a part added up; where all its cells are empty, so is the sum. */
function sumAt(operands: readonly CountedRow[], at: readonly number[], fromEnd: number): CountedCell | null {
  let sum: number | null = null;
  let empty: CountedCell | null = null;
  for (const index of at) {
    const row = operands[index];
    const cell = row === undefined ? null : cellAt(row, fromEnd);
    if (typeof cell === 'number') sum = (sum ?? 0) + cell;
    else empty ??= cell;
  }
  return sum ?? empty;
}
