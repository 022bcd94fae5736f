/**
 * A region's roll. Bureaus, in the order of the list: JSON of their ids as in the head of a year, the kinds there are (kind, first and last
 * year expected), which of them each is (place and how many in a row), and their positions (the first of those that follow each other, and how many).
 * What is filed: JSON of the first and last year of which anything is held, and behind it the years of which reports of bureaus are: from, to, and the
 * places of those on the list of whom none is, the same for all years of an entry.
 */
import { packIds, publishersIn } from './head.ts';

export interface OnRoll {
  readonly id: string;
  readonly type: string;
  readonly since: number | null;
  readonly until: number | null;
  readonly position: number;
}

interface Bureaus {
  readonly ids: string;
  readonly kinds: readonly (readonly [type: string, since: number | null, until: number | null])[];
  readonly of: readonly number[];
  readonly at: readonly number[];
}

export interface FiledOnRoll {
  /** Of which anything is held, the region's own report included; null: of none. */
  readonly held: { readonly from: number; readonly to: number } | null;
  /** By year of which a report of a bureau is held, ascending: places of those of whom none is. */
  readonly absent: ReadonlyMap<number, readonly number[]>;
}

export function packBureaus(region: string, bureaus: readonly OnRoll[]): string {
  const kinds = new Map<string, number>();
  const kindOf = bureaus.map(({ type, since, until }) => {
    const kind = JSON.stringify([type, since, until]);
    if (!kinds.has(kind)) kinds.set(kind, kinds.size);
    return kinds.get(kind) ?? 0;
  });
  const packed: Bureaus = {
    ids: packIds(
      region,
      bureaus.map(({ id }) => id),
    ),
    kinds: [...kinds.keys()].map((kind) => JSON.parse(kind)),
    of: runsOf(kindOf, 0),
    at: runsOf(
      bureaus.map(({ position }) => position),
      1,
    ),
  };
  return JSON.stringify(packed);
}

export function unpackBureaus(region: string, packed: string): readonly OnRoll[] {
  const { ids, kinds, of, at }: Bureaus = JSON.parse(packed);
  const [kindOf, positions] = [fromRuns(of, 0), fromRuns(at, 1)];
  return publishersIn(region, ids).map((id, place) => {
    const [type = '', since = null, until = null] = kinds[kindOf[place] ?? 0] ?? [];
    return { id, type, since, until, position: positions[place] ?? 0 };
  });
}

export function packFiled({ held, absent }: FiledOnRoll): string {
  const runs: number[][] = [];
  for (const [year, places] of absent) {
    const last = runs.at(-1);
    if (last?.[1] === year - 1 && last.slice(2).join() === places.join()) last[1] = year;
    else runs.push([year, year, ...places]);
  }
  return JSON.stringify([held === null ? [] : [held.from, held.to], ...runs]);
}

export function unpackFiled(packed: string): FiledOnRoll {
  const [held = [], ...runs]: readonly (readonly number[])[] = JSON.parse(packed);
  const absent = new Map<number, readonly number[]>();
  for (const [from = 0, to = 0, ...places] of runs)
    for (let year = from; year <= to; year += 1) absent.set(year, places);
  const [from, to] = held;
  return { held: from === undefined || to === undefined ? null : { from, to }, absent };
}

/** Numbers of which each is so much more than the one before it, as the first and how many. */
function runsOf(numbers: readonly number[], step: 0 | 1): readonly number[] {
  const runs: number[] = [];
  for (const [place, number] of numbers.entries()) {
    if (place > 0 && number === (numbers[place - 1] ?? 0) + step) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(number, 1);
  }
  return runs;
}

function fromRuns(runs: readonly number[], step: 0 | 1): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < runs.length; at += 2)
    for (let more = 0; more < (runs[at + 1] ?? 0); more += 1) numbers.push((runs[at] ?? 0) + step * more);
  return numbers;
}
