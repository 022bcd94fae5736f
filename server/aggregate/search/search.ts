/**
 * What a text leads to. The names of the list are made ready once for each revision of it and kept in memory, the newest only;
 * a key press then walks over them.
 */
import { Problem } from '../../../schema/problem.ts';
import { rosterRevision } from '../../store/find/roster.ts';
import type { Reader } from '../../store/reader.ts';
import { type Entry, fixedEntries, publisherEntries, type Target } from './entries.ts';
import { type SearchedName, scoreOf } from './names.ts';
import { foldTyped } from './reading.ts';

export interface Hit {
  readonly target: Target;
  /** The name it was found by. */
  readonly name: SearchedName;
}

export interface SearchQuestion {
  readonly text: string;
  readonly first: number;
  /** A region whose bureaus come first among what is found equally well. */
  readonly near: string | null;
}

/** Characters of the longest text that is looked for. */
const LONGEST_TEXT = 200;
/** The most that is answered at once. */
const MOST_HITS = 50;
/** The most terms, so that a page of blanks and letters costs no more than a line. */
const MOST_TERMS = 8;

interface Index {
  readonly entries: readonly Entry[];
  readonly regions: ReadonlyMap<string, Entry>;
}

const kept = new WeakMap<Reader, { readonly revision: number; readonly index: Promise<Index> }>();
const fixed = fixedEntries();

async function makeIndex(reader: Reader): Promise<Index> {
  const publishers = await publisherEntries(reader);
  const regions = publishers.flatMap((entry) =>
    entry.target.kind === 'region' ? [[entry.target.id, entry] as const] : [],
  );
  return { entries: [...publishers, ...fixed], regions: new Map(regions) };
}

async function indexOf(reader: Reader): Promise<Index> {
  const revision = await rosterRevision(reader);
  const held = kept.get(reader);
  if (held?.revision === revision) return held.index;
  const index = makeIndex(reader);
  kept.set(reader, { revision, index });
  // One that failed is not kept: the next key press tries again.
  index.catch(() => kept.delete(reader));
  return index;
}

/** What a text leads to, best first, and how many there are in all. A text of blanks leads to nothing. */
export async function search(
  reader: Reader,
  { text, first, near }: SearchQuestion,
): Promise<{ readonly hits: readonly Hit[]; readonly total: number }> {
  if (first < 1 || first > MOST_HITS) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `search 的 first 应在 1 到 ${MOST_HITS} 之间，现为 ${first}。`,
      en: `The first of search must be between 1 and ${MOST_HITS}; it is ${first}.`,
    });
  }
  const found = (await findAll(reader, text)).map((one) => ({
    ...one,
    isNear: near !== null && one.entry.region === near,
  }));
  found.sort(inOrder);
  return {
    hits: found.slice(0, first).map(({ entry, name }) => ({ target: entry.target, name })),
    total: found.length,
  };
}

/** Ids of the bureaus that a text leads to, in no order of their own. */
export async function bureausCalled(reader: Reader, text: string): Promise<readonly string[]> {
  const found = await findAll(reader, text);
  return found.flatMap(({ entry: { target } }) => (target.kind === 'bureau' ? [target.id] : []));
}

async function findAll(reader: Reader, text: string): Promise<Omit<Found, 'isNear'>[]> {
  if (text.length > LONGEST_TEXT) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `查找的文字不超过 ${LONGEST_TEXT} 字，现有 ${text.length} 字；请缩短后再查。`,
      en: `A text of at most ${LONGEST_TEXT} characters can be looked for; this has ${text.length}. Shorten it.`,
    });
  }
  const terms = text.normalize('NFKC').split(/\s+/u).map(foldTyped).filter(Boolean).slice(0, MOST_TERMS);
  if (terms.length === 0) return [];
  const { entries, regions } = await indexOf(reader);
  return [...entries.entries()].flatMap(([position, entry]) => {
    const match = matchOf(entry, terms, entry.region === null ? undefined : regions.get(entry.region));
    return match ? [{ ...match, entry, position }] : [];
  });
}

interface Match {
  readonly score: number;
  readonly name: SearchedName;
}

interface Found extends Match {
  readonly entry: Entry;
  readonly position: number;
  readonly isNear: boolean;
}

const KIND_ORDER: readonly Target['kind'][] = ['bureau', 'region', 'page', 'indicator', 'measure'];

function inOrder(a: Found, b: Found): number {
  return (
    a.score - b.score ||
    Number(b.isNear) - Number(a.isNear) ||
    KIND_ORDER.indexOf(a.entry.target.kind) - KIND_ORDER.indexOf(b.entry.target.kind) ||
    a.name.folded.length - b.name.folded.length ||
    a.position - b.position
  );
}

/** The name that meets the term best. */
function bestOf(entry: Entry | undefined, term: string): Match | null {
  let best: Match | null = null;
  for (const name of entry?.names ?? []) {
    const score = scoreOf(name, term);
    if (score !== null && (best === null || score < best.score)) best = { score, name };
  }
  return best;
}

/** Every term must be met, at least one by the entry itself; the others may name its region. */
function matchOf(entry: Entry, terms: readonly string[], region: Entry | undefined): Match | null {
  let score = 0;
  let named: Match | null = null;
  for (const term of terms) {
    const own = bestOf(entry, term);
    const match = own ?? (terms.length > 1 ? bestOf(region, term) : null);
    if (!match) return null;
    score += match.score;
    if (own && (named === null || own.score < named.score)) named = own;
  }
  return named && { score, name: named.name };
}
