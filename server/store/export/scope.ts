/** Which rows an export holds: all, or those of a region and everything below it. */
import type { Kysely } from 'kysely';
import type { Row, TableName } from '../move/rows.ts';
import type { Tables } from '../tables/tables.ts';
import type { Whose } from './contents.ts';
import { noSuchRegion } from './faults.ts';

/** A version of a report, and what is found by it. */
export interface Version extends Whose {
  readonly report: string;
  readonly revision: number;
  readonly document: string;
}

/** Every version there is, the oldest first. */
export async function listVersions(db: Kysely<Tables>): Promise<readonly Version[]> {
  const rows = await db
    .selectFrom('report_version')
    .innerJoin('report', 'report.id', 'report_version.report_id')
    .select(['report_version.id', 'report_version.revision', 'report_version.document_hash'])
    .select(['report.id as report', 'report.publisher_id', 'report.year'])
    .orderBy('report_version.revision')
    .orderBy('report_version.id')
    .execute();
  return rows.map(({ id, revision, document_hash, report, publisher_id, year }) => ({
    ...{ version: Number(id), publisher: publisher_id, year: Number(year) },
    ...{ report, revision: Number(revision), document: document_hash },
  }));
}

export type Scope = (table: TableName, row: Row) => boolean;

/** Throws NOT_FOUND where there is no such region. */
export async function scopeOf(db: Kysely<Tables>, region: string | null, versions: readonly Version[]): Promise<Scope> {
  if (region === null) return () => true;
  const listed = await db.selectFrom('publisher').select(['id', 'kind', 'region_id']).execute();
  if (!listed.some(({ id, kind }) => id === region && kind === 'region')) throw noSuchRegion(region);
  const publishers = new Set<unknown>([region]);
  for (let before = 0; before !== publishers.size; ) {
    before = publishers.size;
    for (const { id, region_id } of listed) if (publishers.has(region_id)) publishers.add(id);
  }
  const inside = versions.filter(({ publisher }) => publishers.has(publisher));
  const reports = new Set<unknown>(inside.map(({ report }) => report));
  const numbers = new Set<unknown>(inside.map(({ version }) => version));
  const documents = new Set<unknown>(inside.map(({ document }) => document));
  const changes = await db.selectFrom('roster_change').selectAll().execute();
  const revisions = new Set<unknown>(
    changes.filter(({ publisher_id }) => publishers.has(publisher_id)).map(({ revision }) => Number(revision)),
  );
  const isOf: Partial<Record<TableName, (row: Row) => boolean>> = {
    publisher: ({ id }) => publishers.has(id),
    publisher_name: ({ publisher_id }) => publishers.has(publisher_id),
    revision: ({ number, report_id }) => reports.has(report_id) || revisions.has(number),
    roster_change: ({ publisher_id }) => publishers.has(publisher_id),
    succession: ({ predecessor_id, successor_id }) => publishers.has(predecessor_id) || publishers.has(successor_id),
    due_rule: ({ region_id }) => region_id === null || publishers.has(region_id),
    point_note: ({ publisher_id }) => publishers.has(publisher_id),
    briefing: ({ publisher_id }) => publishers.has(publisher_id),
    saved: ({ region_id }) => publishers.has(region_id),
    document: ({ hash }) => documents.has(hash),
    report: ({ id }) => reports.has(id),
    report_version: ({ id }) => numbers.has(id),
    contents: ({ version_id }) => numbers.has(version_id),
    finding: ({ version_id }) => numbers.has(version_id),
    amendment: ({ report_id }) => reports.has(report_id),
    counted_column: ({ region_id }) => publishers.has(region_id),
    roll: ({ region_id }) => publishers.has(region_id),
    rollup: ({ region_id }) => publishers.has(region_id),
    rollup_common: ({ region_id }) => publishers.has(region_id),
    collected: ({ report_id }) => reports.has(report_id),
    publication_date: ({ report_id }) => reports.has(report_id),
    recheck: ({ version_id }) => numbers.has(version_id),
    sentence: ({ version_id }) => numbers.has(version_id),
    verdict: ({ report_id }) => reports.has(report_id),
    finding_state: ({ version_id }) => numbers.has(version_id),
    finding_tally: ({ region_id }) => publishers.has(region_id),
    return_sheet: ({ publisher_id }) => publishers.has(publisher_id),
  };
  return (table, row) => isOf[table]?.(row) ?? false;
}
