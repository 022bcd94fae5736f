/** Keeps one accepted document: its bytes, its figures, its findings, and the rollups it moves, all or nothing. */

import { countOutcomes, type Finding } from '../../../schema/check/finding.ts';
import type { Repair } from '../../../schema/check/repair/repair.ts';
import type { Label } from '../../../schema/language.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import type { CountedRow, Sign } from '../../../schema/rollup/rollup.ts';
import { isSound, versionChecksum } from '../checksums.ts';
import { reportId } from '../find/reports.ts';
import { ensureSound } from '../find/sound.ts';
import { opened } from '../packed/deflated.ts';
import { type PrintedRow, unpackCounted, unpackPrinted } from '../packed/figures.ts';
import type { ReportTable, ReportVersionTable } from '../tables/report.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { moveSumsAbove } from './above.ts';
import { keepInColumns } from './columns.ts';
import { insertContents, insertFindings, type KeptFigures, keptFigures } from './contents.ts';
import { type AcceptedDocument, keepDocument } from './document.ts';
import { prepared } from './prepared.ts';
import { startRevision } from './revision.ts';
import { updateHeld } from './roster.ts';
import { startStates } from './states.ts';

export interface AcceptedReport {
  readonly publisher: { readonly id: string; readonly kind: 'bureau' | 'region'; readonly region: string };
  readonly year: number;
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
  const report = reportId(publisher.id, year);
  const whose = { publisher_id: publisher.id, year };
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
  await keepDocument(tx, { ...accepted.document, text: accepted.read.text });
  const figures = keptFigures(accepted.read);
  const previous = before ? await figuresOf(tx, before.id, whose) : null;
  if (before && previous) {
    await moveSums(tx, accepted, previous.counted, -1);
    await tx.db.updateTable('report_version').set({ superseded: revision }).where('id', '=', before.id).execute();
  } else {
    const { id, kind, region } = publisher;
    await insertReport(tx, { id: report, publisher_id: id, kind, region_id: region, year });
    await updateHeld(tx, id, (held) => ({ ...held, [year]: revision }));
  }
  const changedCells = previous && countChangedCells(previous.printed, figures.printed);
  const version = await insertVersion(tx, accepted, report, { revision, changedCells });
  await insertContents(tx, version, figures, accepted.read, whose);
  await insertFindings(tx, version, accepted.findings);
  const { findings, repairs } = accepted;
  const found = { version, report, publisher: publisher.id, region: publisher.region, year, findings, repairs };
  await startStates(tx, found, revision, before?.id ?? null);
  await moveSums(tx, accepted, figures.counted, 1);
  await keepInColumns(tx, { region: publisher.region, year }, publisher.id, figures.counted);
  if (!before || changedCells === null) return { kind: 'stored', report, revision };
  return { kind: 'revised', report, revision, previousRevision: before.revision, changedCells };
}

const selectCurrent = prepared((db, { report }: { report: string }) =>
  db
    .selectFrom('report_version')
    .select(['id', 'revision', 'document_hash'])
    .where('report_id', '=', report)
    .where('superseded', 'is', null),
);

async function currentVersion(tx: WriteTransaction, report: string): Promise<CurrentVersion | undefined> {
  const [row] = await selectCurrent(tx, { report });
  return row && { id: Number(row.id), revision: Number(row.revision), document_hash: row.document_hash };
}

const insertReport = prepared((db, row: ReportTable) => db.insertInto('report').values(row));

const insertVersionRow = prepared((db, row: Omit<ReportVersionTable, 'id'>) =>
  db.insertInto('report_version').values(row).returning('id'),
);

async function insertVersion(
  tx: WriteTransaction,
  accepted: AcceptedReport,
  report: string,
  { revision, changedCells }: { readonly revision: number; readonly changedCells: number | null },
): Promise<number> {
  const { read } = accepted;
  const version = {
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
    changed_cells: changedCells,
    finding_counts: JSON.stringify(countOutcomes(accepted.findings)),
  };
  const [row] = await insertVersionRow(tx, { ...version, checksum: versionChecksum(version) });
  if (!row) throw new Error(`The database gave the new version of ${report} no number`);
  return Number(row.id);
}

/** The figures of a version that is already kept. */
async function figuresOf(
  tx: WriteTransaction,
  version: number,
  whose: Pick<ReportTable, 'publisher_id' | 'year'>,
): Promise<KeptFigures> {
  const kept = await tx.db
    .selectFrom('contents')
    .selectAll()
    .where('version_id', '=', version)
    .executeTakeFirstOrThrow();
  const row = opened(kept);
  // Figures that are not what was written must not be taken out of sums, or be the measure of what changed.
  await ensureSound(
    readerWithin(tx),
    'figures',
    [{ ...row, ...whose }],
    (one) => isSound.counted(one) && isSound.printed(one),
  );
  return { counted: unpackCounted(row.counted), printed: unpackPrinted(row.printed) };
}

/** Adds what a version counts to the sums of the regions above, or takes it away. A government-wide report is part of none. */
async function moveSums(
  tx: WriteTransaction,
  { publisher, year }: Pick<AcceptedReport, 'publisher' | 'year'>,
  counted: readonly CountedRow[],
  sign: Sign,
): Promise<void> {
  if (publisher.kind === 'bureau') await moveSumsAbove(tx, publisher, year, counted, sign);
}

/** Takes what a report counts out of sums and columns, before the report itself is deleted. */
export async function takeFromSums(
  tx: WriteTransaction,
  { publisher, year }: Pick<AcceptedReport, 'publisher' | 'year'>,
  counted: readonly CountedRow[],
): Promise<void> {
  await moveSums(tx, { publisher, year }, counted, -1);
  await keepInColumns(tx, { region: publisher.region, year }, publisher.id, null);
}

/** Table cells whose number or gap differs between two versions, and cells only one of them has. */
function countChangedCells(before: readonly PrintedRow[], after: readonly PrintedRow[]): number {
  const valuesOf = (rows: readonly PrintedRow[]) =>
    rows.flatMap(({ cells }) => cells.flatMap((one) => (one ? [[one.cell, one.value] as const] : [])));
  const old = new Map(valuesOf(before));
  let changed = 0;
  for (const [cell, value] of valuesOf(after)) {
    if (old.get(cell) !== value) changed += 1;
    old.delete(cell);
  }
  return changed + old.size;
}
