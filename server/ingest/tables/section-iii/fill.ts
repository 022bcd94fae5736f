/**
 * Section 三: chunks to cells of the form. Rows are placed by their labels and by their order (place-iii.ts), columns by
 * their order and by the headers over them; how far the readings agree is each cell's confidence.
 */
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import { cellIII, EDITIONS } from '../../../../schema/form/cells.ts';
import type { SectionedEditionId } from '../../../../schema/form/edition.ts';
import type { Confidence } from '../../../../schema/report/figure.ts';
import type { ReadingNote } from '../../../../schema/report/report.ts';
import { foldLabel } from '../../text/normalize.ts';
import { type Chunk, chunksByRow, chunksByStream, countWideRows } from '../chunks.ts';
import { type Columns, columnsOfApplicants, headerWords } from '../columns.ts';
import type { GridCell, GridRow } from '../grid-row.ts';
import { joinedBySum } from '../joined-parts.ts';
import { rowCodeOf } from '../labels.ts';
import { type HeaderColumn, windowsOf } from '../row-cells.ts';
import { type FoundCell, type FoundCells, type FoundTable, foundAt, gapAt, placeOfCell } from '../table-cells.ts';
import { withoutHollow } from './hollow.ts';
import { filledOf, type Placed, placeRows, type Row } from './place.ts';

const WIDTH = APPLICANTS.length;
/** No printed table has more rows, group labels and headers included; what follows is not the table. */
const MOST_ROWS = 150;

/** Reads section 三 out of its rows; null when there is no row of the table in them. */
export function fillIII(
  rows: readonly GridRow[],
  hint: SectionedEditionId | null,
): FoundTable<SectionedEditionId> | null {
  const read = readRows(rows);
  const empty = leftEmpty(rows, hint);
  if (empty) return empty;
  if (read.length === 0) return null;
  const words = read.map((row) => `${row.chunk.before}${row.chunk.own}`).join('\n');
  const edition = editionOf(read, words, hint);
  if (edition === null) return null;
  const codes = EDITIONS[edition].sectionIII.filter((row) => row.measure !== null).map((row) => row.code);
  const placed = placeRows(read, codes);
  if (read.length < 3 && placed.rows.every((index) => index === null)) return null;
  return fill(edition, codes, read, placed, columnsOfApplicants(rows, isFirstRow));
}

/** So many of its labels show that a table without a number is printed whole and left empty. */
const LEAST_LABELS = 10;

/** The table in which labels stand and no number: every cell of it is empty, however the page marks them. */
function leftEmpty(rows: readonly GridRow[], hint: SectionedEditionId | null): FoundTable<SectionedEditionId> | null {
  const all = rows.flatMap((row) => row.cells);
  if (all.some(({ value, text }) => value !== null && text !== '')) return null;
  const codes = new Set(all.map(({ text }) => rowCodeOf(foldLabel(text))));
  if (codes.size < LEAST_LABELS) return null;
  const edition = codes.has('3.6.1') || codes.has('3.6.2') ? '2021' : codes.has('3.6') ? '2019' : (hint ?? '2021');
  return { editions: edition, cells: new Map(), missing: 'blank', notes: [] };
}

function readRows(rows: readonly GridRow[]): Row[] {
  const wide = countWideRows(rows, WIDTH);
  const all = withoutHollow(joinBroken(wide >= 3 ? chunksByRow(rows) : chunksByStream(rows, 5)), WIDTH);
  const named = all.slice(0, MOST_ROWS * 2).map(codeOf);
  const first = named.indexOf('1');
  const second = first < 0 ? -1 : named.indexOf('1', first + 15);
  const from = Math.max(0, first);
  const chunks = all.slice(from, Math.min(second < 0 ? all.length : second, from + MOST_ROWS));
  const header = headerWords(rows, isFirstRow);
  const windows = lacksTotal(header, chunks)
    ? { choose: ({ values }: Chunk) => (values.length === WIDTH - 1 ? values : null) }
    : windowsOf(chunks, WIDTH, { header: headerOf(rows), otherColumns: header.includes('小计') });
  const read: Row[] = [];
  chunks.forEach((chunk, index) => {
    const code = named[from + index] ?? null;
    if (code === 'group') {
      // A group label on its own row carries no figures; on the row of its first item it only stands before it.
      if (chunk.values.every((cell) => cell.text === '')) return;
    } else if (code === null && !chunk.values.some((cell) => cell.value?.content.kind === 'number')) {
      return;
    }
    const cells = windows.choose(chunk);
    if (cells === null && code === null && filledOf(chunk) < WIDTH - 2) return;
    read.push({ chunk, code, cells });
  });
  return read;
}

/** A table without its last column: the header names the other six, and no row has a seventh cell. */
function lacksTotal(header: string, chunks: readonly Chunk[]): boolean {
  return (
    /自然人.*商业.*科研.*其他$/.test(header) &&
    !/[总合]计/.test(header) &&
    chunks.every(({ values }) => values.length <= WIDTH - 1)
  );
}

function headerOf(rows: readonly GridRow[]): HeaderColumn | null {
  for (const row of rows.slice(0, 12)) {
    const column = row.cells.findIndex((cell) => foldLabel(cell.text) === '自然人');
    if (column > 0) return { column, cells: row.cells.length };
  }
  return null;
}

function isFirstRow(row: GridRow): boolean {
  return row.line.folded.includes('新收政府') || row.cells.filter((cell) => cell.value && cell.text !== '').length >= 5;
}

/** A row whose last values slid to the next line. */
function joinBroken(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (const chunk of chunks) {
    const previous = joined.at(-1);
    const stray = chunk.own === '' && chunk.before === '' && filledOf(chunk) < WIDTH;
    // A row that has its empty cells still has lost none.
    const short = previous !== undefined && previous.values.length < WIDTH;
    if (previous && stray && short && filledOf(previous) + filledOf(chunk) === WIDTH) {
      const values = [...previous.values, ...chunk.values].filter((cell) => cell.text !== '');
      joined[joined.length - 1] = { ...previous, values, after: chunk.after, shape: `${WIDTH}:joined` };
    } else joined.push(chunk);
  }
  return joined;
}

function codeOf(chunk: Chunk): string | null {
  const last = rowCodeOf(chunk.last);
  return last !== null && last !== 'group' ? last : (rowCodeOf(chunk.own) ?? last);
}

function editionOf(read: readonly Row[], words: string, hint: SectionedEditionId | null): SectionedEditionId | null {
  const codes = new Set(read.map((row) => row.code));
  if (codes.has('3.6.1') || codes.has('3.6.2') || codes.has('3.6.3')) return '2021';
  if (codes.has('3.6')) return '2019';
  if (/逾期(?:不补|未按|不缴)/.test(words)) return '2021';
  if (read.length >= 25) return '2021';
  if (read.length === 23) return '2019';
  return hint ?? '2021';
}

function fill(
  edition: SectionedEditionId,
  codes: readonly string[],
  read: readonly Row[],
  placed: Placed,
  columns: Columns,
): FoundTable<SectionedEditionId> {
  const cells: FoundCells = new Map();
  const notes: ReadingNote[] = [];
  if (placed.byOrder) {
    notes.push({ code: 'rowsByOrder', detail: '表三部分行按顺序对应（标签缺失或换行）', place: null });
  }
  const loose = placed.unplaced.length > 0;
  for (const row of placed.unplaced) {
    const first = row.chunk.values[0];
    notes.push({
      code: 'unplacedCells',
      detail: `表三有一行数字无法确定属于哪一行：${printedOf(row.chunk)}`,
      place: first ? placeOfCell(first) : null,
    });
  }
  codes.forEach((code, position) => {
    const row = read[placed.rows[position] ?? -1];
    if (!row) {
      // The figures may be among those that stand somewhere and could not be placed.
      if (loose) for (const applicant of APPLICANTS) cells.set(cellIII(code, applicant), gapAt('cellMissing', null));
      return;
    }
    if (row.cells === null) {
      const first = row.chunk.values[0];
      notes.push({
        code: 'unplacedCells',
        detail: `表三 ${code} 行缺少单元格，无法对应到列：${printedOf(row.chunk)}`,
        place: first ? placeOfCell(first) : null,
      });
    }
    const confidence = placed.confidence[position] ?? null;
    const found = joinedBySum(APPLICANTS.map((_, column) => foundIn(row, column, confidence, columns)));
    APPLICANTS.forEach((applicant, column) => {
      const cell = found[column];
      if (cell) cells.set(cellIII(code, applicant), cell);
    });
  });
  return { editions: edition, cells, missing: 'rowMissing', notes };
}

function foundIn(row: Row, column: number, confidence: Confidence | null, columns: Columns): FoundCell {
  const cell = row.cells?.[column];
  if (!row.cells || !cell) return gapAt('cellMissing', null);
  // The sums of a row and of its columns hold in any order, so they cannot decide between two orders of columns.
  const named = columns.say === 'otherwise' ? row.cells[columns.at[column] ?? column] : cell;
  if (confidence === null || named?.text !== cell.text) return gapAt('unreadable', cell);
  const sure = columns.say !== 'silent' && isWhole(row.chunk, row.cells);
  return foundAt(cell, sure || confidence === 'refereed' ? confidence : 'single');
}

/** No cells beside the form's, or the form's reach from the first that is filled to the last. */
function isWhole({ values, shape }: Chunk, cells: readonly GridCell[]): boolean {
  if (values.length === WIDTH) return !shape.endsWith(':joined');
  return values.length > WIDTH && cells[0]?.text !== '' && cells.at(-1)?.text !== '';
}

function printedOf(chunk: Chunk): string {
  return (
    chunk.values
      .map((cell) => cell.text)
      .filter((text) => text !== '')
      .slice(0, 12)
      .join(' ')
      // What could not be made out of a picture.
      .replaceAll('\ufffd', '?')
  );
}
