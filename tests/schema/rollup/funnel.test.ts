import { expect, it } from 'vitest';
import { limitsOf } from '../../../schema/rollup/funnel.ts';

/** Chance of exactly so many hits, from factorials. */
function chance(hits: number, cases: number, rate: number): number {
  let ways = 1;
  for (let one = 1; one <= hits; one += 1) ways = (ways * (cases - hits + one)) / one;
  return ways * rate ** hits * (1 - rate) ** (cases - hits);
}

it.each([
  [1, 0.52],
  [7, 0.3],
  [12, 0.5],
  [40, 0.08],
  [90, 0.9],
])(
  'of %i cases at %d a count lies beyond the limits exactly where chance brings it or one further less often',
  (cases, rate) => {
    const counts = Array.from({ length: cases + 1 }, (_, hits) => hits);
    const sum = (those: readonly number[]) => those.reduce((total, hits) => total + chance(hits, cases, rate), 0);
    const limits = limitsOf(cases, rate);
    for (const level of [0.95, 0.998] as const) {
      const { low, high } = limits[level];
      const tail = (1 - level) / 2;
      const beyond = counts.filter((hits) => hits / cases < low - 1e-9 || hits / cases > high + 1e-9);
      const rare = counts.filter(
        (hits) => sum(counts.filter((one) => one <= hits)) < tail || sum(counts.filter((one) => one >= hits)) < tail,
      );
      expect(beyond).toEqual(rare);
    }
  },
);

it('grows narrower with more cases, and has no width where all or none are hits', () => {
  const width = (cases: number) => limitsOf(cases, 0.4)[0.95].high - limitsOf(cases, 0.4)[0.95].low;
  expect(width(1000)).toBeLessThan(width(100));
  expect(width(100)).toBeLessThan(width(10));
  // For many cases they come near those of the normal distribution: 0.4 ± 1.96 √(0.24 / 5000).
  expect(limitsOf(5000, 0.4)[0.95].high).toBeCloseTo(0.4 + 1.96 * Math.sqrt(0.24 / 5000), 3);
  expect(limitsOf(20, 0)[0.998]).toEqual({ low: 0, high: 0 });
});
