/**
 * What was read of a file and found sound, remembered in the process as long as nobody writes the file. SQLite itself tells whether anybody
 * did, by a number that each change of another connection makes another, and it is asked every time: what is remembered is as fresh as
 * the pages that SQLite keeps by the same number. Other databases have no such number, and of them nothing is remembered.
 */
import type { Reader } from '../reader.ts';

interface Memory {
  readonly version: number;
  /** By what they are about, and by name. */
  readonly values: Map<string, Map<string, unknown>>;
  weight: number;
}

const known = new WeakMap<object, Memory>();

/** Names looked up by one statement: SQLite takes at most 32,766 values in one, and of a nation more bureaus may be missing. */
const AT_ONCE = 16_384;

/** About so many bytes are remembered of a connection; what is more begins anew. */
const MOST = 64_000_000;

function memoryOf({ db, dataVersion }: Reader): Memory | null {
  const version = dataVersion?.() ?? null;
  if (version === null) return null;
  const kept = known.get(db);
  if (kept?.version === version) return kept;
  const memory = { version, values: new Map<string, Map<string, unknown>>(), weight: 0 };
  known.set(db, memory);
  return memory;
}

/** Reads for one question: whether anybody wrote is looked at once, when it begins. */
export function readerForQuestion(reader: Reader): Reader {
  const version = reader.dataVersion?.() ?? null;
  return version === null ? reader : { ...reader, dataVersion: () => version };
}

/**
 * The values of these names under `about`. Those not remembered are looked up by `find`; a name that it has no value for is looked up again
 * the next time. `weigh`: about how many bytes a value takes. Values are shared by all who ask and never changed.
 */
export async function remembered<Value>(
  reader: Reader,
  about: string,
  names: readonly string[],
  find: (names: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  weigh: (value: Value) => number,
): Promise<ReadonlyMap<string, Value>> {
  const memory = memoryOf(reader);
  if (memory === null) return inParts(names, find);
  const values = new Map<string, Value>();
  const missing: string[] = [];
  const known = memory.values.get(about);
  for (const name of names) {
    const value = known?.get(name) as Value | undefined;
    if (value === undefined) missing.push(name);
    else values.set(name, value);
  }
  if (missing.length === 0) return values;
  const found = await inParts(missing, find);
  // What was written while it was read may be in it, or not.
  const isSame = memoryOf(reader) === memory;
  for (const [name, value] of found) {
    values.set(name, value);
    if (isSame) keep(memory, about, name, value, weigh(value));
  }
  return values;
}

async function inParts<Value>(
  names: readonly string[],
  find: (names: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
): Promise<ReadonlyMap<string, Value>> {
  if (names.length <= AT_ONCE) return find(names);
  const found = new Map<string, Value>();
  for (let from = 0; from < names.length; from += AT_ONCE) {
    for (const [name, value] of await find(names.slice(from, from + AT_ONCE))) found.set(name, value);
  }
  return found;
}

/** The same of one thing that there always is. */
export async function rememberedOne<Value>(
  reader: Reader,
  about: string,
  find: () => Promise<Value>,
  weigh: (value: Value) => number,
): Promise<Value> {
  const memory = memoryOf(reader);
  const value = memory?.values.get(about)?.get('') as Value | undefined;
  if (value !== undefined) return value;
  const found = await find();
  if (memory !== null && memoryOf(reader) === memory) keep(memory, about, '', found, weigh(found));
  return found;
}

/** What `rememberedOne` found, where it is remembered still. */
export function rememberedAtOnce<Value>(reader: Reader, about: string): Value | undefined {
  return memoryOf(reader)?.values.get(about)?.get('') as Value | undefined;
}

function keep(memory: Memory, about: string, name: string, value: unknown, weight: number): void {
  if (memory.weight + weight > MOST) {
    memory.values.clear();
    memory.weight = 0;
  }
  const known = memory.values.get(about) ?? new Map<string, unknown>();
  memory.values.set(about, known);
  known.set(name, value);
  memory.weight += weight + name.length + 100;
}
