/**
 * A series cut into the pieces that are drawn as one line: a gap ends a piece, and so does a break of the form. What a few on
 * another form give is joined to nothing: next year those few are others.
 */
import { isOfFew } from '../../rollup/forms.ts';
import { isKnown, type KnownPoint } from '../facts.ts';
import type { Series, SeriesPoint } from '../series.ts';

export interface Piece {
  /** Two points or more. */
  readonly points: readonly KnownPoint[];
  /** Between two years whose forms count differently: joined with caution, and dashed. */
  readonly soft: boolean;
}

export const SOFT_DASH = '4 4';
/** Of the line that stands where the form changes. */
export const BREAK_DASH = '1.5 3';

/** Whole between gaps and breaks, each soft join a piece of its own. A figure alone between two gaps is in no piece. */
export function piecesOf({ points }: Series): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: KnownPoint[] = [];
  const close = (): void => {
    if (open.length > 1) pieces.push({ points: open, soft: false });
    open = [];
  };
  let before: KnownPoint | null = null;
  for (const point of points) {
    if (!isKnown(point)) {
      close();
      before = null;
      continue;
    }
    const apart = before !== null && isOfFew(before.coverage) && isOfFew(point.coverage);
    const joined = before !== null && before.year === point.year - 1 && point.breakBefore !== 'break' && !apart;
    const soft = joined && point.breakBefore === 'soft' && isOfForm(point, before);
    if (!joined || soft) close();
    if (soft && before) pieces.push({ points: [before, point], soft });
    open.push(point);
    before = point;
  }
  close();
  return pieces;
}

/** The years before which the form changes for any of the series, ascending. */
export function breakYears(all: readonly Series[]): readonly number[] {
  const years = all.flatMap(({ points }) =>
    points
      .slice(1)
      .flatMap((point, index) => (point.breakBefore !== null && isOfForm(point, points[index]) ? [point.year] : [])),
  );
  return [...new Set(years)].sort((a, b) => a - b);
}

/** Numbers of the prose stand on no form, so no change of form marks them; from a table to the prose there is one. */
function isOfForm({ edition }: SeriesPoint, before: SeriesPoint | null | undefined): boolean {
  return edition !== 'narrative' || before?.edition !== 'narrative';
}
