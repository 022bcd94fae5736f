/** Where the columns of rows stand in a SQLite file: https://sqlite.org/fileformat2.html, sections 1.6 and 2.1. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** One column of one row. */
export interface Cell {
  readonly column: string;
  /** The row, in the order of the table's pages. */
  readonly row: number;
  /** Of its serial type, one byte, in the file. */
  readonly typeAt: number;
  readonly type: number;
  /** Of its bytes in the file; none of NULL, 0 and 1, which the serial type says. */
  readonly at: number;
  readonly length: number;
}

const INTEGER_LENGTHS = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

/** Tables by name, with their columns in the order in which a row keeps them. */
export function tablesIn(file: string): ReadonlyMap<string, readonly string[]> {
  const db = new Database(file, { readonly: true });
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where type = 'table' and rootpage > 0 order by name",
    )
    .all();
  const columns = tables.map(({ name, sql }) => {
    const all = db.prepare<[], { name: string; pk: number }>(`pragma table_info("${name}")`).all();
    const key = all.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const isKeyed = /without rowid/i.test(sql);
    const ordered = isKeyed ? [...key, ...all.filter(({ pk }) => pk === 0)] : all;
    return [name, ordered.map((column) => column.name)] as const;
  });
  db.close();
  return new Map(columns);
}

/** The column that is the number of the row, and stands beside the columns; null where there is none. */
function numberOf(file: string, table: string): string | null {
  const db = new Database(file, { readonly: true });
  const columns = db.prepare<[], { name: string; type: string; pk: number }>(`pragma table_info("${table}")`).all();
  const sql = String(db.prepare('select sql from sqlite_schema where name = ?').pluck().get(table));
  db.close();
  const key = columns.filter(({ pk }) => pk > 0);
  const isNumber = key.length === 1 && key[0]?.type.toLowerCase() === 'integer' && !/without rowid/i.test(sql);
  return isNumber ? (key[0]?.name ?? null) : null;
}

/** All columns of all rows of a table that stand on its own pages; what runs over into others is left out. */
export function cellsOf(file: string, table: string): readonly Cell[] {
  const columns = tablesIn(file).get(table) ?? [];
  const db = new Database(file, { readonly: true });
  const size = Number(db.pragma('page_size', { simple: true }));
  const pages = db
    .prepare("select pageno from dbstat where name = ? and pagetype in ('leaf', 'internal') order by path")
    .pluck()
    .all(table);
  db.close();
  const bytes = readFileSync(file);
  const varint = (at: number): readonly [value: number, next: number] => {
    let value = 0;
    for (let next = at; ; next += 1) {
      const byte = bytes[next] ?? 0;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return [value, next + 1];
    }
  };
  let row = 0;
  const numbered = numberOf(file, table);
  return pages.flatMap((number) => {
    const page = (Number(number) - 1) * size;
    const head = page + (number === 1 ? 100 : 0);
    const kind = bytes[head];
    // Of a table with row numbers, the pages above the leaves hold no rows.
    if (kind === 0x05) return [];
    const isLeaf = kind === 0x0d || kind === 0x0a;
    const pointers = head + (isLeaf ? 8 : 12);
    return Array.from({ length: bytes.readUInt16BE(head + 3) }, (_, at) => {
      let next = page + bytes.readUInt16BE(pointers + at * 2) + (isLeaf ? 0 : 4);
      [, next] = varint(next);
      if (kind === 0x0d) [, next] = varint(next);
      return cellsIn(next, row++);
    }).flat();
  });

  function cellsIn(start: number, row: number): Cell[] {
    const [headLength, first] = varint(start);
    const found: Cell[] = [];
    let body = start + headLength;
    let typeAt = first;
    for (const column of columns) {
      // A row is shorter than the table where columns were added since.
      if (typeAt >= start + headLength) break;
      const [type, next] = varint(typeAt);
      const length = INTEGER_LENGTHS[type] ?? Math.floor((type - 12) / 2);
      const end = Math.ceil((start + 1) / size) * size;
      if (body + length <= end && column !== numbered)
        found.push({ column, row, typeAt: next - 1, type, at: body, length });
      body += length;
      typeAt = next;
    }
    return found;
  }
}
