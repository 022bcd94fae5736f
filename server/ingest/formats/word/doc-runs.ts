/** Which runs of characters and which paragraphs of a Word 97–2003 document have which changes to their properties. */
import { Bytes } from '../container/bytes.ts';

const PAGE = 512;

interface Run {
  /** The changes, and for a paragraph the style before them. */
  readonly content: Uint8Array;
  /** Offset in the document stream where the run ends; always behind the place asked for. */
  readonly until: number;
}

const NOTHING = new Uint8Array();

/** Runs of characters or paragraphs by their offset in the document stream; they stand on pages of 512 bytes. */
export class Runs {
  readonly #document: Bytes;
  readonly #pages: Bytes;
  readonly #count: number;
  readonly #ofParagraphs: boolean;

  /** `pages`: the offsets at which the pages begin, then their numbers. */
  constructor(document: Bytes, pages: Uint8Array, ofParagraphs: boolean) {
    this.#document = document;
    this.#pages = new Bytes(pages);
    this.#count = Math.max(0, Math.floor((pages.length - 4) / 8));
    this.#ofParagraphs = ofParagraphs;
  }

  /** The run at an offset; nothing where the document says nothing. Throws BeyondEnd. */
  at(offset: number): Run {
    const index = placeIn(this.#pages, 0, this.#count, offset);
    if (index === null) return { content: NOTHING, until: this.#after(offset) };
    const page = (this.#pages.u32((this.#count + 1 + index) * 4) & 0x3fffff) * PAGE;
    const runs = this.#document.u8(page + PAGE - 1);
    const run = placeIn(this.#document, page, runs, offset);
    if (run === null) return { content: NOTHING, until: this.#after(offset) };
    const until = this.#document.u32(page + (run + 1) * 4);
    const entry = page + (runs + 1) * 4 + run * (this.#ofParagraphs ? 13 : 1);
    const place = this.#document.u8(entry) * 2;
    return { content: place === 0 ? NOTHING : this.#content(page, place), until };
  }

  /** Where the next page begins; beyond the last one nothing is said any more. */
  #after(offset: number): number {
    let low = 0;
    let high = this.#count + 1;
    while (low < high && this.#count > 0) {
      const middle = (low + high) >> 1;
      if (this.#pages.u32(middle * 4) <= offset) low = middle + 1;
      else high = middle;
    }
    if (this.#count === 0 || low > this.#count) return Number.POSITIVE_INFINITY;
    return Math.max(offset + 1, this.#pages.u32(low * 4));
  }

  #content(page: number, place: number): Uint8Array {
    const at = page + place;
    const count = this.#document.u8(at);
    if (!this.#ofParagraphs) return this.#document.slice(at + 1, Math.min(count, PAGE - place - 1));
    const length = count === 0 ? this.#document.u8(at + 1) * 2 : count * 2 - 1;
    const start = count === 0 ? place + 2 : place + 1;
    return this.#document.slice(page + start, Math.min(length, PAGE - start));
  }
}

/** The interval that holds an offset, of `count` between offsets in rising order; null when none does. */
function placeIn(bytes: Bytes, base: number, count: number, offset: number): number | null {
  if (count === 0) return null;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bytes.u32(base + middle * 4) <= offset) low = middle;
    else high = middle - 1;
  }
  return bytes.u32(base + low * 4) <= offset && offset < bytes.u32(base + (low + 1) * 4) ? low : null;
}
