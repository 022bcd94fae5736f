/** Names of the fonts of a Word 97–2003 document, by which its symbols are known. */
import { BeyondEnd, Bytes } from '../container/bytes.ts';

const NAME = 40;

/** Names by number; those that are cut off are missing. */
export function readFonts(table: Uint8Array): readonly string[] {
  const bytes = new Bytes(table);
  const names: string[] = [];
  if (bytes.length < 4) return names;
  const count = bytes.u16(0);
  let at = 4;
  try {
    for (let i = 0; i < count; i++) {
      const length = bytes.u8(at) + 1;
      const words = bytes.utf16(at + NAME, Math.max(0, Math.floor((length - NAME) / 2)));
      names.push(words.split('\0')[0] ?? '');
      at += length;
    }
  } catch (error) {
    if (!(error instanceof BeyondEnd)) throw error;
  }
  return names;
}
