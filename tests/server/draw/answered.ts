/** A chart with an answer made up for a test, as it is drawn and carried away. */
import { formatAddress } from '../../../schema/chart/address.ts';
import type { SeriesAnswer } from '../../../schema/chart/series.ts';
import { chartWords } from '../../../schema/chart/words/words.ts';
import type { AnsweredChart } from '../../../server/aggregate/chart.ts';
import { chartOf } from '../../schema/chart/build.ts';

export function answeredOf(query: string, answer: SeriesAnswer): AnsweredChart {
  const chart = chartOf(query);
  const nameOf = (id: string) => ({ zh: `名${id}`, en: `Name ${id}` });
  return { chart, address: formatAddress(chart), answer, asOf: null, words: chartWords(chart, answer, nameOf), nameOf };
}
