/** Moves labels apart along one axis until none overlaps another, keeping their order and staying inside the bounds. */
export function spread(wanted: readonly number[], gap: number, min: number, max: number): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let floor = min;
  for (const label of order) {
    label.at = Math.max(label.at, floor);
    floor = label.at + gap;
  }
  let ceiling = max;
  for (const label of [...order].reverse()) {
    label.at = Math.min(label.at, ceiling);
    ceiling = label.at - gap;
  }
  const placed: number[] = [];
  for (const label of order) placed[label.index] = label.at;
  return placed;
}
