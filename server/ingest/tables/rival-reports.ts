/**
 * Whether a document holds the tables of more than one report: a district's bureaus compiled into one page, or two years
 * one after the other. Which of them is meant cannot be told, unless the words around them say it.
 */

import { isSame } from '../outline/appended.ts';
import { isFirstRow } from '../outline/locate.ts';
import type { Heading } from '../outline/outline.ts';
import { titlesOf } from '../outline/title.ts';
import type { Line } from '../text/lines.ts';

/** A table's next rows stand within so many lines, one cell a line and blank lines between included. */
const NEAR = 150;
/** A caption stands no further above its table. */
const CAPTION_LINES = 8;
const LONGEST_CAPTION = 60;
const LAST_YEAR = /上年度?(?!结转)|上一年度?(?!项目)|去年/;

/** The lines at which a table of section 三 begins, when it is not plain that the first is the report's own; else null. */
export function rivalTables(lines: readonly Line[], headings: readonly Heading[], year: number | null): Line[] | null {
  const tables = lines.filter((line) => isFirstRow(line) && isTable(lines, line.index));
  const [first, second] = tables;
  if (!first || !second) return null;
  if (tables.length > 2) return tables;
  const titles = titlesOf(lines.slice(first.index, second.index));
  const own = titlesOf(lines.slice(0, first.index)).at(-1);
  if (titles.some(({ publisher }) => !isSame(publisher, own?.publisher ?? null))) return tables;
  if (titles.some((title) => title.year !== null && title.year !== own?.year)) return null;
  const above = captionYear(lines, first.index, year);
  const below = captionYear(lines, second.index, year);
  if (above !== null && above !== year) return tables;
  if (below !== null && below !== year) return null;
  const ended = headings.some(
    ({ section, line }) => section >= 5 && line.index > first.index && line.index < second.index,
  );
  return ended || sameRows(lines, first.index, second.index) ? null : tables;
}

/** A first row that others of the form follow, and not its words in a sentence or a header printed again. */
function isTable(lines: readonly Line[], from: number): boolean {
  let carried = false;
  for (const line of lines.slice(from + 1, from + NEAR)) {
    if (isFirstRow(line)) return false;
    if (line.folded.includes('上年结转') || line.folded.includes('上年度结转')) carried = true;
    if (carried && line.folded.includes('予以公开')) return true;
  }
  return false;
}

/** The year that the words above a table name; its headers and the rows of other tables name none. */
function captionYear(lines: readonly Line[], table: number, own: number | null): number | null {
  let seen = 0;
  for (let index = table - 1; index >= 0 && seen < CAPTION_LINES * 3; index--) {
    const line = lines[index];
    if (!line || line.folded === '') continue;
    seen++;
    const text = line.folded;
    if (/结转下年|予以公开|尚未审结/.test(text)) return null;
    if (text.length > LONGEST_CAPTION || /[。；]/.test(line.raw)) continue;
    const named = /(20\d{2})年/.exec(text)?.[1];
    if (named !== undefined) return Number(named);
    if (own !== null && LAST_YEAR.test(text)) return own - 1;
  }
  return null;
}

function sameRows(lines: readonly Line[], a: number, b: number): boolean {
  for (let step = 0; step < 12; step++) if (lines[a + step]?.folded !== lines[b + step]?.folded) return false;
  return true;
}
