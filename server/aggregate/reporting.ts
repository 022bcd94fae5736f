/** Who has reported on a year, in a region or in everything below it: everybody on the list, with how each stands. */

import { Problem } from '../../schema/problem.ts';
import {
  dayPublished,
  isReportYear,
  reportingYears,
  type Standing,
  standingOf,
} from '../../schema/reporting/filing.ts';
import type { FilerKind } from '../../schema/rollup/due.ts';
import { dayInChina } from '../china-time.ts';
import { type EnteredDay, enteredDays, type FiledReport, filedReports } from '../store/find/due.ts';
import { heldYears } from '../store/find/held.ts';
import { bureausOf, findPublishers, type PublisherRow } from '../store/find/publishers.ts';
import { yearsOf } from '../store/find/reports.ts';
import { getRevision } from '../store/find/revisions.ts';
import { regionsBelow } from '../store/find/roster.ts';
import type { Reader } from '../store/reader.ts';
import { collectionOn, type DatedCollection, filerOf } from './coverage.ts';
import { readDeadlines } from './deadlines.ts';
import { homeOf } from './lines.ts';

/** One publisher and its report on a year. */
export interface Filing extends Standing {
  readonly publisher: PublisherRow;
  readonly type: FilerKind;
  /** The regions it stands in, nearest first. */
  readonly regions: readonly string[];
  readonly year: number;
  /** The report; null where none is held. */
  readonly filed: FiledReport | null;
  readonly entered: EnteredDay | null;
}

export interface ReportingQuestion {
  readonly region: string;
  readonly year: number;
  /** With everybody in the regions below it. */
  readonly below: boolean;
  /** The instant of asking, ISO 8601 in UTC. */
  readonly now: string;
  /** The revision that it is asked as of, by whose day it is told who is late; null: as it is now. */
  readonly asOf?: number | null;
}

export interface Reporting {
  readonly region: PublisherRow;
  readonly year: number;
  /** The day of asking in China. */
  readonly day: string;
  readonly years: readonly number[];
  /** Bureaus in the order of the list, and each region's own report behind its bureaus. */
  readonly filings: readonly Filing[];
}

/** Bureaus and regions at once: more than any province has of both. */
const MOST = 10_000;

/** Throws BAD_ARGUMENT for a year that no report is on, NOT_FOUND for a region that is on no list, TOO_LARGE for more publishers than can be listed. */
export async function askReporting(
  reader: Reader,
  { region: id, year, below, now, asOf = null }: ReportingQuestion,
): Promise<Reporting> {
  if (!isReportYear(year)) throw noReportYear(String(year));
  const [region] = await findPublishers(reader, [id]);
  if (region?.kind !== 'region') throw unknownRegion(id);
  const regions = below ? await regionsBelow(reader, id) : [id];
  const [bureaus, governments, years] = await Promise.all([
    bureausOf(reader, regions),
    findPublishers(reader, regions),
    yearsOf(reader, [id], asOf),
  ]);
  if (bureaus.length + governments.length > MOST) throw tooMany(bureaus.length + governments.length);
  const day = await dayAsked(reader, { now, asOf });
  const bureausIn = Map.groupBy(bureaus, (bureau) => bureau.region_id);
  const governmentOf = new Map(governments.map((one) => [one.id, one]));
  const filers = regions.flatMap((one) => [
    ...(bureausIn.get(one) ?? []),
    ...[governmentOf.get(one)].flatMap((row) => row ?? []),
  ]);
  const asked = reportingYears(
    years.map((one) => one.year),
    day,
  );
  return { region, year, day, years: asked, filings: await filingsOf(reader, filers, [year], { now, asOf }) };
}

/** The instant of asking (ISO 8601 in UTC), and the revision that it is asked as of, by whose day it is told who is late; null: as it is now. */
type When = Required<Pick<ReportingQuestion, 'now' | 'asOf'>>;

/** The day in China on which it is told who is late. */
export async function dayAsked(reader: Reader, { now, asOf }: When): Promise<string> {
  return dayInChina(asOf === null ? now : ((await getRevision(reader, asOf)).at ?? now));
}

/** How each of these publishers stands with its report on each of these years, year by year in their order. */
export async function filingsOf(
  reader: Reader,
  filers: readonly PublisherRow[],
  years: readonly number[],
  when: When,
): Promise<readonly Filing[]> {
  const { asOf } = when;
  const regions = [...new Set(filers.map(homeOf))];
  const [filed, held, deadlines, day] = await Promise.all([
    Promise.all(years.map((year) => filedReports(reader, regions, year, asOf))),
    heldYears(reader, regions, asOf),
    readDeadlines(reader, asOf),
    dayAsked(reader, when),
  ]);
  const reports = filed.flat().map(({ report }) => report);
  const entered = new Map((await enteredDays(reader, reports, asOf)).map((one) => [one.report, one]));
  return years.flatMap((year, index) => {
    const filedBy = new Map((filed[index] ?? []).map((one) => [one.publisher, one]));
    return filers.map((publisher) => {
      const report = filedBy.get(publisher.id) ?? null;
      const collection = collectionOn(day, held.get(homeOf(publisher))?.from ?? null, deadlines);
      return filingOf(publisher, year, report, entered.get(report?.report ?? '') ?? null, collection);
    });
  });
}

/** How one publisher stands with its report on a year; `filed` is null where no report is held. */
export function filingOf(
  publisher: PublisherRow,
  year: number,
  filed: FiledReport | null,
  entered: EnteredDay | null,
  collection: DatedCollection,
): Filing {
  const filer = filerOf(publisher, collection);
  const publishedOn = dayPublished({ read: filed?.readOn ?? null, entered: entered?.on ?? null });
  return {
    publisher,
    type: filer.type,
    regions: filer.regions,
    year,
    filed,
    entered,
    ...standingOf(filer, year, collection, filed && { publishedOn }),
  };
}

function unknownRegion(id: string): Problem {
  return new Problem('NOT_FOUND', {
    zh: `没有编号为“${id.slice(0, 60)}”的地区。查询 regions 列出全部编号。`,
    en: `No region has the id “${id.slice(0, 60)}”. The query regions lists all ids.`,
  });
}

export function noReportYear(written: string): Problem {
  return new Problem('BAD_ARGUMENT', {
    zh: `年度“${written.slice(0, 20)}”不成立：请写 year=2025 的样子，在 2008 至 2100 之间。`,
    en: `“${written.slice(0, 20)}” is no report year: write year=2025, between 2008 and 2100.`,
  });
}

function tooMany(count: number): Problem {
  return new Problem('TOO_LARGE', {
    zh: `共 ${count} 家，一次最多列出 ${MOST} 家。请按下一级地区分别查看。`,
    en: `There are ${count} publishers; ${MOST} can be listed at once. Ask for the regions below one by one.`,
  });
}
