/** Who did what, and when: changes of data (each a revision) and what changed none, in one list. */
import { sql } from 'kysely';
import type { DeedKind } from '../../../schema/access/deeds.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';

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
  let deeds = allDeeds(reader);
  const { actor, actions } = question;
  if (actor !== null) deeds = deeds.where('actor', '=', actor);
  if (actions !== null) deeds = deeds.where('action', 'in', actions);
  const { count } = await deeds.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  let rows = deeds
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('source', 'desc')
    .orderBy('number', 'desc')
    .limit(page.first + 1);
  if (page.after !== null) {
    const [at = '', source = 0, number = 0] = decodeCursor(page.after, ['string', 'number', 'number']);
    rows = rows.where((eb) =>
      eb(eb.refTuple('at', 'source', 'number'), '<', eb.tuple(String(at), Number(source), Number(number))),
    );
  }
  const found = (await rows.execute()).map(({ source, number, ...row }) => ({
    ...row,
    number: toCount(number),
    isRevision: toCount(source) === 1,
  }));
  const keyOf = (row: DeedRow) => [row.at, row.isRevision ? 1 : 0, row.number];
  return sliceOf(found, page, keyOf, toCount(count));
}

/** Everybody who ever did something, by id. */
export async function listActors(reader: Reader): Promise<ActorRow[]> {
  const rows = await allDeeds(reader).select('actor').distinct().orderBy('actor').execute();
  return rows.map((row) => ({ id: row.actor }));
}

function allDeeds({ db }: Reader) {
  const changes = db
    .selectFrom('revision')
    .select((eb) => [
      'number',
      sql<number>`1`.as('source'),
      'at',
      eb.fn.coalesce('actor', sql<string>`''`).as('actor'),
      sql<DeedKind>`kind`.as('action'),
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
  return db.selectFrom(changes.unionAll(others).as('deed'));
}
