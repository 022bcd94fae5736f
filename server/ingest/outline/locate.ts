/** Where the three tables stand: by the words of their headings, headers and first rows, never by ordinal. */
import type { Line } from '../text/lines.ts';
import type { Heading, Section } from './outline.ts';

export interface Region {
  /** Lines from `from` up to, but not including, `to`. */
  readonly from: number;
  readonly to: number;
}

export interface Regions {
  readonly II: Region | null;
  readonly III: Region | null;
  readonly IV: Region | null;
  /** Where the prose of section 一 and before the tables ends: the first line of a table, or of section 三. */
  readonly firstTable: number;
  /** Where the table of section 三 begins a second time, as in a paper that compares two years. */
  readonly repeated: Line | null;
}

export function locateTables(lines: readonly Line[], headings: readonly Heading[]): Regions {
  const firstII = firstLine(lines, 0, isStartII);
  const startII = startWithin(lines, headings) ?? firstII;
  const startIII = firstLine(lines, startII ?? 0, isStartIII) ?? firstLine(lines, 0, isStartIII);
  const headingII = headingBefore(headings, 2, startII ?? startIII);
  const headingIII = headingBefore(headings, 3, startIII);
  const headIII = beginning(headings, headingIII, startIII);
  const headingIV = headingAfter(headings, 4, headIII ?? startII ?? 0);
  const startIV = firstLine(lines, startIII ?? headIII ?? startII ?? 0, isStartIV);
  const headIV = beginning(headings, headingIV, startIV);
  const headV = headingAfter(headings, 5, headIV ?? headIII ?? startII ?? headingII ?? 0);
  const headII = beginning(headings, headingII, startII);
  const repeated = lines.filter(isFirstRow)[1] ?? null;
  const ends = [
    headII,
    headIII,
    headIV,
    headV,
    repeated && headIV !== null && repeated.index > headIV ? repeated.index : null,
    lines.length,
  ]
    .filter((line) => line !== null)
    .sort((a, b) => a - b);
  const region = (from: number | null): Region | null => {
    if (from === null) return null;
    return { from, to: ends.find((end) => end > from) ?? lines.length };
  };
  const II = region(headII);
  return {
    II,
    III: region(headIII),
    IV: region(headIV),
    repeated,
    firstTable: firstII ?? headIII ?? headIV ?? headV ?? lines.length,
  };
}

/** The lines of a region, bounded: no printed table is longer, and hostile text must not make one. */
export function linesOf(lines: readonly Line[], region: Region | null): readonly Line[] {
  return region ? lines.slice(region.from, Math.min(region.to, region.from + 3000)) : [];
}

function isStartII({ folded }: Line): boolean {
  if (folded === '' || folded.length > 120) return false;
  return (
    /^第?二十条第?[一五六八九]/.test(folded) ||
    /^信息内容(?:本年|上一年|采购|$)/.test(folded) ||
    /^规章\d*$/.test(folded)
  );
}

function isStartIII({ folded, raw }: Line): boolean {
  if (folded === '' || folded.length > 200 || raw.includes('。')) return false;
  if (folded.includes('勾稽关系') || folded.includes('申请人情况')) return true;
  return isFirstRow({ folded });
}

/** The first row's label, and not a sentence on the same number. */
export function isFirstRow({ folded }: Pick<Line, 'folded'>): boolean {
  return /^(?:一|1)?本年(?:度)?新收政府信息/.test(folded) && !/\d[件条]/.test(folded);
}

function isStartIV({ folded }: Line): boolean {
  if (folded === '' || folded.length > 200) return false;
  return folded.startsWith('结果维持') || /^行政复议(?:行政诉讼|未经复议|结果维持|$)/.test(folded);
}

function firstLine(lines: readonly Line[], from: number, test: (line: Line) => boolean): number | null {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line && test(line)) return index;
  }
  return null;
}

/** The table under the heading of section 二, where one stands before it as well: last year's. */
function startWithin(lines: readonly Line[], headings: readonly Heading[]): number | null {
  const at = headings.findIndex(({ section }) => section === 2);
  const from = headings[at]?.line.index;
  if (from === undefined) return null;
  return firstLine(lines.slice(0, headings[at + 1]?.line.index), from, isStartII);
}

/** The last heading of a section before a line, or the first at all when there is no such line. */
function headingBefore(headings: readonly Heading[], section: Section, limit: number | null): number | null {
  const own = headings.filter((heading) => heading.section === section);
  if (limit === null) return own.at(-1)?.line.index ?? null;
  return own.filter((heading) => heading.line.index < limit).at(-1)?.line.index ?? own.at(0)?.line.index ?? null;
}

function headingAfter(headings: readonly Heading[], section: Section, limit: number): number | null {
  return headings.find((heading) => heading.section === section && heading.line.index > limit)?.line.index ?? null;
}

/**
 * Where the part with a table begins: with its heading, unless other headings stand between the two, as where the tables
 * are an annex.
 */
function beginning(headings: readonly Heading[], heading: number | null, table: number | null): number | null {
  if (heading === null || table === null) return heading ?? table;
  const apart = headings.some(({ line }) => line.index > heading && line.index < table);
  return apart ? table : Math.min(heading, table);
}
