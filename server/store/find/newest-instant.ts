/** When something was last done, as far as it is written down. */
import { LATEST } from '../../health/clock-off.ts';
import type { Reader } from '../reader.ts';

/**
 * The newest instant (ISO 8601, UTC) of a change, an entry of the audit or a use of a key; null where there is none. Those that a clock
 * far ahead left behind are none.
 */
export async function newestInstant({ db }: Reader): Promise<string | null> {
  const rows = await Promise.all([
    db
      .selectFrom('revision')
      .select((eb) => eb.fn.max('at').as('at'))
      .where('at', '<', LATEST)
      .execute(),
    db
      .selectFrom('audit')
      .select((eb) => eb.fn.max('at').as('at'))
      .where('at', '<', LATEST)
      .execute(),
    db
      .selectFrom('access_key')
      .select((eb) => eb.fn.max('used_at').as('at'))
      .where('used_at', '<', LATEST)
      .execute(),
  ]);
  return rows
    .flat()
    .reduce<string | null>((newest, { at }) => (at !== null && at > (newest ?? '') ? at : newest), null);
}
