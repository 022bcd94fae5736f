/**
 * Section 四: one row of fifteen cells, the same in both editions. The cells are taken in the form's order; the results
 * named in the header are the second reading, and the sums of the three blocks decide where they differ.
 */
import { cellIV, EDITIONS } from '../../schema/form/cells.ts';
import type { EditionId } from '../../schema/form/edition.ts';
import { type Chunk, chunksByRow, chunksByStream } from './chunks.ts';
import { type Columns, columnsOfResults, headerWords } from './columns.ts';
import { type FoundCell, type FoundCells, type FoundTable, foundAt, gapAt, placeOfCell } from './found.ts';
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
    const headers = columnsOfResults(headerWords(rows, (row) => row.cells.filter(isFilledValue).length >= BLOCK_WIDTH));
    const found = judge(chosen, headers, isWhole(chunks, chosen));
    COLUMNS.forEach((column, index) => {
      const cell = found[index];
      if (cell) cells.set(cellIV(column.measure), cell);
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

function isFilledValue(cell: GridCell): boolean {
  return cell.value !== null && cell.text !== '';
}

/** All fifteen on one row, with none beside them, or only empty ones around cells of which first and last are filled. */
function isWhole(chunks: readonly Chunk[], chosen: readonly GridCell[]): boolean {
  const first = chosen[0];
  const last = chosen.at(-1);
  if (!first || !last) return false;
  const row = chunks.find(({ values }) => values.includes(first) && values.includes(last));
  return row !== undefined && (row.values.length === WIDTH || (first.text !== '' && last.text !== ''));
}

/** Holds the reading by order against that by header. */
function judge(byOrder: readonly GridCell[], headers: Columns, whole: boolean): readonly FoundCell[] {
  if (headers.say !== 'otherwise') {
    const confidence = headers.say === 'agree' && whole ? 'agreed' : 'single';
    return byOrder.map((cell) => foundAt(cell, confidence));
  }
  const byLabel = headers.at.flatMap((at) => byOrder[at] ?? []);
  if (sumsHold(byOrder) !== sumsHold(byLabel)) {
    return (sumsHold(byLabel) ? byLabel : byOrder).map((cell) => foundAt(cell, 'refereed'));
  }
  return byOrder.map((cell, index) =>
    byLabel[index]?.text === cell.text ? foundAt(cell, 'agreed') : gapAt('unreadable', cell),
  );
}

function sumsHold(cells: readonly GridCell[]): boolean {
  const amounts = cells.map(({ value }) => (value?.reading.kind === 'number' ? value.reading.value : 0));
  return [0, BLOCK_WIDTH, 2 * BLOCK_WIDTH].every((from) => {
    const [total = 0, ...parts] = amounts.slice(from, from + BLOCK_WIDTH).reverse();
    return parts.reduce((sum, part) => sum + part, 0) === total;
  });
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
