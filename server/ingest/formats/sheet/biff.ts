/** Records of an Excel 97–2003 workbook: a number, a length, content; long content goes on in records of its own. */
import { BeyondEnd, type Bytes } from '../container/bytes.ts';

export interface BiffRecord {
  readonly type: number;
  /** Where its content begins, and how long it is. */
  readonly at: number;
  readonly length: number;
  /** Offset of the record that follows. */
  readonly next: number;
}

export const BIFF = {
  formula: 0x0006,
  end: 0x000a,
  from1904: 0x0022,
  font: 0x0031,
  encrypted: 0x002f,
  continued: 0x003c,
  columns: 0x007d,
  palette: 0x0092,
  sheet: 0x0085,
  numbers: 0x00bd,
  richText: 0x00d6,
  style: 0x00e0,
  merged: 0x00e5,
  drawing: 0x00ec,
  strings: 0x00fc,
  stringCell: 0x00fd,
  conditioned: 0x01b0,
  condition: 0x01b1,
  newerConditioned: 0x0879,
  newerCondition: 0x087a,
  number: 0x0203,
  text: 0x0204,
  truth: 0x0205,
  result: 0x0207,
  row: 0x0208,
  window: 0x023e,
  shortNumber: 0x027e,
  format: 0x041e,
  begin: 0x0809,
} as const;

/** The record at an offset. Throws BeyondEnd. */
export function recordAt(bytes: Bytes, at: number): BiffRecord {
  const length = bytes.u16(at + 2);
  if (at + 4 + length > bytes.length) throw new BeyondEnd(`a record of ${length} bytes at ${at}`);
  return { type: bytes.u16(at), at: at + 4, length, next: at + 4 + length };
}

/** Reads through the content of a record and of those that carry it on. Every method throws BeyondEnd. */
export class BiffContent {
  readonly #bytes: Bytes;
  #at: number;
  #end: number;
  #next: number;

  constructor(bytes: Bytes, { at, length, next }: BiffRecord) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = at + length;
    this.#next = next;
  }

  u8(): number {
    return this.#bytes.u8(this.#take(1));
  }

  u16(): number {
    return this.#bytes.u16(this.#take(2));
  }

  u32(): number {
    return this.#bytes.u32(this.#take(4));
  }

  skip(length: number): void {
    let left = length;
    while (left > 0) {
      if (this.#at === this.#end) this.#carryOn();
      const step = Math.min(left, this.#end - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /** Characters of one byte or two; where they go on in another record, that says anew which. */
  characters(count: number, wideAtFirst: boolean): string {
    let wide = wideAtFirst;
    let text = '';
    for (let left = count; left > 0; ) {
      if (this.#at === this.#end) {
        this.#carryOn();
        wide = (this.u8() & 1) === 1;
      }
      const fit = wide ? Math.floor((this.#end - this.#at) / 2) : this.#end - this.#at;
      const step = Math.min(left, fit);
      if (step === 0) throw new BeyondEnd('half a character');
      text += wide ? this.#bytes.utf16(this.#at, step) : LATIN.decode(this.#bytes.slice(this.#at, step));
      this.#at += wide ? step * 2 : step;
      left -= step;
    }
    return text;
  }

  #take(length: number): number {
    if (this.#at === this.#end) this.#carryOn();
    if (this.#at + length > this.#end) throw new BeyondEnd(`${length} bytes at ${this.#at}`);
    this.#at += length;
    return this.#at - length;
  }

  #carryOn(): void {
    const record = recordAt(this.#bytes, this.#next);
    if (record.type !== BIFF.continued || record.length === 0) throw new BeyondEnd('content that is not carried on');
    this.#at = record.at;
    this.#end = record.at + record.length;
    this.#next = record.next;
  }
}

/** The characters of one byte are the first 256 of Unicode. */
const LATIN = {
  decode: (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
};
