/**
 * Tables that stand side by side on a sheet. A row of the sheet then holds rows of both, and neither could be read: where
 * an empty column lies between different tables of the form, the left one is written first, then the right one.
 */
import { isParagraph, type TextRow } from '../page/rows.ts';

/** Words that only one of the three tables has. */
const TABLES: readonly RegExp[] = [
  /^第?二十条第|^信息内容$/,
  /申请人情况|勾稽关系|本年新收政府信息/,
  /^(?:行政复议|行政诉讼|结果维持|结果纠正)$/,
];

/** A label is no longer. */
const LONGEST = 60;

interface Start {
  readonly table: number;
  readonly column: number;
}

/** The rows in the order in which they are read, as one part or as several. */
export function linesOfSides(rows: readonly TextRow[]): readonly (readonly TextRow[])[] {
  const starts = startsOf(rows);
  const gap = gapOf(rows, starts);
  if (gap === null) return [rows];
  const beside = (row: TextRow): boolean => row.slice(gap).some((text) => text !== null && text !== '');
  const first = rows.findIndex(beside);
  let end = rows.findLastIndex(beside) + 1;
  while (end < rows.length && goesOn(rows[end] ?? [])) end++;
  const band = rows.slice(first, end);
  return [
    [...rows.slice(0, first), ...band.map((row) => row.slice(0, gap))],
    ...linesOfSides(band.map((row) => row.slice(gap))),
    rows.slice(end),
  ];
}

/** Whether a row goes on with the table on the left, which may be the longer one. */
function goesOn(row: TextRow): boolean {
  const filled = row.filter((text) => text !== null && text !== '');
  const [only] = filled;
  return filled.length > 1 || (only !== undefined && only !== null && !isParagraph(only));
}

function startsOf(rows: readonly TextRow[]): readonly Start[] {
  const starts: Start[] = [];
  for (const row of rows) {
    row.forEach((text, column) => {
      if (text === null || text === '' || text.length > LONGEST) return;
      const plain = text.replace(/\s/g, '');
      const table = TABLES.findIndex((words) => words.test(plain));
      if (table >= 0) starts.push({ table, column });
    });
  }
  return starts;
}

/** The first empty column with different tables on its two sides. */
function gapOf(rows: readonly TextRow[], starts: readonly Start[]): number | null {
  if (new Set(starts.map(({ table }) => table)).size < 2) return null;
  const last = starts.reduce((farthest, { column }) => Math.max(farthest, column), 0);
  const used = new Set<number>();
  for (const row of rows) {
    for (let column = 0; column < last; column++) if ((row[column] ?? '') !== '') used.add(column);
  }
  for (let column = 1; column < last; column++) {
    if (used.has(column)) continue;
    const left = new Set(starts.filter((start) => start.column < column).map(({ table }) => table));
    const right = new Set(starts.filter((start) => start.column > column).map(({ table }) => table));
    if (left.size > 0 && right.size > 0 && [...right].every((table) => !left.has(table))) return column;
  }
  return null;
}
