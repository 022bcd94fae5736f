/** Rows of a list as they stand in a table: which cell is what, and which rows are no bureau. */
import { type Column, columnsOfHeader, MOST_BEFORE_HEADER } from './columns.ts';
import { foldName } from './names.ts';
import { NOTICES, type Notice } from './notices.ts';

/** A row of a table, columns from 0 for A. */
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly continued: readonly number[];
  readonly hidden: boolean;
}

export interface SourceTable {
  readonly name: string;
  readonly rows: readonly SourceRow[];
}

/** A row of a list as somebody wrote it. */
export interface ListRow {
  /** As a person's program numbers it; null where the row comes from no table. */
  readonly line: number | null;
  readonly texts: Readonly<Partial<Record<Column, string>>>;
  /** The cell each of them stands in: C7. */
  readonly places: Readonly<Partial<Record<Column, string>>>;
  /** What keeps the row out before anything is looked up. */
  readonly leftOut: Notice | null;
  /** Documents in which the name was read. */
  readonly documents?: readonly string[];
}

/** Marks between several names in one cell. */
const BETWEEN = /[、,;|/\n，；｜]+/u;
/** A number in front of a name in a pasted list: 1. 2、 (3) */
const NUMBERED = /^(?:[(（]?\d{1,4}[)）.、．:：]\s*|\d{1,4}\s+)/u;
const NO_BUREAU =
  /^(?:合计|总计|小计|共计|备注|说明|注|填表人|填报人|制表人|审核人|联系人|日期)(?:[:：\s(].*)?$|^共\d+家/u;

export function splitNames(text: string): readonly string[] {
  const names = text.split(BETWEEN).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** `C7`: column from 0. */
function cellName(column: number, row: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

export interface TableRows {
  /** The row that names the columns; null for a bare column of names. */
  readonly header: number | null;
  readonly rows: readonly ListRow[];
}

/** The rows of a list; null for a table that names no column and is more than a column of names. */
export function rowsOfTable(table: SourceTable): TableRows | null {
  const seen = table.rows.filter(({ hidden }) => !hidden).slice(0, MOST_BEFORE_HEADER);
  for (const { row, cells } of seen) {
    const columns = columnsOfHeader(cells);
    if (columns === null) continue;
    const below = table.rows.filter((one) => one.row > row);
    return { header: row, rows: joined(below.map((one) => rowOf(one, columns))) };
  }
  const used = new Set(table.rows.flatMap(({ cells }) => cells.flatMap((cell, place) => (cell === '' ? [] : [place]))));
  const [only] = used;
  if (used.size !== 1 || only === undefined) return null;
  const columns = new Map<Column, number>([['name', only]]);
  return { header: null, rows: table.rows.map((one) => rowOf(one, columns)) };
}

/** Other names beside a merged name, a row each, are names of the one bureau. */
function joined(rows: readonly ListRow[]): ListRow[] {
  const all: ListRow[] = [];
  let owner = -1;
  for (const row of rows) {
    if (row.leftOut?.code !== 'MERGED') owner = all.length;
    const first = all[owner];
    const aliases = row.texts.aliases ?? '';
    if (row.leftOut?.code === 'MERGED' && first && aliases !== '') {
      all[owner] = { ...first, texts: { ...first.texts, aliases: `${first.texts.aliases ?? ''}、${aliases}` } };
    }
    all.push(row);
  }
  return all;
}

function rowOf({ row, cells, continued, hidden }: SourceRow, columns: ReadonlyMap<Column, number>): ListRow {
  const texts: Partial<Record<Column, string>> = {};
  const places: Partial<Record<Column, string>> = {};
  for (const [column, place] of columns) {
    const text = (cells[place] ?? '').trim();
    texts[column] = column === 'name' ? text.replace(NUMBERED, '') : text;
    places[column] = cellName(place, row);
  }
  const name = texts.name ?? '';
  const named = columns.get('name') ?? 0;
  const leftOut = hidden
    ? NOTICES.hidden(null)
    : name === ''
      ? NOTICES.noName(null)
      : NO_BUREAU.test(foldName(name))
        ? NOTICES.sumRow(places.name ?? null)
        : continued.includes(named)
          ? NOTICES.merged(places.name ?? null)
          : null;
  return { line: row, texts, places, leftOut };
}

/** A row that a person corrected after a preview. */
export interface Correction {
  /** Its place in the list, from 0. */
  readonly place: number;
  /** What its cells should read, all of them; null: it is left out. */
  readonly texts: ListRow['texts'] | null;
}

/** A list with some rows corrected: each keeps its line, its cells and its documents. A place that is none is passed over. */
export function corrected(rows: readonly ListRow[], corrections: readonly Correction[]): readonly ListRow[] {
  const all = [...rows];
  for (const { place, texts } of corrections) {
    const row = all[place];
    if (row)
      all[place] = texts === null ? { ...row, leftOut: NOTICES.takenOut(null) } : { ...row, texts, leftOut: null };
  }
  return all;
}
