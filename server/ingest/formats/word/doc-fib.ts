/** The head of a Word 97–2003 document (its “file information block”): which kind it is and where its parts lie. */
import { encryptedFile, olderOffice } from '../../refusals.ts';
import type { Bytes } from '../container/bytes.ts';

/** Where a part lies in the table stream. */
export interface Extent {
  readonly at: number;
  readonly length: number;
}

export interface Fib {
  readonly tableStream: '0Table' | '1Table';
  /** Characters of the main text; notes, headers and comments follow after them, then the text of the boxes. */
  readonly mainText: number;
  readonly boxText: { readonly from: number; readonly characters: number };
  readonly pieces: Extent;
  readonly styles: Extent;
  readonly characterRuns: Extent;
  readonly paragraphRuns: Extent;
  readonly lists: Extent;
  readonly listOverrides: Extent;
  readonly shapes: Extent;
  readonly shapeAnchors: Extent;
  readonly boxes: Extent;
  readonly fonts: Extent;
}

/** `nFib` of the first edition of this format, Word 97; Word 6 and 95 have smaller numbers and another layout. */
const WORD_97 = 0xc1;

/** Reads the head. Throws Problem UNSUPPORTED_FORMAT (encrypted, older) and BeyondEnd. */
export function readFib(document: Bytes, fileName: string): Fib {
  const flags = document.u16(0x0a);
  if (document.u16(0) !== 0xa5ec || document.u16(2) < WORD_97) throw olderOffice(fileName, 'word');
  if ((flags & 0x0100) !== 0) throw encryptedFile(fileName);
  const longs = 0x22 + document.u16(0x20) * 2;
  const pairs = longs + 2 + document.u16(longs) * 4;
  const count = document.u16(pairs);
  const extent = (index: number): Extent => {
    const at = pairs + 2 + index * 8;
    return index < count ? { at: document.u32(at), length: document.u32(at + 4) } : { at: 0, length: 0 };
  };
  // Main text, notes, headers, macros, comments, endnotes, boxes.
  const lengths = [3, 4, 5, 6, 7, 8, 9].map((index) => document.u32(longs + 2 + index * 4));
  return {
    tableStream: (flags & 0x0200) === 0 ? '0Table' : '1Table',
    mainText: lengths[0] ?? 0,
    boxText: { from: lengths.slice(0, 6).reduce((sum, length) => sum + length, 0), characters: lengths[6] ?? 0 },
    styles: extent(1),
    characterRuns: extent(12),
    paragraphRuns: extent(13),
    pieces: extent(33),
    fonts: extent(15),
    shapeAnchors: extent(40),
    shapes: extent(50),
    boxes: extent(56),
    lists: extent(73),
    listOverrides: extent(74),
  };
}
