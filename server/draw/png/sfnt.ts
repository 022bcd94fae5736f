/**
 * Font files taken apart as far as pictures need it: a WOFF file is opened once, and of its glyphs those of a text are written as a
 * small TrueType file under a family name of ours. The renderer reads its files again for every line of text, so that a file as
 * large as a Chinese font would cost more than all the drawing.
 * Sources: WOFF File Format 1.0 (W3C); OpenType, tables `cmap`, `glyf`, `loca`, `name`.
 */
import { inflateSync } from 'node:zlib';

export interface Face {
  readonly has: (code: number) => boolean;
  /** A TrueType file with these characters of its own, and no others. */
  cut(codes: Iterable<number>): Buffer;
}

const WOFF = 0x774f4646;
/** What drawing needs; tables of ligatures and pairs, hints and variants are left out. */
const DRAWN = ['OS/2', 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'name', 'post'];

export function openWoff(woff: Buffer, family: string): Face {
  const tables = unpack(woff);
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`The font has no table ${tag}`);
    return found;
  };
  const glyphOf = charactersOf(table('cmap'));
  const offsets = offsetsOf(table('loca'), table('head'));
  const outline = (glyph: number): Buffer => table('glyf').subarray(offsets[glyph], offsets[glyph + 1]);
  const head = Buffer.from(table('head'));
  head.writeInt16BE(1, LONG_OFFSETS);
  const post = Buffer.alloc(32);
  post.writeUInt32BE(0x00030000, 0);
  return {
    has: (code) => glyphOf.has(code),
    cut(codes) {
      const mapped = [...codes].flatMap((code) => {
        const glyph = glyphOf.get(code);
        return glyph === undefined ? [] : [{ code, glyph }];
      });
      const wanted = new Set([0, ...mapped.map(({ glyph }) => glyph)]);
      // Grows while it is walked over: what a glyph is made of may be made of others.
      for (const glyph of wanted) for (const part of partsOf(outline(glyph))) wanted.add(part);
      const loca = Buffer.alloc(offsets.length * 4);
      const outlines: Buffer[] = [];
      let end = 0;
      for (let glyph = 0; glyph < offsets.length - 1; glyph += 1) {
        if (wanted.has(glyph)) {
          const bytes = padded(outline(glyph));
          outlines.push(bytes);
          end += bytes.length;
        }
        loca.writeUInt32BE(end, (glyph + 1) * 4);
      }
      const made: Readonly<Record<string, Buffer>> = {
        head,
        loca,
        post,
        cmap: mapTable(mapped),
        glyf: Buffer.concat(outlines),
        name: nameTable(family),
      };
      return write(DRAWN.map((tag) => ({ tag, bytes: made[tag] ?? table(tag) })));
    },
  };
}

function unpack(woff: Buffer): ReadonlyMap<string, Buffer> {
  if (woff.readUInt32BE(0) !== WOFF) throw new Error('Not a WOFF file');
  return new Map(
    Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
      const entry = 44 + index * 20;
      const offset = woff.readUInt32BE(entry + 4);
      const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
      const isPacked = packed.length < woff.readUInt32BE(entry + 12);
      return [woff.toString('latin1', entry, entry + 4), isPacked ? inflateSync(packed) : packed];
    }),
  );
}

/** In `head`: whether `loca` counts bytes in four, or pairs of bytes in two. */
const LONG_OFFSETS = 50;

function offsetsOf(loca: Buffer, head: Buffer): readonly number[] {
  const isLong = head.readInt16BE(LONG_OFFSETS) === 1;
  return Array.from({ length: loca.length / (isLong ? 4 : 2) }, (_, index) =>
    isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2,
  );
}

/** The glyphs that a glyph is put together from. */
function partsOf(outline: Buffer): readonly number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, more = true; more; ) {
    const flags = outline.readUInt16BE(at);
    parts.push(outline.readUInt16BE(at + 2));
    at += (flags & 0x1 ? 8 : 6) + (flags & 0x8 ? 2 : flags & 0x40 ? 4 : flags & 0x80 ? 8 : 0);
    more = (flags & 0x20) !== 0;
  }
  return parts;
}

/** Checksums are left 0: nothing that draws from these files looks at them. */
function write(tables: readonly { readonly tag: string; readonly bytes: Buffer }[]): Buffer {
  const head = Buffer.alloc(12 + tables.length * 16);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  head.writeUInt32BE(0x00010000, 0);
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((tables.length - power) * 16, 10);
  const parts: Buffer[] = [head];
  let offset = head.length;
  for (const [index, { tag, bytes }] of tables.entries()) {
    const entry = 12 + index * 16;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    const part = padded(bytes);
    parts.push(part);
    offset += part.length;
  }
  return Buffer.concat(parts);
}

function padded(bytes: Buffer): Buffer {
  return bytes.length % 4 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - (bytes.length % 4))]);
}

/** One group of format 12 a character. */
function mapTable(mapped: readonly { readonly code: number; readonly glyph: number }[]): Buffer {
  const table = Buffer.alloc(28 + mapped.length * 12);
  table.writeUInt16BE(1, 2);
  table.writeUInt16BE(3, 4);
  table.writeUInt16BE(10, 6);
  table.writeUInt32BE(12, 8);
  table.writeUInt16BE(12, 12);
  table.writeUInt32BE(table.length - 12, 16);
  table.writeUInt32BE(mapped.length, 24);
  for (const [index, { code, glyph }] of [...mapped].sort((a, b) => a.code - b.code).entries()) {
    for (const [at, value] of [code, code, glyph].entries()) table.writeUInt32BE(value, 28 + index * 12 + at * 4);
  }
  return table;
}

/** Family, full name and the name of PostScript, for Windows in English: without one of them a font is not looked at. */
function nameTable(family: string): Buffer {
  const text = Buffer.from(family, 'utf16le').swap16();
  const ids = [1, 4, 6];
  const head = Buffer.alloc(6 + ids.length * 12);
  head.writeUInt16BE(ids.length, 2);
  head.writeUInt16BE(head.length, 4);
  for (const [index, id] of ids.entries()) {
    for (const [at, value] of [3, 1, 0x409, id, text.length, 0].entries()) {
      head.writeUInt16BE(value, 6 + index * 12 + at * 2);
    }
  }
  return Buffer.concat([head, text]);
}

/** The glyph of each code point, by a table `cmap`; what it maps to no glyph is left out. */
function charactersOf(cmap: Buffer): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(8 + index * 8));
    const format = table.readUInt16BE(0);
    const pairs = format === 12 ? groupsOf(table) : format === 4 ? segmentsOf(table) : [];
    for (const [code, glyph] of pairs) if (glyph !== 0) found.set(code, glyph);
  }
  return found;
}

/** Format 12. */
function* groupsOf(table: Buffer): Generator<readonly [code: number, glyph: number]> {
  for (let index = 0; index < table.readUInt32BE(12); index += 1) {
    const [first, last, glyph] = [0, 4, 8].map((at) => table.readUInt32BE(16 + index * 12 + at)) as [
      number,
      number,
      number,
    ];
    for (let code = first; code <= last; code += 1) yield [code, glyph + code - first];
  }
}

/** Format 4. */
function* segmentsOf(table: Buffer): Generator<readonly [code: number, glyph: number]> {
  const size = table.readUInt16BE(6);
  for (let at = 0; at < size; at += 2) {
    const last = table.readUInt16BE(14 + at);
    const first = table.readUInt16BE(16 + size + at);
    const delta = table.readUInt16BE(16 + size * 2 + at);
    const place = 16 + size * 3 + at;
    const range = table.readUInt16BE(place);
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      const named = range === 0 ? code : table.readUInt16BE(place + range + (code - first) * 2);
      yield [code, named === 0 ? 0 : (named + delta) % 0x10000];
    }
  }
}

/** The characters that a whole font file (TrueType or OpenType) has a glyph for. */
export function charactersOfFile(font: Buffer): ReadonlySet<number> {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    return new Set(charactersOf(font.subarray(font.readUInt32BE(entry + 8))).keys());
  }
  throw new Error('The font has no table cmap');
}
