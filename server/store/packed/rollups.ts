/**
 * A region's year in one column: JSON of the rollup as it is added up, by measure. What its entries hold stands list by list, all sums first, since
 * a list of which all members are alike, which is most, is then written once. Rows go by numbers: their names would be half of it. What an earlier
 * version of the program wrote has names.
 */
import { RATIO_ROWS } from '../../../schema/rollup/ratio-rows.ts';
import type { CommonSum, Rollup, Sum } from '../../../schema/rollup/rollup.ts';
import { cutOut } from './cut-out.ts';
import { measureOf, shortMeasure } from './usual.ts';

type Lists = readonly (readonly number[])[];

/** What every entry of a sum holds; behind it stands what few have (`Sum`). */
const USUAL = 8;
/** Lists that are written, where there are so many: those of noughts behind them are left out. */
const LEAST = 4;

/** Parts of indicators by their place: where a program knows others, all sums are added up anew (save/above.ts). */
const PARTS: ReadonlyMap<string, string> = new Map(RATIO_ROWS.map((row, place) => [row, `r${place}`]));
const A_PART = /^r(\d+)$/;

function shortRow(row: string): string {
  return PARTS.get(row) ?? shortMeasure(row);
}

function rowOf(short: string): string {
  const place = A_PART.exec(short)?.[1];
  return place === undefined ? measureOf(short) : (RATIO_ROWS[Number(place)] ?? short);
}

export function packRollup(rollup: Rollup<Sum | CommonSum>): string {
  const rows = Object.entries(rollup).map(([row, entries]) => [shortRow(row), listsOf(entries)] as const);
  return JSON.stringify(Object.fromEntries(rows));
}

/** The first list is as long as there are entries, and tells how many. */
function listsOf(entries: readonly (readonly (number | undefined)[])[]): Lists {
  const most = Math.max(...entries.map((entry) => entry.length));
  const lists = Array.from({ length: most }, (_, at) => {
    const list = entries.map((entry) => entry[at] ?? 0);
    return at > 0 && list.every((one) => one === list[0]) ? list.slice(0, 1) : list;
  });
  // Of two years there are three, and of one at least one more.
  while (lists.length > LEAST && lists.at(-1)?.length === 1 && lists.at(-1)?.[0] === 0) lists.pop();
  return lists;
}

function entriesOf<Entry extends Sum | CommonSum>(lists: Lists): readonly Entry[] {
  const [first = []] = lists;
  return first.map((_, place) => {
    const entry = lists.map((list) => (list.length === 1 ? list[0] : list[place]) ?? 0);
    while (entry.length >= LEAST && entry.length < USUAL) entry.push(0);
    while (entry.length > USUAL && entry.at(-1) === 0) entry.pop();
    return entry as unknown as Entry;
  });
}

/** Nothing kept yet is an empty rollup. */
export function unpackRollup<Entry extends Sum | CommonSum>(packed: string | undefined): Rollup<Entry> {
  const kept: Readonly<Record<string, Lists>> = packed === undefined ? {} : JSON.parse(packed);
  return Object.fromEntries(Object.entries(kept).map(([row, lists]) => [rowOf(row), entriesOf<Entry>(lists)]));
}

/** The entries of one measure, by place in its row; none where the rollup has no such measure. */
export function unpackEntries<Entry extends Sum | CommonSum>(packed: string, measure: string): readonly Entry[] {
  return entriesOf(cutOut<Lists>(packed, shortRow(measure), ']]') ?? cutOut<Lists>(packed, measure, ']]') ?? []);
}
