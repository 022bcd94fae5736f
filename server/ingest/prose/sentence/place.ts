/** From the folded prose back to the document: where a number stands, and the words it stands in. */
import type { Place } from '../../../../schema/report/source.ts';
import { type Line, lineAt } from '../../text/lines.ts';
import type { FoldedProse } from '../../text/normalize.ts';

/** The place in the transcript of folded characters `from` up to, but not including, `to`. */
export function placeOf(lines: readonly Line[], prose: FoldedProse, from: number, to: number): Place {
  const start = prose.at[from] ?? 0;
  const end = (prose.at[to - 1] ?? start) + 1;
  return { start, end, line: (lineAt(lines, start)?.index ?? 0) + 1 };
}

/** The document's own words, white space and leading marks left out. */
export function quoteOf(text: string, prose: FoldedProse, from: number, to: number): string {
  const start = prose.at[from] ?? 0;
  const end = (prose.at[to - 1] ?? start) + 1;
  return text
    .slice(start, end)
    .replace(/\s+/g, '')
    .replace(/^[,，;；。:：、(（]+/, '');
}
