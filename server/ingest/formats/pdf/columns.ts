/**
 * Columns that nothing but the places of their values shows. Values of one column stand one above the other, whichever side
 * they are aligned to, and values of two columns never do.
 */
import type { Piece } from './text.ts';

export interface Column {
  readonly left: number;
  readonly right: number;
}

/** Columns that some rows of values show, from the left; null when two values of a row would stand in one. */
export function columnsOf(rows: readonly (readonly Piece[])[]): Column[] | null {
  const columns = joined(rows.flat());
  for (const row of rows) {
    const taken = new Set<Column | undefined>();
    for (const value of row) {
      const column = columns.find((candidate) => isUnder(value, candidate));
      if (taken.has(column)) return null;
      taken.add(column);
    }
  }
  return columns;
}

/**
 * Columns as the words over them show them; null unless the values stand under them, one column each. Words that reach
 * over several columns are no column's own.
 */
export function columnsUnder(headers: readonly Piece[], values: readonly Column[]): Column[] | null {
  const first = values[0];
  if (!first) return null;
  const own = headers.filter((header) => {
    const over = headers.filter((other) => other !== header && isUnder(other, header));
    return joined(over).length <= 1 || over.every((other) => isUnder(header, other));
  });
  const columns = joined(own).filter(({ right }) => right > first.left - (first.right - first.left));
  return isRegular(columns) && placesOf(values, columns) ? columns : null;
}

/** Columns of one table are about as far apart as their neighbours; halves of one, or a gap for another, are not. */
export function isRegular(columns: readonly Column[]): boolean {
  const pitches = columns.slice(1).map((column, index) => middleOf(column) - middleOf(columns[index] ?? column));
  const usual = [...pitches].sort((a, b) => a - b)[pitches.length >> 1] ?? 0;
  return pitches.every((pitch) => pitch > 0.55 * usual && pitch < 1.7 * usual);
}

/** Which column each value stands in; null when one stands in none, or in more than one. */
export function placesOf(values: readonly Column[], columns: readonly Column[]): number[] | null {
  const places: number[] = [];
  for (const value of values) {
    const under = columns.flatMap((column, index) => (isUnder(value, column) ? [index] : []));
    const [place, another] = under;
    if (place === undefined || another !== undefined || places.includes(place)) return null;
    places.push(place);
  }
  return places;
}

/** Places that lie over each other, put together. */
function joined(places: readonly Column[]): Column[] {
  const columns: { left: number; right: number }[] = [];
  for (const { left, right } of [...places].sort((a, b) => a.left - b.left)) {
    const open = columns.at(-1);
    if (open && left < open.right) open.right = Math.max(open.right, right);
    else columns.push({ left, right });
  }
  return columns;
}

function isUnder(a: Column, b: Column): boolean {
  return a.left < b.right && a.right > b.left;
}

function middleOf({ left, right }: Column): number {
  return (left + right) / 2;
}
