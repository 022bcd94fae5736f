/** Domain and ticks of a value axis, computed once so that page, embed and picture show the same axis. */

export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** The scale of those with so many steps that gives the values most room; of two alike, the first. */
export function roomiestScale(values: readonly (number | null)[], counts: readonly number[], whole = true): Scale {
  const room = ({ min, max }: Scale): number => max - min;
  return counts
    .map((count) => scaleFor(values, count, whole))
    .reduce((best, scale) => (room(scale) < room(best) ? scale : best));
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/**
 * A scale from zero (or below, where values are negative) with at most `count` round steps that covers every value.
 * Counts never get fractional ticks unless `whole` is false.
 */
export function scaleFor(values: readonly (number | null)[], count = 4, whole = true): Scale {
  const numbers = values.filter((value): value is number => value !== null);
  const top = Math.max(0, ...numbers);
  const bottom = Math.min(0, ...numbers);
  const span = top - bottom;
  if (span === 0) return { min: 0, max: 1, ticks: [0, 1] };
  const rough = span / count;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = STEPS.find((step) => step * magnitude >= rough * (1 - 1e-9)) ?? 10;
  const step = whole ? Math.max(1, Math.ceil(factor * magnitude)) : factor * magnitude;
  const min = Math.floor(bottom / step + 1e-9) * step;
  const ticks: number[] = [];
  for (let index = 0; min + index * step < top + step * (1 - 1e-9); index += 1) {
    ticks.push(Number((min + index * step).toPrecision(12)));
  }
  return { min, max: ticks[ticks.length - 1] ?? top, ticks };
}
