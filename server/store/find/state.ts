/** Which state of the data there is: a number that every accepted change makes larger. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';

/** The number of the newest revision, asked of the database itself; 0 before the first change. To be asked before every kept answer. */
export type StateNow = () => Promise<number>;

/**
 * Whoever asks is answered by a look that began after he asked. Where all requests read from one host, those that came in the same turn
 * of the event loop, or wait while one looks, share a look: that is what a kept answer costs most.
 */
export function openState(reader: Reader): StateNow {
  const look = async (): Promise<number> => {
    const found = await reader.db
      .selectFrom('revision')
      .select((eb) => eb.fn.max('number').as('number'))
      .executeTakeFirst();
    return toCount(found?.number);
  };
  if (reader.openRequest) return look;
  let looking: Promise<unknown> | null = null;
  let next: Promise<number> | null = null;
  const lookNext = async (): Promise<number> => {
    await (looking ?? nextTurn());
    next = null;
    const found = look();
    looking = found.then(
      () => {},
      () => {},
    );
    void looking.then(() => {
      looking = null;
    });
    return found;
  };
  return () => {
    next ??= lookNext();
    return next;
  };
}
