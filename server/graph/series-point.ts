/** Series as they travel through the graph: each point remembers its line, so that its reports can be found when asked for. */
import type { Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';

export interface PointRow extends SeriesPoint {
  readonly series: Series;
  readonly asOf: number | null;
}

export interface SeriesRow {
  readonly series: Series;
  readonly asOf: number | null;
}

export interface AnswerRow {
  readonly answer: SeriesAnswer;
  readonly asOf: number | null;
}
