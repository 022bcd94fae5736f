/** Keeps one accepted document: its bytes, its figures, its findings, and the rollups it moves, all or nothing. */

import type { Finding } from '../../../schema/check/finding.ts';
import type { Repair } from '../../../schema/check/repair/repair.ts';
import type { Label } from '../../../schema/language.ts';
import type { Correction } from '../../../schema/report/correction.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { withdrawalOf } from '../find/amendments.ts';
import { reportId } from '../report-id.ts';
import type { ReportTable } from '../tables/report.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { carryCorrections, endWithdrawal, refuseWithdrawn } from './amendment.ts';
import { type AcceptedDocument, keepDocument } from './document.ts';
import { prepared } from './prepared.ts';
import { keepProse } from './prose.ts';
import { startRevision } from './revision.ts';
import { updateHeld } from './roster.ts';
import { type Before, type Filed, figuresOf, putVersion } from './version.ts';

export interface AcceptedReport extends Filed {
  readonly document: AcceptedDocument;
  readonly read: ReadReport;
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
      /** Corrections that hold no longer, since the new document prints something else there. */
      readonly dropped: readonly Correction[];
    }
  | { readonly kind: 'unchanged'; readonly report: string; readonly revision: number };

/** The newest version of a report; of one that was withdrawn it is current no longer. */
interface NewestVersion {
  readonly id: number;
  readonly revision: number;
  readonly documentHash: string;
  readonly isCurrent: boolean;
}

/**
 * Saves a report. The same document again is a no-op (`unchanged`); a different one for the same publisher and year
 * becomes a new version, and the old one is kept. Corrections go on where the same is printed. Throws WITHDRAWN for the document of a report that
 * was withdrawn: it is to be restored; another one takes its place.
 */
export async function saveReport(tx: WriteTransaction, accepted: AcceptedReport): Promise<Saved> {
  const { publisher, year } = accepted;
  const report = reportId(publisher.id, year);
  const newest = await newestVersion(tx, report);
  const withdrawal = newest && !newest.isCurrent ? await withdrawalOf(readerWithin(tx), report) : null;
  if (newest?.documentHash === accepted.document.hash) {
    if (withdrawal) refuseWithdrawn(withdrawal);
    return { kind: 'unchanged', report, revision: newest.revision };
  }
  const revision = await startRevision(tx, {
    at: accepted.at,
    kind: newest ? 'revise' : 'import',
    note: newest ? `${year} 年报告更换原文` : `接收 ${year} 年报告`,
    report_id: report,
    actor: accepted.actor,
  });
  await keepDocument(tx, { ...accepted.document, text: accepted.read.text });
  await keepProse(tx, { hash: accepted.document.hash, ...accepted.read });
  const before = newest && (await beforeOf(tx, newest, accepted));
  if (!newest) {
    const { id, kind, region } = publisher;
    await insertReport(tx, { id: report, publisher_id: id, kind, region_id: region, year });
  }
  if (withdrawal) await endWithdrawal(tx, withdrawal, revision, { ended: 'replaced', reason: null });
  if (!newest?.isCurrent) await updateHeld(tx, publisher.id, (held) => ({ ...held, [year]: revision }));
  const { dropped, ...carried } = newest ? await carryCorrections(tx, report, accepted, revision) : NOTHING_CARRIED;
  const contents = { ...accepted, ...carried, documentHash: accepted.document.hash };
  const changedCells = await putVersion(tx, accepted, contents, revision, before ?? null);
  if (!newest || changedCells === null) return { kind: 'stored', report, revision };
  return { kind: 'revised', report, revision, previousRevision: newest.revision, changedCells, dropped };
}

const NOTHING_CARRIED = { dropped: [] };

async function beforeOf(
  tx: WriteTransaction,
  { id, isCurrent }: NewestVersion,
  { publisher, year }: Filed,
): Promise<Before> {
  return { version: id, figures: await figuresOf(tx, id, { publisher_id: publisher.id, year }), isCurrent };
}

const selectNewest = prepared((db, { report }: { report: string }) =>
  db
    .selectFrom('report_version')
    .select(['id', 'revision', 'document_hash', 'superseded'])
    .where('report_id', '=', report)
    .orderBy('revision', 'desc')
    .limit(1),
);

async function newestVersion(tx: WriteTransaction, report: string): Promise<NewestVersion | undefined> {
  const [row] = await selectNewest(tx, { report });
  return (
    row && {
      id: Number(row.id),
      revision: Number(row.revision),
      documentHash: row.document_hash,
      isCurrent: row.superseded === null,
    }
  );
}

const insertReport = prepared((db, row: ReportTable) => db.insertInto('report').values(row));
