/** Section 四: one row of fifteen cells, the same in both editions. */
import { cellIV, EDITIONS } from '../../schema/form/cells.ts';
import type { EditionId } from '../../schema/form/edition.ts';
import { type Chunk, chunksByRow, chunksByStream } from './chunks.ts';
import { type FoundCells, type FoundTable, gapAt, placeOfCell, readingOf } from './found.ts';
import type { GridCell, GridRow } from './grid.ts';

const COLUMNS = EDITIONS['2021'].sectionIV.flatMap((block) => block.columns);
const WIDTH = COLUMNS.length;
const BLOCK_WIDTH = 5;

/**
 * Reads section 四 out of its rows; null when there is neither its header nor a row of values. The two editions have the
 * same table, so the edition is that of the other tables.
 */
export function fillIV(rows: readonly GridRow[], edition: EditionId): FoundTable<EditionId> | null {
  const chunks = [...chunksByRow(rows), ...chunksByStream(rows, BLOCK_WIDTH)].slice(0, 200);
  const chosen = chunks.map(exactly).find((cells) => cells !== null) ?? inBlocks(chunks);
  const cells: FoundCells = new Map();
  if (chosen) {
    COLUMNS.forEach((column, index) => {
      const cell = chosen[index];
      if (cell) cells.set(cellIV(column.measure), { reading: readingOf(cell), place: placeOfCell(cell) });
    });
    return { editions: edition, cells, missing: 'cellMissing', notes: [] };
  }
  const partial = chunks.find((chunk) => filledOf(chunk).length >= BLOCK_WIDTH);
  const first = partial?.values[0];
  if (first) {
    for (const column of COLUMNS) cells.set(cellIV(column.measure), gapAt('cellMissing', null));
    const printed = filledOf(partial).slice(0, 20);
    return {
      editions: edition,
      cells,
      missing: 'cellMissing',
      notes: [
        {
          code: 'unplacedCells',
          detail: `表四应有 15 个单元格，读到 ${filledOf(partial).length} 个，无法对应到列：${printed.map((cell) => cell.text).join(' ')}`,
          place: placeOfCell(first),
        },
      ],
    };
  }
  return hasHeader(rows) ? { editions: edition, cells, missing: 'rowMissing', notes: [] } : null;
}

/** The header is known by its results, of which the form has three sets. */
function hasHeader(rows: readonly GridRow[]): boolean {
  const words = rows.map((row) => row.line.folded).join('');
  return words.includes('结果维持') && words.includes('尚未审结');
}

function filledOf(chunk: Chunk): readonly GridCell[] {
  return chunk.values.filter((cell) => cell.text !== '');
}

function exactly(chunk: Chunk): readonly GridCell[] | null {
  const { values } = chunk;
  if (values.length < WIDTH) return null;
  const filled = filledOf(chunk);
  if (values.length === WIDTH) return values;
  if (filled.length === WIDTH) return filled;
  if (filled.length > WIDTH) return null;
  let end = values.length;
  // Cell by cell, a row may stand between two separators; in a row of its own, padding stands on the right.
  if (!chunk.shape.includes(':') && end === WIDTH + 2 && values[0]?.text === '' && values[end - 1]?.text === '') {
    return values.slice(1, -1);
  }
  if (!chunk.shape.includes(':') && values[0]?.text === '') return null;
  while (end > WIDTH && values[end - 1]?.text === '') end--;
  let start = 0;
  while (end - start > WIDTH && values[start]?.text === '') start++;
  return end - start === WIDTH ? values.slice(start, end) : null;
}

/** The table broken over lines: a row of ten and one of five, or three rows of five. */
function inBlocks(chunks: readonly Chunk[]): readonly GridCell[] | null {
  const cells: GridCell[] = [];
  const starts = new Set<number>();
  for (const chunk of chunks) {
    const filled = filledOf(chunk);
    const first = filled[0];
    if (!first || starts.has(first.start) || filled.length % BLOCK_WIDTH !== 0) continue;
    starts.add(first.start);
    cells.push(...filled);
    if (cells.length >= WIDTH) break;
  }
  return cells.length === WIDTH ? cells : null;
}
