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
  /** What it was corrected to, and at which revision; empty where nobody corrected it. */
  corrected?: readonly [] | readonly [value: number, revision: number],
  /** What the words say of whose number it is, and the per cent they give it; both were left out before they were kept. */
  scope?: NarrativeFigure['scope'],
  share?: string | null,
];

export function packNarrative(figures: readonly NarrativeFigure[]): string {
  return JSON.stringify(figures.map(packed));
}

function packed(figure: NarrativeFigure): PackedFigure {
  const { measure, label, value, approximate, counter, quote, place, isLessSure, pattern, corrected } = figure;
  const { scope = null, share = null } = figure;
  const isSure = isLessSure ? 1 : 0;
  const beside = corrected?.value == null ? ([] as const) : ([corrected.value, corrected.revision] as const);
  const behind = [isSure, pattern ?? '', beside, scope, share] as const;
  // What is usual is left out at the end.
  const told = [isSure === 1, pattern, beside.length > 0, scope, share].findLastIndex(Boolean) + 1;
  const head = [
    measure,
    label,
    value,
    approximate ? 1 : 0,
    counter,
    quote,
    place.start,
    place.end,
    place.line,
  ] as const;
  return [...head, ...behind.slice(0, told)] as unknown as PackedFigure;
}

export function unpackNarrative(text: string): readonly NarrativeFigure[] {
  const figures: readonly PackedFigure[] = JSON.parse(text);
  return figures.map((one) => {
    const [measure, label, value, approximate, counter, quote, start, end, line, isLessSure, pattern, corrected] = one;
    const [, , , , , , , , , , , , scope, share] = one;
    const [settled, revision] = corrected ?? [];
    return {
      measure,
      label,
      value,
      approximate: approximate === 1,
      counter,
      quote,
      place: { start, end, line },
      ...(isLessSure === 1 ? { isLessSure: true as const } : {}),
      ...(pattern ? { pattern } : {}),
      ...(settled === undefined || revision === undefined
        ? {}
        : { corrected: { value: settled, gap: null, revision } }),
      ...(scope ? { scope } : {}),
      ...(share ? { share } : {}),
    };
  });
}
