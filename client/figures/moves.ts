/** Where an arrow key leads from a figure: to the nearest one in that direction, spans counted. */
import type { CellId } from '../../schema/form/edition.ts';
import type { FigureSlot, TableLayout } from '../../schema/form/layout/layout.ts';

export const MOVE_KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type MoveKey = (typeof MOVE_KEYS)[number];

export function isMoveKey(key: string): key is MoveKey {
  return (MOVE_KEYS as readonly string[]).includes(key);
}

/** Rows of figures only, top to bottom. */
function figureRows(layout: TableLayout): readonly (readonly FigureSlot[])[] {
  return layout.bodies
    .flatMap((body) => body.rows)
    .map((row) => row.cells.filter((cell): cell is FigureSlot => cell.kind === 'figure'))
    .filter((row) => row.length > 0);
}

/** The cell that the key leads to; null at an edge. Home and End go to the ends of the row. */
export function cellAfter(layout: TableLayout, from: CellId, key: MoveKey): CellId | null {
  const rows = figureRows(layout);
  const rowIndex = rows.findIndex((row) => row.some((slot) => slot.cell === from));
  const row = rows[rowIndex];
  const slot = row?.find((one) => one.cell === from);
  if (!row || !slot) return null;
  const at = row.indexOf(slot);
  switch (key) {
    case 'ArrowLeft':
      return row[at - 1]?.cell ?? null;
    case 'ArrowRight':
      return row[at + 1]?.cell ?? null;
    case 'Home':
      return row[0]?.cell ?? null;
    case 'End':
      return row[row.length - 1]?.cell ?? null;
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = rows[rowIndex + (key === 'ArrowUp' ? -1 : 1)];
      const under = next?.find((one) => one.column <= slot.column && slot.column < one.column + one.colSpan);
      return under?.cell ?? next?.[next.length - 1]?.cell ?? null;
    }
  }
}
