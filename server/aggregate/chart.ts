/** A chart answered: its question, its series, and the words made from them. */

import { dimensionsOf, formatAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import { PLAIN } from '../../schema/chart/finer.ts';
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
import type { SeriesQuestion } from './question.ts';
import { askSeries } from './series.ts';

export interface AnsweredChart {
  readonly chart: Chart;
  /** Canonical query string. */
  readonly address: string;
  readonly answer: SeriesAnswer;
  readonly words: ChartWords;
  /** Names of publishers that the answer knows by id only (who is missing). */
  readonly nameOf: (id: string) => Label | undefined;
}

/**
 * All that an answer depends on besides its address, told before any figure is asked for: the revision and, of a live chart,
 * which deadlines have passed. Equal states give equal answers. Throws a Problem for a revision that does not exist.
 */
export async function stateOf(reader: Reader, chart: Chart, now: string): Promise<readonly number[]> {
  const { number } = await getRevision(reader, chart.revision);
  if (chart.revision !== null) return [number];
  return [number, ...duesPassed(dayInChina(now), await dueRules(reader))];
}

/** Answers a chart's question at an instant (ISO 8601, UTC); throws a Problem for an unknown subject or revision, or a budget overspent. */
export async function answerChart(
  reader: Reader,
  chart: Chart,
  now: string,
  budget: Budget = openBudget(COSTS.chartPoints),
): Promise<AnsweredChart> {
  const question: SeriesQuestion = {
    quantities: chart.measures,
    of: chart.of,
    years: chart.years,
    applicant: chart.applicant,
    basis: chart.basis,
    over: chart.over,
    asOf: chart.revision,
    finer: { ...PLAIN, by: dimensionsOf(chart.by), view: chart.view ?? 'absolute', per: chart.per ?? null },
    now,
  };
  const asked = linesApart(await askSeries(reader, question, budget));
  const answer = await withFindings(reader, asked, chart.revision);
  const points = answer.series.flatMap((series) => series.points);
  const missing = new Set(
    points.flatMap(({ coverage, quality }) => [...coverage.missing, ...(quality?.offUnit ?? [])]),
  );
  const names = new Map(
    (await findPublishers(reader, [...missing])).map((row) => [row.id, { zh: row.short_zh, en: row.short_en }]),
  );
  const nameOf = (id: string): Label | undefined => names.get(id);
  return { chart, address: formatAddress(chart), answer, words: chartWords(chart, answer, nameOf), nameOf };
}
