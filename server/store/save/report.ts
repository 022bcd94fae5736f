/** Keeps one accepted document: its bytes, its figures, its findings, and the rollups it moves, all or nothing. */
import type { Finding } from '../../../schema/check/finding.ts';
import type { Repair } from '../../../schema/check/repair.ts';
import type { Label } from '../../../schema/form/edition.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import type { Counted } from '../../../schema/rollup/counted.ts';
import type { WriteTransaction } from '../writer.ts';
import { insertFigures, insertFindings, insertNarrative } from './contents.ts';
import { startRevision } from './revision.ts';
import { applyToCommon, applyToRollup } from './rollup.ts';

export interface AcceptedDocument {
  readonly hash: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface AcceptedReport {
  readonly publisher: { readonly id: string; readonly kind: 'bureau' | 'region'; readonly region: string };
  readonly year: number;
  readonly document: AcceptedDocument;
  readonly read: ReadReport;
  readonly counted: readonly Counted[];
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
  readonly source: Label | null;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly actor: string | null;
}

export type Saved =
  | { readonly kind: 'stored'; readonly report: string; readonly revision: number }
  | {
      readonly kind: 'revised';
      readonly report: string;
      readonly revision: number;
      readonly previousRevision: number;
      readonly changedCells: number;
    }
  | { readonly kind: 'unchanged'; readonly report: string; readonly revision: number };

interface CurrentVersion {
  readonly id: number;
  readonly revision: number;
  readonly document_hash: string;
}

/**
 * Saves a report. The same document again is a no-op (`unchanged`); a different one for the same publisher and year
 * becomes a new version, and the old one is kept.
 */
export async function saveReport(tx: WriteTransaction, accepted: AcceptedReport): Promise<Saved> {
  const { publisher, year } = accepted;
  const report = `${publisher.id}-${year}`;
  const before = await currentVersion(tx, report);
  if (before && before.document_hash === accepted.document.hash) {
    return { kind: 'unchanged', report, revision: before.revision };
  }
  const revision = await startRevision(tx, {
    at: accepted.at,
    kind: before ? 'revise' : 'import',
    note: before ? `${year} 年报告更换原文` : `接收 ${year} 年报告`,
    report_id: report,
    actor: accepted.actor,
  });
  await keepDocument(tx, accepted.document, accepted.read.text);
  if (before) {
    await moveRollups(tx, accepted, before.id, -1);
    await tx.db.updateTable('report_version').set({ superseded: revision }).where('id', '=', before.id).execute();
  } else {
    await tx.db
      .insertInto('report')
      .values({ id: report, publisher_id: publisher.id, kind: publisher.kind, region_id: publisher.region, year })
      .execute();
  }
  const version = await insertVersion(tx, accepted, report, revision);
  await insertFigures(tx, version, accepted.read, accepted.counted);
  await insertNarrative(tx, version, accepted.read);
  await insertFindings(tx, version, accepted.findings);
  await moveRollups(tx, accepted, version, 1);
  if (!before) return { kind: 'stored', report, revision };
  const changedCells = await countChangedCells(tx, before.id, version);
  await tx.db.updateTable('report_version').set({ changed_cells: changedCells }).where('id', '=', version).execute();
  return { kind: 'revised', report, revision, previousRevision: before.revision, changedCells };
}

async function currentVersion(tx: WriteTransaction, report: string): Promise<CurrentVersion | undefined> {
  const row = await tx.db
    .selectFrom('report_version')
    .select(['id', 'revision', 'document_hash'])
    .where('report_id', '=', report)
    .where('superseded', 'is', null)
    .executeTakeFirst();
  return row && { id: Number(row.id), revision: Number(row.revision), document_hash: row.document_hash };
}

async function keepDocument(tx: WriteTransaction, document: AcceptedDocument, text: string): Promise<void> {
  await tx.db
    .insertInto('document')
    .values({
      hash: document.hash,
      file_name: document.fileName,
      media_type: document.mediaType,
      size: document.bytes.length,
      bytes: document.bytes,
      text,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
}

async function insertVersion(
  tx: WriteTransaction,
  accepted: AcceptedReport,
  report: string,
  revision: number,
): Promise<number> {
  const { read } = accepted;
  const row = await tx.db
    .insertInto('report_version')
    .values({
      report_id: report,
      revision,
      superseded: null,
      document_hash: accepted.document.hash,
      title: read.title,
      published_on: read.publishedOn,
      period_from: read.period?.from ?? null,
      period_to: read.period?.to ?? null,
      editions: JSON.stringify(read.editions),
      outline: JSON.stringify(read.outline),
      breakdowns: JSON.stringify(read.breakdowns),
      notes: JSON.stringify(read.notes),
      repairs: JSON.stringify(accepted.repairs),
      source_zh: accepted.source?.zh ?? null,
      source_en: accepted.source?.en ?? null,
      changed_cells: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return Number(row.id);
}

/** The current versions of the same bureau in the years beside this one. */
async function neighbours(tx: WriteTransaction, publisher: string, year: number): Promise<Map<number, number>> {
  const rows = await tx.db
    .selectFrom('report')
    .innerJoin('report_version', 'report_version.report_id', 'report.id')
    .select(['report.year', 'report_version.id'])
    .where('report.publisher_id', '=', publisher)
    .where('report.year', 'in', [year - 1, year + 1])
    .where('report_version.superseded', 'is', null)
    .execute();
  return new Map(rows.map((row) => [Number(row.year), Number(row.id)]));
}

/** Adds what a version counts to the rollups it touches, or takes it away. */
async function moveRollups(
  tx: WriteTransaction,
  accepted: AcceptedReport,
  version: number,
  sign: 1 | -1,
): Promise<void> {
  // A government-wide report is never part of a sum over bureaus.
  if (accepted.publisher.kind === 'region') return;
  const { year, publisher } = accepted;
  const { region } = publisher;
  await applyToRollup(tx, { region, year, version }, sign);
  const beside = await neighbours(tx, publisher.id, year);
  const previous = beside.get(year - 1);
  const next = beside.get(year + 1);
  if (previous !== undefined) await applyToCommon(tx, { region, year, current: version, previous }, sign);
  if (next !== undefined) await applyToCommon(tx, { region, year: year + 1, current: next, previous: version }, sign);
}

/** Table cells whose number or gap differs between two versions, and cells only one of them has. */
async function countChangedCells(tx: WriteTransaction, before: number, after: number): Promise<number> {
  const rows = await tx.db
    .selectFrom('figure')
    .select(['version_id', 'cell', 'value', 'gap'])
    .where('version_id', 'in', [before, after])
    .where('origin', '=', 'table')
    .execute();
  const old = new Map(
    rows.filter((row) => Number(row.version_id) === before).map((row) => [row.cell, `${row.value}|${row.gap}`]),
  );
  let changed = 0;
  for (const row of rows) {
    if (Number(row.version_id) !== after) continue;
    if (old.get(row.cell) !== `${row.value}|${row.gap}`) changed += 1;
    old.delete(row.cell);
  }
  return changed + old.size;
}
