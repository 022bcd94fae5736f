/** The numbers stated in a report's prose, as they are kept. */
import type { NarrativeFigure } from '../../../schema/report/report.ts';

type PackedFigure = readonly [
  measure: NarrativeFigure['measure'],
  label: string | null,
  value: number,
  approximate: 0 | 1,
  counter: string,
  quote: string,
  start: number,
  end: number,
  line: number,
  /** Left out where it was read as surely as others. */
  isLessSure?: 1,
];

export function packNarrative(figures: readonly NarrativeFigure[]): string {
  return JSON.stringify(
    figures.map(
      ({ measure, label, value, approximate, counter, quote, place, isLessSure }): PackedFigure => [
        measure,
        label,
        value,
        approximate ? 1 : 0,
        counter,
        quote,
        place.start,
        place.end,
        place.line,
        ...(isLessSure ? ([1] as const) : ([] as const)),
      ],
    ),
  );
}

export function unpackNarrative(packed: string): readonly NarrativeFigure[] {
  const figures: readonly PackedFigure[] = JSON.parse(packed);
  return figures.map(([measure, label, value, approximate, counter, quote, start, end, line, isLessSure]) => ({
    measure,
    label,
    value,
    approximate: approximate === 1,
    counter,
    quote,
    place: { start, end, line },
    ...(isLessSure === 1 ? { isLessSure: true as const } : {}),
  }));
}
