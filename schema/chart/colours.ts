/** Which series of a trend are in colour: one rule for page, embed and picture. */
import type { Chart } from './chart.ts';
import { lastKnown } from './facts.ts';
import { SERIES_COLOURS, SUBJECT_COLOURS } from './palette.ts';
import { describeQuantity } from './quantity.ts';
import type { SeriesAnswer } from './series.ts';

/**
 * A colour for each series in the order of the answer, null for those that stay grey. One line, the one in focus, and the
 * first of several quantities of one subject wear the colour of what they count; of several bureaus the six with the
 * highest last value are told apart, in the order of the answer.
 */
export function seriesColours({ focus }: Chart, { series }: SeriesAnswer): readonly (string | null)[] {
  const [first] = series;
  const own = series.map(({ quantity }) => SUBJECT_COLOURS[describeQuantity(quantity).subject]);
  const oneSubject = series.every(({ subject }) => subject.id === first?.subject.id);
  if (oneSubject) return own.map((colour, index) => (index === 0 ? colour : null));
  if (focus !== null && series.some(({ subject }) => subject.id === focus)) {
    return series.map(({ subject }, index) => (subject.id === focus ? (own[index] ?? null) : null));
  }
  const coloured = [...series]
    .sort((a, b) => (lastKnown(b)?.value ?? -Infinity) - (lastKnown(a)?.value ?? -Infinity))
    .slice(0, SERIES_COLOURS.length);
  const kept = series.filter((each) => coloured.includes(each));
  return series.map((each) => SERIES_COLOURS[kept.indexOf(each)] ?? null);
}
