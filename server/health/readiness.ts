/**
 * Whether changes could be stored, and whether the clock can be right: looked at when somebody asks, but no more often than once a second: asking cannot become a load.
 * Whoever asks waits a moment at most; a look that takes longer goes on, and until then what was found last holds.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../schema/problem.ts';
import { clockOff } from './clock-off.ts';
import type { Health } from './health.ts';
import { isNotStored, notWritable } from './not-writable.ts';

/** Milliseconds for which a look holds, and for which somebody waits for one. */
const HOLDS = 1000;
const PATIENCE = 1000;

interface ReadinessOptions {
  readonly health: Pick<Health, 'raise' | 'clear'>;
  readonly tryWriting: () => Promise<void>;
  /** When something was last done (ISO 8601, UTC); null where nothing was. */
  readonly newest: () => Promise<string | null>;
  /** The clock that may be wrong: ISO 8601, UTC. */
  readonly now: () => string;
  /** The database, as its administrator knows it. */
  readonly where: string;
  /** Milliseconds of a clock that is never set. */
  readonly clock: () => number;
}

/** The look: raises or clears the conditions of data that cannot be changed and of a clock that is off. Throws nothing. */
export function openReadiness({
  health,
  tryWriting,
  newest,
  now,
  where,
  clock,
}: ReadinessOptions): () => Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  const lookAtClock = async (): Promise<void> => {
    // What keeps it from being read is told by others.
    const off = clockOff(now(), await newest().catch(() => null));
    if (off === null) health.clear('clockOff');
    else health.raise(off);
  };
  const look = async (): Promise<void> => {
    try {
      await tryWriting();
      health.clear('notWritable');
    } catch (error) {
      // That has a condition of its own, which its watcher raises and clears.
      const isAway = error instanceof Problem && error.code === 'DATABASE_UNAVAILABLE';
      if (!isAway) health.raise(notWritable(error, where));
    }
    await lookAtClock();
    last = clock();
    looking = null;
  };
  return async () => {
    if (looking === null && clock() - last < HOLDS) return;
    looking ??= look();
    await Promise.race([looking, wait(PATIENCE, undefined, { ref: false })]);
  };
}

/** Tells of a change that could not be stored as it happens; the next look that can write clears it. */
export function telling<Asked extends readonly unknown[], Result>(
  { health, where }: Pick<ReadinessOptions, 'health' | 'where'>,
  change: (...asked: Asked) => Promise<Result>,
): (...asked: Asked) => Promise<Result> {
  return (...asked) =>
    change(...asked).catch((error: unknown) => {
      if (isNotStored(error)) health.raise(notWritable(error.cause, where));
      throw error;
    });
}
