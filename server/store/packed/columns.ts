/**
 * The columns of one measure in a region's year as they are kept: first the form of each report's row, then a column for each
 * applicant, the total last, joined by semicolons; `^` is a column like the one behind it. A column holds an entry a report. An entry is a
 * whole number (numbers.ts), the reason there is none, or nothing where the report has no such cell; behind it = where the number was computed,
 * ~ where it is approximate, ! where it rests on a correction. Most are alike, and most are noughts: `36*12` stands for thirty-six twelves, a capital
 * for as many noughts as it has in the alphabet, and a colon in front says that every number of the column was computed. Commas stand between
 * entries where nothing else tells them apart.
 */

import type { GapReason } from '../../../schema/report/figure.ts';
import { APPROXIMATE, COMPUTED, CORRECTED, type Column } from '../../../schema/rollup/columns.ts';
import { bitAt, type CountedCell, type CountedRow, type RowEdition } from '../../../schema/rollup/rollup.ts';

const BETWEEN = ';';
/** A column that is the same as the one behind it. */
const SAME = '^';
/** In front of a column of which every number was computed. */
const ALL_COMPUTED = ':';
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
  return new Map([...all].map(([measure, columns]) => [measure, packRow(columns)]));
}

/** The same columns with another row, or none, of the report at that place; null where no report has one any more. */
export function replacedIn(packed: string | null, place: number, row: CountedRow | null): string | null {
  const columns = packed === null ? [] : unpackAll(packed);
  const entries = row ? entriesOf(row) : columns.map(() => '');
  for (const [index, entry] of entries.entries()) {
    columns[index] ??= [];
    setEntry(columns[index], place, entry);
  }
  return columns[0]?.some((edition) => edition !== '') ? packRow(columns) : null;
}

/** The same columns without the place. */
export function removedFrom(packed: string, place: number): string | null {
  const columns = unpackAll(packed).map((column) => column.toSpliced(place, 1));
  return columns[0]?.some((edition) => edition !== '') ? packRow(columns) : null;
}

/** The column at a place of the row, counted from the end: 1 is the last. */
export function unpackColumn(packed: string, fromEnd: number): Column {
  let end = packed.length;
  let start = packed.lastIndexOf(BETWEEN, end - 1);
  let text = packed.slice(start + 1, end);
  for (let place = 1; place < fromEnd; place += 1) {
    end = start;
    start = packed.lastIndexOf(BETWEEN, end - 1);
    if (end - start !== 2 || packed[start + 1] !== SAME) text = packed.slice(start + 1, end);
  }
  const cells: (CountedCell | null)[] = [];
  const marks: number[] = [];
  eachEntry(text, (entry, times) => {
    const mark = markOf(entry);
    const cell = cellOf(mark === 0 ? entry : entry.replace(/[=~!]+$/, ''));
    for (let more = times; more > 0; more -= 1) {
      if (mark !== 0) marks[cells.length] = mark;
      cells.push(cell);
    }
  });
  // What grew has room for more, and thousands of columns are remembered.
  return { editions: unpackEditions(packed), cells: cells.slice(), marks };
}

const knownEditions = new Map<string, Column['editions']>();
/** Of most columns all reports are on the same form. */
const MOST_EDITIONS = 256;

function unpackEditions(packed: string): Column['editions'] {
  const text = packed.slice(0, packed.indexOf(BETWEEN));
  const known = knownEditions.get(text);
  if (known) return known;
  const editions = editionsIn(text);
  if (knownEditions.size >= MOST_EDITIONS) knownEditions.clear();
  knownEditions.set(text, editions);
  return editions;
}

function editionsIn(text: string): Column['editions'] {
  const editions: (RowEdition | null)[] = [];
  eachEntry(text, (entry, times) => {
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
  const areComputed = areAllComputed(entries);
  let packed = areComputed ? ALL_COMPUTED : '';
  let before = '0';
  for (let place = 0; place < last; ) {
    const entry = entries[place] ?? '';
    let next = place + 1;
    while (next < last && entries[next] === entry) next += 1;
    const plain = areComputed ? entry.replace(COMPUTED_NUMBER, '$1') : entry;
    const run = packRun(plain, next - place);
    const tellsItself = before === '0' ? place === 0 || run !== '' : plain === '0' && A_NUMBER.test(before);
    packed += tellsItself ? run : `,${run}`;
    before = plain;
    place = next;
  }
  return packed;
}

const COMPUTED_NUMBER = /^(-?\d+)=$/;
const A_NUMBER = /^-?\d+[=~!]*$/;

/** Whether numbers are there, and all of them were computed and are nothing else. */
function areAllComputed(entries: readonly string[]): boolean {
  let some = false;
  for (const entry of entries) {
    if (entry === '' || isWord(entry.charCodeAt(0))) continue;
    if (!COMPUTED_NUMBER.test(entry)) return false;
    some = true;
  }
  return some;
}

function isWord(first: number): boolean {
  return first >= 97 && first <= 122;
}

function packRun(entry: string, times: number): string {
  if (entry !== '0') return times === 1 ? entry : `${times}*${entry}`;
  const rest = times % LETTERS;
  return LAST.repeat((times - rest) / LETTERS) + (rest === 0 ? '' : String.fromCharCode(BEFORE_A + rest));
}

const LETTERS = 26;
const LAST = 'Z';
const BEFORE_A = 64;

/** The columns of a row, joined. */
function packRow(columns: readonly (readonly string[])[]): string {
  const texts = columns.map(packEntries);
  return texts
    .map((text, place) => (place > 0 && place < texts.length - 1 && text === texts[place + 1] ? SAME : text))
    .join(BETWEEN);
}

/** The columns of a row, each with its entries. */
function unpackAll(packed: string): string[][] {
  const texts = packed.split(BETWEEN);
  for (let place = texts.length - 2; place > 0; place -= 1)
    if (texts[place] === SAME) texts[place] = texts[place + 1] ?? '';
  return texts.map(unpackEntries);
}

function unpackEntries(column: string): string[] {
  const entries: string[] = [];
  eachEntry(column, (entry, times) => {
    for (let more = times; more > 0; more -= 1) entries.push(entry);
  });
  return entries;
}

function eachEntry(column: string, put: (entry: string, times: number) => void): void {
  const areComputed = column.startsWith(ALL_COMPUTED);
  for (let at = areComputed ? 1 : 0; at < column.length; ) {
    const letter = column.charCodeAt(at) - BEFORE_A;
    let end = at + 1;
    if (letter >= 1 && letter <= LETTERS) {
      put(areComputed ? '0=' : '0', letter);
    } else {
      end = endOfRun(column, at);
      const run = column.slice(at, end);
      const star = run.indexOf('*');
      const entry = star < 0 ? run : run.slice(star + 1);
      const isNumber = areComputed && entry !== '' && !isWord(entry.charCodeAt(0));
      put(isNumber ? `${entry}=` : entry, star < 0 ? 1 : Number(run.slice(0, star)));
    }
    at = column.charCodeAt(end) === COMMA ? end + 1 : end;
  }
}

const COMMA = 44;

/** A word goes on to the comma: capitals stand in some. */
function endOfRun(column: string, from: number): number {
  let end = from;
  for (; end < column.length; end += 1) {
    const code = column.charCodeAt(end);
    if (code === COMMA || (code > BEFORE_A && code <= BEFORE_A + LETTERS)) return end;
    if (!isWord(code)) continue;
    const comma = column.indexOf(',', end);
    return comma < 0 ? column.length : comma;
  }
  return end;
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
