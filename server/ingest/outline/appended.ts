/**
 * Another report behind the document's own: that of an office below it, or its own of another year, annexed. It begins with
 * a title of its own, and its sections are counted anew.
 */
import type { Line } from '../text/lines.ts';
import { isFirstRow } from './locate.ts';
import type { Heading } from './outline.ts';
import { titlesOf } from './title.ts';
import type { TitleParts } from './title-parts.ts';

/** So far above its first section a title stands. */
const NEAR = 40;
/** 附件1: in front of the title. */
const AS_ANNEX = /^[\s#>*]*附件?\s*[\d一二三四五六七八九十]{0,2}\s*[:：、.]?\s*/;

/** The line at which the other report begins; null where there is none, or where it has a table of section 三 as well. */
export function appendedAt(lines: readonly Line[], headings: readonly Heading[]): Line | null {
  const [first, ...more] = headings.filter(({ section }) => section === 1);
  const own = first && more.length > 0 ? titlesOf(lines.slice(0, first.line.index)).at(-1) : undefined;
  if (!own) return null;
  for (const { line } of more) {
    const before = headings.findLast((heading) => heading.line.index < line.index)?.line.index ?? 0;
    const title = lines.slice(Math.max(before + 1, line.index - NEAR), line.index).find((one) => isOther(one, own));
    if (title) return lines.slice(title.index).some(isFirstRow) ? null : title;
  }
  return null;
}

function isOther(line: Line, own: TitleParts): boolean {
  const raw = line.raw.replace(AS_ANNEX, '');
  const [title] = titlesOf([{ ...line, raw, folded: line.folded.replace(AS_ANNEX, '') }]);
  if (!title) return false;
  return title.year !== own.year || !isSame(title.publisher, own.publisher);
}

/** Whether one name is the other, or short for it, as far as both are known. */
export function isSame(a: string | null, b: string | null): boolean {
  return a === null || b === null || a.endsWith(b) || b.endsWith(a);
}
