/**
 * Section 三: chunks to rows of the form. A row is placed by the words on its own line; where a table lost its labels, or
 * wraps them around the values, it is placed by order between the rows that are certain. When the two readings disagree,
 * the one that keeps the form's sums is taken; when neither is better, the cells in question stay unread.
 */
import { APPLICANTS } from '../../schema/form/applicants.ts';
import { cellIII, EDITIONS } from '../../schema/form/cells.ts';
import type { EditionId } from '../../schema/form/edition.ts';
import type { Reading } from '../../schema/report/figure.ts';
import type { ReadingNote } from '../../schema/report/report.ts';
import { type Chunk, chunksByRow, chunksByStream, countWideRows } from './chunks.ts';
import { foldLabel } from './fold.ts';
import { type FoundCells, type FoundTable, gapAt, placeOfCell, readingOf } from './found.ts';
import type { GridCell, GridRow } from './grid.ts';
import { brokenSums } from './identities.ts';
import { rowCodeOf } from './labels.ts';
import { type HeaderColumn, windowsOf } from './window.ts';

const WIDTH = APPLICANTS.length;
/** No printed table has more rows, group labels and headers included; what follows is not the table. */
const MOST_ROWS = 150;

/** Words beside a row that are longer are a heap of labels, or prose. */
const LONGEST_WORDS = 100;

/** A chunk with as much of it as could be told. */
interface Row {
  readonly chunk: Chunk;
  /** What its own words name. */
  readonly code: string | null;
  readonly cells: readonly GridCell[] | null;
}

/** Index of the row for each row of the form, or null. */
type Placement = readonly (number | null)[];

/** Reads section 三 out of its rows; null when there is no row of the table in them. */
export function fillIII(rows: readonly GridRow[], hint: EditionId | null): FoundTable<EditionId> | null {
  const read = readRows(rows);
  if (read.length === 0) return null;
  const words = read.map((row) => `${row.chunk.before}${row.chunk.own}`).join('\n');
  const edition = editionOf(read, words, hint);
  if (edition === null) return null;
  const codes = EDITIONS[edition].sectionIII.filter((row) => row.measure !== null).map((row) => row.code);
  const placed = placeRows(read, codes);
  if (read.length < 3 && placed.rows.every((index) => index === null)) return null;
  return fill(edition, codes, read, placed);
}

function readRows(rows: readonly GridRow[]): Row[] {
  const wide = countWideRows(rows, WIDTH);
  const all = joinBroken(wide >= 3 ? chunksByRow(rows) : chunksByStream(rows, 5));
  const named = all.slice(0, MOST_ROWS * 2).map(codeOf);
  const first = named.indexOf('1');
  const second = first < 0 ? -1 : named.indexOf('1', first + 15);
  const from = Math.max(0, first);
  const chunks = all.slice(from, Math.min(second < 0 ? all.length : second, from + MOST_ROWS));
  const windows = windowsOf(chunks, WIDTH, headerOf(rows));
  const read: Row[] = [];
  chunks.forEach((chunk, index) => {
    const code = named[from + index] ?? null;
    if (code === 'group') {
      // A group label on its own row carries no figures; on the row of its first item it only stands before it.
      if (chunk.values.every((cell) => cell.text === '')) return;
    } else if (code === null && !chunk.values.some((cell) => cell.value?.reading.kind === 'number')) {
      return;
    }
    const cells = windows.choose(chunk);
    if (cells === null && code === null && filledOf(chunk) < WIDTH - 2) return;
    read.push({ chunk, code, cells });
  });
  return read;
}

function headerOf(rows: readonly GridRow[]): HeaderColumn | null {
  for (const row of rows.slice(0, 12)) {
    const column = row.cells.findIndex((cell) => foldLabel(cell.text) === '自然人');
    if (column > 0) return { column, cells: row.cells.length };
  }
  return null;
}

/** A row whose last values slid to the next line. */
function joinBroken(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (const chunk of chunks) {
    const previous = joined.at(-1);
    const stray = chunk.own === '' && chunk.before === '' && filledOf(chunk) < WIDTH;
    if (previous && stray && filledOf(previous) < WIDTH && filledOf(previous) + filledOf(chunk) === WIDTH) {
      const values = [...previous.values, ...chunk.values].filter((cell) => cell.text !== '');
      joined[joined.length - 1] = { ...previous, values, after: chunk.after, shape: `${WIDTH}:joined` };
    } else joined.push(chunk);
  }
  return joined;
}

function filledOf(chunk: Chunk): number {
  return chunk.values.filter((cell) => cell.text !== '').length;
}

function codeOf(chunk: Chunk): string | null {
  const last = rowCodeOf(chunk.last);
  return last !== null && last !== 'group' ? last : (rowCodeOf(chunk.own) ?? last);
}

function editionOf(read: readonly Row[], words: string, hint: EditionId | null): EditionId | null {
  const codes = new Set(read.map((row) => row.code));
  if (codes.has('3.6.1') || codes.has('3.6.2') || codes.has('3.6.3')) return '2021';
  if (codes.has('3.6')) return '2019';
  if (/逾期(?:不补|未按|不缴)/.test(words)) return '2021';
  if (read.length >= 25) return '2021';
  if (read.length === 23) return '2019';
  return hint ?? '2021';
}

interface Placed {
  readonly rows: Placement;
  /** Rows of the form on which two readings disagree, and neither is better. */
  readonly doubtful: ReadonlySet<number>;
  readonly byOrder: boolean;
  readonly unplaced: readonly Row[];
}

function placeRows(read: readonly Row[], codes: readonly string[]): Placed {
  const own = read.map((row) => (row.code === null ? -1 : codes.indexOf(row.code)));
  const certain = anchorsOf(own);
  if (certain.every((position, index) => position >= 0 && position === own[index])) {
    return finish(read, byAnchors(certain, read.length, codes.length), new Set(), false);
  }
  const candidates: Placement[] = [byAnchors(certain, read.length, codes.length)];
  // Labels that wrap around the values, stand before them or after them.
  for (const side of ['before', 'after'] as const) {
    const loose = read.map((row, index) => {
      const position = own[index] ?? -1;
      if (position >= 0 || row.chunk[side].length > LONGEST_WORDS) return position;
      return codes.indexOf(rowCodeOf(row.chunk[side]) ?? '');
    });
    candidates.push(byAnchors(anchorsOf(loose), read.length, codes.length));
  }
  if (read.length === codes.length) candidates.push(codes.map((_, index) => index));
  return choose(read, codes, candidates);
}

/** The longest run of labelled rows that stand in the form's order; the others are not trusted (-1). */
function anchorsOf(positions: readonly number[]): number[] {
  const best: number[] = [];
  const from: number[] = [];
  let end = -1;
  positions.forEach((position, index) => {
    best[index] = position < 0 ? 0 : 1;
    from[index] = -1;
    if (position < 0) return;
    for (let before = 0; before < index; before++) {
      const other = positions[before] ?? -1;
      if (other >= 0 && other < position && (best[before] ?? 0) + 1 > (best[index] ?? 0)) {
        best[index] = (best[before] ?? 0) + 1;
        from[index] = before;
      }
    }
    if (end < 0 || (best[index] ?? 0) > (best[end] ?? 0)) end = index;
  });
  const anchors = positions.map(() => -1);
  for (let index = end; index >= 0; index = from[index] ?? -1) anchors[index] = positions[index] ?? -1;
  return anchors;
}

/** Rows between two anchors are placed by order only when as many are printed as the form has there. */
function byAnchors(anchors: readonly number[], printed: number, size: number): Placement {
  const placement: (number | null)[] = Array.from({ length: size }, () => null);
  let lastRow = -1;
  let lastPosition = -1;
  for (let row = 0; row <= printed; row++) {
    const position = row === printed ? size : (anchors[row] ?? -1);
    if (position < 0) continue;
    if (position < size) placement[position] = row;
    const between = row - lastRow - 1;
    if (between > 0 && between === position - lastPosition - 1) {
      for (let step = 1; step <= between; step++) placement[lastPosition + step] = lastRow + step;
    }
    lastRow = row;
    lastPosition = position;
  }
  return placement;
}

function choose(read: readonly Row[], codes: readonly string[], candidates: readonly Placement[]): Placed {
  const seen = new Map<string, Placement>();
  for (const candidate of candidates) seen.set(candidate.join(), candidate);
  const ranked = [...seen.values()]
    .map((placement) => ({
      placement,
      broken: brokenSums(
        codes,
        placement.map((index) => readingsOf(read, index)),
      ),
      rows: placement.filter((index) => index !== null).length,
    }))
    .sort((a, b) => b.rows - b.broken * 2 - (a.rows - a.broken * 2));
  const [best, ...others] = ranked;
  if (!best) return finish(read, [], new Set(), false);
  const doubtful = new Set<number>();
  // A whole table whose sums hold proves itself; a table with a row lost has no column sums to prove it.
  const proven = best.rows === codes.length && best.broken === 0;
  for (const other of others) {
    if (other.broken > best.broken || (proven && other.rows < best.rows)) continue;
    for (const position of differences(best.placement, other.placement)) {
      const ours = readingsOf(read, best.placement[position] ?? null);
      const theirs = readingsOf(read, other.placement[position] ?? null);
      if (!proven || !sameRow(ours, theirs)) doubtful.add(position);
    }
  }
  return finish(read, best.placement, doubtful, true);
}

/** Rows of the form to which two placements give different rows, or whose row one of them puts elsewhere. */
function differences(ours: Placement, theirs: Placement): number[] {
  const placed = new Set(theirs);
  return ours.flatMap((index, position) => {
    if (index === null || theirs[position] === index) return [];
    return (theirs[position] ?? null) !== null || placed.has(index) ? [position] : [];
  });
}

function readingsOf(read: readonly Row[], index: number | null): readonly Reading[] | null {
  const cells = index === null ? null : read[index]?.cells;
  return cells ? cells.map(readingOf) : null;
}

function sameRow(a: readonly Reading[] | null, b: readonly Reading[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.every((reading, column) => reading.printed === b[column]?.printed);
}

function finish(read: readonly Row[], rows: Placement, doubtful: ReadonlySet<number>, byOrder: boolean): Placed {
  const used = new Set(rows);
  const unplaced = read.filter(
    (row, index) => !used.has(index) && row.code !== 'group' && filledOf(row.chunk) >= WIDTH - 2,
  );
  return { rows, doubtful, byOrder, unplaced };
}

function fill(
  edition: EditionId,
  codes: readonly string[],
  read: readonly Row[],
  placed: Placed,
): FoundTable<EditionId> {
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
    APPLICANTS.forEach((applicant, column) => {
      const cell = row.cells?.[column];
      const id = cellIII(code, applicant);
      if (!cell) cells.set(id, gapAt('cellMissing', null));
      else if (placed.doubtful.has(position)) cells.set(id, gapAt('unreadable', cell));
      else cells.set(id, { reading: readingOf(cell), place: placeOfCell(cell) });
    });
  });
  return { editions: edition, cells, missing: 'rowMissing', notes };
}

function printedOf(chunk: Chunk): string {
  return chunk.values
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .slice(0, 12)
    .join(' ');
}
