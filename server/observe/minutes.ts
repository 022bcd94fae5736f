/** What happened in each of the last minutes, for people who look now; programs ask for /metrics. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Minute {
  /** When it ended: ISO 8601, UTC. */
  readonly at: string;
  readonly requests: number;
  /** Put off because too much was asked at once. */
  readonly shed: number;
  /** Answered with “something went wrong”. */
  readonly failed: number;
  /** Milliseconds by which everything else was late at the 99th percentile: what the longest works held it up. */
  readonly delay: number;
}

export type Counted = 'requests' | 'shed' | 'failed';

export interface Minutes {
  count(what: Counted): void;
  /** Ends a minute. */
  turn(): void;
  /** Oldest first, without the one that is under way. */
  last(): readonly Minute[];
}

const KEPT = 60;
const NOTHING = { requests: 0, shed: 0, failed: 0 } as const;

export function openMinutes(now: () => string): Minutes {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let counts: Record<Counted, number> = { ...NOTHING };
  let minutes: readonly Minute[] = [];
  return {
    count(what) {
      counts[what] += 1;
    },
    turn() {
      const late = delay.count === 0 ? 0 : Math.round(delay.percentile(99) / 1e6);
      minutes = [...minutes, { at: now(), ...counts, delay: late }].slice(-KEPT);
      counts = { ...NOTHING };
      delay.reset();
    },
    last: () => minutes,
  };
}
