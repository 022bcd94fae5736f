/** Series as they travel through the graph: each point remembers its line, so that its reports can be found when asked for. */

import type { Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import type { Flow } from '../aggregate/flow.ts';
import type { NotRanked, Ranked, Ranking } from '../aggregate/ranking.ts';
import type { Passages } from '../aggregate/search/passages.ts';
import type { search } from '../aggregate/search/search.ts';

/** The state of the data that was asked for; what is looked up later is of the same. */
export interface AskedState {
  readonly asOf: number | null;
  /** The day (ISO) it was asked for by, on which it is told what was due. */
  readonly on?: string | undefined;
}

export interface PointRow extends SeriesPoint, AskedState {
  readonly series: Series;
}

export interface SeriesRow extends AskedState {
  readonly series: Series;
}

export interface AnswerRow extends AskedState {
  readonly answer: SeriesAnswer;
}

export interface RankingRow extends AskedState {
  readonly ranking: Ranking;
  readonly page: { readonly first?: number | null | undefined; readonly after?: string | null | undefined };
}

export interface RankedRow extends Ranked, AskedState {}

export interface NotRankedRow extends NotRanked, AskedState {}

export interface FlowRow extends Flow, AskedState {}

/** What a text is looked for in: names and prose, each only when it is asked for. */
export interface SearchRow {
  readonly text: string;
  readonly names: () => ReturnType<typeof search>;
  readonly passages: () => Promise<Passages>;
}
