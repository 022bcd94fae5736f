/**
 * Findings that hang on what stands around a report. A report that is stored is held against its neighbours at once, and those that hang on it
 * are held against theirs again in the same transaction: the years beside it, the report of its region, whoever says the same. What is found
 * as before stays; a finding that is no longer made ends at the revision, and one that is made anew begins with it.
 */
import { checkAround, checkSome, looksAround } from '../../../schema/check/check.ts';
import { countOutcomes, type Finding } from '../../../schema/check/finding.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { type OwnSentence, ownSentences } from '../../../schema/prose/own-sentences.ts';
import { asCorrected } from '../../../schema/report/correction.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { recheckChecksum } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { packFindings } from '../packed/findings.ts';
import { reportId } from '../report-id.ts';
import type { WriteTransaction } from '../writer.ts';
import { isHeldIn, Surroundings, yearsIn } from './around.ts';
import { findingGroups, insertFindings } from './contents.ts';
import type { Kept } from './kept.ts';
import { prepared } from './prepared.ts';
import { sharedSentences } from './sentences.ts';
import { settleStates } from './states.ts';

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
  sentences: readonly OwnSentence[],
): Promise<readonly Finding[]> {
  const around = await new Surroundings(tx).around({ ...whose, publishedOn: read.publishedOn, sentences });
  const alone = own.filter((finding) => !looksAround(finding));
  // Whose year it is was told by a person, where the document does not say.
  return around === null ? alone : [...alone, ...checkAround({ ...asCorrected(read), year: whose.year }, around)];
}

/** Holds again whatever hangs on a report that came, changed or went: `sentences` are those that it has or had. */
export async function recheckBeside(
  tx: WriteTransaction,
  { publisher, year }: Whose,
  sentences: readonly Pick<OwnSentence, 'hash'>[],
  revision: number,
): Promise<void> {
  const surroundings = new Surroundings(tx);
  const row = await surroundings.publisher(publisher);
  if (!row) return;
  const beside = [year + 1, year - 1].flatMap((one) => (isHeldIn(row, one) ? [reportId(publisher, one)] : []));
  const region = row.kind === 'bureau' ? await surroundings.publisher(row.region_id ?? '') : null;
  const above = region && isHeldIn(region, year) ? [reportId(region.id, year)] : [];
  const alike = (await sharedSentences(tx, publisher, sentences)).map(({ report }) => report);
  await recheckReports(tx, [...new Set([...beside, ...above, ...alike])], revision, surroundings);
}

/** The rules that ask for the day of publication and no more. */
const DEADLINES: ReadonlySet<string> = new Set(['DL-UNIT', 'DL-GOV']);

function isSubset(rules: ReadonlySet<string>, of: ReadonlySet<string>): boolean {
  return [...rules].every((id) => of.has(id));
}

/** The rules that look around. */
const AROUND: ReadonlySet<string> = new Set(RULES.filter((rule) => rule.looksAround).map(({ id }) => id));

/** Holds these reports against what stands around them again; those that are not current are left out. */
export async function recheckReports(
  tx: WriteTransaction,
  reports: readonly string[],
  revision: number,
  surroundings: Surroundings = new Surroundings(tx),
  rules: ReadonlySet<string> = AROUND,
): Promise<void> {
  const changed: number[] = [];
  for (const id of reports) {
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
  await recheckReports(tx, [...reports], revision, surroundings);
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
    new Surroundings(tx),
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
  const whose = { publisher, year, publishedOn: read.publishedOn };
  const around = isSubset(rules, DEADLINES)
    ? await surroundings.filed(whose)
    : await surroundings.around({ ...whose, sentences: ownSentences(read.outline, read.text) });
  const found = rules === AROUND ? (around === null ? [] : checkAround(read, around)) : checkSome(read, around, rules);
  const groups = findingGroups(found);
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
