/** The pages of a PDF as one picture each, put together from the pictures that were scanned into it. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Matrix, matrixOf, multiply } from '../pdf/matrix.ts';
import { blank, type Raster } from './raster.ts';

export interface PicturedPage {
  readonly picture: Raster;
  /** In points. */
  readonly width: number;
}

/** Pixels an inch at most: print on paper has no more that tells characters apart. */
const MOST_DOTS = 220;
/** Points of the longer side of paper that reports are printed on; larger pages have fewer pixels an inch. */
const LONGEST_SIDE = 1300;
const MOST_PICTURES = 200;

/** A picture as pdf.js hands it over. */
interface Decoded {
  readonly width: number;
  readonly height: number;
  /** 1: a bit a pixel, 2: red, green and blue, 3: these and opacity. */
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray | null;
}

/** A picture, and the matrix that turns the unit square to its place on the page, in points. */
interface PlacedPicture {
  readonly decoded: Decoded;
  readonly matrix: Matrix;
  readonly isMask: boolean;
}

/** A page, as far as pictures of some size make it; null: none does. Throws what pdf.js throws. */
export async function picturedPage(
  document: PDFDocumentProxy,
  number: number,
  operations: Readonly<Record<string, number>>,
): Promise<PicturedPage | null> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const placed = await picturesOf(page, matrixOf(transform), operations);
  const most = Math.min(MOST_DOTS, (MOST_DOTS * LONGEST_SIDE) / Math.max(width, height));
  // A coarse scan is not made finer.
  const scale = Math.min(most, Math.max(...placed.map(dotsOf))) / 72;
  if (!(scale > 0)) return null;
  const paper = blank(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  let drawn = false;
  for (const { decoded, matrix, isMask } of placed)
    drawn = draw(paper, decoded, multiply([scale, 0, 0, scale, 0, 0], matrix), isMask) || drawn;
  page.cleanup();
  return drawn ? { picture: paper, width } : null;
}

/** Pixels an inch. */
function dotsOf({ decoded, matrix }: PlacedPicture): number {
  return (72 * decoded.width) / Math.max(1, Math.hypot(matrix[0], matrix[1]));
}

async function picturesOf(
  page: PDFPageProxy,
  base: Matrix,
  operations: Readonly<Record<string, number>>,
): Promise<readonly PlacedPicture[]> {
  const list = await page.getOperatorList();
  const placed: PlacedPicture[] = [];
  const saved: Matrix[] = [];
  let matrix = base;
  for (let at = 0; at < list.fnArray.length && placed.length < MOST_PICTURES; at++) {
    const values: unknown = list.argsArray[at];
    const args: readonly unknown[] = Array.isArray(values) ? values : [];
    switch (list.fnArray[at]) {
      case operations.save:
        saved.push(matrix);
        break;
      case operations.restore:
      case operations.paintFormXObjectEnd:
        matrix = saved.pop() ?? base;
        break;
      case operations.paintFormXObjectBegin:
        saved.push(matrix);
        if (args[0]) matrix = multiply(matrix, matrixOf(args[0]));
        break;
      case operations.transform:
        matrix = multiply(matrix, matrixOf(values));
        break;
      case operations.paintImageXObject:
      case operations.paintInlineImageXObject:
      case operations.paintImageMaskXObject: {
        const decoded = await decodedOf(page, args[0]);
        const isMask = list.fnArray[at] === operations.paintImageMaskXObject;
        if (decoded) placed.push({ decoded, matrix, isMask });
        break;
      }
    }
  }
  return placed;
}

/** What an operation paints: the picture itself, or the name it is kept under. */
function decodedOf(page: PDFPageProxy, given: unknown): Promise<Decoded | null> {
  const named = typeof given === 'object' && given !== null && 'data' in given ? given.data : given;
  if (typeof named !== 'string') return Promise.resolve(isDecoded(given) ? given : null);
  const objects = named.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    objects.get(named, (found: unknown) => resolve(isDecoded(found) ? found : null));
  });
}

function isDecoded(found: unknown): found is Decoded {
  return typeof found === 'object' && found !== null && 'width' in found && 'height' in found && 'data' in found;
}

/** Draws a picture where the matrix turns the unit square; says whether anything was drawn. */
function draw(paper: Raster, { width, height, kind, data }: Decoded, matrix: Matrix, isMask: boolean): boolean {
  const [a, b, c, d, e, f] = matrix;
  const area = a * d - b * c;
  if (!data || Math.abs(area) < 1) return false;
  // A mask paints where its bits are 0.
  const grey = greyOf(data, width, height, isMask ? 1 : (kind ?? 2));
  if (!grey) return false;
  const corners = [0, 1].flatMap((x) => [0, 1].map((y) => ({ x: a * x + c * y + e, y: b * x + d * y + f })));
  const [left, right] = [Math.min(...corners.map(({ x }) => x)), Math.max(...corners.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...corners.map(({ y }) => y)), Math.max(...corners.map(({ y }) => y))];
  // Where a pixel of the paper is in the picture, and how many of the picture's it covers.
  const wide = Math.max(1, Math.round((width * Math.hypot(a, b)) / Math.max(1, a * a + b * b)));
  const high = Math.max(1, Math.round((height * Math.hypot(c, d)) / Math.max(1, c * c + d * d)));
  const [firstX, endX] = [Math.max(0, Math.floor(left)), Math.min(paper.width, right)];
  const [firstY, endY] = [Math.max(0, Math.floor(top)), Math.min(paper.height, bottom)];
  // Every pixel comes by here: nothing is made in the loop, no list of two either.
  for (let y = firstY; y < endY; y++) {
    const dy = y + 0.5 - f;
    for (let x = firstX; x < endX; x++) {
      const dx = x + 0.5 - e;
      const u = (d * dx - c * dy) / area;
      const v = 1 - (a * dy - b * dx) / area;
      if (u < 0 || v < 0 || u >= 1 || v >= 1) continue;
      paper.data[y * paper.width + x] = meanOf(grey, width, height, u * width, v * height, wide, high);
    }
  }
  return true;
}

function meanOf(
  grey: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  wide: number,
  high: number,
): number {
  const left = Math.max(0, Math.floor(x - (wide - 1) / 2));
  const top = Math.max(0, Math.floor(y - (high - 1) / 2));
  const right = Math.min(width, left + wide);
  const bottom = Math.min(height, top + high);
  let sum = 0;
  for (let py = top; py < bottom; py++) for (let px = left; px < right; px++) sum += grey[py * width + px] ?? 255;
  const count = Math.max(0, right - left) * Math.max(0, bottom - top);
  return count === 0 ? 255 : sum / count;
}

/** The red part of a colour: black and blue ink are dark in it, and a red stamp is as light as paper. */
function greyOf(data: Uint8Array | Uint8ClampedArray, width: number, height: number, kind: number): Uint8Array | null {
  const grey = new Uint8Array(width * height);
  if (kind === 1) {
    const bytes = (width + 7) >> 3;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        grey[y * width + x] = ((data[y * bytes + (x >> 3)] ?? 255) >> (7 - (x & 7))) & 1 ? 255 : 0;
    return grey;
  }
  const step = kind === 2 ? 3 : 4;
  if (data.length < grey.length * step) return null;
  for (let at = 0; at < grey.length; at++) grey[at] = data[at * step] ?? 255;
  return grey;
}
