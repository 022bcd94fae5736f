/** Prose in two columns: the left one is read before the right one, line by line otherwise. */
import type { Piece } from './text.ts';

/** Pieces read together, and how far down the page the first of them stands in reading order. */
export interface Passage {
  readonly pieces: readonly Piece[];
  /** Where the passage is put among what else is on the page; null: where its pieces stand. */
  readonly after: number | null;
}

/** The gutter is looked for in this part of the page's width, in steps of this share. */
const FROM = 0.35;
const TO = 0.65;
const STEP = 0.005;
/** So many long lines stand on each side. */
const LEAST_LINES = 4;
const LONG_LINE = 10;

interface Gutter {
  readonly at: number;
  readonly top: number;
  readonly bottom: number;
  readonly lines: number;
}

/** The passages of a page; one, unless part of it is set in two columns. */
export function passagesOf(pieces: readonly Piece[], width: number): Passage[] {
  const gutter = gutterOf(pieces, width);
  if (!gutter) return [{ pieces, after: null }];
  const isRight = ({ left, baseline }: Piece): boolean =>
    left > gutter.at && baseline >= gutter.top && baseline <= gutter.bottom;
  return [
    { pieces: pieces.filter((piece) => !isRight(piece)), after: null },
    { pieces: pieces.filter(isRight), after: gutter.bottom },
  ];
}

function gutterOf(pieces: readonly Piece[], width: number): Gutter | null {
  const sorted = [...pieces].sort((a, b) => a.baseline - b.baseline);
  let best: Gutter | null = null;
  if (!(width > 0)) return null;
  for (let at = FROM * width; at <= TO * width; at += STEP * width) {
    for (const gutter of openStretches(sorted, at)) if (gutter.lines > (best?.lines ?? 0)) best = gutter;
  }
  return best;
}

/** Stretches of the page in which nothing stands across a place, and long lines stand on both sides of it. */
function openStretches(sorted: readonly Piece[], at: number): Gutter[] {
  const found: Gutter[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    const left = open.filter((piece) => piece.right <= at && piece.text.length >= LONG_LINE);
    const right = open.filter((piece) => piece.left >= at && piece.text.length >= LONG_LINE);
    const lines = Math.min(left.length, right.length);
    const both = [...left, ...right].map(({ baseline }) => baseline);
    const beside = Math.min(lastOf(left), lastOf(right)) - Math.max(firstOf(left), firstOf(right));
    if (lines >= LEAST_LINES && beside > 0) {
      found.push({ at, top: Math.min(...both), bottom: Math.max(...both), lines });
    }
    open = [];
  };
  for (const piece of sorted) {
    if (piece.left < at && piece.right > at) close();
    else open.push(piece);
  }
  close();
  return found;
}

function firstOf(pieces: readonly Piece[]): number {
  return Math.min(...pieces.map(({ baseline }) => baseline));
}

function lastOf(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map(({ baseline }) => baseline));
}
