/**
 * What is stored, measured when somebody asks and at most for a hundredth of the time: a large store is walked over for seconds. Whoever
 * asks waits a moment, and is otherwise told what was measured last, or nothing.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { measureStored, type Stored } from '../store/find/sizes.ts';
import type { Reader } from '../store/reader.ts';

export interface Measured extends Stored {
  /** When: ISO 8601, UTC. */
  readonly at: string;
}

/** Milliseconds that somebody waits, and that what was measured holds at least. */
const PATIENCE = 500;
const HOLDS = 30_000;
/** So many times longer than measuring took. */
const RARE = 100;

interface MeasuredOptions {
  readonly reader: Reader;
  readonly now: () => string;
  /** Milliseconds of a clock that is never set. */
  readonly clock: () => number;
}

/** null: it was never measured to the end yet. */
export function openMeasured({ reader, now, clock }: MeasuredOptions): () => Promise<Measured | null> {
  let last: Measured | null = null;
  let until = Number.NEGATIVE_INFINITY;
  let measuring: Promise<void> | null = null;
  const measure = async (): Promise<void> => {
    const began = clock();
    try {
      const stored = await measureStored(reader);
      last = { ...stored, at: now() };
    } finally {
      until = clock() + Math.max(HOLDS, RARE * (clock() - began));
      measuring = null;
    }
  };
  return async () => {
    if (measuring === null && clock() >= until) {
      measuring = measure();
      // Whoever waits for it is told; nobody may.
      measuring.catch(() => {});
    }
    await Promise.race([measuring, wait(PATIENCE, undefined, { ref: false })]);
    return last;
  };
}
