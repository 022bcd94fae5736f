/**
 * Random numbers that are the same on every machine and every day. Each thing draws from a stream of its own, named by a
 * key (`shifan-education/2023/prose`), so that a change to one bureau leaves the others as they were.
 */

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** An index of `weights`, each as likely as its weight. */
  weighted(weights: readonly number[]): number;
  /** A count with the given mean (Poisson). */
  count(mean: number): number;
  /** `size` different members, in the order of the list. */
  some<T>(list: readonly T[], size: number): readonly T[];
}

/** FNV-1a over UTF-16 code units. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** mulberry32, a public-domain generator of 32 bits. */
export function randomFor(key: string): Random {
  let state = hashOf(key);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    pick: (list) => {
      const chosen = list[int(0, list.length - 1)];
      if (chosen === undefined) throw new Error(`Nothing to pick from (${key})`);
      return chosen;
    },
    chance: (probability) => next() < probability,
    weighted: (weights) => {
      let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let index = 0; index < weights.length; index += 1) {
        rest -= weights[index] ?? 0;
        if (rest < 0) return index;
      }
      return weights.length - 1;
    },
    count: (mean) => {
      const limit = Math.exp(-mean);
      let product = next();
      let events = 0;
      while (product > limit) {
        product *= next();
        events += 1;
      }
      return events;
    },
    some: (list, size) => {
      const left = list.map((_, index) => index);
      const chosen: number[] = [];
      while (chosen.length < size && left.length > 0) chosen.push(...left.splice(int(0, left.length - 1), 1));
      return chosen.sort((a, b) => a - b).flatMap((index) => list.slice(index, index + 1));
    },
  };
}
