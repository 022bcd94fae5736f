/**
 * How far two sentences say the same in the same words: by the pairs of neighbouring characters they share, with numbers, marks and
 * what everybody writes (usual.ts) left out. The one measure for whatever is copied or repeated.
 */
import { withoutUsual } from './usual.ts';

/** From here on two texts are the same but for a few words. */
const NEAR = 0.7;
/** Characters that have to be left for a comparison to mean anything. */
const LEAST = 6;

/** Pairs of neighbouring characters, each once, as numbers in ascending order. */
export type Shingles = Int32Array;

/** A text made ready to be compared; null where less than `least` characters of its own are left. */
export function shinglesOf(text: string, least: number = LEAST): Shingles | null {
  const words = withoutUsual(text).replace(/[^\p{L}]/gu, '');
  if (words.length < least) return null;
  const pairs = new Set<number>();
  for (let index = 0; index + 1 < words.length; index += 1) {
    pairs.add((words.charCodeAt(index) << 16) | words.charCodeAt(index + 1));
  }
  return Int32Array.from(pairs).sort();
}

function shared(a: Shingles, b: Shingles): number {
  let both = 0;
  let at = 0;
  for (const pair of a) {
    while (at < b.length && (b[at] as number) < pair) at += 1;
    if (b[at] === pair) both += 1;
  }
  return both;
}

/** 0: nothing in common, to 1: the same pairs (Dice). */
export function likeness(a: Shingles, b: Shingles): number {
  return (2 * shared(a, b)) / (a.length + b.length);
}

/** How much of the first stands in the second: 0 to 1. */
export function containedIn(a: Shingles, b: Shingles): number {
  return shared(a, b) / a.length;
}

/** Whether two texts are near the same; quick to say no where they are of very different length. */
export function isNear(a: Shingles, b: Shingles): boolean {
  return (2 * Math.min(a.length, b.length)) / (a.length + b.length) >= NEAR && likeness(a, b) >= NEAR;
}
