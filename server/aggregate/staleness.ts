/** What has changed since the revision that a chart is pinned to, and by which changes of the data. */

import type { Chart } from '../../schema/chart/chart.ts';
import { behindLine } from '../../schema/chart/facts.ts';
import { liveQuestion, type MovedPoint, movedPoints } from '../../schema/chart/moved.ts';
import type { Series, SeriesAnswer } from '../../schema/chart/series.ts';
import { madeOf } from '../../schema/rollup/touched.ts';
import { heldReports } from '../store/find/held.ts';
import { findReportsEver } from '../store/find/reports.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { type Change, changesSince } from './changes.ts';
import { askChart } from './chart-question.ts';
import type { Budget } from './cost.ts';

export interface Staleness {
  /** The revision that the chart is pinned to. */
  readonly since: number;
  /** The newest there is. */
  readonly newest: number;
  readonly moved: readonly MovedPoint[];
  /** By which these numbers moved, newest first, with the figures of theirs that count otherwise since. */
  readonly changes: readonly Change[];
}

/** Changes that are told of one chart. */
const MOST = 60;

/** null for a chart that is live. `pinned`: its answer, where it is known already. Costs the points of the same question of today. */
export async function stalenessOf(
  reader: Reader,
  chart: Chart,
  now: string,
  budget: Budget,
  pinned?: SeriesAnswer,
): Promise<Staleness | null> {
  const since = chart.revision;
  if (since === null) return null;
  const { number: newest } = await getRevision(reader, null);
  if (newest === since) return { since, newest, moved: [], changes: [] };
  const then = pinned ?? (await askChart(reader, chart, now, budget)).answer;
  const { answer: live } = await askChart(reader, liveQuestion(chart, then), now, budget);
  const found = movedPoints(then, live);
  const moved = found.map(({ point }) => point);
  if (moved.length === 0) return { since, newest, moved, changes: [] };
  const years = new Set(moved.map(({ year }) => year));
  const changes = await changesBehind(reader, [...new Set(found.map(({ line }) => line))], years, since);
  return { since, newest, moved, changes };
}

async function changesBehind(
  reader: Reader,
  lines: readonly Series[],
  years: ReadonlySet<number>,
  since: number,
): Promise<readonly Change[]> {
  const behind = lines.map(behindLine);
  const regions = [...new Set(behind.flatMap((one) => ('regions' in one ? one.regions : [])))];
  const publishers = behind.flatMap((one) => ('publishers' in one ? one.publishers : []));
  const measures: ReadonlySet<string> = new Set(lines.flatMap(({ quantity }) => madeOf(quantity)));
  return changesOf(reader, { regions, publishers }, years, measures, since);
}

/**
 * Changes since a revision of reports on these years by these publishers or by anybody in these regions, newest first, and of the list;
 * with the figures of these measures alone, and without changes that have none of them. `measures` null: all changes, whatever they changed.
 */
export async function changesOf(
  reader: Reader,
  { regions, publishers: named }: { readonly regions: readonly string[]; readonly publishers: readonly string[] },
  years: ReadonlySet<number>,
  measures: ReadonlySet<string> | null,
  since: number,
): Promise<readonly Change[]> {
  const range = { from: Math.min(...years), to: Math.max(...years) };
  const held = await Promise.all(
    [null, since].map((asOf) => (regions.length === 0 ? [] : heldReports(reader, { regions }, { asOf, years: range }))),
  );
  const publishers = [...new Set([...regions, ...named, ...held.flat().map(({ publisher }) => publisher)])];
  const { rows } = await changesSince(reader, { since, until: null, publishers }, { first: MOST, after: null });
  const ids = rows.flatMap(({ revision }) => revision.report_id ?? []);
  const yearOf = new Map((await findReportsEver(reader, [...new Set(ids)])).map(({ id, year }) => [id, year]));
  return rows.flatMap((change): Change[] => {
    const { report_id } = change.revision;
    // A change of the list has no figures, and may change who is counted.
    if (report_id === null) return [change];
    if (!years.has(yearOf.get(report_id) ?? 0)) return [];
    if (measures === null) return [change];
    const figures = change.figures.filter(({ measure }) => measures.has(measure));
    return figures.length === 0 ? [] : [{ ...change, figures }];
  });
}
