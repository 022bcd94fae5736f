/** Return sheets through the same door: sent, which asks back what waited on it, and answered by another way than the product. */
import { toAsk } from '../../schema/check/sheet.ts';
import { WAITING } from '../../schema/check/verdict.ts';
import { Problem } from '../../schema/problem.ts';
import { isDay } from '../../schema/rollup/due.ts';
import { groupsOfReport } from '../aggregate/groups.ts';
import { dayInChina } from '../china-time.ts';
import type { By } from '../reporting/door.ts';
import { overtakenBy } from '../roster/overtaken.ts';
import { findingsOf } from '../store/find/findings.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { findReports, reportId } from '../store/find/reports.ts';
import { type StoredSheet, sheetsOf } from '../store/find/return-sheets.ts';
import { findRevisions } from '../store/find/revisions.ts';
import { standingsAt } from '../store/find/states.ts';
import { findingKey } from '../store/find/verdicts.ts';
import type { Reader } from '../store/reader.ts';
import { saveReturnSheet } from '../store/save/return-sheet.ts';
import { startRevision } from '../store/save/revision.ts';
import { saveVerdicts } from '../store/save/verdict.ts';
import { readerWithin, type WriteTransaction } from '../store/writer.ts';
import type { Named } from './named.ts';
import { saidOf } from './said.ts';

export interface Sending {
  readonly publisher: string;
  readonly year: number;
  /** ISO day. */
  readonly dueOn: string;
}

export interface SheetAnswered {
  readonly publisher: string;
  readonly year: number;
  /** ISO day; null takes back what was noted. */
  readonly on: string | null;
}

/** Throws BAD_ARGUMENT, NOT_FOUND, CHANGED_SINCE. */
export async function sendSheet(tx: WriteTransaction, { publisher, year, dueOn }: Sending, by: By): Promise<number> {
  const reader = readerWithin(tx);
  const today = dayInChina(by.at);
  ensureDay(dueOn, (day) => day >= today, { zh: '不能早于今天', en: 'must not lie before today' });
  await ensureUntouched(reader, await sheetOf(reader, publisher, year), by.since);
  const asked = await askedOf(reader, publisher, year);
  if (asked.length === 0) throw nothingToAsk(year);
  const note = `${await nameOf(reader, publisher)} ${year} 年报：发出退回修改单，${asked.length} 项，${dueOn} 前答复`;
  const revision = await startOf(tx, publisher, year, note, by);
  await saveReturnSheet(tx, {
    ...{ publisher_id: publisher, year, sent_on: today, due_on: dueOn, answered_on: null },
    findings: asked.map(({ finding }) => `${finding.report}/${findingKey(finding)}`),
    ...{ actor: by.actor, at: by.at, revision },
  });
  const waiting = asked.filter(({ state }) => WAITING.includes(state)).map(saidOf);
  const saying = { verdict: 'askedBack', reason: '', actor: by.actor, at: by.at, note } as const;
  if (waiting.length > 0) await saveVerdicts(tx, waiting, saying, revision);
  return revision;
}

/** Answers null where it was noted already. Throws BAD_ARGUMENT, NOT_FOUND, CHANGED_SINCE. */
export async function noteAnswered(
  tx: WriteTransaction,
  { publisher, year, on }: SheetAnswered,
  by: By,
): Promise<number | null> {
  const reader = readerWithin(tx);
  const sheet = await sheetOf(reader, publisher, year);
  if (!sheet) throw notSent(year);
  if (on !== null)
    ensureDay(on, (day) => day >= sheet.sentOn && day <= dayInChina(by.at), {
      zh: `应在发出之日（${sheet.sentOn}）与今天之间`,
      en: `must lie between the day on which it was sent (${sheet.sentOn}) and today`,
    });
  if (sheet.answeredOn === on) return null;
  await ensureUntouched(reader, sheet, by.since);
  const what = on === null ? '撤回已答复' : `${on} 已答复`;
  const note = `${await nameOf(reader, publisher)} ${year} 年报：退回修改单${what}`;
  const revision = await startOf(tx, publisher, year, note, by);
  await saveReturnSheet(tx, {
    ...{ publisher_id: publisher, year, sent_on: sheet.sentOn, due_on: sheet.dueOn, answered_on: on },
    findings: sheet.findings,
    ...{ actor: by.actor, at: by.at, revision },
  });
  return revision;
}

async function sheetOf(reader: Reader, publisher: string, year: number): Promise<StoredSheet | undefined> {
  return (await sheetsOf(reader, [publisher], year))[0];
}

/** The findings that a sheet sent now would ask about, with how they stand. */
async function askedOf(reader: Reader, publisher: string, year: number) {
  const [report] = await findReports(reader, [reportId(publisher, year)]);
  if (!report) throw nothingToAsk(year);
  const findings = await findingsOf(reader, [report.version]);
  const standings = (await standingsAt(reader, [report.version], null)).get(report.version);
  return groupsOfReport(report, findings).flatMap((group) =>
    toAsk(
      group.findings.flatMap((finding) => {
        const state = standings?.get(findingKey(finding))?.state;
        const named: Named = { report, finding };
        return state ? [{ ...named, state, severity: finding.severity }] : [];
      }),
    ),
  );
}

function startOf(tx: WriteTransaction, publisher: string, year: number, note: string, by: By): Promise<number> {
  const { actor, at } = by;
  return startRevision(tx, { actor, at, note, kind: 'revise', about: 'sheet', report_id: reportId(publisher, year) });
}

async function ensureUntouched(reader: Reader, sheet: StoredSheet | undefined, since: number | null): Promise<void> {
  if (!sheet || since === null || sheet.revision <= since) return;
  const [revision] = await findRevisions(reader, [sheet.revision]);
  if (revision) throw await overtakenBy(reader, revision, { zh: '退回修改单', en: 'the return sheet' });
}

async function nameOf(reader: Reader, publisher: string): Promise<string> {
  return (await findPublishers(reader, [publisher]))[0]?.name_zh ?? publisher;
}

function ensureDay(
  day: string,
  fits: (day: string) => boolean,
  rule: { readonly zh: string; readonly en: string },
): void {
  if (isDay(day) && fits(day)) return;
  const shown = day.slice(0, 40);
  throw new Problem('BAD_ARGUMENT', {
    zh: `日期“${shown}”不成立：请写成 2026-01-31 的样子，${rule.zh}。`,
    en: `“${shown}” will not do: a day is written as 2026-01-31, and ${rule.en}.`,
  });
}

function nothingToAsk(year: number): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `该单位 ${year} 年报没有需要退回核实的问题：没有核查出问题，或都已有结论。`,
    en: `There is nothing to ask about its report on ${year}: nothing was found, or all of it is settled.`,
  });
}

function notSent(year: number): Problem {
  return new Problem('NOT_FOUND', {
    zh: `该单位 ${year} 年报没有发出过退回修改单。`,
    en: `It was sent no return sheet about its report on ${year}.`,
  });
}
