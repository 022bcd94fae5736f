/**
 * Which of a chunk's cells are the form's: a row of a published table may carry empty cells before its values (merged
 * label cells) and after them (padding). Rows of one shape hold their values at the same positions, so what full rows
 * show decides for rows with blanks.
 */
import type { Chunk } from './chunks.ts';
import { rowHolds } from './form-sums.ts';
import type { GridCell } from './grid-row.ts';
import { contentOf } from './table-cells.ts';

export interface Windows {
  /** The chunk's `size` cells in order, or null when they cannot be told. */
  choose(chunk: Chunk): readonly GridCell[] | null;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

const MOST_PADDING = 5;

/** Where the header names the first column: its place in a row of so many cells. */
export interface HeaderColumn {
  readonly column: number;
  readonly cells: number;
}

/** What the header over the rows says. */
export interface HeaderSays {
  readonly header: HeaderColumn | null;
  /** The table has columns that the form has not. */
  readonly otherColumns: boolean;
}

export function windowsOf(chunks: readonly Chunk[], size: number, says: HeaderSays): Windows {
  const { header, otherColumns } = says;
  const spans = new Map<string, Span>();
  const leads = new Map<string, number[]>();
  for (const chunk of chunks) {
    const span = chunk.values.length > size ? spanOf(chunk.values) : null;
    if (span === null || span.last - span.first >= size) continue;
    const known = spans.get(chunk.shape);
    spans.set(chunk.shape, {
      first: Math.min(span.first, known?.first ?? span.first),
      last: Math.max(span.last, known?.last ?? span.last),
    });
    // Values that reach from the first column to the last show where the row begins.
    if (span.last - span.first === size - 1) leads.set(chunk.shape, [...(leads.get(chunk.shape) ?? []), span.first]);
  }
  // In a stream, lone separators make rows longer than the form's; a shorter row has lost a cell, unless it is full.
  const streamed = chunks.filter((chunk) => !chunk.shape.includes(':')).map((chunk) => chunk.values.length);
  const usualLength = mostCommon(streamed) ?? size;
  const usual = mostCommon([...leads.values()].flat());
  const blanksUsed = chunks.some((chunk) => chunk.values.some((cell) => cell.text === ''));
  // Without a row that reaches the last column, nobody knows that the others were trimmed.
  const reaches = chunks.some((chunk) => (spanOf(chunk.values)?.last ?? 0) >= size - 1);
  const onlyStart = onlyStartOf(chunks, size);
  const spanned = chunks.some((chunk) => chunk.shape.includes(':') && chunk.values.length > size);
  const { crowded, lossy } = mannerOf(chunks, size, otherColumns);
  const choose = (chunk: Chunk): readonly GridCell[] | null => {
    const { values } = chunk;
    if (crowded && (values.length > size || !chunk.shape.includes(':'))) return null;
    if (lossy && !chunk.shape.includes(':') && !provesItself(values)) return null;
    const short = !chunk.shape.includes(':') && values.length < usualLength;
    if (short && values.some((cell) => cell.text === '')) return null;
    if (values.length === size) return values;
    // So many cells are two rows, one of which has lost its label; an empty row at the foot of the table shows no number.
    if (values.length > size + MOST_PADDING) {
      return !chunk.shape.includes(':') && isFullBeforeBlanks(values, size) ? values.slice(0, size) : null;
    }
    if (values.length < size) return blanksUsed && reaches ? padded(chunk, size, usual ?? 0) : null;
    const span = spanOf(values);
    if (span !== null && span.last - span.first >= size) return null;
    const room = values.length - size;
    const union = spans.get(chunk.shape);
    const common = union && union.last - union.first < size ? union : span;
    const ofShape = mostCommon(leads.get(chunk.shape) ?? []);
    const candidates = [ofShape, leadOfHeader(chunk, header), usual, common?.first ?? 0, ...range(room)].filter(
      (lead): lead is number => lead !== null && lead <= room,
    );
    const lead = candidates.find((candidate) => fits(common, candidate, size) && fits(span, candidate, size));
    if (lead !== undefined) return values.slice(lead, lead + size);
    const own = candidates.find((candidate) => fits(span, candidate, size));
    return own === undefined ? null : values.slice(own, own + size);
  };
  return {
    choose(chunk) {
      const cells = choose(chunk);
      if (cells === null || (cells[0]?.text !== '' && cells.at(-1)?.text !== '')) return cells;
      // Where a row's first or last cell is empty, another cell beside it may be meant; its sum tells.
      const chosen = cells.length !== chunk.values.length || (spanned && cells[0]?.text === '');
      const [first] = cells;
      const inColumn = first && chunk.column + chunk.values.indexOf(first) === onlyStart;
      return !chosen || inColumn || rowHolds(cells.map(contentOf)) ? cells : null;
    },
  };
}

/** The column in which every full row begins, where rows keep to the columns of a grid; else null. */
function onlyStartOf(chunks: readonly Chunk[], size: number): number | null {
  const starts = new Set<number>();
  for (const { values, column, shape } of chunks) {
    const span = spanOf(values);
    if (shape.includes(':') && span && span.last - span.first === size - 1) starts.add(column + span.first);
  }
  const [only] = starts;
  return starts.size === 1 && only !== undefined ? only : null;
}

interface Manner {
  /** Rows have more values than the form: the table has other columns, such as those of two years. */
  readonly crowded: boolean;
  /** Cell by cell, rows have fewer values than the form: empty cells left no trace, so any seven may be of two rows. */
  readonly lossy: boolean;
}

const MANY = 3;

function mannerOf(chunks: readonly Chunk[], size: number, otherColumns: boolean): Manner {
  let crowded = otherColumns ? MANY : 0;
  let short = 0;
  for (const { values, shape } of chunks) {
    const filled = values.filter((cell) => cell.text !== '').length;
    if (filled > size && filled < size * 2) crowded++;
    if (!shape.includes(':') && values.length < size) short++;
  }
  return { crowded: crowded >= MANY, lossy: short >= MANY };
}

/** Whether values are a whole row by their own sum. */
function provesItself(values: readonly GridCell[]): boolean {
  const readings = values.map(contentOf);
  return readings.at(-1)?.kind === 'number' && rowHolds(readings);
}

function isFullBeforeBlanks(values: readonly GridCell[], size: number): boolean {
  return values.every((cell, index) => (cell.text !== '') === index < size);
}

/** A header row as wide as the chunk's shows where its values begin, unless the chunk's words reach beyond that. */
function leadOfHeader(chunk: Chunk, header: HeaderColumn | null): number | null {
  if (!header || chunk.column + chunk.values.length !== header.cells || header.column < chunk.column) return null;
  return header.column - chunk.column;
}

/**
 * A line whose empty cells on the right were trimmed away: only in a table that leaves cells empty and never closes a
 * line. Elsewhere a short row has lost a cell, and nobody knows which.
 */
function padded(chunk: Chunk, size: number, lead: number): readonly GridCell[] | null {
  const end = chunk.values.at(-1);
  if (!chunk.trimmed || !end || chunk.values.length <= lead) return null;
  const blank: GridCell = {
    text: '',
    start: end.end,
    end: end.end,
    line: end.line,
    value: { content: { kind: 'gap', reason: 'blank', printed: '' }, money: null },
  };
  const cells = chunk.values.slice(lead);
  return [...cells, ...Array.from({ length: size - cells.length }, () => blank)];
}

function spanOf(values: readonly GridCell[]): Span | null {
  let first = -1;
  let last = -1;
  values.forEach((cell, index) => {
    if (cell.text === '') return;
    if (first < 0) first = index;
    last = index;
  });
  return first < 0 ? null : { first, last };
}

function fits(span: Span | null, lead: number, size: number): boolean {
  return span === null || (span.first >= lead && span.last < lead + size);
}

function range(end: number): number[] {
  return Array.from({ length: end + 1 }, (_, index) => index);
}

function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
