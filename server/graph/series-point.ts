/** Series as they travel through the graph: each point remembers its line, so that its reports can be found when asked for. */

import { hasSmallBase } from '../../schema/chart/facts.ts';
import type { NotRanked, Ranked } from '../../schema/chart/places.ts';
import type { Series, SeriesAnswer, SeriesPoint } from '../../schema/chart/series.ts';
import type { Flow } from '../aggregate/flow.ts';
import type { Ranking } from '../aggregate/ranking.ts';
import type { PassagePage, Passages } from '../aggregate/search/passages.ts';
import type { search } from '../aggregate/search/search.ts';

/** The state of the data that was asked for; what is looked up later is of the same. */
export interface AskedState {
  readonly asOf: number | null;
  /** The day (ISO) it was asked for by, on which it is told what was due. */
  readonly on?: string | undefined;
}

/** A point that remembers its line; what nobody asks of it is not worked out. */
export class PointRow implements SeriesPoint, AskedState {
  readonly series: Series;
  readonly asOf: number | null;
  readonly on: string | undefined;
  readonly #point: SeriesPoint;
  constructor(point: SeriesPoint, series: Series, { asOf, on }: AskedState) {
    this.#point = point;
    this.series = series;
    this.asOf = asOf;
    this.on = on;
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
  /** Of the notes that stand here; a chart has them. */
  get noteNumbers() {
    return this.#point.notes ?? [];
  }
  get quality() {
    return this.#point.quality ?? { computed: 0, approximate: 0, corrected: 0 };
  }
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

/** A page of passages, and all that is told of them. */
export interface PassagesRow {
  readonly found: Passages;
  readonly page: PassagePage;
}

/** What a text is looked for in: names and prose, each only when it is asked for. */
export interface SearchRow {
  readonly text: string;
  readonly names: () => ReturnType<typeof search>;
  readonly passages: () => Promise<Passages>;
}
