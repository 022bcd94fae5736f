/** A question of one year answered with the year before it. */
import { isKnown } from '../../schema/chart/facts.ts';
import type { SeriesAnswer } from '../../schema/chart/series.ts';
import type { Reader } from '../store/reader.ts';
import type { Budget } from './cost.ts';
import type { SeriesQuestion } from './question.ts';
import { askSeries } from './series.ts';

/** The year before stands in it only where the year itself has a number, so that it is never taken for the year asked about. */
export async function askWithYearBefore(
  reader: Reader,
  question: SeriesQuestion,
  budget: Budget,
): Promise<SeriesAnswer> {
  const { years } = question;
  const alone = years.kind === 'range' ? null : await askSeries(reader, question, budget);
  const to = years.kind === 'range' ? years.to : alone?.series[0]?.points.at(-1)?.year;
  if (to === undefined) return alone ?? askSeries(reader, question, budget);
  const answer = await askSeries(reader, { ...question, years: { kind: 'range', from: to - 1, to } }, budget);
  const hasYear = answer.series.some(({ points }) => isKnown(points.find(({ year }) => year === to)));
  if (hasYear) return answer;
  return {
    ...answer,
    series: answer.series.map((one) => ({ ...one, points: one.points.filter(({ year }) => year === to) })),
  };
}
