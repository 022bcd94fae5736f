/** How findings stand, and which of them are one mistake: asked of the index over the findings that failed or are suspicious. */
import { type ExpressionBuilder, sql } from 'kysely';
import { FINDING_STATES, type FindingState, isStanding, type RuleRecord } from '../../../schema/check/verdict.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import { reportId } from '../report-id.ts';
import type { Tables } from '../tables/tables.ts';
import type { FindingOrder, FindingQuestion } from './finding-question.ts';
import { inOrderAsked, type OrderPart, type Orders, orderAsked } from './order.ts';
import { decodeCursor, type Page, type Slice, sliceOf } from './page.ts';
import { rememberedOne } from './remembered.ts';
import type { RowsQuestion } from './series.ts';
import { groupsTallied, publishersTallied, rulesTallied, talliesFor } from './tallies.ts';
import { type FindingKey, findingKey } from './verdicts.ts';

type WithState = ExpressionBuilder<Tables, 'finding_state'>;

/** Those that stood so after revision `asOf`. */
function stoodAt(asOf: number | null) {
  return (eb: WithState) =>
    asOf === null
      ? eb('finding_state.superseded', 'is', null)
      : eb.and([
          eb('finding_state.revision', '<=', asOf),
          eb.or([eb('finding_state.superseded', 'is', null), eb('finding_state.superseded', '>', asOf)]),
        ]);
}

function isAsked({ regions, publishers, years, rules, outcomes, severity, states }: FindingQuestion) {
  return (eb: WithState) =>
    eb.and([
      ...(regions
        ? [regions.length === 1 ? eb('region_id', '=', regions[0] ?? '') : eb('region_id', 'in', regions)]
        : []),
      ...(publishers ? [eb('publisher_id', 'in', publishers)] : []),
      // Of one region and year, the index has mistakes in their order.
      ...(years && years.from === years.to ? [eb('year', '=', years.from)] : []),
      ...(years && years.from !== years.to ? [eb('year', '>=', years.from), eb('year', '<=', years.to)] : []),
      ...(rules ? [eb('rule', 'in', rules)] : []),
      ...(outcomes ? [eb('outcome', 'in', outcomes as ('failed' | 'suspicious')[])] : []),
      ...(severity ? [eb('severity', '=', severity)] : []),
      ...(states ? [eb('state', 'in', states)] : []),
    ]);
}

function askedStates({ db }: Reader, question: FindingQuestion) {
  return db
    .selectFrom('finding_state')
    .where(stoodAt(question.asOf ?? null))
    .where(isAsked(question));
}

/** A mistake: which findings of a version are one. */
export interface StoredGroup {
  readonly version: number;
  readonly number: number;
  readonly report: string;
  readonly publisher: string;
  readonly year: number;
  readonly rank: number;
  readonly asOf: number | null;
}

/** Mistakes of which at least one finding is asked for: the most pressing first, the newest year first within that. */
export async function listGroups(reader: Reader, question: FindingQuestion, page: Page): Promise<Slice<StoredGroup>> {
  const asked = askedStates(reader, question);
  const key = page.after === null ? null : decodeCursor(page.after, ['number', 'number', 'number', 'number']);
  const [rank = 0, year = 0, version = 0, number = 0] = (key ?? []).map(Number);
  let rows = asked
    .select(['group_rank', 'year', 'version_id', 'group_number'])
    .select((eb) => eb.fn.min('publisher_id').as('publisher'))
    .groupBy(['group_rank', 'year', 'version_id', 'group_number'])
    .orderBy('group_rank')
    .orderBy('year', 'desc')
    .orderBy('version_id')
    .orderBy('group_number')
    .limit(page.first + 1);
  if (key !== null) {
    rows = rows.where((eb) =>
      eb.or([
        eb('group_rank', '>', rank),
        eb.and([eb('group_rank', '=', rank), eb('year', '<', year)]),
        eb.and([
          eb('group_rank', '=', rank),
          eb('year', '=', year),
          eb(eb.refTuple('version_id', 'group_number'), '>', eb.tuple(version, number)),
        ]),
      ]),
    );
  }
  const total = await countGroups(reader, question);
  const found = total === 0 ? [] : await rows.execute();
  return sliceOf(
    found.map(
      (row): StoredGroup => ({
        version: toCount(row.version_id),
        number: toCount(row.group_number),
        report: reportId(row.publisher, toCount(row.year)),
        publisher: row.publisher,
        year: toCount(row.year),
        rank: toCount(row.group_rank),
        asOf: question.asOf ?? null,
      }),
    ),
    page,
    (row) => [row.rank, row.year, row.version, row.number],
    total,
  );
}

async function countGroups(reader: Reader, question: FindingQuestion): Promise<number> {
  const tallies = await talliesFor(reader, question);
  if (tallies) return groupsTallied(tallies, question, [{}])[0] ?? 0;
  const groups = askedStates(reader, question)
    .select(['group_rank', 'year', 'version_id', 'group_number'])
    .groupBy(['group_rank', 'year', 'version_id', 'group_number']);
  const { count } = await reader.db
    .selectFrom(groups.as('one'))
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return toCount(count);
}

/** What tells a finding of a version. */
export interface StandingKey {
  readonly version: number;
  readonly rule: string;
  readonly subject: string;
}

type OrderedState = Readonly<Record<'group_rank' | 'year' | 'version_id' | 'group_number', number>> &
  Readonly<Record<'rule' | 'subject', string>>;

const BY = {
  rank: { by: 'group_rank', type: 'number', read: (row: OrderedState) => toCount(row.group_rank) },
  year: { by: 'year', type: 'number', falling: true, read: (row: OrderedState) => toCount(row.year) },
  version: { by: 'version_id', type: 'number', read: (row: OrderedState) => toCount(row.version_id) },
} satisfies Record<string, OrderPart<OrderedState>>;

const WITHIN: readonly OrderPart<OrderedState>[] = [
  { by: 'group_number', type: 'number', read: (row) => toCount(row.group_number) },
  { by: 'rule', type: 'string', read: ({ rule }) => rule },
  { by: 'subject', type: 'string', read: ({ subject }) => subject },
];

const ORDERS: Orders<OrderedState, FindingOrder> = {
  pressing: [BY.rank, BY.year, BY.version, ...WITHIN],
  newestYear: [BY.year, BY.version, ...WITHIN],
  accepted: [{ ...BY.version, falling: true }, ...WITHIN],
};

/** Findings one by one, those of a mistake together. */
export async function listStanding(reader: Reader, question: FindingQuestion, page: Page): Promise<Slice<StandingKey>> {
  const asked = askedStates(reader, question);
  const { count } = await asked.select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow();
  const order = orderAsked(page, ORDERS);
  const rows = await inOrderAsked(
    asked.select(['group_rank', 'year', 'version_id', 'group_number', 'rule', 'subject']),
    order,
  )
    .limit(page.first + 1)
    .execute();
  const { rows: shown, ...slice } = sliceOf(rows, page, (row) => order.keyOf(row), toCount(count));
  return {
    ...slice,
    rows: shown.map(({ version_id, rule, subject }) => ({ version: toCount(version_id), rule, subject })),
  };
}

/** How many findings of a rule are asked for. */
export interface RuleTally {
  readonly rule: string;
  readonly count: number;
}

/** Of the findings asked for. */
export async function tallyRules(reader: Reader, question: FindingQuestion): Promise<readonly RuleTally[]> {
  const tallies = await talliesFor(reader, question);
  if (tallies) return rulesTallied(tallies, question);
  const rows = await askedStates(reader, question)
    .select(['rule', (eb) => eb.fn.countAll().as('count')])
    .groupBy('rule')
    .execute();
  return rows.map(({ rule, count }) => ({ rule, count: toCount(count) }));
}

/** Mistakes of which at least one finding is asked for and is also each of these; in their order. One walk over the index in its order. */
export async function tallyGroups(
  reader: Reader,
  question: FindingQuestion,
  also: readonly Pick<FindingQuestion, 'states' | 'severity'>[],
): Promise<readonly number[]> {
  const tallies = await talliesFor(reader, question);
  if (tallies) return groupsTallied(tallies, question, also);
  const groups = askedStates(reader, question)
    .select((eb) =>
      also.map((one, place) => eb.fn.max(eb.case().when(isAsked(one)(eb)).then(1).else(0).end()).as(`is${place}`)),
    )
    .groupBy(['group_rank', 'year', 'version_id', 'group_number']);
  const row = await reader.db
    .selectFrom(groups.as('one'))
    .select(also.map((_, place) => sql<number | null>`sum(${sql.ref(`is${place}`)})`.as(`of${place}`)))
    .executeTakeFirstOrThrow();
  return also.map((_, place) => toCount((row as Readonly<Record<string, number | null>>)[`of${place}`] ?? 0));
}

/** How many of the mistakes asked for are in reports of whom; those with most first. */
export async function tallyPublishers(
  reader: Reader,
  question: FindingQuestion,
  most: number,
): Promise<readonly { readonly publisher: string; readonly count: number }[]> {
  const tallies = await talliesFor(reader, question);
  if (tallies) return publishersTallied(tallies, question, most);
  const groups = askedStates(reader, question)
    .select((eb) => eb.fn.min('publisher_id').as('publisher'))
    .groupBy(['group_rank', 'year', 'version_id', 'group_number']);
  const rows = await reader.db
    .selectFrom(groups.as('one'))
    .select(['publisher', (eb) => eb.fn.countAll().as('count')])
    .groupBy('publisher')
    .orderBy('count', 'desc')
    .orderBy('publisher')
    .limit(most)
    .execute();
  return rows.map(({ publisher, count }) => ({ publisher, count: toCount(count) }));
}

/** How a finding stands, and which mistake of its version it is a part of. */
export interface Standing {
  readonly state: FindingState;
  readonly group: number;
}

/** By version, and by finding; of what holds or cannot be told there is nothing. */
export async function standingsAt(
  reader: Reader,
  versions: readonly number[],
  asOf: number | null,
): Promise<ReadonlyMap<number, ReadonlyMap<FindingKey, Standing>>> {
  const standings = new Map<number, Map<FindingKey, Standing>>(versions.map((version) => [version, new Map()]));
  if (versions.length === 0) return standings;
  const rows = await reader.db
    .selectFrom('finding_state')
    .select(['version_id', 'rule', 'subject', 'state', 'group_number'])
    .where('version_id', 'in', versions)
    .where(stoodAt(asOf))
    .execute();
  for (const row of rows) {
    standings
      .get(toCount(row.version_id))
      ?.set(findingKey(row), { state: row.state, group: toCount(row.group_number) });
  }
  return standings;
}

/** What became of the findings of each rule, over everything that is held. Rules that never spoke up are left out. */
export async function ruleRecords(reader: Reader): Promise<ReadonlyMap<string, RuleRecord>> {
  return rememberedOne(
    reader,
    'rule records',
    () => countRecords(reader),
    (records) => 300 * records.size,
  );
}

async function countRecords({ db }: Reader): Promise<ReadonlyMap<string, RuleRecord>> {
  const rows = await db
    .selectFrom('finding_state')
    .select(['rule', 'state', (eb) => eb.fn.countAll().as('count')])
    .where('superseded', 'is', null)
    .groupBy(['rule', 'state'])
    .execute();
  const records = new Map<string, RuleRecord>();
  for (const [rule, ofRule] of Map.groupBy(rows, (row) => row.rule)) {
    const counts = new Map(ofRule.map(({ state, count }) => [state, toCount(count)]));
    const states = Object.fromEntries(
      FINDING_STATES.map((state) => [state, counts.get(state) ?? 0]),
    ) as RuleRecord['states'];
    records.set(rule, { fired: [...counts.values()].reduce((sum, count) => sum + count, 0), states });
  }
  return records;
}

/** What people dismissed or explained in the reports of these publishers or regions, by `settledKey`. */
export async function settledIn(
  { db }: Reader,
  of: { readonly publishers: readonly string[] } | { readonly regions: readonly string[] },
  { asOf, years }: Pick<RowsQuestion, 'asOf' | 'years'>,
): Promise<ReadonlyMap<string, 'dismissed' | 'explained'>> {
  const rows = await db
    .selectFrom('finding_state')
    .select(['version_id', 'rule', 'subject', 'state'])
    .where('state', 'in', ['dismissed', 'explained'])
    .where(stoodAt(asOf))
    .where('publishers' in of ? 'publisher_id' : 'region_id', 'in', 'publishers' in of ? of.publishers : of.regions)
    .where('year', '>=', years.from)
    .where('year', '<=', years.to)
    .execute();
  return new Map(
    rows.map((row) => [
      settledKey({ version: toCount(row.version_id), ...row }),
      row.state === 'dismissed' ? 'dismissed' : 'explained',
    ]),
  );
}

/** How many findings that failed or are suspicious no longer count against these versions. */
export async function dismissedOf(
  { db }: Reader,
  versions: readonly number[],
  asOf: number | null,
): Promise<readonly { readonly version: number; readonly outcome: 'failed' | 'suspicious'; readonly count: number }[]> {
  if (versions.length === 0) return [];
  const rows = await db
    .selectFrom('finding_state')
    .select(['version_id', 'outcome', (eb) => eb.fn.countAll().as('count')])
    .where('version_id', 'in', versions)
    .where('state', 'in', SETTLED_AWAY)
    .where(stoodAt(asOf))
    .groupBy(['version_id', 'outcome'])
    .execute();
  return rows.map((row) => ({ version: toCount(row.version_id), outcome: row.outcome, count: toCount(row.count) }));
}

const SETTLED_AWAY = FINDING_STATES.filter((state) => !isStanding(state));

/** `version/rule/subject`. */
export function settledKey({ version, ...finding }: StandingKey): string {
  return `${version}/${findingKey(finding)}`;
}
