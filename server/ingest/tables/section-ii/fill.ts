/**
 * Section 二: block by block, each with the edition its own headers show. Cells are matched by order within a row, never
 * by grid column: published tables span header and body rows differently. The second reading is the form's order for the
 * rows and the words over the block for the columns. Section 二 has no sums that could decide between two readings.
 */
import { cellII, EDITIONS } from '../../../../schema/form/cells.ts';
import type { BlockId, BlockII, SectionedEditionId } from '../../../../schema/form/edition.ts';
import type { MeasureId } from '../../../../schema/form/measures/measure.ts';
import type { CellContent, Confidence, GapReason } from '../../../../schema/report/figure.ts';
import type { ReadingNote } from '../../../../schema/report/report.ts';
import { foldLabel, withoutNotes } from '../../text/normalize.ts';
import { convertMoney, type MoneyUnit } from '../../text/number.ts';
import { type Chunk, chunksByRow, chunksByStream, countWideRows } from '../chunks.ts';
import { type Columns, columnsOfBlock, namedColumns } from '../columns.ts';
import type { GridCell, GridRow } from '../grid-row.ts';
import { editionOfHeaders, type RowRefII, rowOfII } from '../labels.ts';
import { contentOf, type FoundCell, type FoundCells, type FoundTable, gapAt, placeOfCell } from '../table-cells.ts';
import { type Header, headersOf, namedCells } from './headers.ts';

export const BLOCK_IDS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

export type EditionsII = Readonly<Partial<Record<BlockId, SectionedEditionId>>>;

interface FoundRow {
  readonly ref: RowRefII;
  readonly chunk: Chunk;
}

interface FoundBlock {
  readonly rows: FoundRow[];
  /** Words over the block's rows, folded and as printed. */
  headers: string;
  headersRaw: string;
}

/** Reads section 二 out of its rows; null when none of the form's rows is there. */
export function fillII(rows: readonly GridRow[]): FoundTable<EditionsII> | null {
  const inRows = countWideRows(rows.filter(startsWithRowLabel), 1) >= 2;
  const chunks = inRows ? chunksByRow(rows) : chunksByStream(rows, 1);
  const { blocks, repeated, order } = blocksOf(chunks);
  if (blocks.size === 0) return null;
  const editions = editionsOf(blocks);
  const inOrder = isFormsOrder(order, editions);
  const excess = inRows ? 0 : usualExcess(blocks, editions);
  const crowded = crowdedRows(blocks, editions);
  const headers = headersOf(rows);
  const cells: FoundCells = new Map();
  const notes: ReadingNote[] = [];
  if (repeated) notes.push({ code: 'repeatedTable', detail: '表二的行出现不止一次，只取第一次', place: null });
  for (const id of BLOCK_IDS) {
    const block = blocks.get(id);
    const edition = editions[id];
    const form = edition && EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
    if (!block || !form || !edition) continue;
    const columns = columnsOfBlock(id, edition, block.headers);
    fillBlock({ block, form, edition, excess, columns, inOrder, crowded, headers }, cells, notes);
  }
  return { editions, cells, missing: 'rowMissing', notes };
}

function startsWithRowLabel(row: GridRow): boolean {
  const words = row.cells.filter((cell) => cell.value === null);
  const last = words.at(-1);
  return last !== undefined && rowOfII(foldLabel(withoutNotes(last.text))) !== null;
}

/**
 * Whether the rows printed are the form's, all of them and in its order: then the order names every row as its label does.
 * Where offices add rows, leave some out or turn them about, only the labels name them.
 */
function isFormsOrder(order: readonly string[], editions: EditionsII): boolean {
  const form = BLOCK_IDS.flatMap((id) => {
    const edition = editions[id];
    const block = edition && EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
    return block ? block.rows.map((_, row) => `${id}/${row}`) : [];
  });
  return form.join() === order.join();
}

interface FoundBlocks {
  readonly blocks: Map<BlockId, FoundBlock>;
  readonly repeated: boolean;
  /** Rows of numbers in the order met, as `block/row`; empty for one that is not the form's. */
  readonly order: readonly string[];
}

function blocksOf(chunks: readonly Chunk[]): FoundBlocks {
  const order: string[] = [];
  const blocks = new Map<BlockId, FoundBlock>();
  let headers = '';
  let headersRaw = '';
  let repeated = false;
  for (const chunk of chunks.slice(0, 200)) {
    headersRaw += ` ${chunk.beforeRaw}`;
    headers = foldLabel(headersRaw.slice(-400));
    const ref = rowOfII(chunk.last) ?? rowOfII(foldLabel(withoutNotes(headersRaw.slice(-400))));
    if (ref === null) {
      if (chunk.values.some((cell) => cell.value?.content.kind === 'number')) order.push('');
      continue;
    }
    const block = blocks.get(ref.block) ?? { rows: [], headers: '', headersRaw: '' };
    if (block.rows.some((row) => row.ref.row === ref.row)) {
      repeated = repeated || chunk.values.some((cell) => cell.text !== '');
      continue;
    }
    order.push(`${ref.block}/${ref.row}`);
    block.rows.push({ ref, chunk });
    block.headers += headers;
    block.headersRaw += headersRaw;
    blocks.set(ref.block, block);
    headers = '';
    headersRaw = '';
  }
  return { blocks, repeated, order };
}

/** Each block by its own headers. One that has lost them follows those that have them, and only then its own shape. */
function editionsOf(blocks: ReadonlyMap<BlockId, FoundBlock>): EditionsII {
  const editions: Partial<Record<BlockId, SectionedEditionId>> = {};
  for (const [id, block] of blocks) {
    const edition = editionOfHeaders(id, block.headers) ?? editionOfRows(id, block);
    if (edition !== null) editions[id] = edition;
  }
  const headed = majority(Object.values(editions));
  const bare = [...blocks].filter(([id]) => editions[id] === undefined);
  for (const [id, block] of bare) {
    const edition = headed ?? editionOfShape(id, block);
    if (edition !== null) editions[id] = edition;
  }
  const usual = majority(Object.values(editions)) ?? '2021';
  for (const [id] of bare) editions[id] ??= usual;
  return editions;
}

/** Rows that only one edition has. */
function editionOfRows(id: BlockId, block: FoundBlock): SectionedEditionId | null {
  return id === '9' || block.rows.some((row) => id === '5' && row.ref.row === 1) ? '2019' : null;
}

/** Without headers anywhere, the number of columns. */
function editionOfShape(id: BlockId, block: FoundBlock): SectionedEditionId | null {
  if (id === '1') return null;
  const widths = block.rows.map((row) => row.chunk.values.filter((cell) => cell.text !== '').length);
  const width = Math.max(0, ...widths);
  if (width === 1) return '2021';
  return width > 1 ? '2019' : null;
}

/** The edition most blocks follow; the newer one when they are even. */
export function majority(editions: readonly SectionedEditionId[]): SectionedEditionId | null {
  if (editions.length === 0) return null;
  const old = editions.filter((edition) => edition === '2019').length;
  return old * 2 > editions.length ? '2019' : '2021';
}

/** How many cells rows of a stream have beyond the form's: lone separators. */
function usualExcess(blocks: ReadonlyMap<BlockId, FoundBlock>, editions: EditionsII): number {
  const counts = [0, 0, 0];
  for (const [id, block] of blocks) {
    const edition = editions[id];
    const form = edition && EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
    for (const { chunk } of block.rows) {
      const excess = chunk.values.length - (form?.columns.length ?? 0);
      if (excess >= 0 && excess < counts.length) counts[excess] = (counts[excess] ?? 0) + 1;
    }
  }
  return counts.indexOf(Math.max(...counts));
}

/**
 * How many rows have more figures than the form: the table has other columns, such as those of two years. Rows that have
 * as many as the form may then have lost half of theirs.
 */
function crowdedRows(blocks: ReadonlyMap<BlockId, FoundBlock>, editions: EditionsII): number {
  let crowded = 0;
  for (const [id, block] of blocks) {
    const edition = editions[id];
    const size = (edition && EDITIONS[edition].sectionII.find((form) => form.id === id))?.columns.length;
    if (size === undefined) continue;
    crowded += block.rows.filter(({ chunk }) => chunk.values.filter((cell) => cell.text !== '').length > size).length;
  }
  return crowded;
}

interface BlockInHand {
  readonly block: FoundBlock;
  readonly form: BlockII;
  readonly edition: SectionedEditionId;
  readonly excess: number;
  readonly columns: Columns;
  readonly inOrder: boolean;
  readonly crowded: number;
  readonly headers: readonly Header[];
}

function fillBlock(content: BlockInHand, cells: FoundCells, notes: ReadingNote[]): void {
  const { block, form, columns, inOrder } = content;
  for (const { ref, chunk } of block.rows) {
    const row = form.rows[ref.row];
    if (!row) continue;
    const named = namedCells(chunk, form, namedColumns(form.id, content.edition, block.headers), content.headers);
    if (named !== null) {
      row.measures.forEach((measure, column) => {
        const cell = named.get(column);
        const found = cell && { content: inUnitOf(measure, cell, block), place: placeOfCell(cell) };
        cells.set(cellII(measure), found ? { ...found, confidence: 'single' } : gapAt('cellMissing', null));
      });
      continue;
    }
    const chosen = chooseCells(chunk, row.measures.length, content);
    if ('missing' in chosen) {
      const first = chunk.values[0];
      notes.push({
        code: 'unplacedCells',
        detail: `表二“${row.label.zh}”行的单元格数与表头不符：${printedOf(chunk)}`,
        place: first ? placeOfCell(first) : null,
      });
    }
    row.measures.forEach((measure, column) => {
      const id = cellII(measure);
      if ('missing' in chosen) cells.set(id, gapAt(chosen.missing, null));
      else {
        const agreed = inOrder && columns.say === 'agree' && isWhole(chunk, chosen.cells);
        cells.set(id, foundIn(block, measure, chosen.cells, column, columns, agreed ? 'agreed' : 'single'));
      }
    });
  }
}

/** No cells beside the form's, or only empty ones around cells of which the first and the last are filled. */
function isWhole({ values }: Chunk, cells: readonly GridCell[]): boolean {
  return values.length === cells.length || (cells[0]?.text !== '' && cells.at(-1)?.text !== '');
}

function foundIn(
  block: FoundBlock,
  measure: MeasureId,
  cells: readonly GridCell[],
  column: number,
  columns: Columns,
  confidence: Confidence,
): FoundCell {
  const cell = cells[column];
  if (!cell) return gapAt('cellMissing', null);
  const named = columns.say === 'otherwise' ? cells[columns.at[column] ?? column] : cell;
  if (named?.text !== cell.text) return gapAt('unreadable', cell);
  return { content: inUnitOf(measure, cell, block), place: placeOfCell(cell), confidence };
}

/** A row's cells by order: padding on the right is dropped first, then merged cells between and before the values. */
function chooseCells(
  chunk: Chunk,
  size: number,
  { excess, crowded }: Pick<BlockInHand, 'excess' | 'crowded'>,
): { cells: readonly GridCell[] } | { missing: GapReason } {
  const { values } = chunk;
  const filled = values.filter((cell) => cell.text !== '');
  if (values.length < size + excess && filled.length < size) return { missing: 'cellMissing' };
  if (crowded > 1 && !chunk.shape.includes(':')) return { missing: 'cellMissing' };
  if (values.length === size) return { cells: values };
  if (crowded > 0) return { missing: 'cellMissing' };
  if (filled.length === size) return { cells: filled };
  if (values.length < size || filled.length > size) return { missing: 'cellMissing' };
  let end = values.length;
  while (end > size && values[end - 1]?.text === '') end--;
  let start = 0;
  while (end - start > size && values[start]?.text === '') start++;
  return end - start === size ? { cells: values.slice(start, end) } : { missing: 'cellMissing' };
}

/** Amounts are given in the unit of the form's column: fees in 万元 (2021), procurement in 元 (2019, which names none). */
function inUnitOf(measure: MeasureId, cell: GridCell, block: FoundBlock): CellContent {
  if (measure !== 'fees.amount' && measure !== 'procurement.amount') return contentOf(cell);
  const content = cell.value?.content ?? contentOf(cell);
  if (content.kind !== 'number') return content;
  const home: MoneyUnit = measure === 'fees.amount' ? '万元' : '元';
  const from = cell.value?.money ?? unitOfHeaders(block.headersRaw) ?? home;
  return { ...content, value: convertMoney(content.value, from, home) };
}

function unitOfHeaders(headers: string): MoneyUnit | null {
  const plain = headers
    .replace(/[\s：:]/g, '')
    .replace('萬', '万')
    .replace('億', '亿');
  if (plain.includes('亿元')) return '亿元';
  if (plain.includes('万元') || /金额[（(]万[)）]/.test(plain)) return '万元';
  return /(?:单位|金额[（(])[（(]?元/.test(plain) ? '元' : null;
}

function printedOf(chunk: Chunk): string {
  return chunk.values
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .slice(0, 8)
    .join(' ');
}
