/** Questions that are asked again and again with lists of other lengths: built and compiled once a length, and not a question. */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Reader } from '../reader.ts';

type Scalar = string | number | null;

/** What a compiled question takes: lists in the places of marks. */
class Mark {
  readonly name: string;
  readonly place: number;
  constructor(name: string, place: number) {
    this.name = name;
    this.place = place;
  }
}

/** Of a connection the questions compiled for it; gone with the connection. */
const known = new WeakMap<object, Map<unknown, Map<string, CompiledQuery<unknown>>>>();

/**
 * A question with lists of any length. `build` gets lists of marks and must use them as values only; lists are filled up to a power of
 * two with their last entry, so that few texts serve all. No list may be empty.
 */
export function preparedQuestion<Lists extends Readonly<Record<string, readonly Scalar[]>>, Row>(
  build: (db: Reader['db'], lists: Lists) => Compilable<Row>,
): (reader: Reader, lists: Lists) => Promise<readonly Row[]> {
  return async ({ db }, lists) => {
    const full = Object.entries(lists).map(([name, list]) => [name, filledUp(list)] as const);
    const ofConnection = known.get(db) ?? new Map<unknown, Map<string, CompiledQuery<unknown>>>();
    known.set(db, ofConnection);
    const texts = ofConnection.get(build) ?? new Map<string, CompiledQuery<unknown>>();
    ofConnection.set(build, texts);
    const key = full.map(([, list]) => list.length).join(' ');
    let compiled = texts.get(key);
    if (!compiled) {
      const marks = full.map(([name, list]) => [name, list.map((_, place) => new Mark(name, place))] as const);
      compiled = build(db, Object.fromEntries(marks) as never).compile();
      texts.set(key, compiled);
    }
    const byName = new Map(full);
    const parameters = compiled.parameters.map((one) =>
      one instanceof Mark ? byName.get(one.name)?.[one.place] : one,
    );
    // A statement that was compiled from a question reads.
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters } as never);
    return rows;
  };
}

function filledUp(list: readonly Scalar[]): readonly Scalar[] {
  const last = list.at(-1);
  if (last === undefined) throw new RangeError('A list of a prepared question is empty');
  const length = 2 ** Math.ceil(Math.log2(list.length));
  return length === list.length ? list : [...list, ...Array.from({ length: length - list.length }, () => last)];
}
