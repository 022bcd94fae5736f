/** What people changed in reports: figures that were corrected, and reports that were withdrawn. */
import type { ExpressionBuilder } from 'kysely';
import type { Correction, NumberOrGap } from '../../../schema/report/correction.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { AmendmentRow } from '../tables/amendment.ts';
import type { RevisionRow } from '../tables/revision.ts';
import type { Tables } from '../tables/tables.ts';
import { holdsAt } from './due.ts';
import type { FiledBy } from './filed-by.ts';
import { isFiledBy } from './filed-by.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';
import { ensureSound, ensureSoundRevisions } from './sound.ts';

/** How an amendment ended. */
export interface AmendmentEnd {
  /** The revision at which it did: who and when. */
  readonly revision: number;
  readonly how: NonNullable<AmendmentRow['ended']>;
  /** Where somebody took it back. */
  readonly reason: string | null;
}

interface Amendment {
  /** At which it was made, and by which it is found. */
  readonly revision: number;
  readonly report: string;
  readonly reason: string;
  readonly end: AmendmentEnd | null;
}

export interface StoredCorrection extends Amendment, Correction {
  readonly source: string | null;
}

export type StoredWithdrawal = Amendment;

async function sound(reader: Reader, rows: AmendmentRow[]): Promise<AmendmentRow[]> {
  await ensureSound(reader, 'amendments', rows, isSound.amendment);
  return rows;
}

function amendmentOf(row: AmendmentRow): Amendment {
  const { superseded, ended, ended_reason: reason } = row;
  return {
    revision: toCount(row.revision),
    report: row.report_id,
    reason: row.reason,
    end: superseded === null || ended === null ? null : { revision: toCount(superseded), how: ended, reason },
  };
}

function correctionOf(row: AmendmentRow): StoredCorrection[] {
  const { place, printed, value, source } = row;
  if (place === null || printed === null || value === null) return [];
  const [was, is]: NumberOrGap[] = [JSON.parse(printed), JSON.parse(value)];
  return [{ ...amendmentOf(row), place, printed: was ?? 'blank', value: is ?? 'blank', source }];
}

/** Those that hold after a revision; null: now. */
export function holding(asOf: number | null) {
  return (eb: ExpressionBuilder<Pick<Tables, 'amendment'>, 'amendment'>) =>
    asOf === null
      ? eb('amendment.superseded', 'is', null)
      : eb.and([
          eb('amendment.revision', '<=', asOf),
          eb.or([eb('amendment.superseded', 'is', null), eb('amendment.superseded', '>', asOf)]),
        ]);
}

/** The corrections of a report that hold, in the order they were made. */
export async function correctionsOf(
  reader: Reader,
  report: string,
  asOf: number | null = null,
): Promise<StoredCorrection[]> {
  const rows = await reader.db
    .selectFrom('amendment')
    .selectAll()
    .where('report_id', '=', report)
    .orderBy('revision')
    .execute();
  return (await sound(reader, rows)).filter(holdsAt(asOf)).flatMap(correctionOf);
}

/** All corrections there ever were of these reports, in the order they were made. */
export async function correctionsEver(reader: Reader, reports: readonly string[]): Promise<StoredCorrection[]> {
  if (reports.length === 0) return [];
  const rows = await reader.db
    .selectFrom('amendment')
    .selectAll()
    .where('report_id', 'in', reports)
    .where('place', 'is not', null)
    .orderBy('revision')
    .execute();
  return (await sound(reader, rows)).flatMap(correctionOf);
}

/** Corrections by the revisions at which they were made, in no particular order; those that are none are left out. */
export async function findCorrections(reader: Reader, revisions: readonly number[]): Promise<StoredCorrection[]> {
  if (revisions.length === 0) return [];
  const rows = await reader.db.selectFrom('amendment').selectAll().where('revision', 'in', revisions).execute();
  return (await sound(reader, rows)).flatMap(correctionOf);
}

/** How a report is withdrawn after a revision; null where it is not. */
export async function withdrawalOf(
  reader: Reader,
  report: string,
  asOf: number | null = null,
): Promise<StoredWithdrawal | null> {
  const [row = null] = await withdrawalsOf(reader, [report], asOf);
  return row;
}

/** Of these reports how each is withdrawn that is, after a revision. */
export async function withdrawalsOf(
  reader: Reader,
  reports: readonly string[],
  asOf: number | null = null,
): Promise<StoredWithdrawal[]> {
  if (reports.length === 0) return [];
  const rows = await reader.db.selectFrom('amendment').selectAll().where('report_id', 'in', reports).execute();
  const all = (await sound(reader, rows)).filter(({ place }) => place === null);
  return all.filter(holdsAt(asOf)).map(amendmentOf);
}

/**
 * The newest revision after `since` that changed a report otherwise than at another place: its document, whether it is held, or what counts at
 * `place` (null: anywhere); undefined: none did.
 */
export async function reportChangeSince(
  reader: Reader,
  report: string,
  since: number,
  place: string | null,
): Promise<RevisionRow | undefined> {
  const newest = await reader.db
    .selectFrom('revision')
    .selectAll()
    .where('number', '>', since)
    .where('report_id', '=', report)
    .where((eb) =>
      eb.or([
        eb('about', 'is', null),
        eb('about', 'in', ['withdrawal', 'restoration']),
        eb('about', 'in', ['correction', 'correctionWithdrawn']).and(
          place === null
            ? eb.lit(true)
            : eb.exists(
                eb
                  .selectFrom('amendment')
                  .select('amendment.revision')
                  .where('amendment.place', '=', place)
                  .where((one) =>
                    one.or([
                      one('amendment.revision', '=', one.ref('revision.number')),
                      one('amendment.superseded', '=', one.ref('revision.number')),
                    ]),
                  ),
              ),
        ),
      ]),
    )
    .orderBy('number', 'desc')
    .limit(1)
    .execute();
  return ensureSoundRevisions(newest)[0];
}

export interface CorrectionQuestion extends FiledBy {
  /** As they were after this revision; null: now. */
  readonly asOf: number | null;
  /** Those that hold no longer too. */
  readonly withEnded: boolean;
}

/** Corrections of all reports asked for, newest first. */
export async function listCorrections(
  reader: Reader,
  question: CorrectionQuestion,
  page: Page,
): Promise<Slice<StoredCorrection>> {
  const { asOf, withEnded } = question;
  let query = reader.db
    .selectFrom('amendment')
    .innerJoin('report', 'report.id', 'amendment.report_id')
    .where('amendment.place', 'is not', null)
    .where(isFiledBy(question));
  if (!withEnded) query = query.where(holding(asOf));
  else if (asOf !== null) query = query.where('amendment.revision', '<=', asOf);
  const { count } = await query.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  let rows = query
    .selectAll('amendment')
    .orderBy('amendment.revision', 'desc')
    .limit(page.first + 1);
  if (page.after !== null)
    rows = rows.where('amendment.revision', '<', Number(decodeCursor(page.after, ['number'])[0]));
  const found = (await sound(reader, await rows.execute())).flatMap(correctionOf);
  return sliceOf(found, page, (row) => [row.revision], toCount(count));
}

/** By revision why somebody corrected, withdrew, or took that back then. */
export async function reasonsOf(reader: Reader, revisions: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (revisions.length === 0) return new Map();
  const rows = await reader.db
    .selectFrom('amendment')
    .selectAll()
    .where((eb) => eb.or([eb('revision', 'in', revisions), eb('superseded', 'in', revisions)]))
    .execute();
  const reasons = new Map<number, string>();
  for (const { revision, superseded, reason, ended, ended_reason } of await sound(reader, rows)) {
    reasons.set(toCount(revision), reason);
    if (ended === 'withdrawn' && ended_reason !== null) reasons.set(toCount(superseded), ended_reason);
  }
  return reasons;
}
