/**
 * Findings that hang on what stands around a report. A report that is stored is held against its neighbours at once, and those that hang on it
 * are held against theirs again in the same transaction: the years beside it, the report of its region, whoever says the same. What is found
 * as before stays; a finding that is no longer made ends at the revision, and one that is made anew begins with it.
 */

import { FEWEST_COPIED } from '../../../schema/check/around.ts';
import { checkAround, checkSome, looksAround, rulesLookingAt, sightsOf } from '../../../schema/check/check.ts';
import { countOutcomes, type Finding } from '../../../schema/check/finding.ts';
import { type OwnSentence, ownSentences } from '../../../schema/prose/own-sentences.ts';
import { asCorrected } from '../../../schema/report/correction.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { ownTurn } from '../../own-turn.ts';
import { recheckChecksum } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { packFindings } from '../packed/findings.ts';
import { reportId } from '../report-id.ts';
import type { WriteTransaction } from '../writer.ts';
import { isHeldIn, Surroundings, yearsIn } from './around.ts';
import { findingGroups, insertFindings } from './contents.ts';
import type { Kept } from './kept.ts';
import { prepared } from './prepared.ts';
import { type SaidBy, sharedSentences } from './sentences.ts';
import { settleStates } from './states.ts';

/** Reports that are held again in one turn: some milliseconds. */
const AT_ONCE = 20;

/** Whose report it is, and of which year. */
interface Whose {
  readonly publisher: string;
  readonly year: number;
}

/** What is found of a report that is about to be stored, by itself and by what stands around it. */
export async function withAround(
  tx: WriteTransaction,
  whose: Whose,
  read: ReadReport,
  own: readonly Finding[],
  { sentences, said }: Pick<Moved, 'sentences' | 'said'>,
): Promise<readonly Finding[]> {
  const around = await new Surroundings(tx, [], said).around({ ...whose, publishedOn: read.publishedOn, sentences });
  const alone = own.filter((finding) => !looksAround(finding));
  // Whose year it is was told by a person, where the document does not say.
  return around === null ? alone : [...alone, ...checkAround({ ...asCorrected(read), year: whose.year }, around)];
}

/** A report that came, changed or went. */
export interface Moved extends Whose {
  /** As it is now; null: it is not held any more. */
  readonly kept: Kept | null;
  readonly sentences: readonly OwnSentence[];
  /** Who says these sentences, and those that it had before. */
  readonly said: SaidBy;
}

/** Holds again whatever hangs on a report: the years beside it, the report of its region, whoever says the same. */
export async function recheckBeside(
  tx: WriteTransaction,
  { publisher, year, kept, sentences, said }: Moved,
  revision: number,
): Promise<void> {
  const surroundings = new Surroundings(tx, kept ? [kept] : []);
  const row = await surroundings.publisher(publisher);
  if (!row) return;
  if (isHeldIn(row, year + 1))
    await recheckReports(tx, [reportId(publisher, year + 1)], revision, BEFORE, surroundings);
  if (isHeldIn(row, year - 1)) await recheckReports(tx, [reportId(publisher, year - 1)], revision, AFTER, surroundings);
  // A government's own report is one of those below the next.
  const region = await surroundings.publisher(row.region_id ?? '');
  if (region && isHeldIn(region, year))
    await recheckReports(tx, [reportId(region.id, year)], revision, BUREAUS, surroundings);
  await recheckReports(tx, await alikeTo(tx, publisher, sentences, said), revision, WORDS, surroundings);
}

/** Those of these reports of which it is told that they say the same as another. */
async function withCopies({ db }: WriteTransaction, reports: readonly string[]): Promise<readonly string[]> {
  if (reports.length === 0) return [];
  const rows = await db
    .selectFrom('report_version')
    .innerJoin('finding', 'finding.version_id', 'report_version.id')
    .select('report_version.report_id')
    .distinct()
    .where('report_version.report_id', 'in', reports)
    .where('report_version.superseded', 'is', null)
    .where('finding.rule', '=', 'TX-DUP')
    .where('finding.superseded', 'is', null)
    .execute();
  return rows.map(({ report_id: id }) => id);
}

/** Reports that say so much of the same that it may be told of them, and those of which something of the kind is told. */
async function alikeTo(
  tx: WriteTransaction,
  publisher: string,
  sentences: readonly OwnSentence[],
  said: Moved['said'],
): Promise<readonly string[]> {
  const lengths = new Map(sentences.map(({ hash, text }) => [hash, text.length]));
  const much = sharedSentences(said, publisher).filter(
    ({ hashes }) => [...hashes].reduce((sum, hash) => sum + (lengths.get(hash) ?? 0), 0) >= FEWEST_COPIED,
  );
  const alike = new Set(much.map(({ report }) => report));
  const others = [...said.values()].flat().filter((one) => one.publisher !== publisher && !alike.has(one.report));
  const told = await withCopies(tx, [...new Set(others.map(({ report }) => report))]);
  return [...alike, ...told];
}

const AROUND = rulesLookingAt('publisher', 'before', 'after', 'bureaus', 'words', 'deadline');
const BEFORE = rulesLookingAt('before');
const AFTER = rulesLookingAt('after');
const BUREAUS = rulesLookingAt('bureaus');
const WORDS = rulesLookingAt('words');
const DEADLINES = rulesLookingAt('deadline');

/** Holds these reports against what stands around them again; those that are not current are left out. */
export async function recheckReports(
  tx: WriteTransaction,
  reports: readonly string[],
  revision: number,
  rules: ReadonlySet<string> = AROUND,
  surroundings: Surroundings = new Surroundings(tx),
): Promise<void> {
  const changed: number[] = [];
  for (const [place, id] of reports.entries()) {
    // A deadline is asked of every report there is: whoever reads meanwhile is answered as of before.
    if (place > 0 && place % AT_ONCE === 0) await ownTurn();
    const kept = await surroundings.report(id);
    if (kept && (await recheckReport(tx, kept, revision, surroundings, rules))) changed.push(kept.version);
  }
  await settleStates(tx, changed, revision);
}

/** Of these bodies and of their regions, every report again: what they are, how long they were, or who is among them has changed. */
export async function recheckListed(tx: WriteTransaction, ids: readonly string[], revision: number): Promise<void> {
  const surroundings = new Surroundings(tx);
  const reports = new Set<string>();
  for (const id of ids) {
    const publisher = await surroundings.publisher(id);
    if (!publisher) continue;
    for (const year of yearsIn(publisher)) reports.add(reportId(id, year));
    const region = publisher.region_id === null ? null : await surroundings.publisher(publisher.region_id);
    for (const year of region ? yearsIn(region) : []) reports.add(reportId(region?.id ?? '', year));
    if (publisher.kind === 'region') for (const one of await bureausIn(tx, id)) reports.add(one);
  }
  await recheckReports(tx, [...reports], revision, AROUND, surroundings);
}

/** The reports of a region's bureaus. */
async function bureausIn({ db }: WriteTransaction, region: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('report').select('id').where('region_id', '=', region).execute();
  return rows.map(({ id }) => id);
}

/** After a day of publication or a deadline has changed: of the reports that were late, or are. */
export async function recheckDeadlines(
  tx: WriteTransaction,
  reports: readonly string[] | 'all',
  revision: number,
): Promise<void> {
  const asked = tx.db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .select(['report.id', 'report.year', 'report_version.published_on'])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('finding')
            .select('finding.position')
            .whereRef('finding.version_id', '=', 'report_version.id')
            .where('finding.superseded', 'is', null)
            .where('finding.rule', 'in', [...DEADLINES]),
        )
        .as('late'),
      eb
        .exists(
          eb
            .selectFrom('publication_date')
            .select('publication_date.revision')
            .whereRef('publication_date.report_id', '=', 'report.id'),
        )
        .as('entered'),
    ])
    .where('report_version.superseded', 'is', null)
    .orderBy('report.id');
  const rows = await (reports === 'all' ? asked : asked.where('report.id', 'in', reports)).execute();
  // No deadline lies before the year that comes after the report's.
  const ids = rows.filter(
    ({ year, published_on: on, late, entered }) =>
      Boolean(late) || Boolean(entered) || (on !== null && on >= `${toCount(year) + 1}-01-01`),
  );
  await recheckReports(
    tx,
    ids.map(({ id }) => id),
    revision,
    DEADLINES,
  );
}

const selectFound = prepared((db, { version }: { version: number }) =>
  db
    .selectFrom('finding')
    .select(['position', 'rule', 'outcome', 'severity', 'findings', 'revision', 'superseded'])
    .where('version_id', '=', version),
);

/** True where something else is found than before. */
async function recheckReport(
  tx: WriteTransaction,
  { version, publisher, year, read }: Kept,
  revision: number,
  surroundings: Surroundings,
  rules: ReadonlySet<string>,
): Promise<boolean> {
  const rows = await selectFound(tx, { version });
  // Made-up reports were never checked, and are not half checked now.
  if (rows.length === 0) return false;
  const sights = sightsOf(rules);
  const sentences = sights.has('words') ? ownSentences(read.outline, read.text) : [];
  const around = await surroundings.around({ publisher, year, publishedOn: read.publishedOn, sentences }, sights);
  const groups = findingGroups(checkSome(read, around, rules));
  const wanted = new Map(groups.map((group) => [keyOf(group[0] as Finding, packFindings(group)), group]));
  const gone: { readonly position: number; readonly isNew: boolean }[] = [];
  for (const row of rows) {
    if (row.superseded !== null || !rules.has(row.rule)) continue;
    if (wanted.delete(keyOf(row, row.findings))) continue;
    gone.push({ position: toCount(row.position), isNew: row.revision !== null && toCount(row.revision) === revision });
  }
  if (gone.length === 0 && wanted.size === 0) return false;
  for (const { position, isNew } of gone) {
    // What began with this very change never held.
    if (isNew) await deleteFinding(tx, { version, position });
    else await endFinding(tx, { version, position, revision });
  }
  const from = 1 + Math.max(...rows.map(({ position }) => toCount(position)));
  await insertFindings(tx, version, [...wanted.values()], { from, revision });
  await keepCounts(tx, version, revision);
  return true;
}

function keyOf({ rule, outcome, severity }: Pick<Finding, 'rule' | 'outcome' | 'severity'>, packed: string): string {
  return `${rule} ${outcome} ${severity} ${packed}`;
}

const endFinding = prepared(
  (db, { version, position, revision }: Record<'version' | 'position' | 'revision', number>) =>
    db
      .updateTable('finding')
      .set({ superseded: revision })
      .where('version_id', '=', version)
      .where('position', '=', position),
);

const deleteFinding = prepared((db, { version, position }: Record<'version' | 'position', number>) =>
  db.deleteFrom('finding').where('version_id', '=', version).where('position', '=', position),
);

const selectHeld = prepared((db, { version }: { version: number }) =>
  db
    .selectFrom('finding')
    .select(['outcome', 'count'])
    .where('version_id', '=', version)
    .where('superseded', 'is', null),
);

const endCounts = prepared((db, { version, revision }: Record<'version' | 'revision', number>) =>
  db
    .updateTable('recheck')
    .set({ superseded: revision })
    .where('version_id', '=', version)
    .where('superseded', 'is', null),
);

const deleteCounts = prepared((db, { version, revision }: Record<'version' | 'revision', number>) =>
  db.deleteFrom('recheck').where('version_id', '=', version).where('revision', '=', revision),
);

/** How many findings the version has from this revision on. */
async function keepCounts(tx: WriteTransaction, version: number, revision: number): Promise<void> {
  const held = (await selectHeld(tx, { version })).flatMap(({ outcome, count }) =>
    Array.from({ length: toCount(count) }, () => ({ outcome })),
  );
  await deleteCounts(tx, { version, revision });
  await endCounts(tx, { version, revision });
  const row = { version_id: version, revision, finding_counts: JSON.stringify(countOutcomes(held)) };
  await tx.db
    .insertInto('recheck')
    .values({ ...row, superseded: null, checksum: recheckChecksum(row) })
    .execute();
}
