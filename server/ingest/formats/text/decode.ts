/**
 * Bytes to text. The marks of the file come first (BOM), then what the bytes can be: strict UTF-8, the encoding that its
 * media type or the page itself declares, GB18030. A text with a few broken characters is still read, and said to be damaged.
 */
import { latin1 } from '../recognize.ts';

export interface Decoded {
  readonly text: string;
  /** Some bytes were no characters of the encoding; they stand as U+FFFD. */
  readonly damaged: boolean;
}

/** The share of broken characters up to which a text is read at all. */
const DAMAGE_LIMIT = 0.01;

/** The text of the bytes, without BOM; null when they are no text in any encoding known. */
export function decodeBytes(bytes: Uint8Array, mediaType: string | null = null): Decoded | null {
  const marked = encodingOfMark(bytes) ?? guessUtf16(bytes);
  if (marked !== null) return textOrNull(decodeLoosely(bytes, marked));
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return textOrNull({ text: utf8, damaged: false });
  for (const encoding of [declaredEncoding(mediaType ?? ''), declaredEncoding(latin1(bytes, 2048)), 'gb18030']) {
    if (encoding === null) continue;
    const text = decodeStrictly(bytes, encoding);
    if (text !== null && looksChinese(text)) return textOrNull({ text, damaged: false });
  }
  const loose = [decodeLoosely(bytes, 'utf-8'), decodeLoosely(bytes, 'gb18030')];
  const [first, second] = loose;
  if (first === undefined || second === undefined) return null;
  return textOrNull(brokenShare(first.text) <= brokenShare(second.text) ? first : second);
}

function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without its mark shows as zero bytes on one side of each pair (line ends, digits, spaces). */
function guessUtf16(bytes: Uint8Array): string | null {
  const span = Math.min(bytes.length, 4096);
  const zeros = [0, 0];
  for (let i = 0; i < span; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < 2) return null;
  if (odd > even * 8) return 'utf-16le';
  if (even > odd * 8) return 'utf-16be';
  return null;
}

function declaredEncoding(text: string): string | null {
  const label = /charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w-]{3,20})/i.exec(text)?.[1];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null; // a label that names no encoding
  }
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // bytes that are no characters of this encoding
  }
}

function decodeLoosely(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, damaged: text.includes('\ufffd') };
}

/** GB18030 turns nearly any bytes into something; common characters and ASCII tell text from noise. */
function looksChinese(text: string): boolean {
  let common = 0;
  let rare = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x4e00 && code <= 0x9fa5) common++;
    else if (code >= 0xe000 && code <= 0xf8ff) rare++;
    else if (code >= 0xd800 && code <= 0xdfff) rare++;
  }
  return rare === 0 || rare < common / 50;
}

function brokenShare(text: string): number {
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd || code < 9 || (code > 13 && code < 32 && code !== 27)) broken++;
  }
  return text.length === 0 ? 0 : broken / text.length;
}

function textOrNull(decoded: Decoded): Decoded | null {
  return brokenShare(decoded.text) > DAMAGE_LIMIT ? null : decoded;
}
