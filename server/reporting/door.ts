/**
 * The one door through which deadlines and days of publication change. A change is one transaction and one revision, or
 * nothing; the same change again is done already. Whether somebody may is asked before (server/access/may.ts).
 */

import type { Label } from '../../schema/language.ts';
import { Problem } from '../../schema/problem.ts';
import { isReportYear } from '../../schema/reporting/filing.ts';
import { kindLabel } from '../../schema/reporting/table.ts';
import { type DueRule, isDay, isDayOfYear } from '../../schema/rollup/due.ts';
import { visibleText } from '../../schema/roster/names.ts';
import { dayInChina } from '../china-time.ts';
import { overtakenBy } from '../roster/overtaken.ts';
import { dueChangeSince, dueRules, enteredDays, publicationChangeSince } from '../store/find/due.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { findReports, type StoredReport } from '../store/find/reports.ts';
import type { Store } from '../store/open.ts';
import type { Reader } from '../store/reader.ts';
import { saveDueRule, savePublicationDate } from '../store/save/due.ts';
import { readerWithin } from '../store/writer.ts';

export interface By {
  /** The id of a key, or the part of the program. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The revision that the change was made from; null: whatever it is now. */
  readonly since: number | null;
}

/** `on` null: what was set for that region, kind and first year is taken back. */
export interface DueChange extends Pick<DueRule, 'region' | 'kind' | 'since'> {
  readonly on: Pick<DueRule, 'month' | 'day'> | null;
}

/** `date` null: what was entered is taken back. */
export interface PublicationChange {
  readonly report: string;
  readonly date: string | null;
  readonly source: string | null;
}

export interface ReportingDoor {
  /** Answers the revision, null where it was so already. Throws NOT_FOUND, BAD_ARGUMENT, CHANGED_SINCE. */
  setDueDate(change: DueChange, by: By): Promise<number | null>;
  setPublicationDate(change: PublicationChange, by: By): Promise<number | null>;
}

/** The longest source that is kept, in characters: an address fits. */
const LONGEST_SOURCE = 500;

export function openReporting(store: Store): ReportingDoor {
  return {
    setDueDate: (change, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const note = await noteOfDue(reader, ensureDue(change));
        const { on, ...of } = change;
        const rules = (await dueRules(reader)).filter((rule) => rule.region === of.region && rule.kind === of.kind);
        const now = rules.find((rule) => rule.since === of.since) ?? null;
        if (now?.month === on?.month && now?.day === on?.day) return null;
        const overtaken = by.since === null ? undefined : await dueChangeSince(reader, by.since, of);
        if (overtaken) throw await overtakenBy(reader, overtaken, { zh: '报送期限', en: 'the deadline' });
        return saveDueRule(tx, of, on, { at: by.at, actor: by.actor, note });
      }),
    setPublicationDate: ({ report: id, date, source }, by) =>
      store.writer.transaction(async (tx) => {
        const reader = readerWithin(tx);
        const [report] = await findReports(reader, [id]);
        if (!report) throw unknownReport(id);
        const entered = date === null ? null : ensureEntered(report, date, source, dayInChina(by.at));
        const [now = null] = await enteredDays(reader, [id]);
        if (now?.on === entered?.on && now?.source === entered?.source) return null;
        const overtaken = by.since === null ? undefined : await publicationChangeSince(reader, by.since, id);
        if (overtaken) throw await overtakenBy(reader, overtaken, { zh: '公布日期', en: 'the day of publication' });
        const note = await noteOfDay(reader, report, entered);
        return savePublicationDate(tx, id, entered, { at: by.at, actor: by.actor, note });
      }),
  };
}

function ensureDue(change: DueChange): DueChange {
  const { on, since } = change;
  if (on !== null && !isDayOfYear(on.month, on.day)) throw noSuchDay(`${on.month}-${on.day}`);
  if (since !== null && !isReportYear(since)) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `起始年度 ${since} 不成立：应在 2008 至 2100 之间，或不填。`,
      en: `${since} cannot be the first report year: it must lie between 2008 and 2100, or be left out.`,
    });
  }
  return change;
}

/** The day and its source as they are kept; throws BAD_ARGUMENT with what is wrong with either. */
function ensureEntered(
  { year }: StoredReport,
  date: string,
  source: string | null,
  today: string,
): { readonly on: string; readonly source: string } {
  if (!isDay(date)) throw noSuchDay(date);
  if (date < `${year}-12-31`) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `公布日期 ${date} 早于 ${year} 年年底：${year} 年度的报告不会在这一年结束之前公布。请核对年份。`,
      en: `${date} lies before the end of ${year}: the report on a year is not published before it is over. Check the year.`,
    });
  }
  if (date > today) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `公布日期 ${date} 还没有到（今天是 ${today}）。请填写已经公布的日期。`,
      en: `${date} is yet to come (today is ${today}). Enter the day on which it was published.`,
    });
  }
  const found = visibleText(source ?? '');
  if (found === '' || found.length > LONGEST_SOURCE) {
    throw new Problem('BAD_ARGUMENT', {
      zh: `请写明公布日期的出处（网址或说明，不超过 ${LONGEST_SOURCE} 字），以便日后核对。`,
      en: `Say where the day was found (an address or a remark of at most ${LONGEST_SOURCE} characters), so that it can be checked later.`,
    });
  }
  return { on: date, source: found };
}

async function noteOfDue(reader: Reader, { region: id, kind, since, on }: DueChange): Promise<string> {
  const [region] = id === null ? [] : await findPublishers(reader, [id]);
  if (id !== null && region?.kind !== 'region') {
    throw new Problem('NOT_FOUND', {
      zh: `没有编号为“${id.slice(0, 60)}”的地区。查询 regions 列出全部编号。`,
      en: `No region has the id “${id.slice(0, 60)}”. The query regions lists all ids.`,
    });
  }
  const who = `${region?.name_zh ?? '全部地区'}${kind === null ? '各类单位' : kindLabel(kind).zh}`;
  const from = since === null ? '' : `（自 ${since} 年度起）`;
  return `${who}${from}${on === null ? '改回原来的期限' : `次年 ${on.month} 月 ${on.day} 日前`}`;
}

async function noteOfDay(
  reader: Reader,
  { publisher, year }: StoredReport,
  entered: { readonly on: string; readonly source: string } | null,
): Promise<string> {
  const [row] = await findPublishers(reader, [publisher]);
  const what = `${row?.name_zh ?? publisher} ${year} 年报告`;
  return entered === null ? `${what}撤回登记的日期` : `${what} ${entered.on}（${entered.source}）`;
}

function noSuchDay(written: string): Problem {
  const sentence: Label = {
    zh: `日历上没有“${written.slice(0, 40)}”这一天。日期请写成 2026-01-31 的样子。`,
    en: `There is no such day as “${written.slice(0, 40)}”. Write a day as 2026-01-31.`,
  };
  return new Problem('BAD_ARGUMENT', sentence);
}

export function unknownReport(id: string): Problem {
  return new Problem('NOT_FOUND', {
    zh: `没有编号为“${id.slice(0, 80)}”的年报。查询 reports 列出全部编号。`,
    en: `No report has the id “${id.slice(0, 80)}”. The query reports lists all ids.`,
  });
}
