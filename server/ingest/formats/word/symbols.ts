/** Characters of symbol fonts, which stand in the private area: what they look like has nothing to do with their code. */

/** The signs of the font Symbol that can stand in a number; it has them where ASCII has. */
const SYMBOL = /[\d+\-.,/()%*<>=[\] ]/;
/** Digits in circles of Wingdings and Wingdings 2, from 1. */
const CIRCLED: readonly (readonly [font: RegExp, first: number])[] = [
  [/^wingdings$/i, 0x81],
  [/^wingdings$/i, 0x8c],
  [/^wingdings 2$/i, 0x6a],
  [/^wingdings 2$/i, 0x75],
];

/**
 * The character, as far as it can be told. One that cannot be told is nothing in prose, where bullets and ornaments stand;
 * in a cell it is a box: something is seen there, and it is no number.
 */
export function symbolOf(font: string | null, char: string | null, inCell: boolean): string {
  const code = Number.parseInt(char ?? '', 16);
  if (!(code > 0x1f)) return '';
  if (code < 0xd800)
    return code >= 0x80 || /symbol|wingdings|webdings|mt extra/i.test(font ?? '') === false
      ? String.fromCharCode(code)
      : own(font, code, inCell);
  return code >= 0xf000 && code <= 0xf0ff ? own(font, code - 0xf000, inCell) : unknown(inCell);
}

function own(font: string | null, code: number, inCell: boolean): string {
  const ascii = String.fromCharCode(code);
  if (/^symbol$/i.test(font ?? '')) return SYMBOL.test(ascii) ? ascii : unknown(inCell);
  for (const [name, first] of CIRCLED) {
    if (name.test(font ?? '') && code >= first && code < first + 10) return String.fromCharCode(0x2460 + code - first);
  }
  return unknown(inCell);
}

function unknown(inCell: boolean): string {
  return inCell ? '□' : '';
}
