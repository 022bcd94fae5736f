/** What is counted on each line of a finer question: a measure, or a ratio of two over those who count both. */

import type { Quantity } from '../../schema/chart/chart.ts';
import type { Finer } from '../../schema/chart/finer.ts';
import { describeQuantity, hasApplicantColumns } from '../../schema/chart/quantity.ts';
import type { Series, SeriesKey } from '../../schema/chart/series.ts';
import { APPLICANTS, type Applicant } from '../../schema/form/applicants.ts';
import { getMeasure, isMeasureId } from '../../schema/form/measures/index.ts';
import type { ChangeOf } from '../../schema/rollup/change.ts';
import { isIndicatorId } from '../../schema/rollup/indicators.ts';
import { ratioRow } from '../../schema/rollup/ratio-rows.ts';
import type { OwnRow } from '../store/find/series.ts';
import type { Cells, Term } from './cells.ts';
import type { CommonChange, QuantityCount } from './counts.ts';
import { isCounted, tallyOf, tidy } from './folded.ts';

/** What a line counts, and in which unit it is given. */
export interface Counting {
  /** What the line is named by: a part of what was asked, where it was split by outcome. */
  readonly quantity: Quantity;
  readonly applicant: Applicant | null;
  readonly key: SeriesKey;
  readonly over: Term;
  /** Null for a measure by itself. */
  readonly under: Term | null;
  readonly times: 1 | 100;
  readonly unit: Series['unit'];
  readonly changeOf: ChangeOf;
}

const ASKED_APPLICANTS: readonly Applicant[] = APPLICANTS.filter((one) => one !== 'total');

/** Every line that a quantity is told by, for one set of members. */
export function countingsOf(quantity: Quantity, applicant: Applicant, { by, view, per }: Finer): readonly Counting[] {
  const applicants = by.includes('applicant') ? ASKED_APPLICANTS : [applicant];
  const parts = by.includes('outcome') && isMeasureId(quantity) ? getMeasure(quantity).totalOf : [quantity];
  return parts.flatMap((part) =>
    applicants.map((asked): Counting => {
      const column = hasApplicantColumns(part) ? asked : null;
      const key = {
        ...(by.includes('applicant') && { applicant: asked }),
        ...(by.includes('outcome') && isMeasureId(part) && { outcome: part }),
      };
      const line = { quantity: part, applicant: column, key };
      if (isIndicatorId(part)) {
        const [over, under] = [ratioRow(part, 'numerator'), ratioRow(part, 'denominator')];
        return { ...line, ...ratioOf({ row: over, applicant: asked }, { row: under, applicant: asked }, 'share') };
      }
      const over = { row: part, applicant: asked };
      if (view === 'perHundred' && per !== null)
        return { ...line, ...ratioOf(over, { row: per, applicant: asked }, view) };
      const whole = view === 'share' ? wholeOf(quantity, asked, { by, per }) : null;
      if (whole !== null) return { ...line, ...ratioOf(over, whole, 'share') };
      const { unit, changeOf } = describeQuantity(part);
      return { ...line, over, under: null, times: 1, unit, changeOf };
    }),
  );
}

/** Of what a share is a share: the base named, the total of a block, the column of all applicants; null: of its line's members. */
function wholeOf(quantity: Quantity, applicant: Applicant, { by, per }: Pick<Finer, 'by' | 'per'>): Term | null {
  if (per !== null) return { row: per, applicant };
  if (by.includes('outcome')) return { row: quantity, applicant };
  return by.includes('applicant') ? { row: quantity, applicant: 'total' } : null;
}

function ratioOf(
  over: Term,
  under: Term,
  view: 'share' | 'perHundred',
): Pick<Counting, 'over' | 'under' | 'times' | 'unit' | 'changeOf'> {
  return view === 'share'
    ? { over, under, times: 1, unit: 'percent', changeOf: 'ratio' }
    : { over, under, times: 100, unit: 'perHundred', changeOf: 'amount' };
}

/** A member's cells of a year, as far as it has them. */
export interface Given {
  readonly over: OwnRow | undefined;
  readonly under: OwnRow | undefined;
}

export function givenBy({ over, under }: Counting, cells: Cells, publisher: string, year: number): Given {
  return { over: cells(over, publisher, year), under: under === null ? undefined : cells(under, publisher, year) };
}

/** The row that says whether a member counts: of a ratio the cell that it does not count, if there is one. */
function rowOf({ under: term }: Counting, { over, under }: Given): OwnRow | undefined {
  if (term === null) return over;
  if (over === undefined || under === undefined) return undefined;
  return isCounted(over) ? under : over;
}

function isWhole(counting: Counting, given: Given): boolean {
  const row = rowOf(counting, given);
  return row !== undefined && isCounted(row);
}

const sumOf = (rows: readonly (OwnRow | undefined)[]): number =>
  tidy(rows.reduce((sum, row) => sum + (row?.counted ?? 0), 0));

/** What members count together; null where nobody has such a row. `isOne`: of a single report, whose gap is its own. */
export function countOf(counting: Counting, members: readonly Given[], isOne: boolean): QuantityCount | null {
  const rows = members.flatMap((given) => rowOf(counting, given) ?? []);
  if (rows.length === 0) return null;
  const tally = tallyOf(rows);
  const gap = isOne ? (rows[0]?.gap ?? tally.gap) : tally.gap;
  if (counting.under === null) {
    return { ...tally, gap: tally.value === null ? gap : null, numerator: null, denominator: null };
  }
  const whole = members.filter((given) => isWhole(counting, given));
  if (whole.length === 0) return { ...tally, value: null, gap, numerator: null, denominator: null };
  const numerator = sumOf(whole.map(({ over }) => over));
  const denominator = sumOf(whole.map(({ under }) => under));
  if (denominator <= 0) return { ...tally, value: null, gap: 'denominatorZero', numerator, denominator };
  const empty = whole.every(({ over }) => over?.counted == null) ? (whole[0]?.over?.gap ?? 'blank') : null;
  if (empty !== null) return { ...tally, value: null, gap: empty, numerator: null, denominator };
  return { ...tally, value: (numerator / denominator) * counting.times, gap: null, numerator, denominator };
}

/** Both sides of a change over the members that count in both years; null where nobody does. */
export function pairOf(counting: Counting, now: readonly Given[], before: readonly Given[]): CommonChange | null {
  const both = now.flatMap((given, place) => {
    const last = before[place];
    return last !== undefined && isWhole(counting, given) && isWhole(counting, last) ? [[given, last] as const] : [];
  });
  if (both.length === 0) return null;
  const [current, previous] = [both.map(([given]) => given), both.map(([, last]) => last)];
  const sides = [current, previous].map((side) => ({
    over: sumOf(side.map(({ over }) => over)),
    under: sumOf(side.map(({ under }) => under)),
  }));
  const value = (side: { readonly over: number; readonly under: number } | undefined): number | null => {
    if (side === undefined) return null;
    if (counting.under === null) return side.over;
    return side.under > 0 ? (side.over / side.under) * counting.times : null;
  };
  const base = counting.under === null ? null : Math.min(...sides.map(({ under }) => under));
  return { current: value(sides[0]), previous: value(sides[1]), bureaus: both.length, base };
}

/** Places of the members that count in every one of these years. */
export function panelOf(counting: Counting, years: readonly (readonly Given[])[]): ReadonlySet<number> {
  const [first = [], ...others] = years;
  return new Set(
    first.flatMap((given, place) =>
      isWhole(counting, given) && others.every((year) => isWhole(counting, year[place] ?? NOBODY)) ? [place] : [],
    ),
  );
}

export const NOBODY: Given = { over: undefined, under: undefined };
