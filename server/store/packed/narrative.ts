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
  /** Left out, with what follows, where it was read as surely as others and no pattern is known. */
  isLessSure?: 0 | 1,
  /** Of the reader; reports stored before it was kept have none. */
  pattern?: string,
];

export function packNarrative(figures: readonly NarrativeFigure[]): string {
  return JSON.stringify(
    figures.map(
      ({ measure, label, value, approximate, counter, quote, place, isLessSure, pattern }): PackedFigure => [
        measure,
        label,
        value,
        approximate ? 1 : 0,
        counter,
        quote,
        place.start,
        place.end,
        place.line,
        ...behindPlace(isLessSure ? 1 : 0, pattern),
      ],
    ),
  );
}

function behindPlace(
  isLessSure: 0 | 1,
  pattern: string | undefined,
): readonly [] | readonly [1] | readonly [0 | 1, string] {
  if (pattern) return [isLessSure, pattern];
  return isLessSure === 1 ? [1] : [];
}

export function unpackNarrative(packed: string): readonly NarrativeFigure[] {
  const figures: readonly PackedFigure[] = JSON.parse(packed);
  return figures.map(([measure, label, value, approximate, counter, quote, start, end, line, isLessSure, pattern]) => ({
    measure,
    label,
    value,
    approximate: approximate === 1,
    counter,
    quote,
    place: { start, end, line },
    ...(isLessSure === 1 ? { isLessSure: true as const } : {}),
    ...(pattern ? { pattern } : {}),
  }));
}
