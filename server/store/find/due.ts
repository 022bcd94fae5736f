/** Until when reports are due where the law's own day does not hold, and when they were published as people entered it. */
import type { DueRule } from '../../../schema/rollup/due.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { RevisionRow } from '../tables/revision.ts';
import { ensureHeld } from './held-at.ts';
import { bureausOf, findPublishers } from './publishers.ts';
import { rememberedOne } from './remembered.ts';
import { findRevisions } from './revisions.ts';
import { allRolls } from './rolls.ts';
import { validAt } from './series.ts';
import { ensureSealed, ensureSoundRevisions } from './sound.ts';

export interface StoredDueRule extends DueRule {
  readonly revision: number;
}

/** The deadlines set, now or as of a revision, in the order they were set. */
export async function dueRules(reader: Reader, asOf: number | null = null): Promise<readonly StoredDueRule[]> {
  if (asOf !== null) return rulesAt(reader, asOf);
  return rememberedOne(
    reader,
    'due rules',
    () => rulesAt(reader, null),
    (rules) => rules.length * 200,
  );
}

async function rulesAt(reader: Reader, asOf: number | null): Promise<readonly StoredDueRule[]> {
  // Those that hold no longer too: one that only seems to have ended would be missed by nobody.
  const rows = ensureSealed('due_rule', await reader.db.selectFrom('due_rule').selectAll().orderBy('id').execute());
  return rows.filter(holdsAt(asOf)).map((row) => ({
    region: row.region_id,
    kind: row.kind,
    since: row.since === null ? null : toCount(row.since),
    month: toCount(row.month),
    day: toCount(row.day),
    revision: toCount(row.revision),
  }));
}

/** Tells which rows hold after a revision; null: now. */
export function holdsAt(asOf: number | null) {
  return ({ revision, superseded }: { readonly revision: number; readonly superseded: number | null }): boolean =>
    asOf === null
      ? superseded === null
      : toCount(revision) <= asOf && (superseded === null || toCount(superseded) > asOf);
}

/** The newest revision after `since` that set or took back a deadline of that region and kind; undefined: none did. */
export async function dueChangeSince(
  reader: Reader,
  since: number,
  { region, kind }: Pick<DueRule, 'region' | 'kind'>,
): Promise<RevisionRow | undefined> {
  const newest = await reader.db
    .selectFrom('revision')
    .selectAll()
    .where('number', '>', since)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('due_rule')
          .select('due_rule.id')
          .where((inner) =>
            inner.or([
              inner('due_rule.revision', '=', inner.ref('revision.number')),
              inner('due_rule.superseded', '=', inner.ref('revision.number')),
            ]),
          )
          .where('due_rule.region_id', region === null ? 'is' : '=', region)
          .where('due_rule.kind', kind === null ? 'is' : '=', kind),
      ),
    )
    .orderBy('number', 'desc')
    .limit(1)
    .execute();
  return ensureSoundRevisions(newest)[0];
}

/** The region above each region; null for those that have none. */
export async function regionsAbove(reader: Reader): Promise<ReadonlyMap<string, string | null>> {
  const find = async () => new Map([...(await allRolls(reader))].map(([region, { above }]) => [region, above]));
  return rememberedOne(reader, 'regions above', find, (above) => above.size * 100);
}

/** Since which report year the list of bureaus of a region, and of all below it, is said to be complete; regions of which it is not said are left out. */
export async function completeLists(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const find = async () =>
    new Map(
      [...(await allRolls(reader))].flatMap(([region, { completeSince }]): [string, number][] =>
        completeSince === null ? [] : [[region, completeSince]],
      ),
    );
  return rememberedOne(reader, 'complete lists', find, (lists) => lists.size * 100);
}

/** A day of publication as a person entered it. */
export interface EnteredDay {
  readonly report: string;
  readonly on: string;
  readonly source: string;
  readonly actor: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly revision: number;
}

/** The days entered for these reports that hold; a report without one has no entry. */
export async function enteredDays(
  reader: Reader,
  reports: readonly string[],
  asOf: number | null = null,
): Promise<readonly EnteredDay[]> {
  if (reports.length === 0) return [];
  const rows = await reader.db
    .selectFrom('publication_date')
    .selectAll()
    .where('report_id', 'in', reports)
    .where((eb) =>
      eb(
        'revision',
        '=',
        eb
          .selectFrom('publication_date as newer')
          .select((inner) => inner.fn.max('newer.revision').as('revision'))
          .whereRef('newer.report_id', '=', 'publication_date.report_id')
          .where('newer.revision', '<=', asOf ?? Number.MAX_SAFE_INTEGER),
      ),
    )
    .execute();
  return ensureSealed('publication_date', rows).flatMap(({ report_id, published_on, source, actor, at, revision }) =>
    published_on === null || source === null
      ? []
      : [{ report: report_id, on: published_on, source, actor, at, revision: toCount(revision) }],
  );
}

/** The newest revision after `since` in which somebody entered or took back the day of that report; undefined: nobody did. */
export async function publicationChangeSince(
  reader: Reader,
  since: number,
  report: string,
): Promise<RevisionRow | undefined> {
  const newest = await reader.db
    .selectFrom('revision')
    .selectAll()
    .where('about', '=', 'publication')
    .where('report_id', '=', report)
    .where('number', '>', since)
    .orderBy('number', 'desc')
    .limit(1)
    .execute();
  return ensureSoundRevisions(newest)[0];
}

/** A report of a year as it stands: what its document says of its publication, and when its first version came in. */
export interface FiledReport {
  readonly report: string;
  readonly publisher: string;
  /** Of its current version. */
  readonly version: number;
  readonly revision: number;
  readonly readOn: string | null;
  /** ISO 8601, UTC. */
  readonly receivedAt: string;
}

/** The reports held on a year of everybody in these regions, governments included. */
export async function filedReports(
  reader: Reader,
  regions: readonly string[],
  year: number,
  asOf: number | null = null,
): Promise<readonly FiledReport[]> {
  if (regions.length === 0) return [];
  const rows = await reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.id', 'report.publisher_id', 'report.year', 'report_version.published_on'])
    .select(['report_version.id as version', 'report_version.revision'])
    .select((eb) =>
      eb
        .selectFrom('report_version as earliest')
        .select((inner) => inner.fn.min('earliest.revision').as('revision'))
        .whereRef('earliest.report_id', '=', 'report.id')
        .as('first'),
    )
    .where('report.region_id', 'in', regions)
    .where('report.year', '=', year)
    .where(validAt(asOf))
    .execute();
  const publishers = [...(await findPublishers(reader, regions)), ...(await bureausOf(reader, regions))];
  await ensureHeld(reader, publishers, { asOf, years: { from: year, to: year } }, rows);
  const revisions = await findRevisions(
    reader,
    rows.map((row) => toCount(row.first)),
  );
  const receivedAt = new Map(revisions.map(({ number, at }) => [toCount(number), at]));
  return rows.map((row) => ({
    report: row.id,
    publisher: row.publisher_id,
    version: toCount(row.version),
    revision: toCount(row.revision),
    readOn: row.published_on,
    receivedAt: receivedAt.get(toCount(row.first)) ?? '',
  }));
}
