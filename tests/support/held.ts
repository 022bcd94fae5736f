import { setTimeout as pause } from 'node:timers/promises';
import { cpuTime } from './cpu-time.ts';

/** How long the event loop was held at most while something went on: milliseconds of CPU time between two of its turns. */
export async function heldDuring(work: Promise<unknown>): Promise<number> {
  let over = false;
  const end = (): void => {
    over = true;
  };
  work.then(end, end);
  let [longest, last] = [0, cpuTime()];
  while (!over) {
    await pause(1);
    const now = cpuTime();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return longest;
}
