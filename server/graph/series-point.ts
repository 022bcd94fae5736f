/** Series as they travel through the graph: each point remembers its line, so that its reports can be found when asked for. */

import type { Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import type { Flow } from '../aggregate/flow.ts';
import type { NotRanked, Ranked, Ranking } from '../aggregate/ranking.ts';
import type { Passages } from '../aggregate/search/passages.ts';
import type { search } from '../aggregate/search/search.ts';

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

export interface RankingRow {
  readonly ranking: Ranking;
  readonly page: { readonly first?: number | null | undefined; readonly after?: string | null | undefined };
  readonly asOf: number | null;
}

export interface RankedRow extends Ranked {
  readonly asOf: number | null;
}

export interface NotRankedRow extends NotRanked {
  readonly asOf: number | null;
}

export interface FlowRow extends Flow {
  readonly asOf: number | null;
}

/** What a text is looked for in: names and prose, each only when it is asked for. */
export interface SearchRow {
  readonly text: string;
  readonly names: () => ReturnType<typeof search>;
  readonly passages: () => Promise<Passages>;
}
