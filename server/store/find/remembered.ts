/**
 * What depends on the list of regions and bureaus alone, remembered in the process until the data are of another revision: every change of
 * the list is one. The revision is asked of the database each time, so that nothing is older than what other processes wrote.
 */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { preparedQuestion } from './prepared.ts';

const selectNewest = preparedQuestion((db, _: Readonly<Record<string, never>>) =>
  db.selectFrom('revision').select((eb) => eb.fn.max('number').as('number')),
);

interface Remembered {
  readonly revision: number;
  readonly values: Map<string, unknown>;
  weight: number;
}

const known = new WeakMap<object, Remembered>();

/** Rows remembered of a connection, about 20 MB of them; what is more begins anew. */
const MOST = 30_000;

/** The value of a name at this revision; `find` looks it up where it is not remembered, `weigh` says how many rows it holds. */
export async function remembered<Value>(
  reader: Reader,
  names: readonly string[],
  find: (names: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  weigh: (value: Value) => number,
): Promise<ReadonlyMap<string, Value>> {
  // Within a change the list may be another one before the revision is.
  if (reader.db.isTransaction) return find(names);
  const [newest] = await selectNewest(reader, {});
  const revision = toCount(newest?.number);
  let kept = known.get(reader.db);
  if (kept?.revision !== revision) kept = { revision, values: new Map(), weight: 0 };
  known.set(reader.db, kept);
  const found = new Map<string, Value>();
  for (const name of names) if (kept.values.has(name)) found.set(name, kept.values.get(name) as Value);
  const others = names.filter((name) => !found.has(name));
  if (others.length === 0) return found;
  for (const [name, value] of await find(others)) {
    found.set(name, value);
    if (kept.weight > MOST) {
      kept.values.clear();
      kept.weight = 0;
    }
    kept.values.set(name, value);
    kept.weight += 1 + weigh(value);
  }
  return found;
}
