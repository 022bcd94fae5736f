/** Return sheets that were sent. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { Severity } from '../../../schema/check/finding.ts';
import type { FindingState } from '../../../schema/check/verdict.ts';
import { toCount } from '../numbers.ts';
import type { Reader } from '../reader.ts';
import type { Tables } from '../tables/tables.ts';
import { holdsAt } from './due.ts';
import { ensureSealed } from './sound.ts';

export interface StoredSheet {
  readonly id: number;
  readonly publisher: string;
  readonly year: number;
  /** Ids of the findings on it. */
  readonly findings: readonly string[];
  /** ISO days in China. */
  readonly sentOn: string;
  readonly dueOn: string;
  /** When an answer came that is not in the product. */
  readonly answeredOn: string | null;
  readonly actor: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The change by which it was sent, or noted that it was answered. */
  readonly revision: number;
}

/** What holds of rows that are superseded by the next; `asOf` null: now. */
const heldAt =
  <Table extends 'return_sheet' | 'finding_state'>(asOf: number | null) =>
  (eb: ExpressionBuilder<Tables, Table>) => {
    const [began, ended] = [sql.ref('revision'), sql.ref('superseded')];
    return asOf === null
      ? eb(ended, 'is', null)
      : eb.and([eb(began, '<=', asOf), eb.or([eb(ended, 'is', null), eb(ended, '>', asOf)])]);
  };

/** The sheet that holds of each of these publishers for a year, or, where it is null, for each; of one that was sent none there is nothing. */
export async function sheetsOf(
  { db }: Reader,
  publishers: readonly string[],
  year: number | null,
  asOf: number | null = null,
): Promise<readonly StoredSheet[]> {
  if (publishers.length === 0) return [];
  const sent = db.selectFrom('return_sheet').selectAll().where('publisher_id', 'in', publishers);
  const rows = await (year === null ? sent : sent.where('year', '=', year)).orderBy('id').execute();
  return ensureSealed('return_sheet', rows)
    .filter(holdsAt(asOf))
    .map((row) => ({
      id: toCount(row.id),
      publisher: row.publisher_id,
      year: toCount(row.year),
      findings: JSON.parse(row.findings),
      ...{ sentOn: row.sent_on, dueOn: row.due_on, answeredOn: row.answered_on },
      ...{ actor: row.actor, at: row.at, revision: toCount(row.revision) },
    }));
}

/** A finding that failed or is suspicious, with whose it is. */
export interface Doubt {
  readonly publisher: string;
  readonly version: number;
  readonly group: number;
  readonly rule: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly state: FindingState;
}

/** All of a year in a region's reports, its own and its bureaus', or in one publisher's. */
export async function doubtsIn(
  { db }: Reader,
  of: { readonly region: string } | { readonly publisher: string },
  year: number,
  asOf: number | null = null,
): Promise<readonly Doubt[]> {
  const rows = await db
    .selectFrom('finding_state')
    .select(['publisher_id', 'version_id', 'group_number', 'rule', 'subject', 'severity', 'state'])
    .where((eb) => ('region' in of ? eb('region_id', '=', of.region) : eb('publisher_id', '=', of.publisher)))
    .where('year', '=', year)
    .where(heldAt(asOf))
    .execute();
  return rows.map(({ publisher_id, version_id, group_number, ...row }) => ({
    ...row,
    ...{ publisher: publisher_id, version: toCount(version_id), group: toCount(group_number) },
  }));
}
