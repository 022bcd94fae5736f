/**
 * Files of the old formats, made by LibreOffice 7.4 from the Word documents and workbooks that the writers here make of
 * published forms (`soffice --convert-to doc:"MS Word 97"`, `rtf`, `xls:"MS Excel 97"`), and packed by gzip.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The bytes of a file in tests/fixtures/formats. */
export function oldFile(name: string): Uint8Array {
  return new Uint8Array(gunzipSync(readFileSync(new URL(`../../../fixtures/formats/${name}.gz`, import.meta.url))));
}

/** Copies of a file that are cut off at every fiftieth, and copies with bytes changed; always the same ones. */
export function* damagedCopies(whole: Uint8Array, changed: number): Generator<Uint8Array> {
  for (let part = 1; part < 50; part++) yield whole.slice(0, Math.floor((whole.length * part) / 50));
  let state = 11;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
  for (let copy = 0; copy < changed; copy++) {
    const bytes = whole.slice();
    const wide = copy % 2 === 0;
    for (let change = 0; change < 1 + (copy % 20); change++) {
      const at = next(bytes.length - 4);
      if (wide) bytes[at] = next(256);
      else
        new DataView(bytes.buffer).setUint32(
          at,
          [0xffffffff, 0x7fffffff, 0x80000000, next(300), 0][next(5)] ?? 0,
          true,
        );
    }
    yield bytes;
  }
}
