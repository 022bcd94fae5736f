/**
 * How far a page lies askew: scans with recognized text, and pages that were printed from them, are turned by a degree or
 * two, and every row then runs into the next. Text says it by the direction in which it runs, or, where each word stands
 * upright, by the places of words beside each other.
 */
import type { Glyph, Painted } from './canvas.ts';

/** Radians. A page turned by less mixes no rows; one turned by more was laid so. */
const LEAST = 0.003;
const MOST = 0.09;
/** Directions nearer than this are one. */
const SAME = 0.002;
/** This share of the text agrees on the direction. */
const AGREEING = 0.6;
const LEAST_TEXT = 40;
const LEAST_WORDS = 20;

/** The angle by which the page is turned; 0: by none, or it cannot be told. */
export function slantOf({ glyphs }: Pick<Painted, 'glyphs'>): number {
  if (glyphs.length < LEAST_TEXT) return 0;
  const running = middleOf(
    glyphs.map(({ slant }) => slant),
    SAME,
  );
  if (running === null) return 0;
  const slant = running === 0 ? (middleOf(slopesOf(glyphs), 2 * SAME) ?? 0) : running;
  return Math.abs(slant) > LEAST && Math.abs(slant) < MOST ? slant : 0;
}

/** The middle one of some angles, if most of them are about the same; else null. */
function middleOf(angles: readonly number[], near: number): number | null {
  if (angles.length < LEAST_WORDS) return null;
  const middle = [...angles].sort((a, b) => a - b)[angles.length >> 1] ?? 0;
  const agreeing = angles.filter((angle) => Math.abs(angle - middle) < near).length;
  return agreeing > AGREEING * angles.length ? middle : null;
}

/** A word beside another is not farther from it than this many type sizes. */
const FARTHEST = 12;

/** How much lower each word begins than the one on its left, by how far apart they stand. */
function slopesOf(glyphs: readonly Glyph[]): number[] {
  const words: Glyph[] = [];
  let before: Glyph | null = null;
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') continue;
    const apart = before ? glyph.left - before.right : Number.POSITIVE_INFINITY;
    const goesOn = before && Math.abs(apart) < glyph.size && glyph.baseline === before.baseline;
    if (!goesOn) words.push(glyph);
    before = glyph;
  }
  if (words.length > MOST_WORDS) return [];
  words.sort((a, b) => a.left - b.left);
  return words.flatMap((word, index) => {
    const next = words.slice(index + 1).find(({ left, baseline }) => {
      const across = left - word.left;
      return across > word.size && Math.abs(baseline - word.baseline) < Math.min(0.6 * word.size, MOST * across);
    });
    if (!next || next.left - word.left > FARTHEST * word.size) return [];
    return [Math.atan2(next.baseline - word.baseline, next.left - word.left)];
  });
}

const MOST_WORDS = 3000;
