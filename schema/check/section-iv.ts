/** The blocks of section 四 as its sums need them: four results and a total. */
import { cellIV } from '../form/cells.ts';
import type { BlockIV } from '../form/edition.ts';
import { SECTION_IV } from '../form/editions/section-iv.ts';
import type { Operand } from './finding.ts';
import { addUp, cellOperand, type FigureIndex, isTableMissing, isUnknown } from './operands.ts';

export interface Block {
  readonly id: BlockIV['id'];
  readonly parts: readonly Operand[];
  readonly total: Operand;
}

const CELLS = SECTION_IV.flatMap(({ columns }) => columns.map(({ measure }) => cellIV(measure)));

/** The three blocks; none where the table is missing, which T-MISSING says once. */
export function blocksIV(figures: FigureIndex): readonly Block[] {
  if (!SECTION_IV.some(({ id }) => figures.has(cellIV(`${id}.total`))) || isTableMissing(figures, CELLS)) return [];
  return SECTION_IV.map(({ id, columns }) => ({
    id,
    parts: columns.slice(0, -1).map(({ measure }) => cellOperand(figures, cellIV(measure), 'left')),
    total: cellOperand(figures, cellIV(`${id}.total`), 'right'),
  }));
}

/** The total is empty or 0 while cases stand before it. */
export function isTotalUnfilled({ parts, total }: Block): boolean {
  if (parts.some(isUnknown) || isUnknown(total)) return false;
  return (total.value ?? 0) === 0 && addUp(parts) > 0;
}
