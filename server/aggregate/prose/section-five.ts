/** Section 五 of many reports as items, traced over years and bodies, and counted by year and theme. */
import { Problem } from '../../../schema/problem.ts';
import type { ItemKind } from '../../../schema/prose/section-five.ts';
import { THEME_IDS, type ThemeId } from '../../../schema/prose/themes.ts';
import { type Trace, type TracedItem, traceItems } from '../../../schema/prose/trace.ts';
import type { Place } from '../../../schema/report/source.ts';
import type { FiledBy } from '../../store/find/filed-by.ts';
import { findPublishers } from '../../store/find/publishers.ts';
import { listReports, type StoredReport } from '../../store/find/reports.ts';
import type { Reader } from '../../store/reader.ts';
import type { Budget } from '../cost.ts';
import { proseOf } from './read.ts';

/** Reports that one question holds against each other: those asked for, and those of the same regions a year before and after. */
const MOST_REPORTS = 1_500;
/** What a report costs, in points of the budget. */
const POINTS_A_REPORT = 2;
/** Answers whose tracing is kept: pages ask several questions of the same reports. */
const MOST_TRACED = 8;

export interface SectionFiveQuestion {
  readonly publishers: readonly string[];
  readonly years: FiledBy['years'];
  readonly kinds: readonly ItemKind[] | null;
  readonly themes: readonly ThemeId[] | null;
  readonly traces: readonly Trace[] | null;
  readonly asOf: number | null;
}

export type ItemRow = TracedItem<StoredReport>;

/** Words of a report, with their place in it. */
export interface MentionRow {
  readonly report: StoredReport;
  readonly text: string;
  readonly place: Place;
}

export interface ItemCounts {
  readonly problems: number;
  readonly measures: number;
  readonly followUps: number;
  readonly repeated: number;
  readonly carriedOut: number;
  readonly copied: number;
}

export interface SectionFive {
  /** In the order of reports (newest year first, then by id) and of their texts. */
  readonly items: readonly ItemRow[];
  readonly reports: readonly StoredReport[];
}

/** Throws QUERY_TOO_COSTLY where too many reports would be held against each other. */
export async function findSectionFive(
  reader: Reader,
  { publishers, years, kinds, themes, traces, asOf }: SectionFiveQuestion,
  budget: Budget,
): Promise<SectionFive> {
  const rows = await findPublishers(reader, publishers);
  const regions = [...new Set(rows.map(({ id, kind, region_id }) => (kind === 'region' ? id : (region_id ?? id))))];
  const around = years ? { from: years.from - 1, to: years.to + 1 } : null;
  const page = { first: MOST_REPORTS, after: null };
  const { rows: filed, total } = await listReports(reader, { regions, years: around, asOf }, page);
  if (total > filed.length) throw tooMany(total);
  budget.spend(filed.length * POINTS_A_REPORT);
  const asked = new Set(publishers);
  const isAsked = ({ publisher, year }: Pick<StoredReport, 'publisher' | 'year'>): boolean =>
    asked.has(publisher) && (!years || (year >= years.from && year <= years.to));
  const traced = await tracedOf(reader, filed);
  return {
    reports: filed.filter(isAsked),
    items: traced.filter(
      (item) =>
        isAsked(item) &&
        (!kinds || kinds.includes(item.kind)) &&
        (!themes || (item.theme !== null && themes.includes(item.theme))) &&
        (!traces || traces.some((trace) => isTraced(item, trace))),
    ),
  };
}

const kept = new WeakMap<object, Map<string, Promise<readonly ItemRow[]>>>();

/** The items of these versions, traced; a version never changes, so that the same ones are the same again. */
function tracedOf(reader: Reader, filed: readonly StoredReport[]): Promise<readonly ItemRow[]> {
  const memory = kept.get(reader.db) ?? new Map<string, Promise<readonly ItemRow[]>>();
  kept.set(reader.db, memory);
  const key = filed.map(({ version, documentHash }) => `${version}${documentHash}`).join();
  const traced = memory.get(key) ?? trace(reader, filed);
  // The one asked for last stands last, and the others go first; one that failed is tried again.
  memory.delete(key);
  memory.set(key, traced);
  traced.catch(() => memory.delete(key));
  const [oldest] = memory.keys();
  if (memory.size > MOST_TRACED && oldest !== undefined) memory.delete(oldest);
  return traced;
}

async function trace(reader: Reader, filed: readonly StoredReport[]): Promise<readonly ItemRow[]> {
  const prose = await proseOf(reader, filed);
  return traceItems(
    filed.map((report, at) => ({
      ...{ report, publisher: report.publisher, year: report.year },
      prose: prose[at] ?? { items: [], done: [] },
    })),
  );
}

function isTraced({ repeats, carriedOut, copies }: ItemRow, trace: Trace): boolean {
  if (trace === 'repeated') return repeats !== null;
  return trace === 'copied' ? copies.length > 0 : carriedOut !== null;
}

function countItems(items: readonly ItemRow[]): ItemCounts {
  const count = (isMeant: (item: ItemRow) => boolean): number => items.filter(isMeant).length;
  return {
    problems: count(({ kind }) => kind === 'problem'),
    measures: count(({ kind }) => kind === 'measure'),
    followUps: count(({ kind }) => kind === 'followUp'),
    repeated: count((item) => isTraced(item, 'repeated')),
    carriedOut: count((item) => isTraced(item, 'carriedOut')),
    copied: count((item) => isTraced(item, 'copied')),
  };
}

export interface ThemeCounts extends ItemCounts {
  readonly theme: ThemeId | null;
  readonly year: number;
  /** Reports with such an item. */
  readonly reports: number;
}

/** By theme in the order of the codelist, those of none last, and by year; what has none is left out. */
export function countByTheme({ items }: SectionFive): readonly ThemeCounts[] {
  const groups = Map.groupBy(items, ({ theme, year }) => `${theme} ${year}`);
  const years = [...new Set(items.map(({ year }) => year))].sort((a, b) => a - b);
  return [...THEME_IDS, null].flatMap((theme) =>
    years.flatMap((year) => {
      const group = groups.get(`${theme} ${year}`);
      if (!group) return [];
      const reports = new Set(group.map(({ report }) => report.id)).size;
      return [{ theme, year, reports, ...countItems(group) }];
    }),
  );
}

export interface ReportCounts extends ItemCounts {
  readonly report: StoredReport;
}

/** Of every report asked for, those without an item included. */
export function countByReport({ items, reports }: SectionFive): readonly ReportCounts[] {
  const groups = Map.groupBy(items, ({ report }) => report.id);
  return reports.map((report) => ({ report, ...countItems(groups.get(report.id) ?? []) }));
}

function tooMany(reports: number): Problem {
  return new Problem('QUERY_TOO_COSTLY', {
    zh: `要互相对照的年报有 ${reports} 份，一次最多 ${MOST_REPORTS} 份。请用 of 和 years 缩小范围。`,
    en: `${reports} reports would be held against each other; at most ${MOST_REPORTS} are at once. Name fewer of them with of and years.`,
  });
}
