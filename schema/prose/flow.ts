/**
 * A stretch of a transcript as it is read aloud: lines that a page broke in the middle of a sentence run on, blanks and marks of
 * Markdown are left out, and every character still knows where in the transcript it stands.
 */
import type { Place } from '../report/source.ts';

export interface Flow {
  /** A line a paragraph. */
  readonly text: string;
  /** Where in the transcript each character stands (UTF-16). */
  readonly at: readonly number[];
}

/** Ends of sentences, and of what leads to a list. */
const CLOSED = /[。！？；：!?;:]\s*$/;
/** What a new paragraph begins with: a number, a mark of a list. */
const BEGINS =
  /^[\s*#]*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|第[一二三四五六七八九十]|[①-⑩]|首先|其次|再次|最后|[一二三四五六七八九十]是)/;
/** A line that a page broke is about as long as the longest; a shorter one is a title, or ends a paragraph. */
const FULL = { share: 0.75, least: 14 } as const;

/** Whether a sentence is cut at the end of a line, and goes on in the next that has words. */
function runsOn(line: string, next: string | undefined, longest: number): boolean {
  if (next === undefined || line.includes('\t') || next.includes('\t')) return false;
  const words = line.trim();
  return words.length >= Math.max(FULL.least, longest * FULL.share) && !CLOSED.test(words) && !BEGINS.test(next);
}

const BLANK = /[\s\u3000\u200b\ufeff*#_]/;

/** The text of a section, or of any part of a transcript that begins at `place.start`. */
export function flowOf(text: string, place: Pick<Place, 'start'>): Flow {
  const parts: string[] = [];
  const at: number[] = [];
  const lines = text.split('\n');
  const longest = lines.reduce((most, line) => Math.max(most, line.trim().length), 0);
  // Of each line the next that has words.
  const next: (string | undefined)[] = [];
  for (let index = lines.length - 1; index > 0; index -= 1) {
    next[index - 1] = lines[index]?.trim() === '' ? next[index] : lines[index];
  }
  /** The last line with words is cut, and only blank ones stood since. */
  let open = false;
  let from = place.start;
  for (const [index, line] of lines.entries()) {
    for (let offset = 0; offset < line.length; offset += 1) {
      const character = line.charAt(offset);
      if (BLANK.test(character)) continue;
      parts.push(character);
      at.push(from + offset);
    }
    if (line.trim() !== '') open = runsOn(line, next[index], longest);
    if (!open) {
      parts.push('\n');
      at.push(from + line.length);
    }
    from += line.length + 1;
  }
  return { text: parts.join(''), at };
}

/** Where a part of a flow stands in the transcript; lines are counted from that of the flow's first character. */
export function placeIn({ at }: Flow, start: number, end: number, lineOf: (offset: number) => number): Place {
  const begin = at[start] ?? 0;
  return { start: begin, end: (at[end - 1] ?? begin) + 1, line: lineOf(begin) };
}

/** The line of an offset, given where a section's text begins and on which line. */
export function lineCounter(text: string, place: Place): (offset: number) => number {
  const ends: number[] = [];
  for (let found = text.indexOf('\n'); found >= 0; found = text.indexOf('\n', found + 1))
    ends.push(place.start + found);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return place.line + low;
  };
}
