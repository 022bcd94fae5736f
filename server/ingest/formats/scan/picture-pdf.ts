/**
 * Pictures as the pages of a PDF, packed as they are: whoever can read a scanned PDF can then read photographs and the scans
 * in an OFD file, without a decoder of its own for each format.
 */

interface Packed {
  readonly width: number;
  readonly height: number;
  /** What the dictionary of the picture says of its pixels and how they are packed. */
  readonly says: string;
  readonly bytes: Uint8Array;
}

/** Points of the shorter side of A4. */
const SHORT_SIDE = 595;

/** A picture a page; null: there is none, or one of them is of a kind that no PDF takes as it is (JPEG and PNG without opacity are). */
export function pdfOfPictures(pictures: readonly Uint8Array[]): Uint8Array | null {
  if (pictures.length === 0) return null;
  const packed = pictures.map((bytes) => jpegIn(bytes) ?? pngIn(bytes));
  const objects: Uint8Array[] = [];
  const add = (text: string, stream?: Uint8Array): void => {
    const parts = [Buffer.from(`${objects.length + 1} 0 obj\n${text}`)];
    if (stream) parts.push(Buffer.from('\nstream\n'), Buffer.from(stream), Buffer.from('\nendstream'));
    objects.push(Buffer.concat([...parts, Buffer.from('\nendobj\n')]));
  };
  add('<</Type/Catalog/Pages 2 0 R>>');
  add(`<</Type/Pages/Count ${packed.length}/Kids[${packed.map((_, at) => `${3 + 3 * at} 0 R`).join(' ')}]>>`);
  for (const [at, picture] of packed.entries()) {
    if (!picture) return null;
    const { width, height, says, bytes } = picture;
    const scale = SHORT_SIDE / Math.min(width, height);
    const [across, down] = [(width * scale).toFixed(2), (height * scale).toFixed(2)];
    const page = 3 + 3 * at;
    const drawn = Buffer.from(`q ${across} 0 0 ${down} 0 0 cm /I Do Q`);
    const resources = `/Resources<</XObject<</I ${page + 2} 0 R>>>>`;
    add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${across} ${down}]/Contents ${page + 1} 0 R${resources}>>`);
    add(`<</Length ${drawn.length}>>`, drawn);
    add(`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}${says}/Length ${bytes.length}>>`, bytes);
  }
  return whole(objects);
}

function whole(objects: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.from('%PDF-1.4\n');
  let at = head.length;
  const places = objects.map((object) => {
    const place = `${String(at).padStart(10, '0')} 00000 n \n`;
    at += object.length;
    return place;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${at}\n%%EOF`;
  return new Uint8Array(Buffer.concat([head, ...objects, Buffer.from(table + end)]));
}

/** Marks of a JPEG file that say how large it is, in whatever way it is packed. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);

function jpegIn(bytes: Uint8Array): Packed | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 10 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const mark = bytes[at + 1] ?? 0;
    if (mark === 0xff) {
      at++;
      continue;
    }
    if (FRAMES.has(mark)) {
      const colours = bytes[at + 9];
      const space = colours === 1 ? '/DeviceGray' : colours === 3 ? '/DeviceRGB' : null;
      const says = `/ColorSpace${space}/BitsPerComponent 8/Filter/DCTDecode`;
      return space && { width: view.getUint16(at + 7), height: view.getUint16(at + 5), says, bytes };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const SPACES: Readonly<Record<number, readonly [name: string, colours: number]>> = {
  0: ['/DeviceGray', 1],
  2: ['/DeviceRGB', 3],
  3: ['', 1],
};

function pngIn(bytes: Uint8Array): Packed | null {
  if (!PNG.every((byte, at) => bytes[at] === byte) || bytes.length < 33) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height, depth, kind] = [view.getUint32(16), view.getUint32(20), bytes[24] ?? 0, bytes[25] ?? 0];
  const space = SPACES[kind];
  // Lines in another order than from the top, and opacity, a PDF does not know.
  if (!space || bytes[28] !== 0 || width === 0 || height === 0) return null;
  const data: Uint8Array[] = [];
  let palette = '';
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, name] = [view.getUint32(at), String.fromCharCode(...bytes.subarray(at + 4, at + 8))];
    const part = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') data.push(part);
    if (name === 'PLTE') palette = Buffer.from(part).toString('hex');
    at += 12 + length;
  }
  const [named, colours] = space;
  const colourSpace = kind === 3 ? `[/Indexed/DeviceRGB ${palette.length / 6 - 1}<${palette}>]` : named;
  const lines = `/DecodeParms<</Predictor 15/Colors ${colours}/BitsPerComponent ${depth}/Columns ${width}>>`;
  const says = `/ColorSpace${colourSpace}/BitsPerComponent ${depth}/Filter/FlateDecode${lines}`;
  return { width, height, says, bytes: new Uint8Array(Buffer.concat(data)) };
}
