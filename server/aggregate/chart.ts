/** A chart answered: its question, its series, and the words made from them. */

import { dimensionsOf, formatAddress } from '../../schema/chart/address.ts';
import { type Chart, readsYearBefore } from '../../schema/chart/chart.ts';
import { type Finer, PLAIN } from '../../schema/chart/finer.ts';
import { linesApart } from '../../schema/chart/names.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { type ChartWords, chartWords } from '../../schema/chart/words/words.ts';
import type { Label } from '../../schema/language.ts';
import { duesPassed } from '../../schema/rollup/due.ts';
import { dayInChina } from '../china-time.ts';
import { dueRules } from '../store/find/due.ts';
import { findPublishers } from '../store/find/publishers.ts';
import { getRevision } from '../store/find/revisions.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, COSTS, openBudget } from './cost.ts';
import { withFindings } from './findings-behind.ts';
import { askFlowSeries } from './flow.ts';
import { ensurePublisher } from './known.ts';
import { revisionOn } from './on-a-day.ts';
import { withNotes } from './point-notes.ts';
import type { SeriesQuestion } from './question.ts';
import { askSeries } from './series.ts';
import { askWithYearBefore } from './year-before.ts';

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

/**
 * All that an answer depends on besides its address, told before any figure is asked for: the revision and, of a live chart,
 * which deadlines have passed. Equal states give equal answers. Throws a Problem for a revision that does not exist.
 */
export async function stateOf(reader: Reader, chart: Chart, now: string): Promise<readonly number[]> {
  const asOf = await revisionOf(reader, chart, now);
  const { number } = await getRevision(reader, asOf);
  if (asOf !== null) return [number];
  return [number, ...duesPassed(dayInChina(now), await dueRules(reader))];
}

async function revisionOf(reader: Reader, { at, revision }: Chart, now: string): Promise<number | null> {
  return at === undefined ? revision : revisionOn(reader, at, null, now);
}

/** How a chart's question is split, read, compared and cut. */
function finerOf({ kind, by, view, per, compareTo, without = [], figures }: Chart): Finer {
  return {
    ...(figures !== undefined && { figures }),
    ...{ by: dimensionsOf(by), view: view ?? PLAIN.view, per: per ?? null },
    // A chart tells changes on the year before, whatever year is 100.
    compareTo: PLAIN.compareTo,
    ...(compareTo !== undefined && { base: compareTo }),
    // Classes of one bar have to be of the same reports.
    where: { ...PLAIN.where, without, ...(kind === 'outcomes' && { alike: true }) },
  };
}

/** Answers a chart's question at an instant (ISO 8601, UTC); throws a Problem for an unknown subject or revision, or a budget overspent. */
export async function answerChart(
  reader: Reader,
  chart: Chart,
  now: string,
  budget: Budget = openBudget(COSTS.chartPoints),
): Promise<AnsweredChart> {
  await ensurePublisher(reader, chart.focus, 'publisher');
  const asOf = await revisionOf(reader, chart, now);
  const question: SeriesQuestion = {
    quantities: chart.measures,
    of: chart.of,
    years: chart.years,
    applicant: chart.applicant,
    basis: chart.basis,
    over: chart.over,
    asOf,
    on: chart.at,
    finer: finerOf(chart),
    now,
  };
  const ask = chart.kind === 'flow' ? askFlowSeries : readsYearBefore(chart) ? askWithYearBefore : askSeries;
  const asked = linesApart(await ask(reader, question, budget));
  const answer = await withNotes(reader, await withFindings(reader, asked, asOf), asOf);
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
  return { chart, address: formatAddress(chart), answer, asOf, words: chartWords(chart, answer, nameOf), nameOf };
}
