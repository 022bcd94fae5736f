/** Pictures of pages: a byte a pixel, 0 black and 255 white. */

export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function blank(width: number, height: number, value = 255): Raster {
  return { width, height, data: new Uint8Array(width * height).fill(value) };
}

/** A part of a picture; what lies outside is `around`. */
export function cut(
  { width, height, data }: Raster,
  left: number,
  top: number,
  right: number,
  bottom: number,
  around = 255,
): Raster {
  const part = blank(Math.max(1, right - left), Math.max(1, bottom - top), around);
  const [from, to] = [Math.max(0, left), Math.min(width, right)];
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
    if (to > from) part.data.set(data.subarray(y * width + from, y * width + to), (y - top) * part.width + from - left);
  return part;
}

/** Turned by so many quarters, clockwise. */
export function quarterTurned(picture: Raster, quarters: number): Raster {
  let out = picture;
  for (let turn = 0; turn < quarters; turn++) {
    const { width, height, data } = out;
    const next = blank(height, width);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) next.data[x * height + height - 1 - y] = data[y * width + x] ?? 255;
    out = next;
  }
  return out;
}

/** Turned about its middle by so many radians, clockwise. */
export function turned({ width, height, data }: Raster, angle: number): Raster {
  const out = blank(width, height);
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const [middleX, middleY] = [width / 2, height / 2];
  // Every pixel comes by here, and in inkOf: nothing is made in these loops, no list of two either.
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const fromX = cos * (x - middleX) + sin * (y - middleY) + middleX;
      const fromY = -sin * (x - middleX) + cos * (y - middleY) + middleY;
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const across = fromX - left;
      const down = fromY - top;
      const at = top * width + left;
      const above = (data[at] ?? 255) * (1 - across) + (data[at + 1] ?? 255) * across;
      const below = (data[at + width] ?? 255) * (1 - across) + (data[at + width + 1] ?? 255) * across;
      out.data[y * width + x] = Math.round(above * (1 - down) + below * down);
    }
  }
  return out;
}

/**
 * Where there is ink: darker than what is around it, by a share of the paper's brightness there. A grey scan has grey paper,
 * and a photograph has shadows.
 */
export function inkOf({ width, height, data }: Raster, radius: number, share = 0.75): Raster {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const ink = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    const [above, below] = [top * (width + 1), bottom * (width + 1)];
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum =
        (sums[below + right] ?? 0) - (sums[above + right] ?? 0) - (sums[below + left] ?? 0) + (sums[above + left] ?? 0);
      const mean = sum / ((bottom - top) * (right - left));
      if ((data[y * width + x] ?? 255) < share * mean) ink[y * width + x] = 1;
    }
  }
  return { width, height, data: ink };
}

/** Another size, each pixel between those it lies between; made smaller, the mean of those it covers. */
export function scaled(raster: Raster, width: number, height: number): Raster {
  const out = blank(width, height);
  const [stepX, stepY] = [raster.width / width, raster.height / height];
  const [wideX, wideY] = [Math.max(1, stepX), Math.max(1, stepY)];
  for (let y = 0; y < height; y++) {
    const centerY = (y + 0.5) * stepY;
    for (let x = 0; x < width; x++) {
      const centerX = (x + 0.5) * stepX;
      let sum = 0;
      let weights = 0;
      for (let py = Math.floor(centerY - wideY); py <= centerY + wideY; py++) {
        const weightY = 1 - Math.abs(py + 0.5 - centerY) / wideY;
        if (weightY <= 0) continue;
        const row = Math.min(raster.height - 1, Math.max(0, py)) * raster.width;
        for (let px = Math.floor(centerX - wideX); px <= centerX + wideX; px++) {
          const weight = weightY * (1 - Math.abs(px + 0.5 - centerX) / wideX);
          if (weight <= 0) continue;
          sum += weight * (raster.data[row + Math.min(raster.width - 1, Math.max(0, px))] ?? 255);
          weights += weight;
        }
      }
      out.data[y * width + x] = Math.round(sum / weights);
    }
  }
  return out;
}
