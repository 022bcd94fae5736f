/**
 * Lines through the middle of some characters, no longer than these, or askew through a number: they strike them out and rule no table. A line may be
 * stroked, or a thin box; under the characters it is an underline, and longer than they are it is a rule.
 */
import type { Glyph } from './canvas.ts';
import type { Ruling, Slanted } from './rulings.ts';

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

/** What a number is made of; words in a cell that a line divides are none. */
const OF_NUMBER = /^[\d.,０-９]+$/;
/** The part of a digit's place that a line through it crosses, from its edges and from the line it stands on, in shares. */
const EDGE = 0.15;

/**
 * Marks numbers as struck that a slanted line crosses, whole even where it crosses some of their digits alone. A line may stand for an
 * empty cell, or divide the head of a table: then it crosses no digit.
 */
export function crossOut(slanted: readonly Slanted[], glyphs: readonly Glyph[]): void {
  const lines = slanted.filter(({ from, to }) => Math.hypot(to.x - from.x, to.y - from.y) < LONGEST);
  if (lines.length === 0) return;
  const digits = glyphs.filter(({ text }) => OF_NUMBER.test(text));
  if (digits.length * lines.length > MOST_LOOKS) return;
  for (const number of numbersOf(digits))
    if (number.some((digit) => lines.some((line) => crosses(line, digit))))
      for (const digit of number) digit.struck = true;
}

/** Digits that stand beside each other without a gap. */
function numbersOf(digits: Glyph[]): readonly (readonly Glyph[])[] {
  const numbers: Glyph[][] = [];
  const row = ({ baseline }: Glyph): number => Math.round(baseline);
  let last: Glyph | undefined;
  for (const digit of digits.sort((a, b) => row(a) - row(b) || a.left - b.left)) {
    const goesOn = last && row(last) === row(digit) && digit.left - last.right < TOUCHING * digit.size;
    if (goesOn) numbers.at(-1)?.push(digit);
    else numbers.push([digit]);
    last = digit;
  }
  return numbers;
}

/** Digits of one number stand no farther apart than this share of their size. */
const TOUCHING = 0.25;

/** Whether a line runs through the inner part of a character. */
function crosses({ from, to }: Slanted, { left, right, baseline, size }: Glyph): boolean {
  const inset = EDGE * (right - left);
  const [near, far] = [
    clipped(from.x, to.x, left + inset, right - inset),
    clipped(from.y, to.y, baseline - HIGHEST * size, baseline - LOWEST * size),
  ];
  return Math.max(near[0], far[0]) < Math.min(near[1], far[1]);
}

/** Which part of a line, from 0 to 1, lies between two bounds of one direction. */
function clipped(from: number, to: number, low: number, high: number): readonly [number, number] {
  if (from === to) return from > low && from < high ? [0, 1] : [1, 0];
  const [a, b] = [(low - from) / (to - from), (high - from) / (to - from)];
  return [Math.max(0, Math.min(a, b)), Math.min(1, Math.max(a, b))];
}

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
