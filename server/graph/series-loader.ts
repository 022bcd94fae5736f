/** Series of the bureaus and regions that a question found, asked together where they can be. */
import DataLoader from 'dataloader';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import { Problem } from '../../schema/problem.ts';
import { type Budget, COSTS } from '../aggregate/cost.ts';
import type { SeriesQuestion } from '../aggregate/question.ts';
import { openSeries } from '../aggregate/series.ts';
import type { PublisherRow } from '../store/find/publishers.ts';
import type { Reader } from '../store/reader.ts';

/** A question of series but for whom it is asked of. */
export type SeriesAsked = Omit<SeriesQuestion, 'of'>;

/** The same question of one bureau or region: what it would be answered alone. */
export interface SeriesOf {
  readonly publisher: Pick<PublisherRow, 'id' | 'kind' | 'region_id'>;
  readonly question: SeriesAsked;
}

export type SeriesLoader = DataLoader<SeriesOf, SeriesAnswer, string>;

/** However many bureaus of a page are asked the same, they are one question. */
export function seriesLoader(reader: Reader, budget: Budget): SeriesLoader {
  const ask = (of: readonly SeriesOf[], question: SeriesAsked): Promise<SeriesAnswer> => {
    const names = of.map(({ publisher: { id } }) => ({ kind: 'one' as const, id }));
    return openSeries(reader, { ...question, of: names, alone: true }, budget);
  };
  /** Whose question is refused is told by asking each; one that is too costly stays so. */
  const partOf = async (whole: SeriesAnswer | Error, one: SeriesOf, among: number): Promise<SeriesAnswer | Error> => {
    if (!(whole instanceof Error)) return ofOne(whole, one.publisher.id);
    const isWhole = among === 1 || (whole instanceof Problem && whole.code === 'QUERY_TOO_COSTLY');
    return isWhole ? whole : ask([one], one.question).catch(asError);
  };
  return new DataLoader<SeriesOf, SeriesAnswer, string>(
    async (asked) => {
      const answers = new Map<SeriesOf, SeriesAnswer | Error>();
      for (const alike of Map.groupBy(asked, together).values()) {
        for (let from = 0; from < alike.length; from += COSTS.subjects) {
          const some = alike.slice(from, from + COSTS.subjects);
          const [first] = some;
          if (!first) continue;
          const whole = await ask(some, first.question).catch(asError);
          for (const one of some) answers.set(one, await partOf(whole, one, some.length));
        }
      }
      return asked.map((one) => answers.get(one) ?? new Error('A series was asked for and not answered'));
    },
    { cacheKeyFn: ({ publisher, question }) => `${publisher.id} ${JSON.stringify(question)}` },
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** The lines of one, and the parts that it was split into (server/aggregate/split.ts). */
function ofOne(answer: SeriesAnswer, id: string): SeriesAnswer {
  const series = answer.series.filter(({ subject }) => subject.id === id || subject.id.startsWith(`${id}#`));
  return { ...answer, series };
}

/**
 * What questions that are answered the same alone and together have in common. Without a range, years are those held of a region; a line
 * over a succession may hold another's, an index is refused where no line has a base.
 */
function together({ publisher: { id, kind, region_id }, question }: SeriesOf): string {
  const { years, over, finer } = question;
  const apart = over !== 'none' || finer?.view === 'index' ? id : null;
  const home = years.kind === 'range' ? null : kind === 'region' ? id : region_id;
  return JSON.stringify([apart, home, question]);
}
