/** Where text stands in a picture: lines within a box, by the rows of ink they make. */
import { cut, type Raster } from './raster.ts';

/** In pixels; right and bottom are beside it. */
export interface PixelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface InkLine extends PixelBox {
  /** Groups of ink that stand apart from left to right: digits never hang together, parts of a character may be apart. */
  readonly groups: number;
  /** All of its ink is one straight stroke: what stands for nothing is told by its shape, as a model takes it for a 1 or a 一. */
  readonly stroke: '/' | '—' | null;
  /** How far it leans to the right, as a share of its height. */
  readonly leans: number;
}

/** In millimetres: rows of ink nearer than this are of one line; lower lines are parts of others; no line is higher. */
const ROW_GAP = 0.35;
const LOWEST = 1.6;
const NEAR_LINE = 1.1;
const HIGHEST = 5;
/** Smaller spots are dirt, in square millimetres; a dot of a number is larger. */
const SPECK = 0.1;
/** What is thinner and touches the border of its box is left of a rule. */
const BORDER = 0.5;

/** Lines of ink within a box of a picture. `dots`: pixels a millimetre. */
export function linesWithin(ink: Raster, box: PixelBox, dots: number): InkLine[] {
  const part = withoutSpecks(cut(ink, box.left, box.top, box.right, box.bottom, 0), dots);
  const gap = Math.max(1, Math.round(ROW_GAP * dots));
  const bands: { top: number; bottom: number }[] = [];
  for (let y = 0; y < part.height; y++) {
    if (!part.data.subarray(y * part.width, (y + 1) * part.width).includes(1)) continue;
    const last = bands.at(-1);
    if (last && y - last.bottom < gap) last.bottom = y + 1;
    else bands.push({ top: y, bottom: y + 1 });
  }
  return joined(bands, dots).flatMap(({ top, bottom }) => {
    const { left, right, groups } = groupsIn(part, top, bottom);
    const [x, y] = [box.left, box.top];
    const shape = groups === 1 ? strokeIn(part, { left, right, top, bottom }) : { stroke: null, leans: 0 };
    return groups === 0 ? [] : { left: left + x, right: right + x, top: top + y, bottom: bottom + y, groups, ...shape };
  });
}

interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** Bands too low to be lines are parts of the one they are nearest to: strokes of 二, dots. */
function joined(bands: readonly Band[], dots: number): Band[] {
  const kept: Band[] = [];
  for (const band of bands) {
    const above = kept.at(-1);
    const low = ({ top, bottom }: Band): boolean => bottom - top < LOWEST * dots;
    const joins =
      above !== undefined &&
      (low(above) || low(band)) &&
      band.top - above.bottom < NEAR_LINE * dots &&
      band.bottom - above.top < HIGHEST * dots;
    if (joins) kept[kept.length - 1] = { top: above.top, bottom: band.bottom };
    else kept.push(band);
  }
  return kept;
}

function groupsIn(
  { width, data }: Raster,
  top: number,
  bottom: number,
): { left: number; right: number; groups: number } {
  let [left, right, groups] = [width, 0, 0];
  let inGroup = false;
  for (let x = 0; x < width; x++) {
    let inked = false;
    for (let y = top; y < bottom && !inked; y++) inked = data[y * width + x] === 1;
    if (inked) {
      if (!inGroup) groups++;
      left = Math.min(left, x);
      right = x + 1;
    }
    inGroup = inked;
  }
  return { left, right, groups };
}

/** As shares of its height or width: a dash is no higher, a slash no thicker and leans no less. */
const FLATTEST = 0.3;
const THICKEST = 0.35;
const LEANS = 0.14;

function strokeIn({ width, data }: Raster, { left, right, top, bottom }: PixelBox): Pick<InkLine, 'stroke' | 'leans'> {
  const [across, down] = [right - left, bottom - top];
  if (down < FLATTEST * across) return { stroke: '—', leans: 0 };
  const middles: number[] = [];
  let thickest = 0;
  for (let y = top; y < bottom; y++) {
    const row = data.subarray(y * width + left, y * width + right);
    const [first, last] = [row.indexOf(1), row.lastIndexOf(1)];
    if (first < 0) continue;
    thickest = Math.max(thickest, last - first);
    middles.push((first + last) / 2);
  }
  const third = Math.ceil(middles.length / 3);
  const mean = (some: readonly number[]): number => some.reduce((sum, one) => sum + one, 0) / some.length;
  const leans = (mean(middles.slice(0, third)) - mean(middles.slice(-third))) / down;
  return { stroke: leans > LEANS && thickest <= THICKEST * down ? '/' : null, leans };
}

/** The ink of a box without spots and remains of rules. */
function withoutSpecks(part: Raster, dots: number): Raster {
  const { width, height, data } = part;
  const seen = new Uint8Array(data.length);
  const least = Math.max(3, SPECK * dots * dots);
  const members: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (data[start] !== 1 || seen[start] === 1) continue;
    members.length = 0;
    members.push(start);
    seen[start] = 1;
    let [minX, maxX, minY, maxY] = [width, 0, height, 0];
    for (let index = 0; index < members.length; index++) {
      const at = members[index] ?? 0;
      const [x, y] = [at % width, Math.floor(at / width)];
      [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
      [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++)
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (data[next] !== 1 || seen[next] === 1) continue;
          seen[next] = 1;
          members.push(next);
        }
    }
    const touches = minX === 0 || minY === 0 || maxX === width - 1 || maxY === height - 1;
    const thin = maxX - minX < BORDER * dots || maxY - minY < BORDER * dots;
    if (members.length < least || (touches && thin)) for (const at of members) data[at] = 0;
  }
  return part;
}
