/**
 * A figure: a measure's value in one report, as printed: a number, or a gap with the reason there is none.
 * A gap is never zero: arithmetic that wants a number has to say what it does with gaps.
 */
import type { Applicant } from '../form/applicants.ts';
import type { CellId } from '../form/edition.ts';
import type { MeasureId } from '../form/measures/measure.ts';
import type { Place } from './source.ts';

export const GAP_REASONS = [
  'blank', // the cell is printed and empty
  'slash', // “/”
  'dash', // “-” or “—”
  'none', // “无”
  'unreadable', // something stands there that is no number
  'cellMissing', // the row is there, the cell is not
  'rowMissing', // the table is there, the row is not
  'tableMissing', // the section has no table
  'tableIsImage', // the table is a picture or an attachment
  'notInEdition', // the form the report follows has no such cell
] as const;

export type GapReason = (typeof GAP_REASONS)[number];

export type CellContent =
  | { readonly kind: 'number'; readonly value: number; readonly printed: string }
  | { readonly kind: 'gap'; readonly reason: GapReason; readonly printed: string };

/**
 * How sure the reader is that the figure stands in its own cell. A table is read twice, by its labels and by the form's
 * order. agreed: both put it there; single: only one of the two readings is possible; refereed: they differ, and the form's
 * sums hold for this one alone; pictured: whatever the two say, a program made it out in the picture of a page.
 */
export const CONFIDENCES = ['agreed', 'single', 'refereed', 'pictured'] as const;

export type Confidence = (typeof CONFIDENCES)[number];

/** What a person put beside a number that was printed wrongly. The printed one stays, and this is what counts. */
export interface Corrected {
  /** In the measure's unit; null exactly when there is a gap. */
  readonly value: number | null;
  readonly gap: GapReason | null;
  /** The revision at which it was corrected, by which the correction is found. */
  readonly revision: number;
}

/** A figure of one of the form's tables. */
export interface Figure {
  readonly cell: CellId;
  readonly measure: MeasureId;
  readonly applicant: Applicant | null;
  /** Value in the measure's unit (cases, documents, items, 万元, 元). */
  readonly content: CellContent;
  /** Where it was read; null when the cell is not in the document at all. */
  readonly place: Place | null;
  /** null: the cell is not in the document, or the two readings differ and nothing decides between them. */
  readonly confidence: Confidence | null;
  /** Absent where nobody corrected it. */
  readonly corrected?: Corrected;
}

export function numberOf(content: CellContent): number | null {
  return content.kind === 'number' ? content.value : null;
}

/** How many of the figures are numbers. */
export function countNumbers(figures: readonly Pick<Figure, 'content'>[]): number {
  return figures.filter(({ content }) => content.kind === 'number').length;
}

/**
 * Gaps that stand for “nothing to count” in sums, and are still shown as gaps: the office printed the cell and left it
 * empty or struck it out. The other reasons mean that we do not know.
 */
export function isEmptyCell(reason: GapReason): boolean {
  return reason === 'blank' || reason === 'slash' || reason === 'dash' || reason === 'none';
}
