/** Places in documents, each with the document it is in. */
import type { Corrected } from '../../schema/report/figure.ts';
import type { ShownFigure, ShownNarrative } from '../../schema/report/shown.ts';
import type { Place as DocumentPlace } from '../../schema/report/source.ts';

/** A place, and the document it is in, by its hash. */
export interface PlaceRow extends DocumentPlace {
  readonly hash: string;
}

/** Something with its place in a document. */
export type Placed<Row extends { readonly place: DocumentPlace | null }> = Omit<Row, 'place'> & {
  readonly place: Row['place'] extends DocumentPlace ? PlaceRow : PlaceRow | null;
};

/** The same, with its place in the document of this hash. */
export function placedIn<Row extends { readonly place: DocumentPlace | null }>(
  hash: string,
): (row: Row) => Placed<Row> {
  return (row) => ({ ...row, place: row.place && { ...row.place, hash } }) as Placed<Row>;
}

/** What it was corrected to; absent where nobody corrected it. */
interface Corrigible {
  readonly corrected?: Corrected | undefined;
}

export type ShownFigureRow = Placed<ShownFigure> & Corrigible;
export type NarrativeRow = Placed<ShownNarrative> & Corrigible;
