/** CSV by RFC 4180, without mercy. */

interface ReadTable {
  readonly head: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** Throws for rows of another length than the head. */
export function readTable(text: string): ReadTable {
  const all: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === '\n') {
      all.push(row);
      row = [];
    }
  }
  const [head = [], ...others] = all;
  const rows = others.map((cells) => {
    if (cells.length !== head.length) throw new Error(`${cells.length} cells under ${head.length} heads`);
    return Object.fromEntries(head.map((name, index) => [name, cells[index] ?? '']));
  });
  return { head, rows };
}
