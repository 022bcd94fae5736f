/** Marks of Unicode behind which text runs from right to left, digits as well, and where that ends. */
export const REVERSED = '\u202e';
export const AHEAD = '\u202c';

/**
 * The text without the digits of what is seen the other way round: 563 behind such a mark is seen as 365, and how a browser lays out
 * more of them nobody can tell from the text. As many characters as before.
 */
export function withoutReversed(text: string): string {
  if (!text.includes(REVERSED)) return text;
  return text.replace(/\u202e[^\u202c\n]*/g, (run) => run.replace(/\d/g, '\ufffd'));
}
