/** The chart of an address, as the contract has it. */
import type { Chart } from '../../schema/chart/chart.ts';
import { answerChart } from '../aggregate/chart.ts';
import { stalenessOf } from '../aggregate/staleness.ts';
import type { Context } from './context.ts';

/** A chart with its words, its numbers, and what has moved since the revision that `asked` is pinned to. */
export async function chartAnswer({ reader, budget, today }: Context, chart: Chart, asked: Chart = chart) {
  const { words, answer, asOf, address } = await answerChart(reader, chart, today, budget);
  const stale = await stalenessOf(reader, asked, today, budget, answer);
  return {
    ...{ address, ...words, notes: [...words.notes] },
    answer: { answer, asOf, on: chart.at },
    staleness: stale && { ...stale, moved: [...stale.moved], changes: [...stale.changes] },
  };
}
