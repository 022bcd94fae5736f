/** Charts that are pinned, and the sites that show them: no data, so that no revision is made. */
import { ensureSealed } from '../find/sound.ts';
import { toCount } from '../numbers.ts';
import { sealed } from '../sealed.ts';
import type { WriteTransaction } from '../writer.ts';
import { updateSealed } from './sealed.ts';

/** Sites of a pin that are told apart on one day; the pages of others are counted for none. */
const HOSTS_A_DAY = 50;

export async function savePin(
  tx: WriteTransaction,
  pin: { readonly address: string; readonly since: number; readonly actor: string; readonly at: string },
): Promise<void> {
  await tx.db
    .insertInto('pin')
    .values(sealed('pin', pin))
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();
}

export async function dropPin(tx: WriteTransaction, id: number): Promise<void> {
  await tx.db.deleteFrom('pin_host').where('pin_id', '=', id).execute();
  await tx.db.deleteFrom('pin').where('id', '=', id).execute();
}

/** How often pages of a site fetched a chart on a day. */
export interface Sighting {
  readonly address: string;
  readonly day: string;
  readonly host: string;
  readonly count: number;
}

/** Adds what was counted of charts that are pinned, and forgets what is from before `oldest`. */
export async function saveSightings(tx: WriteTransaction, seen: readonly Sighting[], oldest: string): Promise<void> {
  const pins = await tx.db
    .selectFrom('pin')
    .select(['id', 'address'])
    .where('address', 'in', [...new Set(seen.map(({ address }) => address))])
    .execute();
  const ids = new Map(pins.map(({ id, address }) => [address, Number(id)]));
  for (const { address, day, host, count } of seen) {
    const id = ids.get(address);
    if (id === undefined) continue;
    const known = await tx.db
      .selectFrom('pin_host')
      .selectAll()
      .where('pin_id', '=', id)
      .where('day', '=', day)
      .execute();
    const row = known.find((one) => one.host === host);
    if (row) {
      ensureSealed('pin_host', [row]);
      await updateSealed(tx, 'pin_host', row, { count: toCount(row.count) + count });
    } else if (known.length < HOSTS_A_DAY) {
      await tx.db
        .insertInto('pin_host')
        .values(sealed('pin_host', { pin_id: id, day, host, count }))
        .execute();
    }
  }
  await tx.db.deleteFrom('pin_host').where('day', '<', oldest).execute();
}
