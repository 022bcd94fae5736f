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
import { type Columns, columnsOfBlock } from '../columns.ts';
import type { GridCell, GridRow } from '../grid-row.ts';
import { rowOfII } from '../labels.ts';
import { contentOf, type FoundCell, type FoundCells, type FoundTable, gapAt, placeOfCell } from '../table-cells.ts';
import { blocksOf, type FoundBlock, hasRunTogether, type LabelAlone, labelsIn } from './blocks.ts';
import { doubtfulRows } from './doubt.ts';
import { type EditionsII, editionsOf } from './editions.ts';
import { type Header, headersOf, namedCells } from './headers.ts';

export const BLOCK_IDS: readonly BlockId[] = ['1', '5', '6', '8', '9'];

/** Reads section 二 out of its rows; null when none of the form's rows is there. */
export function fillII(rows: readonly GridRow[]): FoundTable<EditionsII> | null {
  // Where every cell is a line of its own, tabs and pipes around it are no cells.
  const hasRows = rows.some((row) => row.cells.filter((cell) => cell.text !== '').length > 1);
  const inRows = hasRows && countWideRows(rows.filter(startsWithRowLabel), 1) >= 2;
  const chunks = inRows ? chunksByRow(rows) : chunksByStream(rows, 1);
  const { blocks, repeated, order, foreign, unlabelled } = blocksOf(chunks);
  const alone = labelsAlone(rows, blocks);
  if (blocks.size === 0) return null;
  const editions = editionsOf(blocks);
  const inOrder = isFormsOrder(order, editions);
  const excess = inRows ? 0 : usualExcess(blocks, editions);
  const crowded = crowdedRows(blocks, editions);
  const headers = headersOf(rows);
  const doubtful = doubtfulRows(blocks, unlabelled, alone);
  const cells: FoundCells = new Map();
  const notes: ReadingNote[] = [];
  if (repeated) notes.push({ code: 'repeatedTable', detail: '表二的行出现不止一次，只取第一次', place: null });
  for (const id of BLOCK_IDS) {
    const block = blocks.get(id);
    const edition = editions[id];
    const form = edition && EDITIONS[edition].sectionII.find((candidate) => candidate.id === id);
    if (!block || !form || !edition) continue;
    const columns = columnsOfBlock(id, edition, block.headers);
    fillBlock({ block, form, edition, excess, columns, inOrder, crowded, headers, doubtful }, cells, notes);
  }
  for (const chunk of foreign) notes.push(unplaced(chunk, `表二“${chunk.last}”行不是表式中的行，其数没有计入任何一行`));
  // A label with nothing behind it is an empty row, unless numbers stand somewhere that may be its own.
  const reason = notes.some(({ code }) => code === 'unplacedCells') || order.includes('') ? 'cellMissing' : 'blank';
  for (const { ref, cell, behind } of alone) {
    const edition = editions[ref.block];
    const form = edition && EDITIONS[edition].sectionII.find(({ id }) => id === ref.block);
    for (const measure of form?.rows[ref.row]?.measures ?? [])
      cells.set(cellII(measure), behind ? gapAt('unreadable', behind) : emptyBehind(cell, reason));
  }
  return { editions, cells, missing: 'rowMissing', notes };
}

/** The labels that no row of numbers goes by, put into their blocks with what stands over them; none where no table is. */
function labelsAlone(rows: readonly GridRow[], blocks: Map<BlockId, FoundBlock>): readonly LabelAlone[] {
  if (hasRunTogether(rows)) return [];
  const labels = labelsIn(rows);
  const isTable =
    blocks.size > 0 || (labels.length >= LEAST_LABELS && rows.some(({ line }) => HEADER.test(line.folded)));
  if (!isTable) return [];
  const alone = labels.filter(({ ref }) => !blocks.get(ref.block)?.rows.some((row) => row.ref.row === ref.row));
  for (const { ref, before } of alone) {
    const block = blocks.get(ref.block) ?? { rows: [], headers: '', headersRaw: '' };
    block.headers += foldLabel(before);
    block.headersRaw += before;
    blocks.set(ref.block, block);
  }
  return alone;
}

const LEAST_LABELS = 3;
const HEADER = /信息内容|第?二十条第?[（(]?[一五六八九]/;

function emptyBehind(label: GridCell, reason: 'blank' | 'cellMissing'): FoundCell {
  return gapAt(reason, reason === 'blank' ? { ...label, text: '', start: label.end } : null);
}

function unplaced(chunk: Chunk, why: string): ReadingNote {
  const first = chunk.values[0];
  return {
    code: 'unplacedCells',
    detail: `${why}：${printedOf(chunk)}`,
    place: first ? placeOfCell(first) : null,
  };
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
  /** Rows whose labels and order disagree. */
  readonly doubtful: ReadonlySet<Chunk>;
}

function fillBlock(content: BlockInHand, cells: FoundCells, notes: ReadingNote[]): void {
  const { block, form, columns, inOrder } = content;
  for (const { ref, chunk } of block.rows) {
    const row = form.rows[ref.row];
    if (!row) continue;
    if (content.doubtful.has(chunk)) {
      notes.push(unplaced(chunk, `表二“${row.label.zh}”行的标签与顺序不一致，其数可能属于相邻的行`));
      for (const measure of row.measures) cells.set(cellII(measure), gapAt('cellMissing', null));
      continue;
    }
    const named = namedCells(chunk, form, content.edition, columns, content.headers);
    if (named !== null) {
      if (named.size < filledIn(chunk)) notes.push(unplaced(chunk, `表二“${row.label.zh}”行上方的列名与表式不符`));
      row.measures.forEach((measure, column) => {
        const cell = named.get(column);
        const found = cell && { content: inUnitOf(measure, cell, block), place: placeOfCell(cell) };
        cells.set(cellII(measure), found ? { ...found, confidence: 'single' } : gapAt('cellMissing', null));
      });
      continue;
    }
    const chosen = chooseCells(chunk, row.measures.length, content);
    const isOrderOfForm = 'missing' in chosen || columns.say !== 'otherwise' || keepsPlaces(chosen.cells, columns.at);
    if (!isOrderOfForm) notes.push(unplaced(chunk, `表二“${row.label.zh}”行上方的列名次序与表式不同`));
    if ('missing' in chosen) notes.push(unplaced(chunk, `表二“${row.label.zh}”行的单元格数与表头不符`));
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

/** Whether each column has the same number by its name as by the form's order. */
function keepsPlaces(cells: readonly GridCell[], at: readonly number[]): boolean {
  return cells.every((cell, column) => cells[at[column] ?? column]?.text === cell.text);
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
  if (cell.value?.money == null && content.value !== 0 && OTHER_UNIT.test(block.headersRaw))
    return { kind: 'gap', reason: 'unreadable', printed: cell.text };
  const home: MoneyUnit = measure === 'fees.amount' ? '万元' : '元';
  const from = cell.value?.money ?? unitOfHeaders(block.headersRaw) ?? home;
  return { ...content, value: convertMoney(content.value, from, home) };
}

/** Units that no form has. */
const OTHER_UNIT = /[十百千]万?元|[美港欧日澳]元|港币/;

function unitOfHeaders(headers: string): MoneyUnit | null {
  const plain = headers
    .replace(/[\s：:]/g, '')
    .replace('萬', '万')
    .replace('億', '亿');
  if (plain.includes('亿元')) return '亿元';
  if (plain.includes('万元') || /金额[（(]万[)）]/.test(plain)) return '万元';
  return /(?:单位|金额[（(])[（(]?元/.test(plain) ? '元' : null;
}

function filledIn({ values }: Chunk): number {
  return values.filter((cell) => cell.text !== '').length;
}

function printedOf(chunk: Chunk): string {
  return chunk.values
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .slice(0, 8)
    .join(' ');
}
