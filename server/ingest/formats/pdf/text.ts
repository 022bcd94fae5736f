/**
 * Characters to pieces of text. A piece is what stands together on one line, set by one writer; blanks in it are blanks
 * its writer put there, or gaps as wide as one.
 */
import type { Glyph } from './canvas.ts';
import { unifiedCharacters } from './radicals.ts';

export interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The line the characters stand on. */
  readonly baseline: number;
  /** Size of the characters. */
  readonly size: number;
  /** Where each code unit of the text begins. */
  readonly stops: readonly number[];
}

/** A gap wider than this share of the type size is a blank. */
export const BLANK = 0.25;
/** A gap wider than this share is between two pieces. */
const APART = 1;
/** Characters of different operations nearer than this were set as one word. */
const TOUCHING = 0.12;

interface OpenPiece {
  text: string;
  stops: number[];
  readonly left: number;
  right: number;
  readonly baseline: number;
  readonly size: number;
  shown: number;
  blank: boolean;
}

/** The pieces that some characters make, in the order in which they were painted. */
export function piecesOf(glyphs: readonly Glyph[]): Piece[] {
  const pieces: Piece[] = [];
  let open: OpenPiece | null = null;
  const close = (): void => {
    if (open && open.text !== '') {
      const { text, stops, left, right, baseline, size } = open;
      pieces.push({ text: unifiedCharacters(text), stops, left, right, baseline, size });
    }
    open = null;
  };
  for (const glyph of onceEach(glyphs)) {
    const joint = open ? jointOf(open, glyph) : null;
    if (open && joint !== null) {
      if (glyph.text === ' ') {
        open.blank = true;
        open.shown = glyph.shown;
        continue;
      }
      const blank = open.blank || joint === 'blank';
      if (blank) open.stops.push(open.right);
      open.text += blank ? ` ${glyph.text}` : glyph.text;
      open.blank = false;
    } else {
      close();
      if (glyph.text === ' ') continue;
      const { left, right, baseline, size, shown } = glyph;
      open = { text: glyph.text, stops: [], left, right, baseline, size, shown, blank: false };
    }
    open.shown = glyph.shown;
    open.right = Math.max(open.right, glyph.right);
    const width = (glyph.right - glyph.left) / glyph.text.length;
    for (let unit = 0; unit < glyph.text.length; unit++) open.stops.push(glyph.left + unit * width);
  }
  close();
  return pieces;
}

/** How a character goes on from a piece; null when it begins another. */
function jointOf(piece: OpenPiece, glyph: Glyph): 'closed' | 'blank' | null {
  if (Math.abs(glyph.baseline - piece.baseline) > 0.1 * piece.size) return null;
  if (glyph.size > 1.3 * piece.size || piece.size > 1.3 * glyph.size) return null;
  const gap = (glyph.left - piece.right) / piece.size;
  const oneWriter = glyph.shown === piece.shown;
  if (gap < -0.5 || gap > APART) return null;
  if (piece.blank || glyph.text === ' ') return 'closed';
  if (gap <= (oneWriter ? BLANK : TOUCHING)) return 'closed';
  return oneWriter ? 'blank' : null;
}

/**
 * Every character once: some programs print bold type, or a shadow, by drawing it twice a hair apart. Two digits in one
 * place are none: what was written over another number cannot be told from it.
 */
function onceEach(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  const byPlace = new Map<number, number[]>();
  for (const glyph of glyphs) {
    const [column, row] = [Math.round(glyph.left / FIELD), Math.round(glyph.baseline / FIELD)];
    let twice = false;
    for (let i = column - 1; i <= column + 1 && !twice; i++) {
      for (let j = row - 1; j <= row + 1 && !twice; j++) {
        for (const index of byPlace.get(i * ROWS + j) ?? []) {
          const other = kept[index];
          if (!other || !isOver(glyph, other)) continue;
          twice = true;
          if (other.text !== glyph.text) kept[index] = { ...other, text: UNREADABLE };
          break;
        }
      }
    }
    if (twice) continue;
    const place = column * ROWS + row;
    const there = byPlace.get(place);
    if (there && there.length < MOST_IN_FIELD) there.push(kept.length);
    else if (!there) byPlace.set(place, [kept.length]);
    kept.push(glyph);
  }
  return kept;
}

/** The page in fields of so many points, for finding what lies near. */
const FIELD = 8;
const ROWS = 100_000;
const MOST_IN_FIELD = 40;
export const UNREADABLE = '\ufffd';

/** The same character a hair away, or one digit over another. */
function isOver(glyph: Glyph, other: Glyph): boolean {
  if (glyph.text === ' ' || other.text === ' ' || glyph.size > 1.5 * other.size || other.size > 1.5 * glyph.size)
    return false;
  const hair = 0.3 * Math.min(other.right - other.left, 0.6 * other.size);
  if (Math.abs(glyph.left - other.left) > hair || Math.abs(glyph.baseline - other.baseline) > 0.2 * other.size)
    return false;
  return glyph.text === other.text || (isDigit(glyph.text) && (isDigit(other.text) || other.text === UNREADABLE));
}

function isDigit(text: string): boolean {
  return /^[0-9０-９]$/.test(text);
}
