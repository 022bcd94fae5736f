/**
 * The text of a Word 97–2003 document lies in pieces, in the order of editing; a table says in which order they are read and
 * whether their characters have one byte (Windows-1252) or two (UTF-16).
 */
import { BeyondEnd, Bytes } from '../container/bytes.ts';

export interface Piece {
  /** How many characters of the text come before it. */
  readonly first: number;
  /** Offset of its first character in the document stream. */
  readonly at: number;
  readonly characters: number;
  readonly wide: boolean;
  /** Changes laid over the properties of the whole piece; none where it is as it was. */
  readonly changes: Uint8Array;
}

const PIECE = 8;

/** The pieces of the first `characters` of the text, in reading order. Throws BeyondEnd. */
export function readPieces(table: Uint8Array, characters: number): Piece[] {
  const bytes = new Bytes(table);
  const changes: Uint8Array[] = [];
  let at = 0;
  for (; bytes.u8(at) === 1; at += 3 + bytes.u16(at + 1)) changes.push(bytes.slice(at + 3, bytes.u16(at + 1)));
  if (bytes.u8(at) !== 2) throw new BeyondEnd('no table of pieces');
  const pieces = new Bytes(bytes.slice(at + 5, bytes.u32(at + 1)));
  const count = Math.floor((pieces.length - 4) / (PIECE + 4));
  const found: Piece[] = [];
  for (let i = 0; i < count; i++) {
    const start = pieces.u32(i * 4);
    const end = Math.min(pieces.u32((i + 1) * 4), characters);
    if (pieces.u32((i + 1) * 4) < start) throw new BeyondEnd('pieces that overlap');
    if (end <= start) continue;
    const place = (count + 1) * 4 + i * PIECE;
    const offset = pieces.u32(place + 2);
    const wide = (offset & 0x40000000) === 0;
    found.push({
      first: start,
      at: wide ? offset & 0x3fffffff : (offset & 0x3fffffff) / 2,
      characters: end - start,
      wide,
      changes: changesOf(pieces.u16(place + 6), changes),
    });
  }
  return found;
}

const NOTHING = new Uint8Array();

/** Changes that fit into the piece itself, by their short numbers. */
const SHORT: ReadonlyMap<number, number> = new Map([
  [0x0c, 0x260a],
  [0x18, 0x2416],
  [0x19, 0x2417],
  [0x41, 0x0800],
  [0x5c, 0x083c],
]);

function changesOf(modifier: number, changes: readonly Uint8Array[]): Uint8Array {
  if ((modifier & 1) === 1) return changes[modifier >> 1] ?? NOTHING;
  const code = SHORT.get((modifier >> 1) & 0x7f);
  return code === undefined ? NOTHING : Uint8Array.of(code & 0xff, code >> 8, modifier >> 8);
}

/** Characters of a piece, from the `from`th on. */
export function textOf(document: Bytes, { at, wide }: Piece, from: number, characters: number): string {
  if (wide) return document.utf16(at + from * 2, characters);
  return WINDOWS_1252.decode(document.slice(at + from, characters));
}

const WINDOWS_1252 = new TextDecoder('windows-1252');
