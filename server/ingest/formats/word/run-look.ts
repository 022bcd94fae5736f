/** How runs of a Word document look, and how they are drawn: what nobody sees is left out, struck text and the marks of notes are no part of a figure. */

import { besideText, struckAlone } from '../page/note-marks.ts';
import type { Transcript } from '../page/transcript.ts';
import { BLACK, type Color, WHITE } from '../shown/color.ts';
import { isShown } from '../shown/shown.ts';

/** A lower row or line that may not grow, in twentieths of a point, shows nothing of what stands in it. */
export const LOWEST = 40;

/** Stands in the transcript for a figure that the page does not show. */
const HIDDEN = '[隐藏]';
const FIGURE = /^\s*[\d０-９][\d０-９,.]*\s*$/;

/** What is behind a text: a colour; nothing of its own; or something of which the colour cannot be told. */
export type Ground = Color | 'none' | 'unknown';

/** null: nothing said, the style or what is around it decides. */
export interface Look {
  readonly hidden: boolean | null;
  /** Above or below the line, as the mark of a note is. */
  readonly raised: boolean | null;
  readonly struck: boolean | null;
  /** `auto`: dark on light ground, light on dark. */
  readonly color: Color | 'auto' | null;
  readonly ground: Ground | null;
  /** Of the type, in half points. */
  readonly size: number | null;
  /** What else is said of it that may hide it in a way that nobody foresaw. */
  readonly odd: string | null;
}

export const NO_LOOK: Look = {
  hidden: null,
  raised: null,
  struck: null,
  color: null,
  ground: null,
  size: null,
  odd: null,
};

/** What the upper look leaves open, the lower one says. */
export function over(upper: Look, lower: Look): Look {
  if (lower === NO_LOOK) return upper;
  if (upper === NO_LOOK) return lower;
  return {
    hidden: upper.hidden ?? lower.hidden,
    raised: upper.raised ?? lower.raised,
    struck: upper.struck ?? lower.struck,
    color: upper.color ?? lower.color,
    ground: upper.ground ?? lower.ground,
    size: upper.size ?? lower.size,
    odd: upper.odd ?? lower.odd,
  };
}

const LOOKS = new Map<string, Look>();
const MOST_LOOKS = 2000;

/** A look with one of its sides changed; the same look is the same object, so that runs that look alike can be joined. */
export function lookWith<Side extends keyof Look>(look: Look, side: Side, value: Look[Side]): Look {
  if (look[side] === value) return look;
  const changed: Look = { ...look, [side]: value };
  const key = Object.values(changed).join();
  const known = LOOKS.get(key) ?? changed;
  if (LOOKS.size >= MOST_LOOKS) LOOKS.clear();
  LOOKS.set(key, known);
  return known;
}

/** Small text above the line, as notes are raised by hand. `position` and `size` in half points; 0: not said. */
export function isRaisedByHand(position: number, size: number): boolean {
  return position >= 4 && size > 0 && size <= 15;
}

/** The ground of a text: the innermost that has one, of those around it; of paper, where none has. null: it cannot be told. */
export function groundOf(grounds: readonly (Ground | null)[]): Color | null {
  const own = grounds.find((ground) => ground !== null && ground !== 'none') ?? WHITE;
  return own === 'unknown' ? null : own;
}

/** Whether nobody sees text that looks so upon a ground. */
export function isUnseen({ hidden, color, ground, size }: Look, around: Color | null): boolean {
  return !isShown({
    displayed: hidden !== true,
    size: size === null ? null : size / 2,
    color: color === 'auto' ? null : color,
    ground: groundOf([ground, around ?? 'unknown']),
  });
}

/** The same for runs that look the same. */
function keyOf({ color, ground, size, odd }: Look): string {
  const dark = color === null || color === 'auto' || color === BLACK;
  return `${dark ? '' : color},${ground === 'none' ? '' : (ground ?? '')},${size ?? ''},${odd ?? ''}`;
}

/**
 * Draws a run; `ordinal` stands before the first words that are seen, `around` is the colour of the ground, if it can be
 * told. Returns whether it was drawn.
 */
export function transcribeRun(
  drawing: Transcript,
  text: string,
  look: Look,
  { ordinal, around }: { readonly ordinal: string; readonly around: Color | null },
): boolean {
  if (isUnseen(look, around)) {
    // Beside nothing else, it is no blank: somebody filled the cell in.
    if (drawing.inCell() && FIGURE.test(text)) drawing.writeAside(HIDDEN);
    return false;
  }
  if (look.struck) {
    if (drawing.inCell()) drawing.writeAside(struckAlone(text));
    return false;
  }
  if (look.raised) {
    const beside = besideText(text);
    if (beside !== text) {
      drawing.writeAside(text, beside);
      return false;
    }
  }
  const words = text.trim() !== '';
  // An ordinal makes no number with a figure behind it.
  if (words && ordinal !== '') drawing.write(/^\s*[\d.]/.test(text) ? `${ordinal} ` : ordinal);
  const key = keyOf(look);
  text.split('\n').forEach((line, index) => {
    if (index > 0) drawing.breakLine();
    drawing.write(line, key);
  });
  return words;
}
