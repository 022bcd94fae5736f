/** The lines of a document in which figures stand, cut to what can be read beside them. */
import type { Place } from './source.ts';

export interface PrintedLine {
  /** From 1. */
  readonly line: number;
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
  return [...first]
    .sort(([a], [b]) => a - b)
    .slice(0, MOST_LINES)
    .map(([line, at]) => ({ line, text: cut(lines[line - 1] ?? '', at) }));
}

function cut(line: string, at: number): string {
  const from = line.length <= LONGEST ? 0 : Math.max(0, Math.min(at - LONGEST / 3, line.length - LONGEST));
  const part = line.slice(from, from + LONGEST);
  const text = part.replaceAll('\t', '  ').trim();
  return `${from > 0 ? '……' : ''}${text}${from + LONGEST < line.length ? '……' : ''}`;
}
