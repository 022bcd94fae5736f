/** Charts that were pinned, and where they are shown. */
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { PinRow as StoredRow } from '../tables/pin.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';

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
  const rows = (await query.execute()).map((row) => ({ ...row, id: toCount(row.id), since: toCount(row.since) }));
  return sliceOf(rows, page, ({ id }) => [id], toCount(count));
}

export async function findPin(reader: Reader, by: { readonly id: number } | { readonly address: string }) {
  const query = reader.db.selectFrom('pin').selectAll();
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('address', '=', by.address)
  ).executeTakeFirst();
  return row && { ...row, id: toCount(row.id), since: toCount(row.since) };
}

/** Where a pinned chart is shown, the busiest first. */
export async function pinHosts(reader: Reader, id: number): Promise<readonly PinHost[]> {
  const rows = await reader.db
    .selectFrom('pin_host')
    .where('pin_id', '=', id)
    .groupBy('host')
    .select(['host', (eb) => eb.fn.sum('count').as('count'), (eb) => eb.fn.countAll().as('days')])
    .select((eb) => eb.fn.max('day').as('lastDay'))
    .execute();
  return rows
    .map(({ host, count, days, lastDay }) => ({ host, count: Number(count), days: Number(days), lastDay }))
    .sort((a, b) => b.count - a.count || (a.host < b.host ? -1 : 1));
}
