/** Where the names of lines stand in a small panel: over or under each line's end, off its own line and off the others. */

export interface End {
  /** Pixels from the top. */
  readonly y: number;
  /** The line comes down to its end: over it there is line, under it there is room. */
  readonly falling: boolean;
}

/** Half a name's height and the distance from the dot, to the middle of the name. */
const AWAY = 14;
/** From the middle of a name to its baseline. */
const BASELINE = 4;

/** Baselines of the names, in the order of the ends. `bottom` is where the axis lies. */
export function placeNames(ends: readonly End[], bottom: number): readonly number[] {
  const order = ends.map((end, index) => ({ end, index })).sort((a, b) => a.end.y - b.end.y);
  const placed: { readonly index: number; readonly middle: number }[] = [];
  for (const { end, index } of order) {
    const over = end.y - AWAY;
    const under = end.y + AWAY;
    // A second row over the first, for lines that end in one point.
    const higher = over - 15;
    const costOf = (middle: number) =>
      ends.filter((other) => other !== end && Math.abs(other.y - middle) < 10).length +
      placed.filter((other) => Math.abs(other.middle - middle) < 15).length * 2 +
      (middle > bottom - 8 ? 2 : 0) +
      ((middle === under) === end.falling ? 0 : 0.5) +
      (middle === higher ? 1 : 0);
    const middle = [over, under, higher].reduce((best, one) => (costOf(one) < costOf(best) ? one : best));
    placed.push({ index, middle });
  }
  const baselines: number[] = [];
  for (const { index, middle } of placed) baselines[index] = middle + BASELINE;
  return baselines;
}
