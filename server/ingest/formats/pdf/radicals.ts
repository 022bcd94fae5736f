/**
 * PDF fonts often map a glyph to the radical that looks like it (⾏ for 行, ⺠ for 民). The transcript of a PDF carries the
 * characters themselves, so that it can be searched and copied.
 */
import { foldTable } from '../../text/normalize-tables.ts';

const CHARACTERS = foldTable();

/** The text with radicals (U+2E80–2FDF) and compatibility ideographs (U+F900–FAFF) replaced; as many characters as before. */
export function unifiedCharacters(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]/g, (character) => {
    return CHARACTERS.get(character) ?? character.normalize('NFKC');
  });
}

/**
 * A radical beside its own character is one character: programs that print on a Mac name a glyph by both (⽯石). Whether they
 * are written so in one glyph or in a text that was copied out of such a file, one of them stays.
 */
export function withoutDoubles(text: string): string {
  if (!RADICAL.test(text)) return text;
  let whole = '';
  let before = '';
  for (const sign of text) {
    const twice = sign !== before && isTwice(before, sign);
    if (!twice) whole += sign;
    else if (!RADICAL.test(sign)) whole = whole.slice(0, -1) + sign;
    before = twice ? '' : sign;
  }
  return whole;
}

function isTwice(a: string, b: string): boolean {
  return (RADICAL.test(a) || RADICAL.test(b)) && unifiedCharacters(a) === unifiedCharacters(b);
}

const RADICAL = /[\u2e80-\u2fdf\uf900-\ufaff]/;
