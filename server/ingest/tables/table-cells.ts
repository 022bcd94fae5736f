/** What reading a table yields: readings by cell, and what is known about the cells that have none. */
import type { CellId } from '../../../schema/form/edition.ts';
import type { CellContent, Confidence, GapReason } from '../../../schema/report/figure.ts';
import type { ReadingNote } from '../../../schema/report/report.ts';
import type { Place } from '../../../schema/report/source.ts';
import type { GridCell } from './grid-row.ts';

export interface FoundCell {
  readonly content: CellContent;
  readonly place: Place | null;
  readonly confidence: Confidence | null;
}

export type FoundCells = Map<CellId, FoundCell>;

export interface FoundTable<E> {
  readonly editions: E;
  readonly cells: FoundCells;
  /** Why the cells not found are not there: the row is missing, unless said otherwise. */
  readonly missing: GapReason;
  readonly notes: readonly ReadingNote[];
}

export function placeOfCell(cell: GridCell): Place {
  return { start: cell.start, end: cell.end, line: cell.line };
}

/** The reading of a cell that counts things; words in a value's position are unreadable, and so are amounts of money. */
export function contentOf(cell: GridCell): CellContent {
  const { content, money } = cell.value ?? { content: null, money: null };
  if (content === null || (money !== null && content.kind === 'number' && content.value !== 0)) {
    return { kind: 'gap', reason: 'unreadable', printed: cell.text };
  }
  return content;
}

export function foundAt(cell: GridCell, confidence: Confidence): FoundCell {
  return { content: contentOf(cell), place: placeOfCell(cell), confidence };
}

/** A cell that no reading fills: not there, or there and not to be told. */
export function gapAt(reason: GapReason, cell: GridCell | null): FoundCell {
  const place = cell ? placeOfCell(cell) : null;
  return { content: { kind: 'gap', reason, printed: cell?.text ?? '' }, place, confidence: null };
}
