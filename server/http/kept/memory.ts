/**
 * What is kept of what was answered: so many bytes and no more. It is held in two halves: once the younger is full, it becomes the older, and
 * what was not asked for since the older was made goes with it. What is asked for in the younger half is only looked up: to put it at the
 * end of one list each time took ten times as long among thirty thousand entries as among ten, and was most of what a kept answer cost.
 */

export interface Memory<Value> {
  get(key: string): Value | undefined;
  has(key: string): boolean;
  /** `bytes`: what the value takes, about. One that takes more than a sixteenth of all there is is not kept. */
  set(key: string, value: Value, bytes: number): void;
  clear(): void;
  readonly bytes: number;
  readonly size: number;
}

/** Bytes that nothing else holds more of: what is zipped or received comes as a piece of a larger block, which stays as long as the piece does. */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  own.set(bytes);
  return own;
}

/** Bytes of an entry beside its key and value, about. */
const OVERHEAD = 200;
const LARGEST = 1 / 16;

interface Entry<Value> {
  readonly value: Value;
  readonly bytes: number;
}

interface Half<Value> {
  readonly entries: Map<string, Entry<Value>>;
  bytes: number;
}

export function openMemory<Value>(most: number): Memory<Value> {
  const emptyHalf = (): Half<Value> => ({ entries: new Map(), bytes: 0 });
  let younger = emptyHalf();
  let older = emptyHalf();
  const take = (half: Half<Value>, key: string): Entry<Value> | undefined => {
    const found = half.entries.get(key);
    if (found === undefined) return undefined;
    half.entries.delete(key);
    half.bytes -= found.bytes;
    return found;
  };
  const put = (key: string, entry: Entry<Value>): void => {
    if (younger.bytes + entry.bytes > most / 2) {
      older = younger;
      younger = emptyHalf();
    }
    younger.entries.set(key, entry);
    younger.bytes += entry.bytes;
  };
  return {
    get(key) {
      const found = younger.entries.get(key);
      if (found !== undefined) return found.value;
      const before = take(older, key);
      if (before !== undefined) put(key, before);
      return before?.value;
    },
    has: (key) => younger.entries.has(key) || older.entries.has(key),
    set(key, value, bytes) {
      const all = bytes + key.length * 2 + OVERHEAD;
      take(younger, key);
      take(older, key);
      if (all <= most * LARGEST) put(key, { value, bytes: all });
    },
    clear() {
      younger = emptyHalf();
      older = emptyHalf();
    },
    get bytes() {
      return younger.bytes + older.bytes;
    },
    get size() {
      return younger.entries.size + older.entries.size;
    },
  };
}
