/** Who did what, and when: changes of data (each a revision) and what changed none, in one list. */
import { sql } from 'kysely';
import type { DeedKind } from '../../../schema/access/deeds.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';
import { findRevisions } from './revisions.ts';
import { ensureSealed } from './sound.ts';

export interface DeedRow {
  /** A change of data has the number of its revision; anything else a number of its own. */
  readonly number: number;
  readonly isRevision: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The id of a key, or the part of the program that did it; empty where nobody noted it. */
  readonly actor: string;
  readonly action: DeedKind;
  /** The report of a revision, or the key that was made or revoked. */
  readonly subject: string | null;
  /** The note of a revision; JSON of anything else. */
  readonly detail: string;
}

/** Who did something, as it stands in `actor`. */
export interface ActorRow {
  readonly id: string;
}

export interface DeedQuestion {
  readonly actor: string | null;
  readonly actions: readonly DeedKind[] | null;
}

/** Newest first; what was done at the same instant in the order of its numbers. */
export async function listDeeds(reader: Reader, question: DeedQuestion, page: Page): Promise<Slice<DeedRow>> {
  const after = page.after === null ? null : decodeCursor(page.after, ['string', 'number', 'number']);
  const found: DeedRow[] = [];
  let total = 0;
  // Each source gives a page of its own, by its index; both together hold the page.
  for (const source of sourcesOf(reader)) {
    let deeds = source;
    const { actor, actions } = question;
    if (actor !== null) deeds = deeds.where('actor', '=', actor);
    if (actions !== null) deeds = deeds.where('action', 'in', actions);
    const { count } = await deeds.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
    total += toCount(count);
    let rows = deeds
      .selectAll()
      .orderBy('at', 'desc')
      .orderBy('number', 'desc')
      .limit(page.first + 1);
    if (after !== null) {
      const [at, kind, number] = [String(after[0]), Number(after[1]), Number(after[2])];
      rows = rows
        .where('at', '<=', at)
        .where((eb) => eb(eb.refTuple('at', 'source', 'number'), '<', eb.tuple(at, kind, number)));
    }
    for (const { source: kind, number, ...row } of await rows.execute()) {
      found.push({ ...row, number: toCount(number), isRevision: toCount(kind) === 1 });
    }
  }
  found.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : sourceOf(b) - sourceOf(a) || b.number - a.number));
  // Those of damaged records are not shown.
  await findRevisions(
    reader,
    found.flatMap(({ isRevision, number }) => (isRevision ? [number] : [])),
  );
  const others = found.flatMap(({ isRevision, number }) => (isRevision ? [] : [number]));
  if (others.length > 0)
    ensureSealed('audit', await reader.db.selectFrom('audit').selectAll().where('id', 'in', others).execute());
  return sliceOf(found, page, (row) => [row.at, sourceOf(row), row.number], total);
}

function sourceOf({ isRevision }: DeedRow): number {
  return isRevision ? 1 : 0;
}

/** Everybody who ever did something, by id. */
export async function listActors(reader: Reader): Promise<ActorRow[]> {
  const ids = new Set<string>();
  for (const source of sourcesOf(reader)) {
    for (const { actor } of await source.select('actor').distinct().execute()) ids.add(actor);
  }
  return [...ids].sort().map((id) => ({ id }));
}

/** Deeds of both kinds in one shape: changes of data, and what changed none. */
function sourcesOf({ db }: Reader) {
  const changes = db
    .selectFrom('revision')
    .select((eb) => [
      'number',
      sql<number>`1`.as('source'),
      'at',
      eb.fn.coalesce('actor', sql<string>`''`).as('actor'),
      sql<DeedKind>`coalesce(about, kind)`.as('action'),
      'report_id as subject',
      'note as detail',
    ]);
  const others = db
    .selectFrom('audit')
    .select([
      'id as number',
      sql<number>`0`.as('source'),
      'at',
      'actor',
      sql<DeedKind>`action`.as('action'),
      'subject',
      'detail',
    ]);
  return [db.selectFrom(changes.as('deed')), db.selectFrom(others.as('deed'))];
}
