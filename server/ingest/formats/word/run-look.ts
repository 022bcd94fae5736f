/** Draws a run of text as it looks: hidden text is not seen, struck text and the marks of notes are no part of a figure. */

import { besideText, struckAlone } from '../page/note-marks.ts';
import type { Transcript } from '../page/transcript.ts';
import { type Look, NO_LOOK } from './docx-styles.ts';

export { NO_LOOK };

const LOOKS = new Map<string, Look>();

/** A look with one of its sides changed; the same look is the same object, so that runs that look alike can be joined. */
export function lookWith(look: Look, side: keyof Look, value: boolean | null): Look {
  const changed = { ...look, [side]: value };
  const key = `${changed.hidden} ${changed.raised} ${changed.struck}`;
  const known = LOOKS.get(key) ?? changed;
  LOOKS.set(key, known);
  return known;
}

/** Small text above the line, as notes are raised by hand. `position` and `size` in half points; 0: not said. */
export function isRaisedByHand(position: number, size: number): boolean {
  return position >= 4 && size > 0 && size <= 15;
}

/** Draws a run; `ordinal` stands before the first words that are seen. Returns whether it was drawn. */
export function transcribeRun(drawing: Transcript, text: string, look: Look, ordinal: string): boolean {
  if (look.hidden) return false;
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
  if (words) drawing.write(/^\s*[\d.]/.test(text) && ordinal !== '' ? `${ordinal} ` : ordinal);
  text.split('\n').forEach((line, index) => {
    if (index > 0) drawing.breakLine();
    drawing.write(line);
  });
  return words;
}
