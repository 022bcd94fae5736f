/** Sums that are parts of one whole, over the same reports: shares of what different bureaus count say nothing. */
import { type Finer, PLAIN } from '../../schema/chart/finer.ts';
import type { Series, SeriesAnswer } from '../../schema/chart/series.ts';
import type { Reader } from '../store/reader.ts';
import { type Budget, COSTS, openBudget } from './cost.ts';
import type { SeriesQuestion } from './question.ts';

type Ask = (reader: Reader, question: SeriesQuestion, budget: Budget) => Promise<SeriesAnswer>;

/**
 * The answer to a question whose lines are parts of a whole. Where a cell of some report is unknown, its sums are made again without that
 * report, which is unknown in all of them then; `as` says in which cells that is looked for. Throws as `ask` does.
 */
export async function askAlike(
  ask: Ask,
  reader: Reader,
  question: SeriesQuestion,
  budget: Budget,
  as: 'known' | 'knownOfAll' = 'known',
): Promise<SeriesAnswer> {
  const alike = (how: NonNullable<Finer['where']['alike']>): SeriesQuestion => {
    const finer = { ...PLAIN, ...question.finer };
    return { ...question, finer: { ...finer, where: { ...finer.where, alike: how } } };
  };
  const answer = await ask(reader, alike('found'), budget);
  if (!isUneven(answer)) return answer;
  // Nothing more is asked for than what has been spent already.
  const again = await ask(reader, { ...alike(as), over: 'none' }, openBudget(COSTS.chartPoints));
  return {
    ...answer,
    series: answer.series.map((one, place) => {
      const other = again.series[place];
      if (other?.quantity !== one.quantity || other.subject.id !== one.subject.id)
        throw new Error(`The line of ${one.subject.id} in ${one.quantity} was not answered again`);
      return isSum(one) ? { ...one, points: other.points } : one;
    }),
  };
}

function isSum({ subject: { kind, scope } }: Series): boolean {
  return kind === 'region' && scope === 'bureaus';
}

/** True where a report has some cells and not others; of more reports than can be counted one by one it is left at what the coverage says. */
function isUneven({ series }: SeriesAnswer): boolean {
  const points = series.flatMap((one) => (isSum(one) ? one.points : []));
  const expected = Math.max(0, ...points.map(({ coverage }) => coverage.expected));
  return expected <= COSTS.together && points.some(({ coverage }) => coverage.unknown > 0);
}
