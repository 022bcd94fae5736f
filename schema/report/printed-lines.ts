/** The lines of a document in which figures stand, cut to what can be read beside them. */
import type { Place } from './source.ts';

export interface PrintedLine {
  /** From 1. */
  readonly line: number;
  /** The last one, where cells that stand one a line are told together. */
  readonly to: number;
  readonly text: string;
}

/** A line of the document longer than this is cut around the figure. */
const LONGEST = 120;
const MOST_LINES = 8;

/** In the order of the document, each line once. */
export function printedLines(text: string, places: readonly Place[]): readonly PrintedLine[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  const first = new Map<number, number>();
  for (const place of places) {
    const at = Math.max(0, place.start - (starts[place.line - 1] ?? place.start));
    first.set(place.line, Math.min(first.get(place.line) ?? at, at));
  }
  const each = [...first]
    .sort(([a], [b]) => a - b)
    .map(([line, at]) => ({ line, to: line, text: cut(lines[line - 1] ?? '', at) }));
  return joinCells(each).slice(0, MOST_LINES);
}

/** A line that holds a cell and nothing more, as pages that were saved as text have them. */
const CELL = /^[^，。；：]{1,12}$/;
/** Cells of a row of the widest table. */
const A_ROW = 16;

function joinCells(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const joined: PrintedLine[] = [];
  for (const one of lines) {
    const last = joined[joined.length - 1];
    const goesOn = last && last.to + 1 === one.line && one.to - last.line < A_ROW;
    if (goesOn && CELL.test(one.text) && (last.to > last.line || CELL.test(last.text)))
      joined[joined.length - 1] = { ...last, to: one.to, text: `${last.text} ${one.text}` };
    else joined.push(one);
  }
  return joined;
}

function cut(line: string, at: number): string {
  const from = line.length <= LONGEST ? 0 : Math.max(0, Math.min(at - LONGEST / 3, line.length - LONGEST));
  const part = line.slice(from, from + LONGEST);
  const text = part.replaceAll('\t', '  ').trim();
  return `${from > 0 ? '……' : ''}${text}${from + LONGEST < line.length ? '……' : ''}`;
}
