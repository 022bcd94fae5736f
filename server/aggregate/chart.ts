/** A chart address answered: its question, its series, and the words made from them. */
import { formatAddress, parseAddress } from '../../schema/chart/address.ts';
import type { Chart } from '../../schema/chart/chart.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { type ChartWords, chartWords } from '../../schema/chart/words/words.ts';
import type { Label } from '../../schema/language.ts';
import { findPublishers } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';
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

/** Answers an address at an instant (ISO 8601, UTC); throws a Problem that says what is wrong with it. */
export async function answerChart(reader: Reader, address: string, now: string): Promise<AnsweredChart> {
  const chart = parseAddress(address);
  const answer = await askSeries(reader, {
    quantities: chart.measures,
    of: chart.of,
    years: chart.years,
    applicant: chart.applicant,
    basis: chart.basis,
    asOf: chart.revision,
    now,
  });
  const missing = new Set(answer.series.flatMap((series) => series.points.flatMap((point) => point.coverage.missing)));
  const names = new Map(
    (await findPublishers(reader, [...missing])).map((row) => [row.id, { zh: row.short_zh, en: row.short_en }]),
  );
  const nameOf = (id: string): Label | undefined => names.get(id);
  return { chart, address: formatAddress(chart), answer, words: chartWords(chart, answer, nameOf), nameOf };
}
