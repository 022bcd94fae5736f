/** Whose reports a region's year holds, place by place: a list is kept once for all the years and measures that have it. */
import { earlierPlaces } from '../../../schema/rollup/columns.ts';
import { publishersIn } from '../packed/head.ts';

export class Filers {
  /** By place; the region's own report stands under its own id. */
  readonly publishers: readonly string[];
  /** The places of the region's bureaus: its own report is part of no sum. */
  readonly bureaus: readonly number[];
  readonly #region: string;
  #known: ReadonlySet<string> | null = null;
  #before: Filers | null = null;
  #earlier: Int32Array = NONE;

  constructor(region: string, ids: string) {
    this.#region = region;
    this.publishers = publishersIn(region, ids);
    this.bureaus = this.publishers.flatMap((id, place) => (id === region ? [] : [place]));
  }

  has(publisher: string): boolean {
    this.#known ??= new Set(this.publishers);
    return this.#known.has(publisher);
  }

  /** By place of a bureau its place in the year before; -1: it is not there, and of the region's own report. */
  earlierIn(before: Filers): Int32Array {
    if (this.#before !== before) {
      this.#earlier = earlierPlaces(this.publishers, before.publishers, (id) => id !== this.#region);
      this.#before = before;
    }
    return this.#earlier;
  }
}

const NONE = new Int32Array();

const known = new Map<string, Filers>();
let places = 0;

/** Places of all lists at hand, some ten megabytes; what is more begins anew. */
const MOST = 150_000;

/** `ids`: as they are packed. */
export function filersOf(region: string, ids: string): Filers {
  const key = `${region}\n${ids}`;
  const before = known.get(key);
  if (before) return before;
  const filers = new Filers(region, ids);
  if (places > MOST) {
    known.clear();
    places = 0;
  }
  known.set(key, filers);
  places += filers.publishers.length;
  return filers;
}
