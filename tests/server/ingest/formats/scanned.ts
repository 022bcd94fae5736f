/**
 * A filled form as pictures of pages, and somebody who can read them without knowing characters: figures are drawn as digits
 * of points, words as bars that count them.
 */
import { deflateSync } from 'node:zlib';
import { blank, type Raster } from '../../../../server/ingest/formats/scan/raster.ts';
import type { Recognize } from '../../../../server/ingest/formats/scan/recognizer.ts';
import type { FilledForm } from '../render/form.ts';
import { gridOf, partsOf } from './parts.ts';

/** Pixels a millimetre: 127 an inch; with fewer, digits of two pixels a point are not told apart. */
const DOTS = 5;
const [WIDTH, HEIGHT, MARGIN, ROW] = [210, 297, 15, 5];
/** A point of a digit, and a bar and the gap behind it, in pixels. */
const [POINT, BAR, GAP, BITS] = [2, 3, 2, 9];

const DIGITS: Readonly<Record<string, string>> = {
  '0': '01110100011001110101110011000101110',
  '1': '00100011000010000100001000010001110',
  '2': '01110100010000100110010001000011111',
  '3': '01110100010000100110000011000101110',
  '4': '00010001100101010010111110001000010',
  '5': '11111100001111000001000011000101110',
  '6': '00110010001000011110100011000101110',
  '7': '11111000010001000100010000100001000',
  '8': '01110100011000101110100011000101110',
  '9': '01110100011000101111000010001001100',
  '.': '00000000000000000000000000110001100',
};

export interface Scanned {
  readonly pages: readonly Raster[];
  readonly recognize: Recognize;
}

class Page {
  readonly raster = blank(WIDTH * DOTS, HEIGHT * DOTS);

  fill(left: number, top: number, width: number, height: number): void {
    for (let y = top; y < top + height; y++)
      this.raster.data.fill(0, y * this.raster.width + left, y * this.raster.width + left + width);
  }

  figure(text: string, left: number, top: number): void {
    Array.from(text).forEach((digit, index) => {
      Array.from(DIGITS[digit] ?? '').forEach((point, at) => {
        const [x, y] = [(at % 5) * POINT, Math.floor(at / 5) * POINT];
        if (point === '1') this.fill(left + index * 6 * POINT + x, top + y, POINT, POINT);
      });
    });
  }

  /** A block, and a bar for each bit: whole or half as high. */
  words(number: number, left: number, top: number): void {
    this.fill(left, top, 2 * BAR, 7 * POINT);
    for (let bit = 0; bit < BITS; bit++) {
      const high = (number >> bit) & 1 ? 7 * POINT : 4 * POINT;
      this.fill(left + 2 * BAR + GAP + bit * (BAR + GAP), top + 7 * POINT - high, BAR, high);
    }
  }
}

/** The pages of a form. */
export function scannedForm(form: FilledForm): Scanned {
  const words: string[] = [];
  const pages = [new Page()];
  let y = MARGIN;
  const turn = (height: number): void => {
    if (y + height < HEIGHT - MARGIN) return;
    pages.push(new Page());
    y = MARGIN;
  };
  const write = (text: string, left: number, top: number): void => {
    const page = pages.at(-1);
    if (/^[\d.]+$/.test(text)) page?.figure(text, left, top);
    else if (text !== '') page?.words(words.push(text) - 1, left, top);
  };
  for (const part of partsOf(form)) {
    if (part.kind === 'line') {
      turn(ROW);
      write(part.text, MARGIN * DOTS, (y + 1) * DOTS);
      y += ROW;
      continue;
    }
    const grid = gridOf(part);
    turn(grid.length * ROW + 4);
    const column = ((WIDTH - 2 * MARGIN) * DOTS) / part.columns;
    grid.forEach((row, index) => {
      row.forEach((cell, at) => {
        if (!cell) return;
        const [left, top] = [Math.round(MARGIN * DOTS + at * column), (y + index * ROW) * DOTS];
        const [width, height] = [Math.round(cell.across * column), cell.down * ROW * DOTS];
        for (const edge of [top, top + height]) pages.at(-1)?.fill(left, edge, width + 2, 2);
        for (const edge of [left, left + width]) pages.at(-1)?.fill(edge, top, 2, height + 2);
        write(cell.text, left + 6, top + 6);
      });
    });
    y += grid.length * ROW + 4;
  }
  return {
    pages: pages.map(({ raster }) => raster),
    recognize: async (lines) => lines.map((line) => seen(line, words)),
  };
}

interface Group {
  readonly from: number;
  readonly to: number;
}

const isDark = ({ width, data }: Raster, x: number, y: number): boolean => (data[y * width + x] ?? 255) < 140;

/** Columns with ink that follow each other. */
function groupsOf(line: Raster): Group[] {
  const groups: Group[] = [];
  let from = -1;
  for (let x = 0; x <= line.width; x++) {
    let dark = false;
    for (let y = 0; y < line.height && x < line.width && !dark; y++) dark = isDark(line, x, y);
    if (dark && from < 0) from = x;
    if (!dark && from >= 0) groups.push({ from, to: x });
    if (!dark) from = -1;
  }
  return groups;
}

function rowsOf(line: Raster, { from, to }: Group): { top: number; bottom: number } {
  let [top, bottom] = [line.height, 0];
  for (let y = 0; y < line.height; y++) {
    for (let x = from; x < to; x++) {
      if (!isDark(line, x, y)) continue;
      top = Math.min(top, y);
      bottom = y + 1;
      break;
    }
  }
  return { top, bottom };
}

function seen(grey: Raster, words: readonly string[]): { text: string; sure: number } {
  let [least, most] = [255, 0];
  for (const value of grey.data) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const line = { ...grey, data: grey.data.map((value) => (2 * value > least + most ? 255 : 0)) };
  const groups = groupsOf(line);
  const [first] = groups;
  if (!first) return { text: '', sure: 0 };
  const { top, bottom } = rowsOf(line, { from: 0, to: line.width });
  const [, second] = groups;
  // Whoever reads it on its head finds no block at its beginning.
  const isUpright = second !== undefined && first.to - first.from > 1.4 * (second.to - second.from);
  if (groups.length === BITS + 1 && !isUpright) return { text: '', sure: 0 };
  if (groups.length === BITS + 1) {
    const number = groups.slice(1).reduce((sum, group, bit) => {
      const rows = rowsOf(line, group);
      return rows.bottom - rows.top > 0.8 * (bottom - top) ? sum + 2 ** bit : sum;
    }, 0);
    return { text: words[number] ?? '', sure: 1 };
  }
  const point = (bottom - top) / 7;
  const text = groups.map((group) => digitOf(line, group, top, point)).join('');
  return { text, sure: 1 };
}

/** The digit whose points are most alike, by where the group would stand in a field of five points. */
function digitOf(line: Raster, { from, to }: Group, top: number, point: number): string {
  let [best, most] = ['', -1];
  for (const [digit, points] of Object.entries(DIGITS)) {
    const columns = [0, 1, 2, 3, 4].filter((x) => [0, 1, 2, 3, 4, 5, 6].some((y) => points[y * 5 + x] === '1'));
    const [first = 0, last = 4] = [columns[0], columns.at(-1)];
    if (Math.abs((last - first + 1) * point - (to - from)) > point) continue;
    let alike = 0;
    for (let y = 0; y < 7; y++)
      for (let x = first; x <= last; x++) {
        const dark = isDark(line, Math.round(from + (x - first + 0.5) * point), Math.round(top + (y + 0.5) * point));
        if (dark === (points[y * 5 + x] === '1')) alike++;
      }
    const share = alike / (7 * (last - first + 1));
    if (share > most) [best, most] = [digit, share];
  }
  return best;
}

export interface PdfPicture {
  readonly width: number;
  readonly height: number;
  /** What its dictionary says of its pixels. */
  readonly says: string;
  readonly bytes: Uint8Array;
}

export const grey = ({ width, height, data }: Raster): PdfPicture => ({
  width,
  height,
  says: '/ColorSpace/DeviceGray/BitsPerComponent 8',
  bytes: data,
});

/** A bit a pixel; `says`: as a picture, or as a mask. */
export function bits({ width, height, data }: Raster, says = '/ColorSpace/DeviceGray/BitsPerComponent 1'): PdfPicture {
  const row = (width + 7) >> 3;
  const bytes = new Uint8Array(row * height);
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    if ((data[at] ?? 255) > 128) bytes[y * row + (x >> 3)] = (bytes[y * row + (x >> 3)] ?? 0) | (128 >> (x & 7));
  }
  return { width, height, says, bytes };
}

/** A PDF with a picture on each page of A4. */
export function pdfOfPictures(pictures: readonly PdfPicture[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = 9;
  const object = (head: string, stream?: Uint8Array): void => {
    offsets.push(length);
    const body = stream ? [Buffer.from('\nstream\n'), Buffer.from(stream), Buffer.from('\nendstream')] : [];
    for (const part of [Buffer.from(`${offsets.length} 0 obj\n${head}`), ...body, Buffer.from('\nendobj\n')]) {
      parts.push(part);
      length += part.length;
    }
  };
  object('<</Type/Catalog/Pages 2 0 R>>');
  object(`<</Type/Pages/Count ${pictures.length}/Kids[${pictures.map((_, at) => `${3 + 3 * at} 0 R`).join(' ')}]>>`);
  pictures.forEach(({ width, height, says, bytes }, at) => {
    const page = 3 + 3 * at;
    const [wide, high] = width > height ? [842, 595] : [595, 842];
    const drawn = Buffer.from(`q ${wide} 0 0 ${high} 0 0 cm /I Do Q`);
    object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide} ${high}]/Contents ${page + 1} 0 R/Resources<</XObject<</I ${page + 2} 0 R>>>>>>`,
    );
    object(`<</Length ${drawn.length}>>`, drawn);
    const packed = deflateSync(bytes, { level: 1 });
    object(
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}${says}/Filter/FlateDecode/Length ${packed.length}>>`,
      packed,
    );
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`;
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(end)]));
}

/** A PNG of greys; `kind` and `interlaced` as its head has them. */
export function pngOf({ width, height, data }: Raster, kind = 0, interlaced = 0): Uint8Array {
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) lines.set(data.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, kind, 0, 0, interlaced], 8);
  const packed = deflateSync(lines, { level: 1 });
  const half = packed.length >> 1;
  const part = (name: string, bytes: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, Buffer.from(name), bytes, Buffer.alloc(4)]);
  };
  const palette = Buffer.from(Array.from({ length: 256 }, (_, at) => [at, at, at]).flat());
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      part('IHDR', head),
      ...(kind === 3 ? [part('PLTE', palette)] : []),
      part('IDAT', packed.subarray(0, half)),
      part('IDAT', packed.subarray(half)),
      part('IEND', new Uint8Array()),
    ]),
  );
}
