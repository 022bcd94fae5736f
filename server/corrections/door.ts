/**
 * The one door through which figures are corrected and reports withdrawn, and both taken back. A change is one transaction and one revision,
 * or nothing; the same change again is done already. Whether somebody may is asked before (server/access/may.ts).
 */
import { Problem } from '../../schema/problem.ts';
import {
  correctionNote,
  ensureReason,
  ensureSource,
  ensureValue,
  placeName,
  refuseCell,
} from '../../schema/report/correcting.ts';
import { isSame, type NumberOrGap, placeInText, printedAt } from '../../schema/report/correction.ts';
import { unknownReport } from '../reporting/door.ts';
import { overtakenBy } from '../roster/overtaken.ts';
import { correctionsOf, findCorrections, reportChangeSince, withdrawalOf } from '../store/find/amendments.ts';
import { figuresOf, narrativeOf } from '../store/find/figures.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { findReports, findReportsEver, type StoredReport } from '../store/find/reports.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import {
  refuseWithdrawn,
  saveCorrection,
  saveCorrectionEnd,
  saveRestoration,
  saveWithdrawal,
} from '../store/save/amendment.ts';
import { readerWithin } from '../store/writer.ts';

export interface By {
  /** The id of a key, or the part of the program. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The revision that the change was made from; null: whatever it is now. */
  readonly since: number | null;
}

/** Which figure: a cell by its id, or a number of the text by its place among those of the report. */
export type Target = { readonly cell: string } | { readonly narrative: number };

export interface FigureCorrection {
  readonly report: string;
  readonly target: Target;
  readonly value: NumberOrGap;
  readonly reason: string;
  readonly source: string | null;
}

export interface ReportWithdrawal {
  readonly report: string;
  readonly reason: string;
}

/** Each answers the revision, null where it was so already. Throws NOT_FOUND, BAD_ARGUMENT, WITHDRAWN, CHANGED_SINCE. */
export interface CorrectionsDoor {
  /** With the correction that holds then, by its revision. */
  correct(change: FigureCorrection, by: By): Promise<{ readonly revision: number | null; readonly correction: number }>;
  withdrawCorrection(correction: number, reason: string, by: By): Promise<number | null>;
  withdraw(change: ReportWithdrawal, by: By): Promise<number | null>;
  restore(change: ReportWithdrawal, by: By): Promise<number | null>;
}

export function openCorrections(store: Store): CorrectionsDoor {
  return {
    correct: (change, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const [reason, source] = [ensureReason(change.reason), ensureSource(change.source)];
        const report = await heldReport(reader, change.report);
        const { place, printed } = await figureAt(reader, report, change.target);
        ensureValue(place, change.value);
        const now = (await correctionsOf(reader, report.id)).find((one) => one.place === place);
        if (now && isSame(now.value, change.value) && now.reason === reason && now.source === source)
          return { revision: null, correction: now.revision };
        await ensureNotOvertaken(reader, report, place, by);
        if (isSame(printed, change.value)) throw samePrinted(place, now !== undefined);
        const correction = { place, printed, value: change.value, reason, source };
        const note = `${await calledIn(reader, report)} ${correctionNote(correction)}（${reason}）`;
        const revision = await saveCorrection(tx, report, correction, { at: by.at, actor: by.actor, note });
        return { revision, correction: revision };
      }),
    withdrawCorrection: (id, given, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const reason = ensureReason(given);
        const [correction] = await findCorrections(reader, [id]);
        if (!correction) throw unknownCorrection(id);
        if (correction.end?.how === 'withdrawn') return null;
        if (correction.end) throw endedOtherwise();
        const report = await heldReport(reader, correction.report);
        await ensureNotOvertaken(reader, report, correction.place, by);
        const note = `${await calledIn(reader, report)} ${correctionNote(correction)}（${reason}）`;
        return saveCorrectionEnd(tx, report, correction, reason, { at: by.at, actor: by.actor, note });
      }),
    withdraw: ({ report: id, reason: given }, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const reason = ensureReason(given);
        if (await withdrawalOf(reader, id)) return null;
        const report = await heldReport(reader, id);
        await ensureNotOvertaken(reader, report, null, by);
        const note = `${await calledIn(reader, report)}（${reason}）`;
        return saveWithdrawal(tx, report, reason, { at: by.at, actor: by.actor, note });
      }),
    restore: ({ report: id, reason: given }, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const reason = ensureReason(given);
        const [report] = await findReportsEver(reader, [id]);
        if (!report) throw unknownReport(id);
        const withdrawal = await withdrawalOf(reader, id);
        if (!withdrawal) return null;
        await ensureNotOvertaken(reader, report, null, by);
        const note = `${await calledIn(reader, report)}（${reason}）`;
        return saveRestoration(tx, withdrawal, reason, { at: by.at, actor: by.actor, note });
      }),
  };
}

/** Throws NOT_FOUND for a report nobody knows, WITHDRAWN for one that is not held any more. */
async function heldReport(reader: Reader, id: string): Promise<StoredReport> {
  const [report] = await findReports(reader, [id]);
  if (report) return report;
  const withdrawal = await withdrawalOf(reader, id);
  if (withdrawal) refuseWithdrawn(withdrawal);
  throw unknownReport(id);
}

async function figureAt(
  reader: Reader,
  { version }: StoredReport,
  target: Target,
): Promise<{ readonly place: string; readonly printed: NumberOrGap }> {
  const [figures, narrative] = await Promise.all([figuresOf(reader, [version]), narrativeOf(reader, [version])]);
  if ('cell' in target) {
    const printed = printedAt({ figures, narrative: [] }, target.cell);
    return printed === undefined ? refuseCell(target.cell) : { place: target.cell, printed };
  }
  const stated = narrative[target.narrative];
  if (!stated) throw unknownNumber(target.narrative, narrative.length);
  return { place: placeInText(stated), printed: stated.value };
}

async function ensureNotOvertaken(
  reader: Reader,
  report: StoredReport,
  place: string | null,
  { since }: By,
): Promise<void> {
  const overtaken = since === null ? undefined : await reportChangeSince(reader, report.id, since, place);
  const what = place === null ? { zh: '这份年报', en: 'this report' } : { zh: '这个数字', en: 'this figure' };
  if (overtaken) throw await overtakenBy(reader, overtaken, what);
}

/** `山区教育局 2023 年报告`. */
async function calledIn(reader: Reader, { publisher, year }: StoredReport): Promise<string> {
  const [row] = await findPublishers(reader, [publisher]);
  return `${row?.name_zh ?? publisher} ${year} 年报告`;
}

function samePrinted(place: string, isCorrected: boolean): Problem {
  const name = placeName(place);
  return new Problem('BAD_ARGUMENT', {
    zh: `“${name.zh}”所印的就是这个值，不必更正${isCorrected ? '；要让所印的值重新计入，请撤销现有的更正' : ''}。`,
    en: `That is what is printed at “${name.en}”: there is nothing to correct${isCorrected ? '. To have the printed value count again, take the correction back' : ''}.`,
  });
}

function unknownCorrection(id: number): Problem {
  return new Problem('NOT_FOUND', {
    zh: `没有编号为 ${id} 的更正。查询 corrections 列出全部编号。`,
    en: `No correction has the id ${id}. The query corrections lists all ids.`,
  });
}

function endedOtherwise(): Problem {
  return new Problem('CHANGED_SINCE', {
    zh: '这条更正已不再有效：已被另一条更正或新的原文取代。请刷新后查看现在的情况，没有存储任何改动。',
    en: 'This correction holds no longer: another one, or a new document, took its place. Reload and look at how it is now; nothing was stored.',
  });
}

function unknownNumber(index: number, count: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `这份年报的正文读出 ${count} 个数字，没有第 ${index} 个（从 0 数起）。请核对序号：report 的 narrative 依次列出。`,
    en: `${count} numbers were read in the text of this report, and none has the index ${index} (from 0). Check it: narrative of report lists them in order.`,
  });
}
