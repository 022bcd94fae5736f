/** Which state of the data there is: a number that every accepted change makes larger. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';

/** The number of the newest revision, asked of the database itself; 0 before the first change. To be asked before every kept answer. */
export type StateNow = () => Promise<number>;

/**
 * Whoever asks is answered by a look that began after he asked. Where all requests read from one host, those that wait while one looks
 * share the next look, so that a thousand a second cost the database no more than one reader does.
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
  let looking: Promise<unknown> = Promise.resolve();
  let next: Promise<number> | null = null;
  return () => {
    next ??= looking.then(() => {
      const found = look();
      looking = found.catch(() => {});
      next = null;
      return found;
    });
    return next;
  };
}
