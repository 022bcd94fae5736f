/**
 * Header rows of section 二 that are not the form's: fewer columns, other ones, or the form's in other places. What stands
 * below them goes by the names printed over it, and what no name places stays without a place.
 */
import type { BlockII, SectionedEditionId } from '../../../../schema/form/edition.ts';
import { foldLabel, withoutNotes } from '../../text/normalize.ts';
import type { Chunk } from '../chunks.ts';
import { type Columns, columnNamed } from '../columns.ts';
import type { GridCell, GridRow } from '../grid-row.ts';
import { rowOfII } from '../labels.ts';

/** A header row over some of the table's rows: the line it stands on, and the columns it names. */
export interface Header {
  readonly line: number;
  readonly names: readonly string[];
}

const MOST_NAMES = 6;

/** The header rows, whether they are lines or come cell by cell. */
export function headersOf(rows: readonly GridRow[]): Header[] {
  return rows.flatMap(({ line, cells }, at) => {
    const filled = cells.filter((cell) => cell.text !== '');
    if (foldLabel(filled[0]?.text ?? '') !== '信息内容') return [];
    const names = filled.length > 1 ? filled.slice(1) : namesBelow(rows.slice(at + 1, at + 1 + MOST_NAMES));
    return names.length === 0 ? [] : [{ line: line.index + 1, names: names.map((cell) => foldLabel(cell.text)) }];
  });
}

/** The cells of a header that comes cell by cell: words up to the first row's label. */
function namesBelow(rows: readonly GridRow[]): GridCell[] {
  const names: GridCell[] = [];
  for (const { cells } of rows) {
    const [only, ...others] = cells.filter((cell) => cell.text !== '');
    if (!only) continue;
    if (others.length > 0 || only.value !== null || rowOfII(foldLabel(withoutNotes(only.text))) !== null) break;
    names.push(only);
  }
  return names;
}

/**
 * The cells of a row under a header that is not the form's, by column of the form; none that the names do not place. null
 * where the header is the form's, or not known.
 */
export function namedCells(
  chunk: Chunk,
  form: BlockII,
  edition: SectionedEditionId,
  columns: Columns,
  headers: readonly Header[],
): ReadonlyMap<number, GridCell> | null {
  const line = chunk.values[0]?.line ?? 0;
  const names = headers.findLast((candidate) => candidate.line < line)?.names ?? [];
  const named = names.map((name) => columnNamed(form.id, edition, name));
  const isOther = columns.say === 'foreign' || (columns.say === 'silent' && isMisplaced(named, form.columns.length));
  if (!isOther && (names.length === 0 || names.length >= form.columns.length)) return null;
  const filled = chunk.values.filter((cell) => cell.text !== '');
  const cells = chunk.values.length === names.length ? chunk.values : filled;
  if (cells.length !== names.length) return new Map();
  return new Map(
    named.flatMap((column, index) => {
      const cell = cells[index];
      return cell && column >= 0 && named.indexOf(column) === named.lastIndexOf(column) ? [[column, cell]] : [];
    }),
  );
}

/** As many names as the form has, and one of them in another column's place. */
function isMisplaced(named: readonly number[], size: number): boolean {
  return named.length === size && named.some((column, place) => column >= 0 && column !== place);
}
