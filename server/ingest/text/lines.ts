/** The transcript as lines, each knowing its place and its folded form. */
import type { Place } from '../../../schema/report/source.ts';
import { foldLabel } from './normalize.ts';

export interface Line {
  /** Index in the list, from 0; the line number of a place is one more. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** Folded as a label; empty for lines too long to be a label, a heading or a table row. */
  readonly folded: string;
}

/** Longer lines are prose; folding them would only cost time. */
const LONGEST_LABEL_LINE = 400;

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const raw = text.slice(start, end);
    lines.push({
      index: lines.length,
      start,
      end,
      raw,
      folded: raw.length === 0 || raw.length > LONGEST_LABEL_LINE ? '' : foldLabel(raw),
    });
    start = end + 1;
  }
  return lines;
}

export function placeOfLine(line: Line): Place {
  return { start: line.start, end: line.end, line: line.index + 1 };
}

/** The line that holds an offset. */
export function lineAt(lines: readonly Line[], offset: number): Line | undefined {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return lines[low];
}
