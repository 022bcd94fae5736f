/** What is done once a day while the server runs, beside everything else. */
import { type BugLog, logBug } from './bug.ts';

/** Milliseconds after the start, when nobody waits for the first pages any more, and between two times. */
const FIRST = 60_000;
const DAY = 24 * 3600_000;

/** Runs the works one after another, and goes on past one that fails. Does not keep the process from ending. */
export function everyDay(works: readonly (() => Promise<unknown>)[], log: BugLog): void {
  const run = async (): Promise<void> => {
    for (const work of works) await work().catch((error: unknown) => void logBug(log, error, 'Daily work failed'));
  };
  setTimeout(() => {
    void run();
    setInterval(run, DAY).unref();
  }, FIRST).unref();
}
