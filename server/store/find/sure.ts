/** Two questions that are held against each other may see two states of the data, where somebody changed them in between. */
import { Problem } from '../../../schema/problem.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';

/** Times that something is asked: that many changes do not come between the two each time. */
const MOST = 5;

/** Asks again what seems to be damaged, until it seems so twice in the same state of the data, or every time. */
export async function makeSure<Value>(reader: Reader, ask: () => Promise<Value>): Promise<Value> {
  let before: number | null = null;
  for (let times = 1; ; times += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'DAMAGED')) throw error;
      const now = await stateOf(reader);
      if (now === before || times === MOST) throw error;
      before = now;
    }
  }
}

async function stateOf({ db }: Reader): Promise<number> {
  const row = await db
    .selectFrom('revision')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  return toCount(row?.number);
}
