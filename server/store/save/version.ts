/** One version of a report is put in the place of another: its contents, its findings, and the sums it moves. */
import { countOutcomes, type Finding } from '../../../schema/check/finding.ts';
import type { Repair } from '../../../schema/check/repair/repair.ts';
import type { Label } from '../../../schema/language.ts';
import { ownSentences } from '../../../schema/prose/own-sentences.ts';
import { asCorrected } from '../../../schema/report/correction.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import type { CountedRow, Sign } from '../../../schema/rollup/rollup.ts';
import { isSound, versionChecksum } from '../checksums.ts';
import { ensureSound } from '../find/sound.ts';
import { opened } from '../packed/deflated.ts';
import { type PrintedRow, unpackCounted, unpackPrinted } from '../packed/figures.ts';
import { shortDay, shortened, shortenedTitle } from '../packed/usual.ts';
import { reportId } from '../report-id.ts';
import type { ReportTable, ReportVersionTable } from '../tables/report.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import { moveSumsAbove } from './above.ts';
import { keepInColumns } from './columns.ts';
import { findingGroups, insertContents, insertFindings, type KeptFigures, keptFigures } from './contents.ts';
import { recheckBeside, withAround } from './neighbours.ts';
import { prepared } from './prepared.ts';
import { startRulesApplied } from './rules-known.ts';
import { dropSentences, keepSentences, saidBy } from './sentences.ts';
import { startStates } from './states.ts';
import { keepTallies } from './tallies.ts';

/** Whose report it is, and of which year. */
export interface Filed {
  readonly publisher: { readonly id: string; readonly kind: 'bureau' | 'region'; readonly region: string };
  readonly year: number;
}

/** What a version holds. */
export interface VersionContents {
  /** As printed, with its corrections beside. */
  readonly read: ReadReport;
  readonly documentHash: string;
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
  readonly source: Label | null;
}

/** The version before, and whether it still counts in sums. */
export interface Before {
  readonly version: number;
  readonly figures: KeptFigures;
  readonly isCurrent: boolean;
}

/** Returns how many cells count otherwise than in the version before; null where there is none. */
export async function putVersion(
  tx: WriteTransaction,
  filed: Filed,
  contents: VersionContents,
  revision: number,
  before: Before | null,
): Promise<number | null> {
  const { publisher, year } = filed;
  const figures = keptFigures(contents.read);
  if (before?.isCurrent) {
    await moveSums(tx, filed, before.figures.counted, -1);
    await supersede(tx, reportId(publisher.id, year), revision);
  }
  const changedCells = before && countChangedCells(before.figures.printed, figures.printed);
  const { read, repairs } = contents;
  const sentences = ownSentences(read.outline, read.text);
  const dropped = before ? await dropSentences(tx, before.version) : [];
  const said = await saidBy(tx, [...sentences, ...dropped]);
  const findings = await withAround(tx, { publisher: publisher.id, year }, read, contents.findings, {
    sentences,
    said,
  });
  const version = await insertVersion(tx, filed, { ...contents, findings }, { revision, changedCells });
  await insertContents(tx, version, figures, contents.read, { publisher_id: publisher.id, year });
  await insertFindings(tx, version, findingGroups(findings));
  const whose = { report: reportId(publisher.id, year), publisher: publisher.id, region: publisher.region, year };
  await startStates(tx, { version, ...whose, findings, repairs }, revision, before?.version ?? null);
  await moveSums(tx, filed, figures.counted, 1);
  await keepInColumns(tx, { region: publisher.region, year }, publisher.id, figures.counted);
  if (!before) await startRulesApplied(tx);
  await keepSentences(tx, publisher.id, version, sentences, said);
  const kept = {
    ...{ report: whose.report, version, revision, publisher: publisher.id, region: publisher.region },
    ...{ kind: publisher.kind, year, read: asCorrected({ ...read, year }) },
  };
  await recheckBeside(tx, { publisher: publisher.id, year, kept, sentences, said }, revision);
  return changedCells;
}

/** The current version of a report ends with a revision. */
export async function supersede({ db }: WriteTransaction, report: string, revision: number): Promise<void> {
  await db
    .updateTable('report_version')
    .set({ superseded: revision })
    .where('report_id', '=', report)
    .where('superseded', 'is', null)
    .execute();
}

const insertVersionRow = prepared((db, row: Omit<ReportVersionTable, 'id'>) =>
  db.insertInto('report_version').values(row).returning('id'),
);

async function insertVersion(
  tx: WriteTransaction,
  { publisher, year }: Filed,
  { read, documentHash, findings, repairs, source }: VersionContents,
  { revision, changedCells }: { readonly revision: number; readonly changedCells: number | null },
): Promise<number> {
  const version = {
    report_id: reportId(publisher.id, year),
    revision,
    superseded: null,
    document_hash: documentHash,
    title: shortenedTitle(read.title),
    published_on: read.publishedOn,
    period_from: shortDay(read.period?.from ?? null, 'first'),
    period_to: shortDay(read.period?.to ?? null, 'last'),
    editions: shortened(JSON.stringify(read.editions)),
    outline: JSON.stringify(read.outline),
    breakdowns: JSON.stringify(read.breakdowns),
    notes: JSON.stringify(read.notes),
    repairs: JSON.stringify(repairs),
    source_zh: source?.zh ?? null,
    source_en: source?.en ?? null,
    changed_cells: changedCells,
    finding_counts: shortened(JSON.stringify(countOutcomes(findings))),
  };
  const [row] = await insertVersionRow(tx, { ...version, checksum: versionChecksum(version) });
  if (!row) throw new Error(`The database gave the new version of ${version.report_id} no number`);
  return Number(row.id);
}

/** The figures of a version that is already kept. */
export async function figuresOf(
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
  { publisher, year }: Filed,
  counted: readonly CountedRow[],
  sign: Sign,
): Promise<void> {
  if (publisher.kind === 'bureau') await moveSumsAbove(tx, publisher, year, counted, sign);
}

/** Takes what a report counts out of sums, columns and counts of mistakes, before the report itself is withdrawn or deleted. */
export async function takeFromSums(
  tx: WriteTransaction,
  { publisher, year }: Filed,
  counted: readonly CountedRow[],
): Promise<void> {
  await moveSums(tx, { publisher, year }, counted, -1);
  await keepInColumns(tx, { region: publisher.region, year }, publisher.id, null);
  await keepTallies(tx, [{ region: publisher.region, year, publisher: publisher.id, tallied: null }]);
}

/** Table cells that count otherwise in two versions, and cells only one of them has: what was corrected counts as corrected. */
function countChangedCells(before: readonly PrintedRow[], after: readonly PrintedRow[]): number {
  const valuesOf = (rows: readonly PrintedRow[]) =>
    rows.flatMap(({ cells }) =>
      cells.flatMap((one) => (one ? [[one.cell, one.corrected?.value ?? one.value] as const] : [])),
    );
  const old = new Map(valuesOf(before));
  let changed = 0;
  for (const [cell, value] of valuesOf(after)) {
    if (old.get(cell) !== value) changed += 1;
    old.delete(cell);
  }
  return changed + old.size;
}
