/** A chart with its answer, in the terms of schema/: what charts are drawn from, whoever asked for it. */
import type { Chart } from '../../schema/chart/chart.ts';
import type { Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import type { Label } from '../../schema/language.ts';

export interface AnsweredChart {
  /** The canonical query string. */
  readonly address: string;
  readonly question: Chart;
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly source: string;
  readonly description: string;
  readonly answer: SeriesAnswer;
  /** Short names of the publishers that `coverage.missing` names by id. */
  readonly names: ReadonlyMap<string, Label>;
}

/** The point of a year; undefined when the series does not reach it. */
export function pointOf(series: Series | undefined, year: number): SeriesPoint | undefined {
  return series?.points.find((point) => point.year === year);
}
