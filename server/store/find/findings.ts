/** What the checks found, over the current versions. */
import type { Finding, Outcome, Severity } from '../../../schema/check/finding.ts';
import { toCount } from '../numbers.ts';
import { unpackFindings } from '../packed/findings.ts';
import { CONFIRMED_RANK } from '../ranks.ts';
import type { Reader } from '../reader.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';

export interface StoredFinding extends Finding {
  readonly version: number;
  readonly rank: number;
  readonly report: string;
  readonly year: number;
  /** Row of the version and place in it: together with the version, what tells two findings apart. */
  readonly position: number;
  readonly place: number;
}

export interface FindingQuestion {
  readonly region: string | null;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly rule: string | null;
  readonly outcomes: readonly Outcome[] | null;
  readonly severity: Severity | null;
}

function currentFindings(reader: Reader) {
  return reader.db
    .selectFrom('finding')
    .innerJoin('report_version', 'report_version.id', 'finding.version_id')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .where('report_version.superseded', 'is', null);
}

const COLUMNS = [
  'finding.version_id',
  'finding.position',
  'finding.rule',
  'finding.outcome',
  'finding.severity',
  'finding.rank',
  'finding.findings',
  'report.id as report',
  'report.year',
] as const;

function selectFindings(reader: Reader) {
  return currentFindings(reader).select(COLUMNS);
}

type Columns = Awaited<ReturnType<ReturnType<typeof selectFindings>['execute']>>[number];

function storedFindings(row: Columns): readonly StoredFinding[] {
  const shared = {
    version: toCount(row.version_id),
    position: toCount(row.position),
    rank: toCount(row.rank),
    report: row.report,
    year: toCount(row.year),
    rule: row.rule,
    outcome: row.outcome,
    severity: row.severity,
  };
  return unpackFindings(row.findings).map((detail, place) => ({ ...shared, place, ...detail }));
}

function askedFindings(reader: Reader, question: FindingQuestion) {
  let query = currentFindings(reader);
  if (question.region !== null) query = query.where('report.region_id', '=', question.region);
  if (question.publisher !== null) query = query.where('report.publisher_id', '=', question.publisher);
  if (question.year !== null) query = query.where('report.year', '=', question.year);
  if (question.rule !== null) query = query.where('finding.rule', '=', question.rule);
  if (question.outcomes !== null) {
    query = query.where('finding.outcome', 'in', question.outcomes);
    // Nine findings in ten are confirmed; the others have an index of their own.
    if (!question.outcomes.includes('confirmed')) query = query.where('finding.rank', '<', CONFIRMED_RANK);
  }
  if (question.severity !== null) query = query.where('finding.severity', '=', question.severity);
  return query;
}

/** Most pressing first (failed before suspicious, errors before hints), newest year first within that. */
export async function listFindings(
  reader: Reader,
  question: FindingQuestion,
  page: Page,
): Promise<Slice<StoredFinding>> {
  const query = askedFindings(reader, question);
  const { count } = await query.select((eb) => eb.fn.sum('finding.count').as('count')).executeTakeFirstOrThrow();
  // Each row holds one finding or more, so a page and the row that its cursor stands in never need more rows than this.
  let rows = query
    .select(COLUMNS)
    .orderBy('finding.rank')
    .orderBy('report.year', 'desc')
    .orderBy('finding.version_id')
    .orderBy('finding.position')
    .limit(page.first + 2);
  const key = page.after === null ? null : decodeCursor(page.after, ['number', 'number', 'number', 'number', 'number']);
  const [rank = 0, year = 0, version = 0, position = 0, place = 0] = (key ?? []).map(Number);
  if (key !== null) {
    rows = rows.where((eb) =>
      eb.or([
        eb('finding.rank', '>', rank),
        eb.and([eb('finding.rank', '=', rank), eb('report.year', '<', year)]),
        eb.and([
          eb('finding.rank', '=', rank),
          eb('report.year', '=', year),
          eb(eb.refTuple('finding.version_id', 'finding.position'), '>=', eb.tuple(version, position)),
        ]),
      ]),
    );
  }
  const seen = (row: StoredFinding): boolean =>
    key !== null && row.version === version && row.position === position && row.place <= place;
  return sliceOf(
    (await rows.execute()).flatMap(storedFindings).filter((row) => !seen(row)),
    page,
    (row) => [row.rank, row.year, row.version, row.position, row.place],
    toCount(count),
  );
}

/** Findings of these versions, in the order of the rules as they were applied. */
export async function findingsOf(reader: Reader, versions: readonly number[]): Promise<StoredFinding[]> {
  if (versions.length === 0) return [];
  const rows = await selectFindings(reader)
    .where('finding.version_id', 'in', versions)
    .orderBy('finding.version_id')
    .orderBy('finding.position')
    .execute();
  return rows.flatMap(storedFindings);
}

export type FindingCounts = Readonly<Record<Outcome, number>>;

const NONE: FindingCounts = { failed: 0, suspicious: 0, confirmed: 0, notAssessable: 0 };

/** How many findings of each outcome these versions carry, in the order asked. */
export async function countFindings(reader: Reader, versions: readonly number[]): Promise<FindingCounts[]> {
  if (versions.length === 0) return [];
  const rows = await reader.db
    .selectFrom('finding')
    .select(['version_id', 'outcome', (eb) => eb.fn.sum('finding.count').as('count')])
    .where('version_id', 'in', versions)
    .groupBy(['version_id', 'outcome'])
    .execute();
  const counts = new Map<number, FindingCounts>();
  for (const row of rows) {
    const version = toCount(row.version_id);
    counts.set(version, { ...(counts.get(version) ?? NONE), [row.outcome]: toCount(row.count) });
  }
  return versions.map((version) => counts.get(version) ?? NONE);
}

/** The same over the reports of a region's bureaus for a year. */
export async function countRegionFindings(reader: Reader, region: string, year: number): Promise<FindingCounts> {
  const rows = await currentFindings(reader)
    .select(['finding.outcome', (eb) => eb.fn.sum('finding.count').as('count')])
    .where('report.region_id', '=', region)
    .where('report.year', '=', year)
    .groupBy('finding.outcome')
    .execute();
  const counts = { ...NONE };
  for (const row of rows) counts[row.outcome] = toCount(row.count);
  return counts;
}

/** How many findings each rule made among those asked for. */
export async function countByRule(reader: Reader, question: FindingQuestion): Promise<ReadonlyMap<string, number>> {
  const rows = await askedFindings(reader, question)
    .select(['finding.rule', (eb) => eb.fn.sum('finding.count').as('count')])
    .groupBy('finding.rule')
    .execute();
  return new Map(rows.map((row) => [row.rule, toCount(row.count)]));
}
