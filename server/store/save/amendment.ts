/**
 * What people change in reports. server/corrections decides what; here it is written, each change as one revision with a version of the report
 * that holds it: sums, findings, questions as of an earlier revision and copies then need to know nothing of corrections.
 */
import type { Finding } from '../../../schema/check/finding.ts';
import { recheck } from '../../../schema/check/recheck.ts';
import { type Repair, smallestRepairs } from '../../../schema/check/repair/repair.ts';
import { Problem } from '../../../schema/problem.ts';
import { asCorrected, type Correction, type NumberOrGap, putBeside } from '../../../schema/report/correction.ts';
import type { ReadReport } from '../../../schema/report/report.ts';
import { amendmentChecksum } from '../checksums.ts';
import { correctionsOf, type StoredWithdrawal } from '../find/amendments.ts';
import { readAgain } from '../find/read-again.ts';
import { findVersionAt, type StoredReport } from '../find/reports.ts';
import { damagedReport } from '../find/sound.ts';
import type { AmendmentRow } from '../tables/amendment.ts';
import type { RevisionAbout } from '../tables/revision.ts';
import { readerWithin, type WriteTransaction } from '../writer.ts';
import type { ChangeNoted } from './due.ts';
import { recheckBeside } from './neighbours.ts';
import { startRevision } from './revision.ts';
import { updateHeld } from './roster.ts';
import { dropSentences, saidBy } from './sentences.ts';
import { endStates } from './states.ts';
import { type Filed, figuresOf, putVersion, supersede, takeFromSums } from './version.ts';

/** A value to be put beside a printed one. */
export interface NewCorrection {
  readonly place: string;
  readonly printed: NumberOrGap;
  readonly value: NumberOrGap;
  readonly reason: string;
  readonly source: string | null;
}

/** Corrects a figure of a report that is current; a correction of the same figure that holds is replaced. Returns the revision. */
export async function saveCorrection(
  tx: WriteTransaction,
  report: StoredReport,
  { place, printed, value, reason, source }: NewCorrection,
  noted: ChangeNoted,
): Promise<number> {
  const revision = await changeOf(tx, report, 'correction', noted);
  const before = (await correctionsOf(readerWithin(tx), report.id)).find((one) => one.place === place);
  if (before) await endAmendment(tx, before.revision, revision, { ended: 'replaced', reason: null });
  await insertAmendment(tx, {
    ...{ revision, report_id: report.id, place, reason, source },
    ...{ printed: JSON.stringify(printed), value: JSON.stringify(value) },
  });
  await rewrite(tx, report, revision, place);
  return revision;
}

/** Takes a correction of a report that is current back: what is printed counts again. Returns the revision. */
export async function saveCorrectionEnd(
  tx: WriteTransaction,
  report: StoredReport,
  correction: Pick<Correction, 'revision' | 'place'>,
  reason: string,
  noted: ChangeNoted,
): Promise<number> {
  const revision = await changeOf(tx, report, 'correctionWithdrawn', noted);
  await endAmendment(tx, correction.revision, revision, { ended: 'withdrawn', reason });
  await rewrite(tx, report, revision, correction.place);
  return revision;
}

/** Withdraws a report that is current: from this revision on it is not held. Returns the revision. */
export async function saveWithdrawal(
  tx: WriteTransaction,
  report: StoredReport,
  reason: string,
  noted: ChangeNoted,
): Promise<number> {
  const revision = await changeOf(tx, report, 'withdrawal', noted);
  const whole = { place: null, printed: null, value: null, source: null };
  await insertAmendment(tx, { revision, report_id: report.id, reason, ...whole });
  const whose = { publisher_id: report.publisher, year: report.year };
  const { counted } = await figuresOf(tx, report.version, whose);
  await takeFromSums(tx, filedOf(report), counted);
  await supersede(tx, report.id, revision);
  await endStates(tx, report.version, revision);
  await updateHeld(tx, report.publisher, ({ [report.year]: _, ...others }) => others);
  const said = await saidBy(tx, await dropSentences(tx, report.version));
  await recheckBeside(
    tx,
    { publisher: report.publisher, year: report.year, kept: null, sentences: [], said },
    revision,
  );
  return revision;
}

/** Restores a report as it was when it was withdrawn. Returns the revision. */
export async function saveRestoration(
  tx: WriteTransaction,
  withdrawal: StoredWithdrawal,
  reason: string,
  noted: ChangeNoted,
): Promise<number> {
  const reader = readerWithin(tx);
  const report = await findVersionAt(reader, withdrawal.report, withdrawal.revision - 1);
  if (!report) throw await damagedReport(reader, 'heading', { report_id: withdrawal.report });
  const revision = await changeOf(tx, report, 'restoration', noted);
  await endWithdrawal(tx, withdrawal, revision, { ended: 'withdrawn', reason });
  await updateHeld(tx, report.publisher, (held) => ({ ...held, [report.year]: revision }));
  const { read, ...kept } = await readAgain(reader, report);
  const { read: corrected } = putBeside(read, await correctionsOf(reader, report.id));
  const whose = { publisher_id: report.publisher, year: report.year };
  const before = { version: report.version, figures: await figuresOf(tx, report.version, whose), isCurrent: false };
  await putVersion(tx, filedOf(report), { ...kept, read: corrected }, revision, before);
  return revision;
}

/**
 * Puts the corrections that hold beside what a new document of the report prints; those of figures that it prints otherwise end at the
 * revision.
 */
export async function carryCorrections(
  tx: WriteTransaction,
  report: string,
  { read, findings, repairs }: { readonly read: ReadReport } & Checked,
  revision: number,
): Promise<Checked & { readonly read: ReadReport; readonly dropped: readonly Correction[] }> {
  const held = await correctionsOf(readerWithin(tx), report);
  const beside = putBeside(read, held);
  for (const one of beside.dropped) await endAmendment(tx, one.revision, revision, { ended: 'dropped', reason: null });
  const places = new Set(held.filter((one) => !beside.dropped.includes(one)).map(({ place }) => place));
  return { ...beside, ...(places.size === 0 ? { findings, repairs } : checked(beside.read, findings, places)) };
}

interface Checked {
  readonly findings: readonly Finding[];
  readonly repairs: readonly Repair[];
}

/** What is found where the corrected values stand in the place of the printed ones. */
function checked(read: ReadReport, before: readonly Finding[], places: ReadonlySet<string>): Checked {
  const settled = asCorrected(read);
  const findings = recheck(settled, before, places);
  const isLoud = findings.some(({ outcome }) => outcome === 'failed' || outcome === 'suspicious');
  return { findings, repairs: isLoud ? smallestRepairs(settled) : [] };
}

/** The current version of a report anew, with the corrections that hold now; `place`: where one was made or taken back. */
async function rewrite(tx: WriteTransaction, report: StoredReport, revision: number, place: string): Promise<void> {
  const reader = readerWithin(tx);
  const { read: printed, findings, ...kept } = await readAgain(reader, report);
  const { read } = putBeside(printed, await correctionsOf(reader, report.id));
  const whose = { publisher_id: report.publisher, year: report.year };
  const before = { version: report.version, figures: await figuresOf(tx, report.version, whose), isCurrent: true };
  const contents = { ...kept, read, ...checked(read, findings, new Set([place])) };
  await putVersion(tx, filedOf(report), contents, revision, before);
}

function filedOf({ publisher, kind, region, year }: StoredReport): Filed {
  return { publisher: { id: publisher, kind, region }, year };
}

function changeOf(tx: WriteTransaction, report: StoredReport, about: RevisionAbout, noted: ChangeNoted) {
  return startRevision(tx, { ...noted, kind: 'revise', about, report_id: report.id });
}

type NewAmendment = Omit<AmendmentRow, 'superseded' | 'ended' | 'ended_reason' | 'checksum'>;

async function insertAmendment(tx: WriteTransaction, made: NewAmendment): Promise<void> {
  const row = { ...made, superseded: null, ended: null, ended_reason: null };
  await tx.db
    .insertInto('amendment')
    .values({ ...row, checksum: amendmentChecksum(row) })
    .execute();
}

interface Ended {
  readonly ended: NonNullable<AmendmentRow['ended']>;
  readonly reason: string | null;
}

/** A withdrawal ends at a revision: the report was restored, or another document of it came in. */
export async function endWithdrawal(
  tx: WriteTransaction,
  withdrawal: StoredWithdrawal,
  at: number,
  ended: Ended,
): Promise<void> {
  await endAmendment(tx, withdrawal.revision, at, ended);
}

/** The amendment made at a revision ends at another. */
async function endAmendment(
  { db }: WriteTransaction,
  made: number,
  at: number,
  { ended, reason }: Ended,
): Promise<void> {
  const row = await db.selectFrom('amendment').selectAll().where('revision', '=', made).executeTakeFirstOrThrow();
  const end = { superseded: at, ended, ended_reason: reason };
  await db
    .updateTable('amendment')
    .set({ ...end, checksum: amendmentChecksum({ ...row, ...end }) })
    .where('revision', '=', made)
    .execute();
}

/** Throws WITHDRAWN: what was withdrawn on purpose does not come back because a folder is handed in again. */
export function refuseWithdrawn({ report, reason }: StoredWithdrawal): never {
  throw new Problem('WITHDRAWN', {
    zh: `这份年报（${report}）已被撤回，理由：${reason}。要恢复它，请在该年报的页面上点“恢复”；若属另一单位或年度，请指明后再接收。`,
    en: `This report (${report}) was withdrawn: ${reason}. To have it back, press “restore” on its page; if it is of another bureau or year, name that and accept it again.`,
  });
}
