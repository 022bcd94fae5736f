/** Shares of a set's parts: of each kind or region in all of them together. */
import type { SeriesPoint } from '../../schema/chart/series.ts';
import { changeBetween, noChange } from '../../schema/rollup/change.ts';
import type { FinerLine } from './finer-points.ts';
import { tidy } from './folded.ts';

/** The lines that make up one whole, as shares of it. Their change compares shares of all in both years, in points. */
export function asShares(lines: readonly FinerLine[], minBase: number): readonly FinerLine[] {
  const totalOf = (valueIn: (line: FinerLine) => number | null | undefined): number =>
    tidy(lines.reduce((sum, line) => sum + (valueIn(line) ?? 0), 0));
  return lines.map((line) => ({
    ...line,
    points: line.points.map((point, place): SeriesPoint => {
      const whole = totalOf(({ points }) => points[place]?.value);
      const before = totalOf(({ compared }) => compared[place]);
      const last = line.compared[place] ?? null;
      const value = point.value === null || whole <= 0 ? null : point.value / whole;
      const previous = last === null || before <= 0 ? null : last / before;
      const { against = '' } = point.change;
      const { change: was } = point.change;
      const isBarred = was.kind === 'none' && (was.reason === 'break' || was.reason === 'mixedForms');
      return {
        ...point,
        value,
        gap: value === null ? (point.gap ?? 'denominatorZero') : null,
        numerator: point.value,
        denominator: point.value === null ? null : whole,
        belowMinBase: whole < minBase,
        change: {
          ...{ against, basis: 'all', bureaus: 0, current: value, previous },
          change: isBarred
            ? was
            : value === null
              ? noChange('currentMissing')
              : changeBetween(value, previous, 'ratio', Math.min(whole, before), minBase),
        },
      };
    }),
  }));
}
