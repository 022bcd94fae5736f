/** What the checks found, over the current versions. */
import { countOutcomes, type Finding, OUTCOMES, type Outcome } from '../../../schema/check/finding.ts';
import { RULES } from '../../../schema/check/rules/index.ts';
import { isStanding } from '../../../schema/check/verdict.ts';
import { isSound } from '../checksums.ts';
import { toCount } from '../numbers.ts';
import { unpackFindings } from '../packed/findings.ts';
import { CONFIRMED_RANK } from '../ranks.ts';
import type { Reader } from '../reader.ts';
import { isFiledBy } from './filed-by.ts';
import { countFindings } from './finding-counts.ts';
import type { FindingOrder, FindingQuestion } from './finding-question.ts';
import { foundAt } from './found-at.ts';
import { inOrderAsked, type OrderPart, type Orders, orderAsked } from './order.ts';
import { type Page, type Slice, sliceOf } from './page.ts';
import { type RowsQuestion, validAt } from './series.ts';
import { damagedReport, ensureSound } from './sound.ts';
import { settledIn, settledKey } from './states.ts';
import { talliesFor, unjudgedTallied } from './tallies.ts';

export interface StoredFinding extends Finding {
  readonly version: number;
  readonly rank: number;
  readonly report: string;
  readonly year: number;
  /** Row of the version and place in it: together with the version, what tells two findings apart. */
  readonly position: number;
  readonly place: number;
}

function allFindings(reader: Reader) {
  return reader.db
    .selectFrom('finding')
    .innerJoin('report_version', 'report_version.id', 'finding.version_id')
    .innerJoin('report', 'report.id', 'report_version.report_id');
}

const COLUMNS = [
  'finding.version_id',
  'finding.position',
  'finding.rule',
  'finding.outcome',
  'finding.severity',
  'finding.rank',
  'finding.count',
  'finding.findings',
  'finding.revision',
  'finding.checksum',
  'report.id as report',
  'report.year',
] as const;

function selectFindings(reader: Reader) {
  return allFindings(reader).select(COLUMNS);
}

type Columns = Awaited<ReturnType<ReturnType<typeof selectFindings>['execute']>>[number];

async function soundFindings(reader: Reader, rows: readonly Columns[]): Promise<StoredFinding[]> {
  await ensureSound(reader, 'findings', rows, isSound.finding);
  return rows.flatMap(storedFindings);
}

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
  const { rules, outcomes, severity, asOf } = question;
  let query = allFindings(reader)
    .where(validAt(asOf ?? null))
    .where(foundAt(asOf ?? null))
    .where(isFiledBy(question));
  if (rules) query = query.where('finding.rule', 'in', rules);
  if (outcomes) {
    query = query.where('finding.outcome', 'in', outcomes);
    // Nine findings in ten are confirmed; the others have an index of their own.
    if (!outcomes.includes('confirmed')) query = query.where('finding.rank', '<', CONFIRMED_RANK);
  }
  if (severity) query = query.where('finding.severity', '=', severity);
  return query;
}

const BY = {
  rank: { by: 'finding.rank', type: 'number', read: ({ rank }: StoredFinding) => rank },
  year: { by: 'report.year', type: 'number', falling: true, read: ({ year }: StoredFinding) => year },
  version: { by: 'finding.version_id', type: 'number', read: ({ version }: StoredFinding) => version },
  position: { by: 'finding.position', type: 'number', read: ({ position }: StoredFinding) => position },
} satisfies Record<string, OrderPart<StoredFinding>>;

const ORDERS: Orders<StoredFinding, FindingOrder> = {
  pressing: [BY.rank, BY.year, BY.version, BY.position],
  newestYear: [BY.year, BY.version, BY.position],
  accepted: [{ ...BY.version, falling: true }, BY.position],
};

/** Most pressing first (failed before suspicious, errors before hints), newest year first within that, where no other order is asked for. */
export async function listFindings(
  reader: Reader,
  question: FindingQuestion,
  page: Page,
): Promise<Slice<StoredFinding>> {
  const query = askedFindings(reader, question);
  const { count } = await query.select((eb) => eb.fn.sum('finding.count').as('count')).executeTakeFirstOrThrow();
  const order = orderAsked(page, ORDERS, 'number');
  // Each row holds one finding or more, so a page and the row that its cursor stands in never need more rows than this.
  const rows = inOrderAsked(query.select(COLUMNS), order, true).limit(page.first + 2);
  const [version, position, place = 0] = order.after?.slice(-3).map(Number) ?? [];
  const seen = (row: StoredFinding): boolean =>
    row.version === version && row.position === position && row.place <= place;
  return sliceOf(
    (await soundFindings(reader, await rows.execute())).filter((row) => !seen(row)),
    page,
    (row) => order.keyOf(row, row.place),
    toCount(count),
  );
}

/**
 * Findings of these versions, in the order of the rules; as of a revision, null: now, or as long as the version was current. With outcomes given, those
 * alone: nine in ten hold, and need not be unpacked for who looks at the others.
 */
export async function findingsOf(
  reader: Reader,
  versions: readonly number[],
  asOf: number | null = null,
  outcomes: readonly Outcome[] = OUTCOMES,
): Promise<StoredFinding[]> {
  if (versions.length === 0) return [];
  const rows = await selectFindings(reader)
    .where('finding.version_id', 'in', versions)
    .where('finding.outcome', 'in', outcomes)
    .where(foundAt(asOf))
    .orderBy('finding.version_id')
    .orderBy('finding.position')
    .execute();
  const findings = await soundFindings(reader, rows);
  const counts = await countFindings(reader, versions, asOf);
  for (const [place, version] of versions.entries()) {
    const found = countOutcomes(findings.filter((finding) => finding.version === version));
    // A row that cannot be found any more is not a finding that was not made.
    if (outcomes.some((outcome) => found[outcome] !== counts[place]?.[outcome]))
      throw await damagedReport(reader, 'findings', { version_id: version });
  }
  return findings.sort((a, b) => a.version - b.version || placeOf(a) - placeOf(b) || a.position - b.position);
}

const PLACES: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, place) => [id, place]));

/** A rule's place in the order of rules, by which findings stand however late they were made. */
export function placeOf({ rule }: Pick<Finding, 'rule'>): number {
  return PLACES.get(rule) ?? RULES.length;
}

/** A finding with whose report it is in. */
export interface FoundBehind {
  readonly publisher: string;
  readonly region: string;
  readonly finding: StoredFinding;
  /** Somebody explained why the numbers are so. */
  readonly isExplained?: true;
}

/**
 * What failed or is suspicious in the reports held of these publishers, or of all bureaus of these regions; most pressing first. Without
 * what people dismissed: where the rule was wrong, nothing is wrong with the number. What they explained stays: the printed numbers still contradict
 * each other, and whoever adds them up will stumble over it.
 */
export async function findingsOfHeld(
  reader: Reader,
  of: { readonly publishers: readonly string[] } | { readonly regions: readonly string[] },
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<readonly FoundBehind[]> {
  const asked = 'publishers' in of ? of.publishers : of.regions;
  if (asked.length === 0) return [];
  const found = selectFindings(reader)
    .select(['report.publisher_id', 'report.region_id'])
    .where('finding.outcome', 'in', ['failed', 'suspicious'])
    .where('finding.rank', '<', CONFIRMED_RANK)
    .where('report.year', '>=', years.from)
    .where('report.year', '<=', years.to)
    .where(validAt(asOf))
    .where(foundAt(asOf));
  const rows = await ('publishers' in of
    ? found.where('report.publisher_id', 'in', asked)
    : found.where('report.region_id', 'in', asked).where('report.kind', '=', 'bureau')
  )
    .orderBy('finding.rank')
    .orderBy('report.id')
    .orderBy('finding.position')
    .execute();
  await ensureSound(reader, 'findings', rows, isSound.finding);
  const settled = rows.length === 0 ? new Map() : await settledIn(reader, of, { asOf, years });
  return rows.flatMap((row) =>
    storedFindings(row).flatMap((finding) => {
      const state = settled.get(settledKey(finding));
      if (!isStanding(state)) return [];
      const found = { publisher: row.publisher_id, region: row.region_id, finding };
      return [state === 'explained' ? { ...found, isExplained: true as const } : found];
    }),
  );
}

/** How many findings of these reports hold, and how many nobody could assess. */
export async function countUnjudged(
  reader: Reader,
  { regions = null, publishers = null, years = null, asOf = null }: FindingQuestion,
): Promise<{ readonly confirmed: number; readonly notAssessable: number }> {
  const filed = { regions, publishers, years, asOf };
  const tallies = await talliesFor(reader, filed);
  if (tallies) return unjudgedTallied(tallies, filed);
  const rows = await askedFindings(reader, filed)
    .where('finding.outcome', 'in', ['confirmed', 'notAssessable'])
    .select(['finding.outcome', (eb) => eb.fn.sum('finding.count').as('count')])
    .groupBy('finding.outcome')
    .execute();
  const countOf = (asked: Outcome): number => toCount(rows.find(({ outcome }) => outcome === asked)?.count ?? 0);
  return { confirmed: countOf('confirmed'), notAssessable: countOf('notAssessable') };
}

/** How many findings each rule made among those asked for. */
export async function countByRule(reader: Reader, question: FindingQuestion): Promise<ReadonlyMap<string, number>> {
  const rows = await askedFindings(reader, question)
    .select(['finding.rule', (eb) => eb.fn.sum('finding.count').as('count')])
    .groupBy('finding.rule')
    .execute();
  return new Map(rows.map((row) => [row.rule, toCount(row.count)]));
}
