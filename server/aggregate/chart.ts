/** A chart answered: its question, its series, and the words made from them. */

import { formatAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { staleNote } from '../../schema/chart/moved.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { type ChartWords, chartWords } from '../../schema/chart/words/words.ts';
import type { Label } from '../../schema/language.ts';
import { duesPassed } from '../../schema/rollup/due.ts';
import { dayInChina } from '../china-time.ts';
import { dueRules } from '../store/find/due.ts';
import { namedAsOf } from '../store/find/names-as-of.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { askChart, revisionOf } from './chart-question.ts';
import { type Budget, COSTS, openBudget } from './cost.ts';
import { withFindings } from './findings-behind.ts';
import { ensurePublisher } from './known.ts';
import { withNotes } from './point-notes.ts';
import { stalenessOf } from './staleness.ts';

export interface AnsweredChart {
  readonly chart: Chart;
  /** Canonical query string. */
  readonly address: string;
  readonly answer: SeriesAnswer;
  /** The revision it was asked of; null: as it is now. */
  readonly asOf: number | null;
  readonly words: ChartWords;
  /** Names of publishers that the answer knows by id only (who is missing). */
  readonly nameOf: (id: string) => Label | undefined;
}

/** With the names themselves, by id: what is kept of an answer. */
export interface NamedChart extends AnsweredChart {
  readonly names: ReadonlyMap<string, Label>;
}

/**
 * All that an answer depends on besides its address, told before any figure is asked for: the revision and, of a live chart,
 * which deadlines have passed. Equal states give equal answers. Throws a Problem for a revision that does not exist.
 */
export async function stateOf(reader: Reader, chart: Chart, now: string): Promise<readonly number[]> {
  const asOf = await revisionOf(reader, chart, now);
  const { number } = await getRevision(reader, asOf);
  // Whether it is stale is told by the newest.
  if (chart.badge !== undefined) return [number, (await getRevision(reader, null)).number];
  if (asOf !== null) return [number];
  return [number, ...duesPassed(dayInChina(now), await dueRules(reader))];
}

/** Answers a chart's question at an instant (ISO 8601, UTC); throws a Problem for an unknown subject or revision, or a budget overspent. */
export async function answerChart(
  store: Reader,
  chart: Chart,
  now: string,
  budget: Budget = openBudget(COSTS.chartPoints),
): Promise<NamedChart> {
  await ensurePublisher(store, chart.focus, 'publisher');
  const reader = namedAsOf(store, await revisionOf(store, chart, now));
  const { asOf, answer: asked } = await askChart(reader, chart, now, budget);
  // Who has reported is no number, which findings and notes are on.
  const answer = asked.filings ? asked : await withNotes(reader, await withFindings(reader, asked, asOf), asOf);
  const points = answer.series.flatMap((series) => series.points);
  const missing = new Set(
    points.flatMap(({ coverage, quality }) => [
      ...coverage.missing,
      ...(coverage.excluded ?? []),
      ...(quality?.offUnit ?? []),
      ...(quality?.proven ?? []).map(({ publisher }) => publisher),
    ]),
  );
  const differing = answer.series.flatMap(({ recounted }) => recounted?.differing ?? []);
  for (const { publisher } of differing) missing.add(publisher);
  const names = new Map(
    (await findPublishers(reader, [...missing])).map((row) => [row.id, { zh: row.short_zh, en: row.short_en }]),
  );
  const nameOf = (id: string): Label | undefined => names.get(id);
  const words = chartWords(chart, answer, nameOf);
  const told = chart.badge === undefined ? words : await withBadge(words, store, chart, asked, now, budget);
  return { chart, address: formatAddress(chart), answer, asOf, words: told, nameOf, names };
}

/** That numbers have moved since the pin stands before all else that is to be known; where none has, nothing is said. */
async function withBadge(
  words: ChartWords,
  reader: Reader,
  chart: Chart,
  pinned: SeriesAnswer,
  now: string,
  budget: Budget,
): Promise<ChartWords> {
  const stale = await stalenessOf(reader, chart, now, budget, pinned);
  if (stale === null || stale.moved.length === 0) return words;
  const note = staleNote(stale.since, stale.newest, stale.moved.length, chart.lang);
  return { ...words, notes: [note, ...words.notes] };
}
