/** What a PNG says: its size in dots, how large it is meant to be, its texts, and its dots as they were packed. */
import { crc32 } from 'node:zlib';

interface ReadPng {
  readonly width: number;
  readonly height: number;
  readonly dotsPerMetre: number | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly dots: Buffer;
}

export function readPng(png: Buffer): ReadPng {
  if (png.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') throw new Error('Not a PNG');
  const chunks: { readonly type: string; readonly content: Buffer }[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const content = png.subarray(at + 8, at + 8 + length);
    if (png.readUInt32BE(at + 8 + length) !== crc32(png.subarray(at + 4, at + 8 + length)))
      throw new Error('Wrong sum');
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), content });
    at += 12 + length;
  }
  const of = (type: string): readonly Buffer[] =>
    chunks.filter((one) => one.type === type).map(({ content }) => content);
  const [head = Buffer.alloc(8)] = of('IHDR');
  return {
    width: head.readUInt32BE(0),
    height: head.readUInt32BE(4),
    dotsPerMetre: of('pHYs')[0]?.readUInt32BE(0) ?? null,
    texts: Object.fromEntries(
      of('iTXt').map((text) => {
        const end = text.indexOf(0);
        return [text.toString('latin1', 0, end), text.toString('utf8', end + 5)];
      }),
    ),
    dots: Buffer.concat(of('IDAT')),
  };
}
