/** Which state of the data there is: a number that every accepted change makes larger. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { preparedQuestion } from './prepared.ts';
import { rememberedAtOnce, rememberedOne } from './remembered.ts';

/** The number of the newest revision, asked of the database itself; 0 before the first change. To be asked before every kept answer. */
export type StateNow = () => Promise<number>;

const ABOUT = 'state';

const selectNewest = preparedQuestion((db, _: Readonly<Record<string, never>>) =>
  db.selectFrom('revision').select((eb) => eb.fn.max('number').as('number')),
);

/** The same at once, where it was looked up since anybody wrote last; null where it was not, and of other databases than a file. */
export type StateAtOnce = () => number | null;

export function openStateAtOnce(reader: Reader): StateAtOnce {
  return () => rememberedAtOnce<number>(reader, ABOUT) ?? null;
}

/** Of a file it is remembered until SQLite says that somebody wrote, which is asked each time: that is what a kept answer costs most. */
export function openState(reader: Reader): StateNow {
  const look = async (): Promise<number> => toCount((await selectNewest(reader, {}))[0]?.number);
  return () => rememberedOne(reader, ABOUT, look, () => 100);
}
