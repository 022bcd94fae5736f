/**
 * Rows of section 三 to rows of the form, read twice. By label: every row goes where its own words say, or the words that
 * wrap around it. By order: the n-th row is the form's n-th, which can be said only when as many are printed as the form
 * has. Where the two differ the form's sums decide; where they cannot, the rows in question stay unread.
 */
import { APPLICANTS } from '../../../../schema/form/applicants.ts';
import type { CellContent, Confidence } from '../../../../schema/report/figure.ts';
import type { Chunk } from '../chunks.ts';
import { sumsOfReading } from '../form-sums.ts';
import type { GridCell } from '../grid-row.ts';
import { rowCodeOf } from '../labels.ts';
import { contentOf } from '../table-cells.ts';

const WIDTH = APPLICANTS.length;

/** Words beside a row that are longer are a heap of labels, or prose. */
const LONGEST_WORDS = 100;

/** A chunk with as much of it as could be told. */
export interface Row {
  readonly chunk: Chunk;
  /** What its own words name. */
  readonly code: string | null;
  readonly cells: readonly GridCell[] | null;
}

/** Index of the row for each row of the form, or null. */
type Placement = readonly (number | null)[];

export interface Placed {
  readonly rows: Placement;
  /** For each row of the form: how sure its place is; null where two readings disagree and neither is better. */
  readonly confidence: readonly (Confidence | null)[];
  readonly byOrder: boolean;
  readonly unplaced: readonly Row[];
}

/** What the words say, for each row read: its place in the form, or -1. */
interface Labels {
  readonly own: readonly number[];
  /** With the words before or behind a row that has none of its own. */
  readonly loose: readonly (readonly number[])[];
}

export function placeRows(read: readonly Row[], codes: readonly string[]): Placed {
  const own = read.map((row) => (row.code === null ? -1 : codes.indexOf(row.code)));
  const certain = anchorsOf(own);
  if (certain.every((position, index) => position >= 0 && position === own[index])) {
    const rows = byAnchors(certain, read.length, codes.length);
    return finish(read, rows, confidenceOf(read, rows, { own, loose: [] }), false);
  }
  // Labels that wrap around the values, stand before them or after them.
  const loose = (['before', 'after'] as const).map((side) =>
    read.map((row, index) => {
      const position = own[index] ?? -1;
      if (position >= 0 || row.chunk[side].length > LONGEST_WORDS) return position;
      return codes.indexOf(rowCodeOf(row.chunk[side]) ?? '');
    }),
  );
  const candidates: Placement[] = [
    byAnchors(certain, read.length, codes.length),
    ...loose.map((positions) => byAnchors(anchorsOf(positions), read.length, codes.length)),
  ];
  if (read.length === codes.length) candidates.push(codes.map((_, index) => index));
  candidates.push(byLabels(own, codes.length));
  return choose(read, codes, candidates, { own, loose });
}

/** Every row where its own label says, in whatever order they stand; a label that stands twice says nothing. */
function byLabels(own: readonly number[], size: number): Placement {
  const placement: (number | null)[] = Array.from({ length: size }, () => null);
  own.forEach((position, row) => {
    if (position >= 0 && own.indexOf(position) === own.lastIndexOf(position)) placement[position] = row;
  });
  return placement;
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

function choose(
  read: readonly Row[],
  codes: readonly string[],
  candidates: readonly Placement[],
  labels: Labels,
): Placed {
  const seen = new Map<string, Placement>();
  for (const candidate of candidates) seen.set(candidate.join(), candidate);
  const ranked = [...seen.values()]
    .map((placement) => ({
      placement,
      ...sumsOfReading(
        codes,
        placement.map((index) => contentsOf(read, index)),
      ),
      rows: placement.filter((index) => index !== null).length,
    }))
    .sort((a, b) => b.rows - b.broken * 2 - (a.rows - a.broken * 2));
  const [best, ...others] = ranked;
  if (!best) return finish(read, [], [], false);
  const doubtful = new Set<number>();
  // A whole table whose sums hold proves itself; one with a row lost, or with most of its cells empty, has too few of them.
  const proven = best.rows === codes.length && best.broken === 0 && best.undecided <= best.kept;
  for (const other of others) {
    if (other.broken > best.broken || (proven && other.rows < best.rows)) continue;
    for (const position of differences(best.placement, other.placement)) {
      const ours = contentsOf(read, best.placement[position] ?? null);
      const theirs = contentsOf(read, other.placement[position] ?? null);
      if (!proven || !sameRow(ours, theirs)) doubtful.add(position);
    }
  }
  const confidence = confidenceOf(read, best.placement, labels).map((own, position) =>
    doubtful.has(position) ? null : own,
  );
  return finish(read, best.placement, confidence, true);
}

/** Whether a reading puts this row here (1), puts it elsewhere or another here (-1), or says nothing (0). */
type Vote = 1 | 0 | -1;

function confidenceOf(read: readonly Row[], rows: Placement, { own, loose }: Labels): readonly (Confidence | null)[] {
  const inOrder = read.length === rows.length;
  const agreeing = (positions: readonly number[]) => positions.filter((position, row) => rows[position] === row).length;
  // A document puts its labels on one side of the values throughout.
  const beside = loose.reduce((a, b) => (agreeing(b) > agreeing(a) ? b : a), loose[0] ?? own);
  const claimed = new Map<number, number>();
  own.forEach((position, row) => {
    if (position >= 0) claimed.set(position, row);
  });
  return rows.map((row, position) => {
    if (row === null) return null;
    const named = beside[row] ?? -1;
    const byLabel: Vote = named === position ? 1 : named >= 0 || (claimed.get(position) ?? row) !== row ? -1 : 0;
    const byOrder: Vote = !inOrder ? 0 : row === position ? 1 : -1;
    if (byLabel === 1 && byOrder === 1) return 'agreed';
    return byLabel === -1 || byOrder === -1 ? 'refereed' : 'single';
  });
}

/** Rows of the form to which two placements give different rows, or whose row one of them puts elsewhere. */
function differences(ours: Placement, theirs: Placement): number[] {
  const placed = new Set(theirs);
  return ours.flatMap((index, position) => {
    if (index === null || theirs[position] === index) return [];
    return (theirs[position] ?? null) !== null || placed.has(index) ? [position] : [];
  });
}

function contentsOf(read: readonly Row[], index: number | null): readonly CellContent[] | null {
  const cells = index === null ? null : read[index]?.cells;
  return cells ? cells.map(contentOf) : null;
}

function sameRow(a: readonly CellContent[] | null, b: readonly CellContent[] | null): boolean {
  if (a === null || b === null) return a === b;
  return a.every((content, column) => content.printed === b[column]?.printed);
}

function finish(read: readonly Row[], rows: Placement, confidence: Placed['confidence'], byOrder: boolean): Placed {
  const used = new Set(rows);
  const unplaced = read.filter(
    (row, index) => !used.has(index) && row.code !== 'group' && filledOf(row.chunk) >= WIDTH - 2,
  );
  return { rows, confidence, byOrder, unplaced };
}

export function filledOf(chunk: Chunk): number {
  return chunk.values.filter((cell) => cell.text !== '').length;
}
