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
