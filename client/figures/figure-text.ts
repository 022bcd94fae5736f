/** What stands in a cell of a drawn table: the number as printed, or the word for its gap. Never a zero for a gap. */
import { formatNumber, gapWord } from '../../schema/chart/format.ts';
import type { ShownFigure } from './shown.ts';

export interface FigureText {
  readonly text: string;
  readonly kind: 'number' | 'zero' | 'gap';
  /** What is printed beside the number in the same cell, letter for letter: `22（其中修订16件）`. */
  readonly beside: string | null;
}

/** A bare number as offices print it, in any width of digits, with sign, separators and unit-free. */
const BARE = /^[+\-−＋－]?[\d０-９][\d０-９,，.．]*$/u;

/** `missing` is what the form has and the answer has not: shown as a missing cell. */
export function figureText(
  figure: Pick<ShownFigure, 'value' | 'gap' | 'printed'> | undefined,
  lang: 'zh' | 'en',
): FigureText {
  if (!figure) return { text: gapWord('cellMissing', lang), kind: 'gap', beside: null };
  if (figure.value === null) {
    return { text: gapWord(figure.gap ?? 'cellMissing', lang), kind: 'gap', beside: null };
  }
  const printed = figure.printed.trim();
  const kind = figure.value === 0 ? 'zero' : 'number';
  if (BARE.test(printed)) return { text: printed, kind, beside: null };
  return { text: formatNumber(figure.value), kind, beside: printed === '' ? null : printed };
}

/** How many of the form's cells hold a number, of how many. */
export function readCount(figures: readonly ShownFigure[]): { readonly numbers: number; readonly cells: number } {
  return { numbers: figures.filter((figure) => figure.value !== null).length, cells: figures.length };
}
