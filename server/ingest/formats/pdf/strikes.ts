/**
 * Lines through the middle of some characters, no longer than these: they strike them out and rule no table. A line may be
 * stroked, or a thin box; under the characters it is an underline, and longer than they are it is a rule.
 */
import type { Glyph } from './canvas.ts';
import type { Ruling } from './rulings.ts';

/** Where a strike runs, as shares of the type size above the line that characters stand on. */
const LOWEST = 0.15;
const HIGHEST = 0.62;
/** So much of it lies upon characters. */
const UPON = 0.75;
const LONGEST = 400;
/** Rows of characters are looked up by bands of so many points; type is not larger than LARGEST. */
const BAND = 4;
const LARGEST = 40;
/** Characters and lines that are held against each other on a page. */
const MOST_LOOKS = 2_000_000;

/** The lines that strike nothing; the characters that the others strike are marked so. */
export function withoutStrikes(rulings: readonly Ruling[], glyphs: readonly Glyph[]): readonly Ruling[] {
  const short = rulings.filter(({ horizontal, from, to }) => horizontal && to - from < LONGEST);
  if (short.length === 0) return rulings;
  const bands = new Map<number, Glyph[]>();
  for (const glyph of glyphs) {
    if (glyph.text.trim() === '') continue;
    const band = Math.floor(glyph.baseline / BAND);
    const known = bands.get(band);
    if (known) known.push(glyph);
    else bands.set(band, [glyph]);
  }
  const strikes = new Set<Ruling>();
  let looks = 0;
  for (const ruling of short) {
    const run: Glyph[] = [];
    for (let band = Math.floor(ruling.at / BAND); band <= Math.floor((ruling.at + HIGHEST * LARGEST) / BAND); band++) {
      for (const glyph of bands.get(band) ?? []) {
        looks++;
        if (isUnder(glyph, ruling)) run.push(glyph);
      }
    }
    if (looks > MOST_LOOKS) return rulings;
    if (!isStrike(ruling, run)) continue;
    strikes.add(ruling);
    for (const glyph of run) glyph.struck = true;
  }
  return strikes.size === 0 ? rulings : rulings.filter((ruling) => !strikes.has(ruling));
}

/** Whether the line runs through the middle of a character. */
function isUnder({ left, right, baseline, size }: Glyph, { at, from, to }: Ruling): boolean {
  const height = (baseline - at) / size;
  const middle = (left + right) / 2;
  return height > LOWEST && height < HIGHEST && middle > from && middle < to;
}

function isStrike({ from, to }: Ruling, run: readonly Glyph[]): boolean {
  const covered = run.reduce((sum, glyph) => sum + Math.min(glyph.right, to) - Math.max(glyph.left, from), 0);
  return covered > UPON * (to - from);
}
