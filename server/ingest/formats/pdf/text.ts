/**
 * Characters to pieces of text. A piece is what stands together on one line, set by one writer; blanks in it are blanks
 * its writer put there, or gaps as wide as one.
 */
import { besideText } from '../page/note-marks.ts';
import type { Color } from '../shown/color.ts';
import { partsNumber } from '../shown/shown.ts';
import type { Glyph } from './canvas.ts';

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
  /** null: of a pattern. */
  readonly color: Color | null;
  /** A line runs through it. */
  readonly struck: boolean;
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
  readonly color: Color | null;
  readonly struck: boolean;
  shown: number;
  blank: boolean;
}

/** The pieces that some characters make, in the order in which they were painted. */
export function piecesOf(glyphs: readonly Glyph[]): Piece[] {
  const pieces: Piece[] = [];
  let open: OpenPiece | null = null;
  const close = (): void => {
    if (open && open.text !== '') {
      const { text, stops, left, right, baseline, size, color, struck } = open;
      pieces.push({ text, stops, left, right, baseline, size, color, struck });
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
      const { left, right, baseline, size, color, struck, shown } = glyph;
      open = { text: glyph.text, stops: [], left, right, baseline, size, color, struck, shown, blank: false };
    }
    open.shown = glyph.shown;
    open.right = Math.max(open.right, glyph.right);
    const width = (glyph.right - glyph.left) / glyph.text.length;
    for (let unit = 0; unit < glyph.text.length; unit++) open.stops.push(glyph.left + unit * width);
  }
  close();
  return pieces;
}

/** What makes one text of two pieces that touch: nothing, or, where two numbers that look otherwise would become one, a mark. */
export function jointBetween(before: Piece, after: Piece): string {
  const smaller = Math.min(before.size, after.size);
  const differ =
    before.color !== after.color ||
    Math.max(before.size, after.size) > SAME_SIZE * smaller ||
    Math.abs(before.baseline - after.baseline) > SAME_LINE * smaller;
  return partsNumber(before.text, after.text, differ) ? UNREADABLE : '';
}

/** Type is of one size up to this ratio, and digits stand on one line up to this share of it. */
const SAME_SIZE = 1.15;
const SAME_LINE = 0.2;

/** Marks of notes are smaller than the figure they stand beside, and raised above its line by a share of its size. */
const NOTE_SIZE = 0.8;
const [LEAST_RAISED, MOST_RAISED] = [0.12, 0.75];
const LONGEST_MARK = 8;
/** A page has some dozen notes; on one that has far more, small type is no mark of them. */
const MOST_MARKS = 300;

/** The pieces without marks of notes right behind a figure. */
export function withoutNotes(pieces: readonly Piece[]): readonly Piece[] {
  const largest = pieces.reduce((most, { size }) => Math.max(most, size), 0);
  const marks = pieces.filter(
    ({ text, size }) => text.length <= LONGEST_MARK && size < NOTE_SIZE * largest && besideText(text) === '',
  );
  if (marks.length === 0 || marks.length > MOST_MARKS) return pieces;
  const notes = new Set(marks.filter((mark) => pieces.some((figure) => isNoteOf(mark, figure))));
  return notes.size === 0 ? pieces : pieces.filter((piece) => !notes.has(piece));
}

function isNoteOf(mark: Piece, { text, right, baseline, size }: Piece): boolean {
  const raised = (baseline - mark.baseline) / size;
  const gap = (mark.left - right) / size;
  return (
    mark.size < NOTE_SIZE * size &&
    raised > LEAST_RAISED &&
    raised < MOST_RAISED &&
    gap > -0.1 &&
    gap < 0.35 &&
    /[\d０-９]$/.test(text)
  );
}

/** How a character goes on from a piece; null when it begins another. */
function jointOf(piece: OpenPiece, glyph: Glyph): 'closed' | 'blank' | null {
  if (Math.abs(glyph.baseline - piece.baseline) > 0.1 * piece.size) return null;
  if (glyph.size > 1.3 * piece.size || piece.size > 1.3 * glyph.size) return null;
  if (glyph.text !== ' ' && (glyph.struck !== piece.struck || glyph.color !== piece.color)) return null;
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
