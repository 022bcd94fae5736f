/**
 * Section 四: one row of fifteen cells, the same in both editions. The cells are taken in the form's order; the results
 * named in the header are the second reading, and the sums of the three blocks decide where they differ.
 */
import { cellIV, EDITIONS } from '../../../../schema/form/cells.ts';
import type { SectionedEditionId } from '../../../../schema/form/edition.ts';
import { type Chunk, chunksByRow, chunksByStream } from '../chunks.ts';
import { type Columns, columnsOfResults } from '../columns.ts';
import type { GridCell, GridRow } from '../grid-row.ts';
import { joinedBySum } from '../joined-parts.ts';
import { type FoundCell, type FoundCells, type FoundTable, foundAt, gapAt, placeOfCell } from '../table-cells.ts';
import { placeByWords } from './place.ts';

const COLUMNS = EDITIONS['2021'].sectionIV.flatMap((block) => block.columns);
const WIDTH = COLUMNS.length;
const BLOCK_WIDTH = 5;

/**
 * Reads section 四 out of its rows; null when there is neither its header nor a row of values. The two editions have the
 * same table, so the edition is that of the other tables.
 */
export function fillIV(rows: readonly GridRow[], edition: SectionedEditionId): FoundTable<SectionedEditionId> | null {
  const byRow = chunksByRow(rows);
  // Where a row of the table is a line, cells of two lines are never one row.
  const inLines = byRow.some((chunk) => filledOf(chunk).length >= BLOCK_WIDTH);
  const chunks = (inLines ? byRow : [...byRow, ...chunksByStream(rows, BLOCK_WIDTH)]).slice(0, 200);
  const cells: FoundCells = new Map();
  const whole = wholeRows(chunks);
  const [chosen = whole.length === 0 ? inBlocks(chunks) : null, ...rivals] = whole;
  if (chosen && rivals.length === 0) {
    const headers = columnsOfResults(rows, (row) => row.cells.filter(isFilledValue).length >= BLOCK_WIDTH);
    fill(cells, judge(chosen, headers, isWhole(chunks, chosen)));
    return { editions: edition, cells, missing: 'cellMissing', notes: [] };
  }
  const placed = whole.length === 0 ? placeByWords(chunks) : null;
  if (placed) {
    fill(
      cells,
      placed.cells.map((cell) => foundAt(cell, placed.inOrder ? 'agreed' : 'single')),
    );
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
  return hasHeader(rows)
    ? { editions: edition, cells, missing: isLeftEmpty(rows) ? 'blank' : 'rowMissing', notes: [] }
    : null;
}

function fill(cells: FoundCells, row: readonly FoundCell[]): void {
  const found = [0, 1, 2].flatMap((block) => joinedBySum(row.slice(block * BLOCK_WIDTH, (block + 1) * BLOCK_WIDTH)));
  COLUMNS.forEach((column, index) => {
    const cell = found[index];
    if (cell) cells.set(cellIV(column.measure), cell);
  });
}

/** Rows of fifteen, but for last year's beside this one's and for what is printed twice. */
function wholeRows(chunks: readonly Chunk[]): (readonly GridCell[])[] {
  const rows = new Map<string, readonly GridCell[]>();
  for (const chunk of chunks) {
    const cells = exactly(chunk);
    if (cells === null || /上年|上一年|去年/.test(chunk.own)) continue;
    const printed = cells.map((cell) => cell.text).join(' ');
    if (!rows.has(printed)) rows.set(printed, cells);
  }
  return [...rows.values()];
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
  const amounts = cells.map(({ value }) => (value?.content.kind === 'number' ? value.content.value : 0));
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

/** Whether the row under the header is printed, with nothing in its cells. */
function isLeftEmpty(rows: readonly GridRow[]): boolean {
  const values = rows.flatMap(({ cells }) => cells.filter(({ value }) => value !== null));
  return values.length >= WIDTH && values.every(({ text }) => text === '');
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
  // Else what is empty before or behind them may be one of the fifteen.
  if (!chunk.shape.includes(':') && (values[0]?.text === '' || values[WIDTH - 1]?.text === '')) return null;
  while (end > WIDTH && values[end - 1]?.text === '') end--;
  let start = 0;
  while (end - start > WIDTH && values[start]?.text === '') start++;
  return end - start === WIDTH ? values.slice(start, end) : null;
}

/** The table broken over lines without labels: a row of ten and one of five, or three rows of five. */
function inBlocks(chunks: readonly Chunk[]): readonly GridCell[] | null {
  const cells: GridCell[] = [];
  const starts = new Set<number>();
  for (const chunk of chunks) {
    const filled = filledOf(chunk);
    const first = filled[0];
    if (!first || starts.has(first.start) || filled.length % BLOCK_WIDTH !== 0) continue;
    if (filled.length !== chunk.values.length || LABELLED.test(chunk.own)) continue;
    starts.add(first.start);
    cells.push(...filled);
    if (cells.length >= WIDTH) break;
  }
  return cells.length === WIDTH ? cells : null;
}

/** Words that place a row of five themselves, or that are another table's. */
const LABELLED = /复议|起诉|诉讼|公开|申请|处理|许可|处罚|强制|规章/;
