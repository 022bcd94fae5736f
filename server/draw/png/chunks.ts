/**
 * What a PNG says of itself beside its dots: how large it is meant to be, and texts by which a stray picture is traced.
 * Source: Portable Network Graphics, third edition (W3C), 11.3.3.4 iTXt and 11.3.4.3 pHYs.
 */
import { crc32 } from 'node:zlib';

/** Signature and IHDR, which come first. */
const FIRST = 33;
const CSS_PIXELS_PER_METRE = 96 / 0.0254;

/** The same picture, with a text under each keyword (Latin letters), meant to be shown at so many dots for a CSS pixel. */
export function describePng(png: Uint8Array, scale: number, texts: Readonly<Record<string, string>>): Buffer {
  const size = Buffer.alloc(9);
  const dots = Math.round(scale * CSS_PIXELS_PER_METRE);
  size.writeUInt32BE(dots, 0);
  size.writeUInt32BE(dots, 4);
  size.writeUInt8(1, 8);
  const said = Object.entries(texts).map(([keyword, text]) =>
    chunk('iTXt', Buffer.from(`${keyword}\0\0\0\0\0${text}`, 'utf8')),
  );
  return Buffer.concat([png.subarray(0, FIRST), chunk('pHYs', size), ...said, png.subarray(FIRST)]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
