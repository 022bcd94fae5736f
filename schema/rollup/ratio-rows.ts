/**
 * Numerator and denominator of every indicator as two rows of their own. A report counts in them only where it holds every
 * operand, so that a ratio of sums never divides the requests of some bureaus by those of others; and kept like any other
 * row, their sums over a region and over the common set are ready when they are asked for.
 *
 * Plain loops: this runs for each report that is stored, and for each behind a comparison of rates.
 */
import { APPLICANTS } from '../form/applicants.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import { hasApplicantOperands, INDICATORS, type Indicator, type Term } from './indicators.ts';
import { bitAt, type CountedCell, type CountedRow, isCounted } from './rollup.ts';

type IndicatorId = Indicator['id'];
type Part = 'numerator' | 'denominator';

/** The name under which a part of an indicator is kept. */
export function ratioRow(indicator: IndicatorId, part: Part): `${IndicatorId}/${Part}` {
  return `${indicator}/${part}`;
}

/** A cell that an indicator needs: of its measure the column asked for, or one that stands fixed, counted from the end of the row. */
export interface Operand {
  readonly measure: MeasureId;
  readonly fromEnd: number | null;
}

/** What is added up of the operands, by their places. */
type Added = readonly { readonly at: number; readonly sign: Term['sign'] }[];

interface Plan {
  readonly id: IndicatorId;
  readonly operands: readonly Operand[];
  readonly byApplicant: boolean;
  readonly parts: readonly { readonly name: string; readonly added: Added }[];
}

/** Where a term's cell stands, counted from the end of its row, in which the total is the last; null: where the one asked for does. */
function fixedAt({ applicant }: Term): number | null {
  return applicant === null ? null : APPLICANTS.length - APPLICANTS.indexOf(applicant);
}

const PLANS: readonly Plan[] = INDICATORS.map((indicator) => {
  const operands: Operand[] = [];
  const placeOf = (term: Term): number => {
    const wanted = { measure: term.measure, fromEnd: fixedAt(term) };
    const at = operands.findIndex(({ measure, fromEnd }) => measure === wanted.measure && fromEnd === wanted.fromEnd);
    return at >= 0 ? at : operands.push(wanted) - 1;
  };
  const parts = (['numerator', 'denominator'] as const).map((part) => ({
    name: ratioRow(indicator.id, part),
    added: indicator[part].map((term) => ({ at: placeOf(term), sign: term.sign })),
  }));
  return { id: indicator.id, operands, byApplicant: hasApplicantOperands(indicator), parts };
});

const BY_APPLICANT: ReadonlySet<string> = new Set(
  PLANS.flatMap(({ byApplicant, parts }) => (byApplicant ? parts.map(({ name }) => name) : [])),
);

/** What a part of an indicator is made of: every operand that has to be there, and which of them are added up. */
export interface RatioPlan {
  readonly operands: readonly Operand[];
  readonly added: Added;
}

const PLAN_OF: ReadonlyMap<string, RatioPlan> = new Map(
  PLANS.flatMap(({ operands, parts }) =>
    parts.map(({ name, added }): readonly [string, RatioPlan] => [name, { operands, added }]),
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
  const found: Found[] = [];
  for (const { measure, fromEnd } of operands) {
    const row = known.get(measure);
    if (row === undefined) return;
    found.push({ row, fixed: fromEnd });
  }
  const [first] = found;
  if (first === undefined) return;
  const width = byApplicant ? first.row.counted.length : 1;
  const cells: (CountedCell | null)[][] = parts.map(() => []);
  let computed = 0;
  let approximate = 0;
  let corrected = 0;
  for (let column = 0; column < width; column += 1) {
    const unknown = unknownAt(found, width - column);
    for (const [index, { added }] of parts.entries()) {
      cells[index]?.push(unknown === undefined ? sumAt(found, added, width - column) : unknown);
    }
    if (found.some((one) => isMarkedAt(one, 'computed', width - column))) computed |= 1 << column;
    if (found.some((one) => isMarkedAt(one, 'approximate', width - column))) approximate |= 1 << column;
    if (found.some((one) => isMarkedAt(one, 'corrected', width - column))) corrected |= 1 << column;
  }
  for (const [index, { name }] of parts.entries()) {
    to.push({
      measure: name,
      edition: first.row.edition,
      counted: cells[index] ?? [],
      computed,
      approximate,
      corrected,
    });
  }
}

/** The row of an operand, and the place in it that counts whatever is asked for; null: the one asked for. */
interface Found {
  readonly row: CountedRow;
  readonly fixed: number | null;
}

/** Cells are counted from the end of their row, where the total stands in every one. */
function cellAt({ row: { counted }, fixed }: Found, fromEnd: number): CountedCell | null {
  return counted[counted.length - (fixed ?? fromEnd)] ?? null;
}

function isMarkedAt({ row, fixed }: Found, mark: 'computed' | 'approximate' | 'corrected', fromEnd: number): boolean {
  return bitAt(row[mark], row.counted.length - (fixed ?? fromEnd)) === 1;
}

/** The first operand that is not counted, as the gap it is; undefined where all are. */
function unknownAt(operands: readonly Found[], fromEnd: number): CountedCell | null | undefined {
  for (const one of operands) {
    const cell = cellAt(one, fromEnd);
    if (!isCounted(cell)) return cell;
  }
  return undefined;
}

/** The numbers of a part added up; where all its cells are empty, so is the sum. */
function sumAt(operands: readonly Found[], added: Added, fromEnd: number): CountedCell | null {
  let sum: number | null = null;
  let empty: CountedCell | null = null;
  for (const { at, sign } of added) {
    const one = operands[at];
    const cell = one === undefined ? null : cellAt(one, fromEnd);
    if (typeof cell === 'number') sum = (sum ?? 0) + sign * cell;
    else empty ??= cell;
  }
  return sum ?? empty;
}
