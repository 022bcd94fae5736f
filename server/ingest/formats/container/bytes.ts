/** Numbers of a binary file, the least significant byte first. */

/** Something was looked for beyond the end of the bytes: the file is damaged. */
export class BeyondEnd extends Error {
  override readonly name = 'BeyondEnd';
}

/** Reads little-endian numbers at places of the bytes. Every method throws BeyondEnd where there are no bytes. */
export class Bytes {
  readonly all: Uint8Array;
  readonly #view: DataView;

  constructor(all: Uint8Array) {
    this.all = all;
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  }

  get length(): number {
    return this.all.length;
  }

  u8(at: number): number {
    return this.#view.getUint8(this.#within(at, 1));
  }

  u16(at: number): number {
    return this.#view.getUint16(this.#within(at, 2), true);
  }

  i16(at: number): number {
    return this.#view.getInt16(this.#within(at, 2), true);
  }

  u32(at: number): number {
    return this.#view.getUint32(this.#within(at, 4), true);
  }

  i32(at: number): number {
    return this.#view.getInt32(this.#within(at, 4), true);
  }

  f64(at: number): number {
    return this.#view.getFloat64(this.#within(at, 8), true);
  }

  slice(at: number, length: number): Uint8Array {
    return this.all.subarray(this.#within(at, length), at + length);
  }

  /** `length` characters of two bytes each. */
  utf16(at: number, length: number): string {
    return UTF16.decode(this.slice(at, length * 2));
  }

  #within(at: number, length: number): number {
    if (at < 0 || length < 0 || at + length > this.all.length) throw new BeyondEnd(`${length} bytes at ${at}`);
    return at;
  }
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });
