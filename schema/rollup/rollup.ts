/**
 * Rollups: what the reports of a region's bureaus count together in one year, measure by measure and applicant by
 * applicant. Adding a report and taking it away again are exact opposites, so that a rollup can be kept up to date with
 * every accepted document and still equal the sums computed afresh.
 *
 * Values are whole numbers of the unit's smallest part, so that sums are exact.
 */
import type { EditionId } from '../form/edition.ts';
import { type GapReason, isEmptyCell } from '../report/figure.ts';

/** The form a row was printed in; narrative for numbers of the prose; '' where no table was found. */
export type RowEdition = EditionId | 'narrative' | '';

/** A number, or why there is none. */
export type CountedCell = number | GapReason;

/** What one report counts of one measure: one cell for each applicant in the form's order, or a single one without applicants. */
export interface CountedRow {
  readonly measure: string;
  readonly edition: RowEdition;
  /** null: the report has no such cell. */
  readonly counted: readonly (CountedCell | null)[];
  /** Which of the numbers we computed: bit n stands for the nth cell. */
  readonly computed: number;
  /** Which of them the text gives as about so many (余, 多, 近, 约), bit by bit alike. */
  readonly approximate: number;
  /** Which cells rest on a correction, bit by bit alike. */
  readonly corrected: number;
}

/**
 * Over the reports of a year: their sum, how many gave a number, how many an empty cell, how many in which form, how many of
 * the numbers we computed, how many are approximate, and how many reports have the cell without its value being known. What
 * few years have, the table of 2014 and corrections, is not written down where there is none behind it.
 */
export type Sum = readonly [
  sum: number,
  numbers: number,
  blanks: number,
  in2019: number,
  in2021: number,
  computed: number,
  approximate: number,
  unknown: number,
  in2014?: number,
  corrected?: number,
];

/** The same cell over the reports of two years by the same bureaus. */
export type CommonSum = readonly [current: number, previous: number, bureaus: number];

/** By measure, one entry for each cell of its row. Plain data, so that it is kept as it is. */
export type Rollup<Entry> = Readonly<Record<string, readonly Entry[]>>;

export type Sign = 1 | -1;

const NO_SUM: Sum = [0, 0, 0, 0, 0, 0, 0, 0];
const NO_COMMON: CommonSum = [0, 0, 0];

/** An unknown cell is not counted at all; an empty one counts as nothing and is counted as empty. */
export function isCounted(cell: CountedCell | null | undefined): cell is CountedCell {
  return cell != null && (typeof cell === 'number' || isEmptyCell(cell));
}

/** A cell that the form has and nobody can tell the value of. */
export function isUnknown(cell: CountedCell | null | undefined): boolean {
  return cell != null && cell !== 'notInEdition' && !isCounted(cell);
}

function amount(cell: CountedCell): number {
  return typeof cell === 'number' ? cell : 0;
}

/** Adds what one report counts (sign 1), or takes it away (sign −1). */
export function addToRollup(rollup: Rollup<Sum>, rows: readonly CountedRow[], sign: Sign): Rollup<Sum> {
  const sums: Record<string, readonly Sum[]> = { ...rollup };
  for (const row of rows) {
    const before = sums[row.measure];
    sums[row.measure] = row.counted.map((cell, column) => addCell(before?.[column] ?? NO_SUM, cell, row, column, sign));
  }
  return sums;
}

function addCell(was: Sum, cell: CountedCell | null, row: CountedRow, column: number, sign: Sign): Sum {
  const [sum, numbers, blanks, in2019, in2021, computed, approximate, unknown, in2014 = 0, corrected = 0] = was;
  const settled = corrected + sign * bitAt(row.corrected, column);
  if (isUnknown(cell)) {
    return withRare([sum, numbers, blanks, in2019, in2021, computed, approximate, unknown + sign], in2014, settled);
  }
  if (!isCounted(cell)) return was;
  const { edition } = row;
  const inOlder = in2014 + (edition === '2014' ? sign : 0);
  const counts: Usual = [
    sum + sign * amount(cell),
    numbers + (typeof cell === 'number' ? sign : 0),
    blanks + (typeof cell === 'number' ? 0 : sign),
    in2019 + (edition === '2019' ? sign : 0),
    in2021 + (edition === '2021' ? sign : 0),
    computed + sign * bitAt(row.computed, column),
    approximate + sign * bitAt(row.approximate, column),
    unknown,
  ];
  return withRare(counts, inOlder, settled);
}

/** What is always written down. */
export type Usual = readonly [number, number, number, number, number, number, number, number];

/** A sum with what few years have, where there is any. */
export function withRare(counts: Usual, in2014: number, corrected: number): Sum {
  if (corrected !== 0) return [...counts, in2014, corrected];
  return in2014 === 0 ? counts : [...counts, in2014];
}

/** Whether a mark stands at a cell, as 1 or 0. */
export function bitAt(bits: number, column: number): number {
  return (bits >> column) & 1;
}

/** Adds one bureau's reports of a year and of the year before, where both count a cell, or takes them away. */
export function addToCommon(
  rollup: Rollup<CommonSum>,
  rows: readonly CountedRow[],
  rowsBefore: readonly CountedRow[],
  sign: Sign,
): Rollup<CommonSum> {
  const sums: Record<string, readonly CommonSum[]> = { ...rollup };
  const earlier = new Map(rowsBefore.map((row) => [row.measure, row.counted]));
  for (const { measure, counted } of rows) {
    const last = earlier.get(measure);
    if (!last) continue;
    const before = sums[measure];
    sums[measure] = counted.map((cell, column) =>
      addPair(before?.[column] ?? NO_COMMON, cell, last[column] ?? null, sign),
    );
  }
  return sums;
}

function addPair(was: CommonSum, now: CountedCell | null, last: CountedCell | null, sign: Sign): CommonSum {
  if (!isCounted(now) || !isCounted(last)) return was;
  const [current, previous, bureaus] = was;
  return [current + sign * amount(now), previous + sign * amount(last), bureaus + sign];
}

/** Two rollups added up entry by entry, or the second taken from the first: of bodies that have nothing in common. */
export function plusRollup<Entry extends Sum | CommonSum>(
  one: Rollup<Entry>,
  other: Rollup<Entry>,
  sign: Sign,
): Rollup<Entry> {
  const sums: Record<string, readonly Entry[]> = { ...one };
  for (const [row, entries] of Object.entries(other)) {
    const before = sums[row] ?? [];
    sums[row] = Array.from({ length: Math.max(before.length, entries.length) }, (_, place) =>
      plusEntry(before[place], entries[place], sign),
    );
  }
  return sums;
}

/** Two entries added up, or the second taken from the first. */
export function plusEntry<Entry extends Sum | CommonSum>(
  one: Entry | undefined,
  other: Entry | undefined,
  sign: Sign,
): Entry {
  const a: readonly (number | undefined)[] = one ?? [];
  const b: readonly (number | undefined)[] = other ?? [];
  const counts = Array.from({ length: Math.max(a.length, b.length) }, (_, at) => (a[at] ?? 0) + sign * (b[at] ?? 0));
  // What few years have is not written down where there is none.
  while (counts.length > NO_SUM.length && counts.at(-1) === 0) counts.pop();
  return counts as unknown as Entry;
}
