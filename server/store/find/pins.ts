/** Charts that were pinned, and where they are shown. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PinRow as StoredRow } from '../tables/pin.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';
import { ensureSealed } from './sound.ts';

/** A pinned chart that is kept. */
export type PinRow = StoredRow;

/** A site whose pages show it. */
export interface PinHost {
  readonly host: string;
  /** How often it was fetched for them, on how many days, and when last. */
  readonly count: number;
  readonly days: number;
  readonly lastDay: string;
}

/** The newest first. */
export async function listPins(reader: Reader, page: Page): Promise<Slice<PinRow>> {
  const all = reader.db.selectFrom('pin');
  const { count } = await all.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  let query = all
    .selectAll()
    .orderBy('id', 'desc')
    .limit(page.first + 1);
  if (page.after !== null) query = query.where('id', '<', Number(decodeCursor(page.after, ['number'])[0]));
  const rows = ensureSealed('pin', await query.execute()).map((row) => ({
    ...row,
    id: toCount(row.id),
    since: toCount(row.since),
  }));
  return sliceOf(rows, page, ({ id }) => [id], toCount(count));
}

export async function findPin(reader: Reader, by: { readonly id: number } | { readonly address: string }) {
  const query = reader.db.selectFrom('pin').selectAll();
  const rows = await ('id' in by ? query.where('id', '=', by.id) : query.where('address', '=', by.address)).execute();
  const [row] = ensureSealed('pin', rows);
  return row && { ...row, id: toCount(row.id), since: toCount(row.since) };
}

/** Where a pinned chart is shown, the busiest first. */
export async function pinHosts(reader: Reader, id: number): Promise<readonly PinHost[]> {
  const rows = await reader.db.selectFrom('pin_host').selectAll().where('pin_id', '=', id).orderBy('day').execute();
  const byHost = Map.groupBy(ensureSealed('pin_host', rows), ({ host }) => host);
  return [...byHost]
    .map(([host, days]) => ({
      host,
      count: days.reduce((sum, { count }) => sum + toCount(count), 0),
      days: days.length,
      lastDay: days.findLast(() => true)?.day ?? '',
    }))
    .sort((a, b) => b.count - a.count || (a.host < b.host ? -1 : 1));
}
