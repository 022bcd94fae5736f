/** A number stated in the prose on its way to a narrative figure, and the document it is stated in. */
import type { NarrativeFigure } from '../../../schema/report/report.ts';
import type { Place } from '../../../schema/report/source.ts';
import type { Regions } from '../outline/locate.ts';
import type { Heading } from '../outline/outline.ts';
import { type Line, lineAt } from '../text/lines.ts';
import type { FoldedProse } from '../text/normalize.ts';

/** A narrative figure with what its neighbours need to know of it. */
export interface StatedInText {
  readonly figure: NarrativeFigure;
  readonly paragraph: number;
  /** Index of the figure whose list, or whose posts, this one is part of. */
  readonly owner: number | null;
  /** Whether words such as 等, 主要 or 包括 leave the list open. */
  readonly open: boolean;
  /** Whether 其中 or its like introduces the list. */
  readonly introduced: boolean;
  /** An entry of its list was not understood. */
  readonly lost?: true;
}

export interface ProseContext {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly headings: readonly Heading[];
  readonly regions: Regions;
  readonly publisher: string | null;
  readonly year: number | null;
}

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
