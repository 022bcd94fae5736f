/** Colours as `#rrggbb`, whatever a document writes them as; null: one that nobody here can tell, such as a pattern. */
export type Color = string;

export const BLACK: Color = '#000000';
export const WHITE: Color = '#ffffff';

/**
 * Colours nearer than this in each of red, green and blue cannot be told apart. Very pale grey on white is hard to read,
 * and is read.
 */
const SAME = 12;

/** Whether nobody can tell two colours apart; of an unknown one that is never said. */
export function isSameColor(a: Color | null, b: Color | null): boolean {
  if (a === null || b === null) return false;
  if (a === b) return true;
  const [first, second] = [Number.parseInt(a.slice(1), 16), Number.parseInt(b.slice(1), 16)];
  return [16, 8, 0].every((shift) => Math.abs(((first >> shift) & 255) - ((second >> shift) & 255)) < SAME);
}

/** A colour of three numbers from 0 to 255; what lies outside is cut off. */
export function colorOf(red: number, green: number, blue: number): Color {
  const two = (value: number): string =>
    Math.round(Math.min(255, Math.max(0, value)))
      .toString(16)
      .padStart(2, '0');
  return `#${two(red)}${two(green)}${two(blue)}`;
}

/** Three or six digits (`fff`, `FFFFFF`), as Office and old pages write them without a sign; null: no colour. */
export function colorOfHex(digits: string): Color | null {
  if (/^[\da-f]{6}$/i.test(digits)) return `#${digits.toLowerCase()}`;
  if (!/^[\da-f]{3}$/i.test(digits)) return null;
  return `#${[...digits.toLowerCase()].map((digit) => digit + digit).join('')}`;
}
