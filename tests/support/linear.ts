import { expect } from 'vitest';
import { cpuTime } from './cpu-time.ts';

/** Four times the work takes about four times as long; what is quadratic takes sixteen times. */
const MOST = 8;
/** Milliseconds of CPU time below which the clock and the collector of garbage tell more than the work does. */
const LEAST = 10;
/** The first time compiles. */
const TRIES = 4;

/**
 * Holds two sizes of the same work against each other within one run, for work whose growth is what the test is about: `run`
 * does `factor` times the work. Nothing is said of how long it takes; one good try of four is enough.
 */
export async function expectLinear(run: (factor: number) => unknown): Promise<void> {
  const times = new Map<number, number>();
  const at = (factor: number): number => times.get(factor) ?? Number.POSITIVE_INFINITY;
  const holds = (): boolean => at(4) < MOST * Math.max(at(1), LEAST);
  for (let attempt = 0; attempt < TRIES && !holds(); attempt++) {
    for (const factor of [1, 4]) {
      const start = cpuTime();
      await run(factor);
      times.set(factor, Math.min(at(factor), cpuTime() - start));
    }
  }
  expect(holds(), `${at(1)} ms, four times as much: ${at(4)} ms`).toBe(true);
}
