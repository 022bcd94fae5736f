/** The numbered states of the data. */
import { sql } from 'kysely';
import { Problem } from '../../../schema/problem.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { RevisionAbout, RevisionRow } from '../tables/revision.ts';

export type { RevisionRow };

import { inOrderAsked, type OrderPart, type Orders, orderAsked } from './order.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';
import { rememberedOne } from './remembered.ts';
import { damagedIndex, ensureAllRevisions, ensureSoundRevisions } from './sound.ts';

const BY_NUMBER: OrderPart<RevisionRow> = { by: 'number', type: 'number', read: ({ number }) => toCount(number) };

const ORDERS: Orders<RevisionRow, 'newest' | 'oldest'> = {
  newest: [{ ...BY_NUMBER, falling: true }],
  oldest: [BY_NUMBER],
};

/** Newest first where the other order is not asked for; up to this one, or all for null. */
export async function listRevisions(
  reader: Reader,
  page: Page,
  asOf: number | null = null,
): Promise<Slice<RevisionRow>> {
  let query = reader.db.selectFrom('revision');
  if (asOf !== null) query = query.where('number', '<=', asOf);
  const { count } = await query.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  const order = orderAsked(page, ORDERS);
  const rows = await inOrderAsked(query.selectAll(), order)
    .limit(page.first + 1)
    .execute();
  return sliceOf(ensureSoundRevisions(rows), page, (row) => order.keyOf(row), toCount(count));
}

export interface ChangesQuestion {
  /** Behind this revision, and up to that one; null: to the newest. */
  readonly since: number;
  readonly until: number | null;
  /** Of reports and entries of these publishers; null: of everybody. */
  readonly publishers: readonly string[] | null;
}

/** Changes that may have moved a figure or who is counted: of the list, by documents, corrections and withdrawals; newest first. */
export async function listChanges(
  reader: Reader,
  { since, until, publishers }: ChangesQuestion,
  page: Page,
): Promise<Slice<RevisionRow>> {
  let query = reader.db
    .selectFrom('revision')
    .where('number', '>', since)
    // What is none of the others, though it never was written, is found, and refused.
    .where((eb) => eb.or([eb('about', 'is', null), eb('about', 'not in', STAYING)]));
  if (until !== null) query = query.where('number', '<=', until);
  if (publishers) {
    await ensureReportsCalled(reader);
    query = query.where(({ or, exists, selectFrom }) =>
      or([
        exists(
          selectFrom('report')
            .select('report.id')
            .whereRef('report.id', '=', 'revision.report_id')
            .where('report.publisher_id', 'in', publishers),
        ),
        exists(
          selectFrom('roster_change')
            .select('roster_change.revision')
            .whereRef('roster_change.revision', '=', 'revision.number')
            .where('roster_change.publisher_id', 'in', publishers),
        ),
      ]),
    );
  }
  const { count } = await query.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  let rows = query
    .selectAll()
    .orderBy('number', 'desc')
    .limit(page.first + 1);
  if (page.after !== null) rows = rows.where('number', '<', Number(decodeCursor(page.after, ['number'])[0]));
  return sliceOf(ensureSoundRevisions(await rows.execute()), page, (row) => [toCount(row.number)], toCount(count));
}

/** Throws DAMAGED where a report is not called after whose it is and of which year: changes of it would be missed by nobody. */
async function ensureReportsCalled(reader: Reader): Promise<void> {
  const find = async () => {
    const wrong = sql<boolean>`publisher_id || '-' || year <> id`;
    const row = await reader.db.selectFrom('report').select('id').where(wrong).limit(1).executeTakeFirst();
    return row !== undefined;
  };
  if (await rememberedOne(reader, 'reports called otherwise', find, () => 10)) throw damagedIndex();
}

/** Whether figures or who is counted may be others after it. */
const MOVES: Readonly<Record<RevisionAbout, boolean>> = {
  ...{ correction: true, correctionWithdrawn: true, withdrawal: true, restoration: true },
  ...{ deadline: false, publication: false, verdict: false, sheet: false, note: false, saved: false },
};
const STAYING = (Object.keys(MOVES) as RevisionAbout[]).filter((about) => !MOVES[about]);

/** Those that other rows name; throws DAMAGED where one is not there. */
export async function findRevisions(reader: Reader, numbers: readonly number[]): Promise<RevisionRow[]> {
  if (numbers.length === 0) return [];
  return ensureAllRevisions(await selectRevisions(reader, numbers), numbers);
}

function selectRevisions(reader: Reader, numbers: readonly number[]): Promise<RevisionRow[]> {
  return reader.db.selectFrom('revision').selectAll().where('number', 'in', numbers).execute();
}

/** The newest revision, or the one asked for, and when it was accepted; before the first change there is revision 0. */
export async function getRevision(
  reader: Reader,
  asked: number | null,
): Promise<{ readonly number: number; readonly at: string | null; readonly latest: boolean }> {
  const [newest] = await rememberedOne(
    reader,
    'newest revision',
    () => newestRevision(reader),
    () => 500,
  );
  const newestNumber = toCount(newest?.number);
  if (asked === null || asked === newestNumber) {
    return { number: newestNumber, at: newest?.at ?? null, latest: true };
  }
  const [row] = ensureSoundRevisions(await selectRevisions(reader, [asked]));
  if (!row) {
    const [zh, en] =
      newestNumber === 0
        ? ['还没有收录任何数据', 'nothing is held yet']
        : [`现有 1 至 ${newestNumber}`, `revisions run from 1 to ${newestNumber}`];
    throw new Problem('BAD_ARGUMENT', {
      zh: `没有第 ${asked} 号数据版本，${zh}。`,
      en: `There is no revision ${asked}; ${en}.`,
    });
  }
  return { number: asked, at: row.at, latest: false };
}

async function newestRevision(reader: Reader): Promise<readonly RevisionRow[]> {
  const last = await reader.db.selectFrom('revision').selectAll().orderBy('number', 'desc').limit(1).execute();
  return ensureSoundRevisions(last);
}

/** The last revision accepted before an instant (ISO 8601, UTC), and the first there is; undefined where there is none. */
export async function revisionBefore(
  reader: Reader,
  instant: string,
): Promise<{ readonly last: number | undefined; readonly first: RevisionRow | undefined }> {
  const [last, first] = await Promise.all([
    reader.db
      .selectFrom('revision')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('at', '<', instant)
      .executeTakeFirst(),
    reader.db.selectFrom('revision').selectAll().orderBy('number').limit(1).executeTakeFirst(),
  ]);
  return { last: last?.number == null ? undefined : toCount(last.number), first };
}
