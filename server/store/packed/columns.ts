/**
 * The columns of one measure in a region's year as they are kept: first the form of each report's row, then a column for each
 * applicant, the total last, joined by semicolons. A column holds an entry a report, joined by commas; `36*0` stands for
 * thirty-six that are alike, which most are. An entry is a whole number (numbers.ts), the reason there is none, or nothing where the
 * report has no such cell; behind it = where the number was computed, ~ where it is approximate, ! where it rests on a correction.
 */

import type { GapReason } from '../../../schema/report/figure.ts';
import { APPROXIMATE, COMPUTED, CORRECTED, type Column } from '../../../schema/rollup/columns.ts';
import { bitAt, type CountedCell, type CountedRow, type RowEdition } from '../../../schema/rollup/rollup.ts';

const BETWEEN = ';';
/** A row of a report that has the measure in no table. */
const NO_TABLE = '-';

/** Of these reports, in order, the columns of every measure that one of them counts. */
export function packColumns(reports: readonly (readonly CountedRow[])[]): ReadonlyMap<string, string> {
  const all = new Map<string, string[][]>();
  for (const [place, rows] of reports.entries()) {
    for (const row of rows) {
      const columns = all.get(row.measure) ?? [[], ...row.counted.map((): string[] => [])];
      all.set(row.measure, columns);
      for (const [index, entry] of entriesOf(row).entries()) setEntry(columns[index], place, entry);
    }
  }
  return new Map([...all].map(([measure, columns]) => [measure, columns.map(packEntries).join(BETWEEN)]));
}

/** The same columns with another row, or none, of the report at that place; null where no report has one any more. */
export function replacedIn(packed: string | null, place: number, row: CountedRow | null): string | null {
  const columns = packed === null ? [] : packed.split(BETWEEN).map(unpackEntries);
  const entries = row ? entriesOf(row) : columns.map(() => '');
  for (const [index, entry] of entries.entries()) {
    columns[index] ??= [];
    setEntry(columns[index], place, entry);
  }
  return columns[0]?.some((edition) => edition !== '') ? columns.map(packEntries).join(BETWEEN) : null;
}

/** The same columns without the place. */
export function removedFrom(packed: string, place: number): string | null {
  const columns = packed.split(BETWEEN).map((column) => unpackEntries(column).toSpliced(place, 1));
  return columns[0]?.some((edition) => edition !== '') ? columns.map(packEntries).join(BETWEEN) : null;
}

/** The column at a place of the row, counted from the end: 1 is the last. `editions`: its forms, where they were unpacked before. */
export function unpackColumn(packed: string, fromEnd: number, editions = unpackEditions(packed)): Column {
  let end = packed.length;
  let start = packed.lastIndexOf(BETWEEN, end - 1);
  for (let place = 1; place < fromEnd; place += 1) {
    end = start;
    start = packed.lastIndexOf(BETWEEN, end - 1);
  }
  const cells: (CountedCell | null)[] = [];
  const marks: number[] = [];
  eachEntry(packed.slice(start + 1, end), (entry, times) => {
    const mark = markOf(entry);
    const cell = cellOf(mark === 0 ? entry : entry.replace(/[=~!]+$/, ''));
    for (let more = times; more > 0; more -= 1) {
      if (mark !== 0) marks[cells.length] = mark;
      cells.push(cell);
    }
  });
  return { editions, cells, marks };
}

function unpackEditions(packed: string): Column['editions'] {
  const editions: (RowEdition | null)[] = [];
  eachEntry(packed.slice(0, packed.indexOf(BETWEEN)), (entry, times) => {
    const edition = entry === '' ? null : entry === NO_TABLE ? '' : (entry as RowEdition);
    for (let more = times; more > 0; more -= 1) editions.push(edition);
  });
  return editions;
}

/** The rows of the report at that place. */
export function unpackRow(packed: string, measure: string, place: number): CountedRow | null {
  const width = packed.split(BETWEEN).length - 1;
  const columns = Array.from({ length: width }, (_, index) => unpackColumn(packed, width - index));
  const edition = columns[0]?.editions[place] ?? null;
  if (edition === null) return null;
  const bits = (mark: number): number =>
    columns.reduce((all, { marks }, index) => ((marks[place] ?? 0) & mark ? all | (1 << index) : all), 0);
  const counted = columns.map(({ cells }) => cells[place] ?? null);
  const marks = { computed: bits(COMPUTED), approximate: bits(APPROXIMATE), corrected: bits(CORRECTED) };
  return { measure, edition, ...marks, counted };
}

function entriesOf({ edition, counted, computed, approximate, corrected }: CountedRow): readonly string[] {
  const cells = counted.map((cell, index) => {
    const isCorrected = bitAt(corrected, index) ? '!' : '';
    const marks = `${bitAt(computed, index) ? '=' : ''}${bitAt(approximate, index) ? '~' : ''}${isCorrected}`;
    return cell === null ? marks : `${cell}${marks}`;
  });
  return [edition === '' ? NO_TABLE : edition, ...cells];
}

function setEntry(column: string[] | undefined, place: number, entry: string): void {
  if (!column) return;
  while (column.length < place) column.push('');
  column[place] = entry;
}

/** What is absent behind the last that is there is not written. */
function packEntries(entries: readonly string[]): string {
  let last = entries.length;
  while (last > 0 && entries[last - 1] === '') last -= 1;
  const runs: string[] = [];
  for (let place = 0; place < last; ) {
    const entry = entries[place] ?? '';
    let next = place + 1;
    while (next < last && entries[next] === entry) next += 1;
    runs.push(next - place === 1 ? entry : `${next - place}*${entry}`);
    place = next;
  }
  return runs.join(',');
}

function unpackEntries(column: string): string[] {
  const entries: string[] = [];
  eachEntry(column, (entry, times) => {
    for (let more = times; more > 0; more -= 1) entries.push(entry);
  });
  return entries;
}

function eachEntry(column: string, put: (entry: string, times: number) => void): void {
  if (column === '') return;
  for (const run of column.split(',')) {
    const star = run.indexOf('*');
    if (star < 0) put(run, 1);
    else put(run.slice(star + 1), Number(run.slice(0, star)));
  }
}

function markOf(entry: string): number {
  const last = entry.at(-1);
  if (last === '!') return CORRECTED | markOf(entry.slice(0, -1));
  if (last === '~') return entry.at(-2) === '=' ? COMPUTED | APPROXIMATE : APPROXIMATE;
  return last === '=' ? COMPUTED : 0;
}

function cellOf(entry: string): CountedCell | null {
  if (entry === '') return null;
  const first = entry.charCodeAt(0);
  // A digit or a minus sign.
  return first <= 57 ? Number(entry) : (entry as GapReason);
}
