/** By how much a page lies askew: lines of text and rules make the sharpest rows where it lies straight. */
import type { Raster } from './raster.ts';

/** Radians looked through on both sides, and how finely. */
const MOST = (4 * Math.PI) / 180;
const COARSE = (0.25 * Math.PI) / 180;
const FINE = (0.02 * Math.PI) / 180;
/** Spots of ink looked at. */
const MOST_SPOTS = 60_000;

/** The angle by which the page is turned clockwise, in radians. */
export function slantOf(ink: Raster): number {
  const spots = spotsOf(ink);
  if (spots.length < 200) return 0;
  const best = (from: number, to: number, step: number): number => {
    let [most, at] = [-1, 0];
    for (let angle = from; angle <= to + step / 2; angle += step) {
      const sharp = sharpness(spots, ink, angle);
      if (sharp > most) [most, at] = [sharp, angle];
    }
    return at;
  };
  const near = best(-MOST, MOST, COARSE);
  return best(near - COARSE, near + COARSE, FINE);
}

function spotsOf({ width, height, data }: Raster): Int32Array {
  let count = 0;
  for (let at = 0; at < data.length; at++) count += data[at] ?? 0;
  const step = Math.max(1, Math.floor(count / MOST_SPOTS));
  const spots: number[] = [];
  let seen = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (data[y * width + x] === 1 && seen++ % step === 0) spots.push(x, y);
  return Int32Array.from(spots);
}

function sharpness(spots: Int32Array, { width, height }: Raster, angle: number): number {
  const rows = new Float64Array(height + 2 * width);
  const tangent = Math.tan(angle);
  for (let at = 0; at < spots.length; at += 2) {
    const row = Math.round((spots[at + 1] ?? 0) - tangent * (spots[at] ?? 0)) + width;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}
