/**
 * A PDF without the outlines of its fonts. The names of characters and their widths are all that reading needs; pdf.js
 * would rebuild every font as one a browser can load, which takes as long as the reading.
 *
 * Only outlines of TrueType fonts used through character ids (CIDFontType2) are left out: their characters are named by
 * the font's dictionary and never by the outlines. The key that leads to them is overwritten by one that no program
 * knows, so that everything in the file stays where it is. Fonts in compressed objects are not found and stay.
 */

const KEY = '/FontFile2';
const UNKNOWN = new TextEncoder().encode('/FontFileX');
const REFERENCE = /\/FontDescriptor\s+(\d{1,9})\s+\d+\s+R/g;
const OBJECT = /(?:^|[\r\n\s])(\d{1,9})\s+\d+\s+obj\b/g;
/** Dictionaries of fonts and their descriptors are shorter. */
const LONGEST = 4000;

/**
 * Whether a font numbers its glyphs and does not name them: pdf.js then takes the numbers for characters. Where fonts
 * stand in compressed objects, this is not seen.
 */
export function hasNamelessFont(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    dictionariesWith(file, '/Type0').some((font) => font.includes('/Identity-') && !font.includes('/ToUnicode')) ||
    dictionariesWith(file, '/Type3').some((font) => !/\/ToUnicode|\/(?:zero|one|two)\b/.test(font))
  );
}

function dictionariesWith(file: Buffer, key: string): string[] {
  const found: string[] = [];
  for (let at = file.indexOf(key, 0, 'latin1'); at >= 0; at = file.indexOf(key, at + 1, 'latin1')) {
    found.push(dictionaryAround(file, at));
  }
  return found;
}

/** The bytes with the outlines out of reach; a copy, or the bytes themselves when there are none. */
export function withoutOutlines(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const keys: number[] = [];
  for (let at = file.indexOf(KEY, 0, 'latin1'); at >= 0; at = file.indexOf(KEY, at + 1, 'latin1')) keys.push(at);
  if (keys.length === 0) return bytes;
  const needless = describedByIds(file);
  const copy = new Uint8Array(bytes);
  for (const key of keys) {
    const object = objectAt(file, key);
    if (object !== null && needless.has(object)) copy.set(UNKNOWN, key);
  }
  return copy;
}

/** Numbers of the descriptors that only fonts with character ids refer to. */
function describedByIds(file: Buffer): Set<string> {
  const byIds = new Set<string>();
  const otherwise = new Set<string>();
  for (
    let at = file.indexOf('/FontDescriptor ', 0, 'latin1');
    at >= 0;
    at = file.indexOf('/FontDescriptor ', at + 1, 'latin1')
  ) {
    const [reference] = file.toString('latin1', at, at + 60).matchAll(REFERENCE);
    const number = reference?.[1];
    if (number === undefined) continue;
    (dictionaryAround(file, at).includes('/CIDFontType2') ? byIds : otherwise).add(number);
  }
  for (const number of otherwise) byIds.delete(number);
  return byIds;
}

function dictionaryAround(file: Buffer, at: number): string {
  const from = Math.max(0, at - LONGEST);
  const text = file.toString('latin1', from, Math.min(file.length, at + LONGEST));
  const start = text.lastIndexOf(' obj', at - from);
  const end = text.indexOf('endobj', at - from);
  return text.slice(Math.max(0, start), end < 0 ? text.length : end);
}

/** The number of the object in which an offset lies. */
function objectAt(file: Buffer, at: number): string | null {
  const before = file.toString('latin1', Math.max(0, at - LONGEST), at);
  const objects = [...before.matchAll(OBJECT)];
  const last = objects.at(-1);
  // A stream between the object's start and the offset: the bytes only look like a key.
  return last?.[1] !== undefined && !before.includes('stream', last.index) ? last[1] : null;
}
