/** Header rows of section 二 that name fewer columns than the form: what stands below them goes by the names. */
import type { BlockII } from '../../../../schema/form/edition.ts';
import { foldLabel } from '../../text/normalize.ts';
import type { Chunk } from '../chunks.ts';
import type { GridCell, GridRow } from '../grid-row.ts';

/** A header row over some of the table's rows: the line it stands on, and how many columns it names. */
export interface Header {
  readonly line: number;
  readonly columns: number;
}

export function headersOf(rows: readonly GridRow[]): Header[] {
  return rows.flatMap(({ line, cells }) => {
    const filled = cells.filter((cell) => cell.text !== '');
    if (filled.length < 2 || foldLabel(filled[0]?.text ?? '') !== '信息内容') return [];
    return [{ line: line.index + 1, columns: filled.length - 1 }];
  });
}

/**
 * The cells of a row under a header that names fewer columns than the form, by column of the form; none where names and
 * cells are not as many; null where the header is whole, or not known. `named`: the columns that the header's words name.
 */
export function namedCells(
  chunk: Chunk,
  form: BlockII,
  named: readonly number[],
  headers: readonly Header[],
): ReadonlyMap<number, GridCell> | null {
  const line = chunk.values[0]?.line ?? 0;
  const header = headers.findLast((candidate) => candidate.line < line);
  if (!header || header.columns >= form.columns.length) return null;
  const filled = chunk.values.filter((cell) => cell.text !== '');
  if (named.length !== header.columns || filled.length !== header.columns) return new Map();
  return new Map(named.flatMap((column, index) => (filled[index] ? [[column, filled[index]]] : [])));
}
