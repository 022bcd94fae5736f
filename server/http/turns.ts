/**
 * Turns by name, of an address or a key: so many at a time, so many in line. Whoever stands in line has sent next to nothing yet,
 * so that a line costs a connection and no memory; and however many one name sends, it takes no more than its turns.
 */
import type { Problem } from '../../schema/problem.ts';

export interface TurnLimits {
  readonly atOnce: number;
  readonly inLine: number;
  /** Milliseconds that anybody stands in line. */
  readonly longest: number;
}

export interface Turns {
  /** Waits for a turn; ends it with what it resolves to. Throws Problem BUSY where the line is too long, and the signal's reason. */
  take(name: string, signal: AbortSignal): Promise<() => void>;
}

interface Line {
  taken: number;
  readonly waiting: Set<() => void>;
}

/** `tooLong`: what is told to whoever finds the line too long, or stood in it for too long. */
export function openTurns({ atOnce, inLine, longest }: TurnLimits, tooLong: () => Problem): Turns {
  const lines = new Map<string, Line>();

  function wait({ waiting }: Line, signal: AbortSignal): Promise<void> {
    if (waiting.size >= inLine) throw tooLong();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    waiting.add(resolve);
    // Out of the line at once: a turn that is handed to somebody who has left is nobody's, and ends never.
    const leave = (reason: unknown): void => {
      waiting.delete(resolve);
      reject(reason);
    };
    const hangUp = (): void => leave(signal.reason);
    const late = setTimeout(() => leave(tooLong()), longest);
    signal.addEventListener('abort', hangUp);
    return promise.finally(() => {
      clearTimeout(late);
      signal.removeEventListener('abort', hangUp);
    });
  }

  return {
    async take(name, signal) {
      signal.throwIfAborted();
      const line = lines.get(name) ?? { taken: 0, waiting: new Set() };
      lines.set(name, line);
      if (line.taken < atOnce) line.taken += 1;
      // Whoever ends a turn hands it on, so that nobody comes between.
      else await wait(line, signal);
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        const [next] = line.waiting;
        if (next) {
          line.waiting.delete(next);
          return next();
        }
        line.taken -= 1;
        if (line.taken === 0) lines.delete(name);
      };
    },
  };
}
