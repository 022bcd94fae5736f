/** Whose reports a region's year holds, place by place: told once for all the years and measures that have the same. */
import { type Pair, pairsOf } from '../../../schema/rollup/columns.ts';
import { unpackHead } from '../packed/head.ts';

export class Filers {
  /** By place; the region's own report stands under its own id. */
  readonly publishers: readonly string[];
  /** The places of the region's bureaus: its own report is part of no sum. */
  readonly bureaus: readonly number[];
  /** Of which there are columns. */
  readonly measures: ReadonlySet<string>;
  readonly #region: string;
  #before: Filers | null = null;
  #pairs: readonly Pair[] = [];

  constructor(region: string, head: string) {
    this.#region = region;
    const { publishers, measures } = unpackHead(region, head);
    this.publishers = publishers;
    this.measures = measures;
    this.bureaus = this.publishers.flatMap((id, place) => (id === region ? [] : [place]));
  }

  /** The bureaus that are there in the year before as well. */
  pairsWith(before: Filers): readonly Pair[] {
    if (this.#before !== before) {
      this.#pairs = pairsOf(this.publishers, before.publishers, (id) => id !== this.#region);
      this.#before = before;
    }
    return this.#pairs;
  }
}

const known = new Map<string, Filers>();

/** Lists of a district that are at hand; the next one begins anew. */
const MOST = 8192;

/** `head`: as it is packed. */
export function filersOf(region: string, head: string): Filers {
  const key = `${region}\n${head}`;
  const before = known.get(key);
  if (before) return before;
  const filers = new Filers(region, head);
  if (known.size >= MOST) known.clear();
  known.set(key, filers);
  return filers;
}
