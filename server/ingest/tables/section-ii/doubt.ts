/**
 * Rows of section 二 whose labels and order disagree. A table that comes cell by cell may break a label around its number
 * (行政, 246, 处罚) or print numbers before labels; the words before the next number then name the row above it. Section 二
 * has no sums to tell, so that such rows stay unread: a gap, and never the number of a neighbour.
 */

import { EDITIONS } from '../../../../schema/form/cells.ts';
import type { BlockId } from '../../../../schema/form/edition.ts';
import type { Chunk } from '../chunks.ts';
import type { RowRefII } from '../labels.ts';
import type { FoundBlock, LabelAlone } from './blocks.ts';

/** The rows in doubt. `unlabelled`: rows of numbers that no label names; `alone`: labels behind which no number stands. */
export function doubtfulRows(
  blocks: ReadonlyMap<BlockId, FoundBlock>,
  unlabelled: readonly Chunk[],
  alone: readonly LabelAlone[],
): ReadonlySet<Chunk> {
  const doubtful = new Set<Chunk>();
  const strays = unlabelled.map(startOf);
  if (strays.length === 0) return doubtful;
  const rows = [...blocks.values()].flatMap((block) => block.rows).sort((a, b) => startOf(a.chunk) - startOf(b.chunk));
  let before = Number.NEGATIVE_INFINITY;
  let inDoubt = false;
  for (const { ref, chunk } of rows) {
    const at = startOf(chunk);
    const afterStray = strays.some((stray) => stray > before && stray < at);
    // A number without a label and a label without a number on its two sides: each row between took its neighbour's.
    const between = alone.some(({ cell }) =>
      strays.some((stray) => (stray < at && cell.start > at) || (cell.start < at && stray > at)),
    );
    inDoubt = between || ((afterStray || inDoubt) && !isSpelled(ref, chunk));
    if (inDoubt) doubtful.add(chunk);
    before = at;
  }
  return doubtful;
}

function startOf({ values }: Chunk): number {
  return values[0]?.start ?? 0;
}

/** Whether the words of a row name it in one piece. */
function isSpelled({ block, row }: RowRefII, { own }: Chunk): boolean {
  return Object.values(EDITIONS).some(({ sectionII }) => {
    const label = sectionII.find(({ id }) => id === block)?.rows[row]?.label.zh;
    return label !== undefined && own.includes(label);
  });
}
