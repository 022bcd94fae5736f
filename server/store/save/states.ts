/**
 * How findings stand and which of them are one mistake, kept beside them: whoever writes a version, changes its findings or says something
 * of them has it worked out anew, in the same transaction. What stays as it is keeps its row.
 */
import { crc32 } from 'node:zlib';
import type { ExpressionBuilder, Kysely } from 'kysely';
import { countOutcomes, type Finding } from '../../../schema/check/finding.ts';
import { groupsIn, isDoubt, type Mending } from '../../../schema/check/groups.ts';
import { getRule, RULES } from '../../../schema/check/rules/index.ts';
import { stateOf } from '../../../schema/check/verdict.ts';
import { findingsOf } from '../find/findings.ts';
import { findingKey, newestVerdicts, type StoredVerdict, verdictsOn } from '../find/verdicts.ts';
import { toCount } from '../numbers.ts';
import { kindsOf } from '../packed/tallies.ts';
import { rankOf } from '../ranks.ts';
import type { Tables } from '../tables/tables.ts';
import type { FindingStateTable } from '../tables/verdict.ts';
import { readerWithin, type Writer, type WriteTransaction } from '../writer.ts';
import { prepared } from './prepared.ts';
import { insertRows } from './rows.ts';
import { insertSetting, saveSetting } from './setting.ts';
import { keepTallies, startTallies, type TallyChange, tallyAll } from './tallies.ts';

/** A version with what its findings are grouped by. */
export interface VersionFound {
  readonly version: number;
  readonly report: string;
  readonly publisher: string;
  readonly region: string;
  readonly year: number;
  readonly findings: readonly Finding[];
  readonly repairs: readonly Mending[];
}

type Standing = Omit<FindingStateTable, 'revision' | 'superseded'>;

/** How the findings of a version stand after what was said of its report, the newest first. */
export function standingsOf(found: VersionFound, verdicts: readonly StoredVerdict[]): readonly Standing[] {
  const newest = newestVerdicts(verdicts);
  const groups = groupsIn(found.findings, found.repairs);
  return groups.flatMap(({ findings }, number) => {
    const rank = Math.min(...findings.map(({ outcome, severity }) => rankOf(outcome, severity)));
    return findings.map((finding): Standing => {
      const { rule, subject, outcome, severity } = finding;
      return {
        ...{ version_id: found.version, rule, subject },
        ...{ publisher_id: found.publisher, region_id: found.region, year: found.year },
        outcome: outcome === 'failed' ? outcome : 'suspicious',
        severity,
        state: stateOf(finding, getRule(rule).version ?? 1, newest.get(findingKey(finding))),
        ...{ group_number: number, group_rank: rank },
      };
    });
  });
}

function tallied(found: VersionFound, standings: readonly Standing[]): TallyChange {
  const { publisher, region, year } = found;
  const { confirmed, notAssessable } = countOutcomes(found.findings);
  return { publisher, region, year, tallied: { confirmed, notAssessable, mistakes: kindsOf(standings) } };
}

const COLUMNS = [
  ...(['version_id', 'rule', 'subject', 'revision', 'superseded', 'publisher_id', 'region_id', 'year'] as const),
  ...(['outcome', 'severity', 'state', 'group_number', 'group_rank'] as const),
] as const satisfies readonly (keyof FindingStateTable)[];

async function insertStandings(
  tx: WriteTransaction,
  standings: readonly Standing[],
  revision: number,
  superseded: number | null = null,
): Promise<void> {
  await insertRows(
    tx,
    'finding_state',
    COLUMNS,
    standings.map((standing) => {
      const row = { ...standing, revision, superseded };
      return COLUMNS.map((column) => row[column]);
    }),
  );
}

const endOfVersion = prepared((db, { version, revision }: { version: number; revision: number }) =>
  db
    .updateTable('finding_state')
    .set({ superseded: revision })
    .where('version_id', '=', version)
    .where('superseded', 'is', null),
);

/** The findings of a version that is current no longer stand no more. */
export async function endStates(tx: WriteTransaction, version: number, revision: number): Promise<void> {
  await endOfVersion(tx, { version, revision });
}

/** How the findings of a version that was just stored stand, in the place of those of the version `before` it. */
export async function startStates(
  tx: WriteTransaction,
  found: VersionFound,
  revision: number,
  before: number | null,
): Promise<void> {
  if (before !== null) await endStates(tx, before, revision);
  // Nobody can have said anything of a report that is new.
  const isSaid = before !== null && found.findings.some(isDoubt);
  const standings = standingsOf(found, isSaid ? await verdictsOn(readerWithin(tx), [found.report]) : []);
  await insertStandings(tx, standings, revision);
  await keepTallies(tx, [tallied(found, standings)]);
  await startTallies(tx);
  if (standings.length === 0) return;
  // Where none has been kept before, the store was empty when it was opened, and all of them are ours.
  await insertSetting(tx, { name: SETTING, value: SETTLED });
}

/** Works out anew how the findings of these versions stand, each the current one of its report. */
export async function settleStates(tx: WriteTransaction, versions: readonly number[], revision: number): Promise<void> {
  if (versions.length === 0) return;
  const reader = readerWithin(tx);
  const found = await versionsFound(tx, versions);
  const verdicts = Map.groupBy(
    await verdictsOn(
      reader,
      found.map(({ report }) => report),
    ),
    ({ report }) => report,
  );
  const kept = await tx.db
    .selectFrom('finding_state')
    .selectAll()
    .where('version_id', 'in', versions)
    .where('superseded', 'is', null)
    .execute();
  const settled = found.map((one) => [one, standingsOf(one, verdicts.get(one.report) ?? [])] as const);
  const wanted = new Map(
    settled.flatMap(([, standings]) => standings.map((standing) => [keyOf(standing), standing] as const)),
  );
  for (const { revision: since, superseded: _, ...standing } of kept) {
    const key = keyOf(standing);
    const now = wanted.get(key);
    if (now && isSame(standing, now)) {
      wanted.delete(key);
      continue;
    }
    const { db } = tx;
    // What began with this very change never stood.
    if (toCount(since) === revision) await db.deleteFrom('finding_state').where(isRow(standing, since)).execute();
    else await db.updateTable('finding_state').set({ superseded: revision }).where(isRow(standing, since)).execute();
  }
  await insertStandings(tx, [...wanted.values()], revision);
  await keepTallies(
    tx,
    settled.map(([one, standings]) => tallied(one, standings)),
  );
}

function keyOf({ version_id, rule, subject }: Pick<Standing, 'version_id' | 'rule' | 'subject'>): string {
  return `${version_id} ${rule} ${subject}`;
}

function isRow({ version_id, rule, subject }: Pick<Standing, 'version_id' | 'rule' | 'subject'>, revision: number) {
  return (eb: ExpressionBuilder<Tables, 'finding_state'>) => eb.and({ version_id, rule, subject, revision });
}

function isSame(one: Standing, other: Standing): boolean {
  return (Object.keys(other) as (keyof Standing)[]).every((name) => String(one[name]) === String(other[name]));
}

async function versionsFound(tx: WriteTransaction, versions: readonly number[]): Promise<readonly VersionFound[]> {
  if (versions.length === 0) return [];
  const rows = await tx.db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .select(['report_version.id as version', 'report_version.repairs', 'report.id as report'])
    .select(['report.publisher_id as publisher', 'report.region_id as region', 'report.year'])
    .where('report_version.id', 'in', versions)
    .execute();
  const findings = Map.groupBy(
    await findingsOf(
      readerWithin(tx),
      rows.map(({ version }) => toCount(version)),
    ),
    ({ version }) => version,
  );
  return rows.map(({ version, repairs, year, ...row }) => ({
    ...row,
    ...{ version: toCount(version), year: toCount(year), repairs: JSON.parse(repairs) },
    findings: findings.get(toCount(version)) ?? [],
  }));
}

/**
 * What decides how findings stand beside them and what is said: the rules, and how they are grouped, which takes the next number when groups.ts
 * groups otherwise. Where another program settled them, all are settled anew.
 */
const GROUPING = 3;
const SETTLED = crc32(JSON.stringify([GROUPING, RULES.map(({ id, version }) => [id, version ?? 1])])).toString();

const SETTING = 'finding states';
/** Versions at a time. */
const CHUNK = 200;

/** Settles all findings held where a program with other rules settled them last, or none that did. Nothing where nothing was ever found. */
export async function ensureStates(db: Kysely<Tables>, writer: Writer): Promise<void> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', SETTING).executeTakeFirst();
  if (row?.value === SETTLED) return;
  const newest = await db
    .selectFrom('revision')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  const revision = toCount(newest?.number ?? 0);
  if (revision > 0) await writer.transaction((tx) => settleAll(tx, revision));
}

async function settleAll(tx: WriteTransaction, revision: number): Promise<void> {
  for (let after = 0; ; ) {
    const doubtful = await doubtfulAfter(tx, after);
    after = doubtful.at(-1) ?? 0;
    if (doubtful.length === 0) break;
    const rows = await tx.db
      .selectFrom('report_version')
      .select(['id', 'revision', 'superseded'])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('finding_state')
              .select('finding_state.version_id')
              .whereRef('finding_state.version_id', '=', 'report_version.id'),
          )
          .as('stands'),
      )
      .where('id', 'in', doubtful)
      .execute();
    await renumber(
      tx,
      rows.filter(({ stands }) => stands).map(({ id }) => toCount(id)),
    );
    const known = rows.filter(({ stands, superseded }) => Boolean(stands) && superseded === null);
    await settleStates(
      tx,
      known.map(({ id }) => toCount(id)),
      revision,
    );
    // Of what was stored before anybody could say anything of it, every version stood as it was found.
    const fresh = rows.filter(({ stands }) => !stands).map(({ id }) => toCount(id));
    const spans = new Map(rows.map((row) => [toCount(row.id), row]));
    for (const found of await versionsFound(tx, fresh)) {
      const { revision: since = revision, superseded = null } = spans.get(found.version) ?? {};
      await insertStandings(tx, standingsOf(found, []), toCount(since), superseded);
    }
  }
  await tallyAll(tx);
  await saveSetting(tx, SETTING, SETTLED);
}

/**
 * Which mistake a finding belongs to is told by the program and not by the past: rows keep how they stood and since when, and are numbered
 * as this program groups them, those of earlier states too, which would lead to mistakes that are not there.
 */
async function renumber(tx: WriteTransaction, versions: readonly number[]): Promise<void> {
  for (const found of await versionsFound(tx, versions)) {
    for (const { version_id, rule, subject, group_number, group_rank } of standingsOf(found, [])) {
      await tx.db
        .updateTable('finding_state')
        .set({ group_number, group_rank })
        .where((eb) => eb.and({ version_id, rule, subject }))
        .execute();
    }
  }
}

/** The next versions in which anything failed or is suspicious. */
async function doubtfulAfter({ db }: WriteTransaction, version: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('finding')
    .select('version_id')
    .distinct()
    .where('version_id', '>', version)
    .where('outcome', 'in', ['failed', 'suspicious'])
    .orderBy('version_id')
    .limit(CHUNK)
    .execute();
  return rows.map(({ version_id }) => toCount(version_id));
}
