/** What is kept of what was answered: so many bytes and no more; what was asked for longest ago goes first. */

export interface Memory<Value> {
  get(key: string): Value | undefined;
  has(key: string): boolean;
  /** `bytes`: what the value takes, about. One that takes more than a sixteenth of all there is is not kept. */
  set(key: string, value: Value, bytes: number): void;
  clear(): void;
  readonly bytes: number;
  readonly size: number;
}

/** Bytes of an entry beside its key and value, about. */
const OVERHEAD = 200;
const LARGEST = 1 / 16;

export function openMemory<Value>(most: number): Memory<Value> {
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let held = 0;
  const forget = (key: string): void => {
    held -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key) {
      const found = entries.get(key);
      if (found === undefined) return undefined;
      // A map hands out first what was put in first.
      entries.delete(key);
      entries.set(key, found);
      return found.value;
    },
    has: (key) => entries.has(key),
    set(key, value, bytes) {
      const all = bytes + key.length * 2 + OVERHEAD;
      forget(key);
      if (all > most * LARGEST) return;
      entries.set(key, { value, bytes: all });
      held += all;
      for (const [oldest] of entries) {
        if (held <= most) break;
        forget(oldest);
      }
    },
    clear() {
      entries.clear();
      held = 0;
    },
    get bytes() {
      return held;
    },
    get size() {
      return entries.size;
    },
  };
}
