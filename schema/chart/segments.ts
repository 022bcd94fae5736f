/** The stretches of a series that may be drawn as one line: a gap ends a stretch, and so does a break of the form. */
import type { SeriesPoint } from './series.ts';

export interface Stretch {
  readonly points: readonly (SeriesPoint & { readonly value: number })[];
}

function hasValue(point: SeriesPoint): point is SeriesPoint & { readonly value: number } {
  return point.value !== null;
}

export function stretchesOf(points: readonly SeriesPoint[]): readonly Stretch[] {
  const stretches: (SeriesPoint & { readonly value: number })[][] = [];
  let before: SeriesPoint | undefined;
  for (const point of points) {
    if (hasValue(point)) {
      const open = stretches[stretches.length - 1];
      const joined = before !== undefined && before.value !== null && point.breakBefore !== 'break';
      if (joined && open) open.push(point);
      else stretches.push([point]);
    }
    before = point;
  }
  return stretches.map((stretch) => ({ points: stretch }));
}

/** The years before which the form changes for any of the series. */
export function breakYears(series: readonly { readonly points: readonly SeriesPoint[] }[]): readonly number[] {
  const years = series.flatMap((one) =>
    one.points.filter((point) => point.breakBefore !== null).map((point) => point.year),
  );
  return [...new Set(years)].sort((a, b) => a - b);
}
