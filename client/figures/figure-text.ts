/** What stands in a cell of a drawn table: the number as printed, or the word for its gap. Never a zero for a gap. */
import { formatNumber, gapWord } from '../../schema/chart/format.ts';
import { CORRECTED_SIGN } from '../../schema/report/correction.ts';
import type { ShownFigure, ShownNarrative } from './shown.ts';

export interface FigureText {
  /** What counts: of a corrected figure what it was corrected to. */
  readonly text: string;
  readonly kind: 'number' | 'zero' | 'gap';
  /** What is printed beside the number in the same cell, letter for letter: `22（其中修订16件）`. */
  readonly beside: string | null;
  /** What is printed, where another value counts. */
  readonly was: string | null;
}

/** A bare number as offices print it, in any width of digits, with sign, separators and unit-free. */
const BARE = /^[+\-−＋－]?[\d０-９][\d０-９,，.．]*$/u;

/** `missing` is what the form has and the answer has not: shown as a missing cell. */
export function figureText(
  figure: Pick<ShownFigure, 'value' | 'gap' | 'printed' | 'correction'> | undefined,
  lang: 'zh' | 'en',
): FigureText {
  const printed = printedText(figure, lang);
  const settled = figure?.correction;
  return settled ? { ...correctedText(settled, lang), beside: printed.beside, was: printed.text } : printed;
}

/** What a figure was corrected to. */
export function correctedText(
  { value, gap }: Pick<ShownFigure, 'value' | 'gap'>,
  lang: 'zh' | 'en',
): Pick<FigureText, 'text' | 'kind'> {
  if (value === null) return { text: gapWord(gap ?? 'blank', lang), kind: 'gap' };
  return { text: formatNumber(value), kind: value === 0 ? 'zero' : 'number' };
}

function printedText(
  figure: Pick<ShownFigure, 'value' | 'gap' | 'printed'> | undefined,
  lang: 'zh' | 'en',
): FigureText {
  if (!figure) return { text: gapWord('cellMissing', lang), kind: 'gap', beside: null, was: null };
  if (figure.value === null) {
    return { text: gapWord(figure.gap ?? 'cellMissing', lang), kind: 'gap', beside: null, was: null };
  }
  const printed = figure.printed.trim();
  const kind = figure.value === 0 ? 'zero' : 'number';
  if (BARE.test(printed)) return { text: printed, kind, beside: null, was: null };
  return { text: formatNumber(figure.value), kind, beside: printed === '' ? null : printed, was: null };
}

/** `约 428`, `428 → 430 *`: what the text states, and what counts where a person corrected it. */
export function statedText(
  { value, approximate, correction }: Pick<ShownNarrative, 'value' | 'approximate' | 'correction'>,
  approximately: string,
  lang: 'zh' | 'en',
): string {
  const stated = `${approximate ? `${approximately} ` : ''}${formatNumber(value)}`;
  return correction ? `${stated} → ${correctedText(correction, lang).text} ${CORRECTED_SIGN}` : stated;
}

/** How many of the form's cells hold a number, of how many. */
export function readCount(figures: readonly ShownFigure[]): { readonly numbers: number; readonly cells: number } {
  return { numbers: figures.filter((figure) => figure.value !== null).length, cells: figures.length };
}
