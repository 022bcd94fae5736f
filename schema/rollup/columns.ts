/**
 * Columns: what the reports of a region's year count in one cell of the form, an entry a report. Sums, the common set and the parts of
 * ratios are worked out from them as `addToRollup`, `addToCommon` and `withDerivedRows` do report by report (a test holds them together).
 *
 * Plain loops over arrays: a question about a country runs over thousands of these.
 */
import { joinedTo } from './joined-rows.ts';
import { type RatioPlan, ratioPlan } from './ratio-rows.ts';
import {
  type CommonSum,
  type CountedCell,
  isCounted,
  isUnknown,
  type RowEdition,
  type Sum,
  withRare,
} from './rollup.ts';

/** Entries by the place of a report among those of its region's year; what is behind the end of a list is absent. */
export interface Column {
  /** The form of the report's row; null where the report has no such row. */
  readonly editions: readonly (RowEdition | null)[];
  /** null: the report has no such cell. */
  readonly cells: readonly (CountedCell | null)[];
  /** Bits: the number was computed (1), it is approximate (2), it rests on a correction (4). */
  readonly marks: readonly number[];
}

export const COMPUTED = 1;
export const APPROXIMATE = 2;
export const CORRECTED = 4;

/** The column of a measure at a place of its row, counted from the end, where the total stands: 1 is the last. Undefined where no report has one. */
export type FindColumn = (measure: string, fromEnd: number) => Column | undefined;

/**
 * The column of a row, whether it is a measure or a part of an indicator (`ratioRow`). A measure that softly follows another runs on in
 * what the reports of the form before count of that one.
 */
export function columnOf(row: string, fromEnd: number, find: FindColumn): Column | undefined {
  const plan = ratioPlan(row);
  if (plan) return partOf(plan, fromEnd, (measure, at) => columnOf(measure, at, find));
  const own = find(row, fromEnd);
  const predecessor = joinedTo(row);
  const before = predecessor === undefined ? undefined : find(predecessor, fromEnd);
  return own && before ? joined(own, before) : (own ?? before);
}

function joined(own: Column, before: Column): Column {
  const length = Math.max(own.editions.length, before.editions.length);
  const from = Array.from({ length }, (_, place) => ((own.editions[place] ?? null) === null ? before : own));
  return {
    editions: from.map(({ editions }, place) => editions[place] ?? null),
    cells: from.map(({ cells }, place) => cells[place] ?? null),
    marks: from.map(({ marks }, place) => marks[place] ?? 0),
  };
}

interface Summed extends Pick<Column, 'cells'> {
  readonly sign: 1 | -1;
}

/** A part of an indicator: of the reports that count every operand the sum, of the others the first operand that is not counted. */
function partOf(
  { operands, added }: RatioPlan,
  fromEnd: number,
  find: (measure: string, fromEnd: number) => Column | undefined,
): Column | undefined {
  const found: Column[] = [];
  for (const operand of operands) {
    const column = find(operand.measure, operand.fromEnd ?? fromEnd);
    if (!column) return undefined;
    found.push(column);
  }
  const summed = added.flatMap(({ at, sign }) => {
    const column = found[at];
    return column ? [{ cells: column.cells, sign }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  const editions: (RowEdition | null)[] = [];
  const cells: (CountedCell | null)[] = [];
  const marks: number[] = [];
  for (let place = 0; place < first.editions.length; place += 1) {
    const hasAll = found.every((column) => (column.editions[place] ?? null) !== null);
    editions.push(hasAll ? (first.editions[place] ?? null) : null);
    cells.push(hasAll ? cellOfPart(found, summed, place) : null);
    marks.push(hasAll ? found.reduce((bits, column) => bits | (column.marks[place] ?? 0), 0) : 0);
  }
  return { editions, cells, marks };
}

function cellOfPart(operands: readonly Column[], summed: readonly Summed[], place: number): CountedCell | null {
  for (const { cells } of operands) {
    const cell = cells[place] ?? null;
    if (!isCounted(cell)) return cell;
  }
  let sum: number | null = null;
  let empty: CountedCell | null = null;
  for (const { cells, sign } of summed) {
    const cell = cells[place] ?? null;
    if (typeof cell === 'number') sum = (sum ?? 0) + sign * cell;
    else empty ??= cell;
  }
  return sum ?? empty;
}

/** What the reports at these places count together. */
export function sumColumn({ editions, cells, marks }: Column, places: readonly number[]): Sum {
  let [sum, numbers, blanks, in2014, in2019, in2021, computed, approximate, unknown] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let corrected = 0;
  for (const place of places) {
    const cell = cells[place] ?? null;
    if (cell === null) continue;
    if (typeof cell === 'number') {
      sum += cell;
      numbers += 1;
    } else if (isCounted(cell)) blanks += 1;
    else {
      if (isUnknown(cell)) {
        unknown += 1;
        if ((marks[place] ?? 0) & CORRECTED) corrected += 1;
      }
      continue;
    }
    const edition = editions[place];
    if (edition === '2021') in2021 += 1;
    else if (edition === '2019') in2019 += 1;
    else if (edition === '2014') in2014 += 1;
    const mark = marks[place] ?? 0;
    if (mark & COMPUTED) computed += 1;
    if (mark & APPROXIMATE) approximate += 1;
    if (mark & CORRECTED) corrected += 1;
  }
  return withRare([sum, numbers, blanks, in2019, in2021, computed, approximate, unknown], in2014, corrected);
}

/**
 * Both sides of a change over the bodies that count in both years. `earlier`: by place of a report the place of the same body's report in the
 * year before; -1 where there is none, or the body is not asked for.
 */
export function commonColumns(now: Column, before: Column, earlier: Int32Array): CommonSum {
  let [current, previous, bureaus] = [0, 0, 0];
  for (let place = 0; place < earlier.length; place += 1) {
    const at = earlier[place] ?? -1;
    if (at < 0) continue;
    const cell = now.cells[place];
    const last = before.cells[at];
    if (!isCounted(cell) || !isCounted(last)) continue;
    if (typeof cell === 'number') current += cell;
    if (typeof last === 'number') previous += last;
    bureaus += 1;
  }
  return [current, previous, bureaus];
}

/** Those places, of two years' ids of publishers; of the publishers that `isAsked` names. */
export function earlierPlaces(
  now: readonly string[],
  before: readonly string[],
  isAsked: (publisher: string) => boolean,
): Int32Array {
  const places = new Map(before.map((id, place) => [id, place]));
  return Int32Array.from(now, (id) => (isAsked(id) ? (places.get(id) ?? -1) : -1));
}
