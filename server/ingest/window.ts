/**
 * Which of a chunk's cells are the form's: a row of a published table may carry empty cells before its values (merged
 * label cells) and after them (padding). Rows of one shape hold their values at the same positions, so what full rows
 * show decides for rows with blanks.
 */
import type { Chunk } from './chunks.ts';
import type { GridCell } from './grid.ts';

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

export function windowsOf(chunks: readonly Chunk[], size: number, header: HeaderColumn | null = null): Windows {
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
  return {
    choose(chunk) {
      const { values } = chunk;
      const short = !chunk.shape.includes(':') && values.length < usualLength;
      if (short && values.some((cell) => cell.text === '')) return null;
      if (values.length === size) return values;
      // So many cells are two rows, one of which has lost its label.
      if (values.length > size + MOST_PADDING) return null;
      if (values.length < size) return blanksUsed ? padded(chunk, size, usual ?? 0) : null;
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
    },
  };
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
    value: { reading: { kind: 'gap', reason: 'blank', printed: '' }, money: null },
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
