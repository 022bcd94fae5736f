/** Reports in their current version, and the versions before. */
import type { NotNull } from 'kysely';
import type { Repair } from '../../../schema/check/repair/repair.ts';
import type { EditionId } from '../../../schema/form/edition-id.ts';
import type { Label } from '../../../schema/language.ts';
import type { Breakdown, ReadReport, ReportKind } from '../../../schema/report/report.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { periodOf, usualWith, written, writtenTitle } from '../packed/usual.ts';
import type { Reader } from '../reader.ts';
import { reportId } from '../report-id.ts';
import { type StoredWithdrawal, withdrawalsOf } from './amendments.ts';
import { type FiledBy, isFiledBy, isNotWithdrawn } from './filed-by.ts';
import { foundAt } from './found-at.ts';
import { countHeld } from './held.ts';
import { isHeld, yearsHeld } from './held-at.ts';
import { ensureInPlace } from './misplaced.ts';
import { inOrderAsked, type Orders, orderAsked } from './order.ts';
import { type Page, type Slice, sliceOf } from './page.ts';
import { holdsProse, type ProseQuestion } from './prose.ts';
import { findPublishers } from './publishers.ts';
import { validAt } from './series.ts';
import { damagedIndex, damagedReport, ensureSound } from './sound.ts';
import { makeSure } from './sure.ts';

export { reportId } from '../report-id.ts';

const ALL_YEARS = { from: 0, to: 9999 };

function publisherAndYear(report: string): { readonly publisher_id: string; readonly year: number } {
  const hyphen = Math.max(report.lastIndexOf('-'), 0);
  return { publisher_id: report.slice(0, hyphen), year: Number(report.slice(hyphen + 1)) };
}

export interface StoredReport {
  readonly id: string;
  readonly publisher: string;
  readonly kind: ReportKind;
  readonly region: string;
  readonly year: number;
  readonly version: number;
  readonly revision: number;
  readonly documentHash: string;
  readonly title: string | null;
  readonly publishedOn: string | null;
  readonly period: ReadReport['period'];
  readonly editions: ReadReport['editions'];
  readonly outline: ReadReport['outline'];
  readonly breakdowns: readonly Breakdown[];
  readonly notes: ReadReport['notes'];
  readonly repairs: readonly Repair[];
  readonly source: Label | null;
  /** How it was withdrawn: it is not held, and this is its last version. Absent of every other. */
  readonly withdrawal?: StoredWithdrawal;
  /** The revision after which it was asked for; null: as it is now. */
  readonly asOf: number | null;
}

/** Which reports; what is left out, or null, holds for all. */
export interface ReportQuestion extends FiledBy {
  readonly kind?: ReportKind | null;
  /** With a table on this form. */
  readonly edition?: EditionId | null;
  /** With a finding of one of these rules that failed or is suspicious; never empty. */
  readonly rules?: readonly string[] | null;
  /** With these pairs of characters in their prose. */
  readonly prose?: ProseQuestion | null;
  /** As they were after this revision; null: now. */
  readonly asOf?: number | null;
}

function reportsAt(reader: Reader, asOf: number | null) {
  return reader.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .where(validAt(asOf));
}

const COLUMNS = [
  'report.id',
  'report.publisher_id',
  'report.kind',
  'report.region_id',
  'report.year',
  'report_version.id as version_id',
  'report_version.report_id',
  'report_version.revision',
  'report_version.document_hash',
  'report_version.title',
  'report_version.published_on',
  'report_version.period_from',
  'report_version.period_to',
  'report_version.editions',
  'report_version.outline',
  'report_version.breakdowns',
  'report_version.notes',
  'report_version.repairs',
  'report_version.source_zh',
  'report_version.source_en',
  'report_version.changed_cells',
  'report_version.finding_counts',
  'report_version.checksum',
] as const;

type Columns = Awaited<ReturnType<ReturnType<typeof selectReports>['execute']>>[number];

function selectReports(reader: Reader, asOf: number | null) {
  return reportsAt(reader, asOf).select(COLUMNS);
}

async function storedReports(reader: Reader, rows: readonly Columns[], asOf: number | null): Promise<StoredReport[]> {
  const filers = await findPublishers(reader, [...new Set(rows.map(({ publisher_id }) => publisher_id))]);
  const homes = new Map(
    filers.map(({ id, kind, region_id }) => [id, { kind, region: kind === 'region' ? id : region_id }]),
  );
  const isAtHome = ({ publisher_id, kind, region_id }: Columns): boolean => {
    const home = homes.get(publisher_id);
    return kind === home?.kind && region_id === home.region;
  };
  const isWhole = (row: Columns): boolean =>
    isSound.version(row) && row.report_id === reportId(row.publisher_id, toCount(row.year)) && isAtHome(row);
  await ensureSound(reader, 'heading', rows, isWhole);
  return rows.map((row) => storedReport(row, asOf));
}

function storedReport(row: Columns, asOf: number | null): StoredReport {
  return {
    id: row.id,
    publisher: row.publisher_id,
    kind: row.kind,
    region: row.region_id,
    year: toCount(row.year),
    version: toCount(row.version_id),
    revision: toCount(row.revision),
    documentHash: row.document_hash,
    title: writtenTitle(row.title),
    publishedOn: row.published_on,
    period: periodOf(row),
    editions: JSON.parse(written(row.editions)),
    outline: JSON.parse(row.outline),
    breakdowns: JSON.parse(row.breakdowns),
    notes: JSON.parse(row.notes),
    repairs: JSON.parse(row.repairs),
    source: row.source_zh === null || row.source_en === null ? null : { zh: row.source_zh, en: row.source_en },
    asOf,
  };
}

type OrderedReport = Pick<StoredReport, 'id' | 'publisher' | 'year' | 'revision'>;

const BY = {
  id: { by: 'report.id', type: 'string', read: ({ id }: OrderedReport) => id },
  publisher: { by: 'report.publisher_id', type: 'string', read: ({ publisher }: OrderedReport) => publisher },
  year: { by: 'report.year', type: 'number', read: ({ year }: OrderedReport) => year },
  revision: { by: 'report_version.revision', type: 'number', read: ({ revision }: OrderedReport) => revision },
} as const;

const ORDERS: Orders<OrderedReport, 'newestYear' | 'oldestYear' | 'publisher' | 'accepted'> = {
  newestYear: [{ ...BY.year, falling: true }, BY.id],
  oldestYear: [BY.year, BY.id],
  publisher: [BY.publisher, { ...BY.year, falling: true }],
  accepted: [{ ...BY.revision, falling: true }, BY.id],
};

/** Newest year first, then by id, where no other of `ORDERS` is asked for. `total`: how many there are, where that was counted before. */
export function listReports(
  reader: Reader,
  question: ReportQuestion,
  page: Page,
  total: number | null = null,
): Promise<Slice<StoredReport>> {
  return makeSure(reader, () => pageOfReports(reader, question, page, total));
}

async function pageOfReports(
  reader: Reader,
  question: ReportQuestion,
  page: Page,
  total: number | null,
): Promise<Slice<StoredReport>> {
  const { kind, edition, rules, prose, asOf } = question;
  let query = reportsAt(reader, asOf ?? null).where(isFiledBy(question));
  if (kind) query = query.where('report.kind', '=', kind);
  if (prose) query = query.where(holdsProse(reader, prose));
  // Forms stand in it as `"2021"`, one for each table.
  if (edition) {
    const usual = usualWith(`"${edition}"`);
    query = query.where((eb) =>
      eb.or([
        eb('report_version.editions', 'like', `%"${edition}"%`),
        ...(usual.length > 0 ? [eb('report_version.editions', 'in', usual)] : []),
      ]),
    );
  }
  if (rules)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('finding')
          .select('finding.rule')
          .whereRef('finding.version_id', '=', 'report_version.id')
          .where('finding.rule', 'in', rules)
          .where(foundAt(asOf ?? null))
          .where('finding.outcome', 'in', ['failed', 'suspicious']),
      ),
    );
  const { count } =
    total === null
      ? await query.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()
      : { count: total };
  if (!edition && !rules && !prose && asOf == null) {
    const held = await countHeld(reader, question);
    if (held !== null && held !== toCount(count)) throw damagedIndex();
  }
  const order = orderAsked(page, ORDERS);
  const rows = inOrderAsked(query.select(COLUMNS), order).limit(page.first + 1);
  return sliceOf(
    await storedReports(reader, await rows.execute(), asOf ?? null),
    page,
    (row) => order.keyOf(row),
    toCount(count),
  );
}

/** Reports of these ids, in no particular order, as they were after a revision; null: now. */
export async function findReports(
  reader: Reader,
  ids: readonly string[],
  asOf: number | null = null,
): Promise<StoredReport[]> {
  return ids.length === 0 ? [] : makeSure(reader, () => reportsOf(reader, ids, asOf));
}

async function reportsOf(reader: Reader, ids: readonly string[], asOf: number | null): Promise<StoredReport[]> {
  const rows = await selectReports(reader, asOf).where('report.id', 'in', ids).execute();
  const found = new Set(rows.map(({ id }) => id));
  const unknown = ids.filter((id) => !found.has(id)).map(publisherAndYear);
  const publishers = await findPublishers(reader, [...new Set(unknown.map(({ publisher_id }) => publisher_id))]);
  const lost = unknown.find(({ publisher_id, year }) =>
    publishers.some((publisher) => publisher.id === publisher_id && isHeld(publisher, year, asOf)),
  );
  if (lost) throw await damagedReport(reader, 'heading', lost);
  if (asOf !== null)
    await ensureInPlace(reader, ALL_YEARS, {
      publishers: [...new Set(ids.map((id) => publisherAndYear(id).publisher_id))],
    });
  return storedReports(reader, rows, asOf);
}

/** A report as it was after a revision, though it is withdrawn now; undefined where there was none. */
export async function findVersionAt(reader: Reader, id: string, asOf: number): Promise<StoredReport | undefined> {
  const rows = await selectReports(reader, asOf).where('report.id', '=', id).execute();
  return (await storedReports(reader, rows, asOf))[0];
}

/**
 * The same as `findReports`, and of reports that are withdrawn the last version. Not for what is counted, listed or changed: they are not
 * held.
 */
export async function findReportsEver(
  reader: Reader,
  ids: readonly string[],
  asOf: number | null = null,
): Promise<StoredReport[]> {
  const held = await findReports(reader, ids, asOf);
  const found = new Set(held.map(({ id }) => id));
  const withdrawn = await withdrawalsOf(
    reader,
    ids.filter((id) => !found.has(id)),
    asOf,
  );
  const last = await Promise.all(
    withdrawn.map(async (withdrawal) => {
      const report = await findVersionAt(reader, withdrawal.report, withdrawal.revision - 1);
      return report ? [{ ...report, withdrawal }] : [];
    }),
  );
  return [...held, ...last.flat()];
}

export interface StoredVersion {
  readonly report: string;
  readonly version: number;
  readonly revision: number;
  readonly documentHash: string;
  readonly fileName: string;
  readonly changedCells: number | null;
  /** When the bytes of its document were pruned: ISO 8601, UTC; null while they are kept. */
  readonly prunedAt: string | null;
}

/** Every version of these reports that there was after a revision (null: is now), newest first. */
export async function versionsOf(
  reader: Reader,
  reports: readonly string[],
  asOf: number | null = null,
): Promise<StoredVersion[]> {
  if (reports.length === 0) return [];
  const rows = await reader.db
    .selectFrom('report_version')
    .leftJoin('document', 'document.hash', 'report_version.document_hash')
    .selectAll('report_version')
    .select(['report_version.id as version_id', 'document.hash', 'document.file_name'])
    .select(['document.media_type', 'document.size', 'document.pruned_at', 'document.label_checksum'])
    .where('report_id', 'in', reports)
    .where('report_version.revision', '<=', asOf ?? Number.MAX_SAFE_INTEGER)
    .orderBy('revision', 'desc')
    // Every version was read from a document: one that is not found is lost, and its label fails.
    .$narrowType<{ hash: NotNull; file_name: NotNull; media_type: NotNull; size: NotNull; label_checksum: NotNull }>()
    .execute();
  await ensureSound(reader, 'heading', rows, (row) => isSound.version(row) && isSound.label(row));
  const found = new Set(rows.map((row) => row.report_id));
  const lost = reports.find((report) => !found.has(report));
  if (lost !== undefined) throw await damagedReport(reader, 'heading', { report_id: lost });
  return rows.map((row) => ({
    report: row.report_id,
    version: toCount(row.version_id),
    revision: toCount(row.revision),
    documentHash: row.document_hash,
    fileName: row.file_name,
    changedCells: row.changed_cells === null ? null : toCount(row.changed_cells),
    prunedAt: row.pruned_at,
  }));
}

/** Report years held for these regions: of their bureaus, and of the government-wide reports. */
export async function yearsOf(
  reader: Reader,
  regions: readonly string[],
  asOf: number | null = null,
): Promise<{ region: string; year: number }[]> {
  if (regions.length === 0) return [];
  const all = reader.db.selectFrom('report').select(['region_id', 'year']).distinct();
  const reports = all.where('region_id', 'in', regions).orderBy('year');
  const held =
    asOf === null ? reports.where(isNotWithdrawn()) : reports.where('report.id', 'in', heldThen(reader, asOf));
  const rows = await held.execute();
  return rows.map((row) => ({ region: row.region_id, year: toCount(row.year) }));
}

/** The reports that were held after a revision. */
function heldThen(reader: Reader, asOf: number) {
  return reader.db.selectFrom('report_version').select('report_version.report_id').where(validAt(asOf));
}

/** The newest year of which each of these publishers has a report; those without any are left out. */
export async function latestYears(
  reader: Reader,
  publishers: readonly string[],
  asOf: number | null = null,
): Promise<{ publisher: string; year: number }[]> {
  if (asOf !== null && publishers.length > 0) {
    const then = await reader.db
      .selectFrom('report')
      .select((eb) => ['publisher_id', eb.fn.max('year').as('year')])
      .where('publisher_id', 'in', publishers)
      .where('report.id', 'in', heldThen(reader, asOf))
      .groupBy('publisher_id')
      .execute();
    return then.map((row) => ({ publisher: row.publisher_id, year: toCount(row.year) }));
  }
  const rows = await findPublishers(reader, publishers);
  return rows.flatMap((row) => {
    const year = yearsHeld(row).at(-1);
    return year === undefined ? [] : [{ publisher: row.id, year }];
  });
}

/** By revision the version of its report that ended with it and the one that began; null: there was, or is, none. */
export async function versionsAround(
  reader: Reader,
  revisions: readonly number[],
): Promise<ReadonlyMap<number, { readonly before: number | null; readonly after: number | null }>> {
  if (revisions.length === 0) return new Map();
  const rows = await reader.db
    .selectFrom('report_version')
    .select(['id', 'revision', 'superseded'])
    .where((eb) => eb.or([eb('revision', 'in', revisions), eb('superseded', 'in', revisions)]))
    .execute();
  const ended = new Map(rows.map(({ id, superseded }) => [toCount(superseded), toCount(id)]));
  const begun = new Map(rows.map(({ id, revision }) => [toCount(revision), toCount(id)]));
  return new Map(
    revisions.map((number) => [number, { before: ended.get(number) ?? null, after: begun.get(number) ?? null }]),
  );
}
