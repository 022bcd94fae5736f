/** What was done and changed no data is noted in the same transaction in which it was done; what happened, when it is written. */
import { EVENT_KINDS, type EventKind, PASSING_KINDS } from '../../../schema/access/deeds.ts';
import type { Label } from '../../../schema/language.ts';
import { ensureSealed } from '../find/sound.ts';
import { sealed } from '../sealed.ts';
import type { AuditTable } from '../tables/audit.ts';
import type { WriteTransaction } from '../writer.ts';
import { updateSealed } from './sealed.ts';

export type Deed = Omit<AuditTable, 'id' | 'detail' | 'checksum'> & {
  readonly detail?: Readonly<Record<string, string | number | null>>;
};

export async function noteDeed(tx: WriteTransaction, { detail = {}, ...deed }: Deed): Promise<void> {
  await tx.db
    .insertInto('audit')
    .values(sealed('audit', { ...deed, detail: JSON.stringify(detail) }))
    .execute();
}

/** Somebody or something was turned away, so many times in a row. */
export interface EventDetail {
  /** An address, a code or a reason; empty where there were many. */
  readonly what: string;
  readonly count: number;
  /** When it happened last: ISO 8601, UTC. */
  readonly until: string;
  /** What was said the last time. */
  readonly sentence?: Label;
}

interface Event extends Pick<AuditTable, 'at' | 'actor'> {
  readonly action: EventKind;
  readonly detail: EventDetail;
}

/** Returns its number, under which it can be written again while it goes on. */
export async function noteEvent(tx: WriteTransaction, { detail, ...event }: Event): Promise<number> {
  const { id } = await tx.db
    .insertInto('audit')
    .values(sealed('audit', { ...event, subject: null, detail: JSON.stringify(detail) }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return Number(id);
}

export async function rewriteEvent(tx: WriteTransaction, id: number, detail: EventDetail): Promise<void> {
  const rows = await tx.db
    .selectFrom('audit')
    .selectAll()
    .where('id', '=', id)
    .where('action', 'in', EVENT_KINDS)
    .execute();
  for (const row of ensureSealed('audit', rows))
    await updateSealed(tx, 'audit', row, { detail: JSON.stringify(detail) });
}

/** Entries of what passes that are kept at most, however young they are: a few megabytes. */
const MOST = 100_000;

/** Forgets what passes: who signed in and out, and who was turned away, before an instant. What changed anything is never forgotten. */
export async function forgetPassing({ db }: WriteTransaction, before: string, most = MOST): Promise<void> {
  await db.deleteFrom('audit').where('action', 'in', PASSING_KINDS).where('at', '<', before).execute();
  const oldest = await db
    .selectFrom('audit')
    .select('id')
    .where('action', 'in', PASSING_KINDS)
    .orderBy('id', 'desc')
    .offset(most)
    .limit(1)
    .executeTakeFirst();
  if (oldest) {
    await db.deleteFrom('audit').where('action', 'in', PASSING_KINDS).where('id', '<=', oldest.id).execute();
  }
}
