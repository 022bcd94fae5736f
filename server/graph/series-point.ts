/** Series as they travel through the graph: each point remembers its line, so that its reports can be found when asked for. */

import { hasSmallBase } from '../../schema/chart/facts.ts';
import type { Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import type { Flow } from '../aggregate/flow.ts';
import type { NotRanked, Ranked, Ranking } from '../aggregate/ranking.ts';
import type { Passages } from '../aggregate/search/passages.ts';
import type { search } from '../aggregate/search/search.ts';

/** A point that remembers its line; what nobody asks of it is not worked out. */
export class PointRow implements SeriesPoint {
  readonly series: Series;
  readonly asOf: number | null;
  readonly #point: SeriesPoint;
  constructor(point: SeriesPoint, series: Series, asOf: number | null) {
    this.#point = point;
    this.series = series;
    this.asOf = asOf;
  }
  get year() {
    return this.#point.year;
  }
  get value() {
    return this.#point.value;
  }
  get gap() {
    return this.#point.gap;
  }
  get coverage() {
    return this.#point.coverage;
  }
  get change() {
    return this.#point.change;
  }
  get edition() {
    return this.#point.edition;
  }
  get editions() {
    return this.#point.editions ?? [];
  }
  get breakBefore() {
    return this.#point.breakBefore;
  }
  get numerator() {
    return this.#point.numerator;
  }
  get denominator() {
    return this.#point.denominator;
  }
  get belowMinBase() {
    return this.#point.belowMinBase ?? hasSmallBase(this.#point);
  }
  get computed() {
    return this.#point.computed ?? false;
  }
  get quality() {
    return this.#point.quality ?? { computed: 0, approximate: 0 };
  }
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
