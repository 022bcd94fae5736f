/**
 * Where the statistics table of 2014 stands, whole or in parts: by the labels of its rows, which no other form has. A report may print
 * some of its rows alone, each part under its section, or part it at the end of a page.
 */

import type { Region } from '../../outline/locate.ts';
import type { Line } from '../../text/lines.ts';
import { readCell } from '../../text/number.ts';
import { rowsOf } from '../grid.ts';
import type { GridRow } from '../grid-row.ts';
import { pipeStyleOf } from '../pipes.ts';
import { codeOfLabel } from './labels.ts';

/** A document without most of these has no whole table. */
const SIGNS = ['当面申请', '网络申请', '信函申请', '按时办结', '延期办结', '申请答复', '依法纠错', '兼职人员'];
const FEWEST_SIGNS = 4;
/** So few rows are a list in the text. */
const FEWEST_ROWS = 10;
/** Under the title of the table, or the header over its columns, so few are a part of it. */
const FEWEST_OF_PART = 3;
/** A part that has more than this share of its rows from another one is printed again, or of another year. */
const COMMON = 0.2;
/** Cell by cell, headings and blanks stand between two rows. */
const APART = 15;
const LONGEST_LINE = 400;
/** Its title and the header over its columns stand in as many lines before the first row. */
const HEAD = 12;

export interface AnnexParts {
  /** The parts of the table, each with its title and header, in the order of the text; none where there is no table. */
  readonly regions: readonly Region[];
  /** One of them has most rows; otherwise it may be another table, with some rows worded alike. */
  readonly isWhole: boolean;
}

export function locateAnnex(lines: readonly Line[]): AnnexParts {
  const isHeaded = lines.some(({ folded }) => isTitle(folded));
  const signs = SIGNS.filter((sign) => lines.some(({ folded }) => folded.includes(sign)));
  if (signs.length < FEWEST_SIGNS && !isHeaded) return NONE;
  const clusters = clustersIn(lines).sort((a, b) => b.codes.size - a.codes.size);
  const [largest] = clusters;
  if (!largest) return NONE;
  const isWhole = signs.length >= FEWEST_SIGNS && largest.codes.size >= FEWEST_ROWS;
  const taken = new Set<string>();
  const parts = clusters.filter((part) => {
    const common = [...part.codes].filter((code) => taken.has(code)).length;
    const isOwn = part === largest && isWhole;
    if (
      !isOwn &&
      (part.codes.size < FEWEST_OF_PART || common > COMMON * part.codes.size || !isUnderHeader(lines, part))
    )
      return false;
    for (const code of part.codes) taken.add(code);
    return true;
  });
  const regions = parts.sort((a, b) => a.first - b.first).map((part) => regionOf(lines, part));
  return { regions, isWhole };
}

const NONE: AnnexParts = { regions: [], isWhole: false };

/** Rows of the table that stand near each other. */
function clustersIn(lines: readonly Line[]): Cluster[] {
  const clusters: Cluster[] = [];
  let code: string | null = null;
  for (const row of annexRows(lines)) {
    for (const cell of row.cells) {
      const named: string | null = cell.value === null ? codeOfLabel(cell.text, code) : null;
      if (named === null) continue;
      code = named;
      const at = row.line.index;
      const last = clusters.at(-1);
      if (last && at - last.last <= APART) {
        last.last = at;
        last.codes.add(named);
      } else clusters.push({ first: at, last: at, codes: new Set([named]) });
    }
  }
  return clusters;
}

const headOf = (lines: readonly Line[], { first }: Cluster): readonly Line[] =>
  lines.slice(Math.max(0, first - HEAD), first);

function isUnderHeader(lines: readonly Line[], part: Cluster): boolean {
  return headOf(lines, part).some(({ folded }) => isTitle(folded));
}

function regionOf(lines: readonly Line[], part: Cluster): Region {
  const { first, last } = part;
  const head = headOf(lines, part);
  const title = head.find(({ folded }) => isTitle(folded)) ?? head.at(-1);
  const from = title && (isTitle(title.folded) || FIRST_HEADING.test(title.folded)) ? title.index : first;
  // Cell by cell, the last row's unit and number stand in the two lines behind its label.
  const behind = lines
    .slice(last + 1, last + 1 + LINES_OF_A_ROW)
    .findLastIndex(({ folded }) => /^(?:人次|人|次|\d+)$/.test(folded));
  return { from, to: last + 2 + behind };
}

const LINES_OF_A_ROW = 4;

interface Cluster {
  readonly first: number;
  last: number;
  readonly codes: Set<string>;
}

function isTitle(folded: string): boolean {
  return folded.length <= 60 && /(?:统计(?:报|情况)?表|统计指标|指标名称)/.test(folded);
}

/** The heading over the first rows, where the table has no title. */
const FIRST_HEADING = /^一?主动公开情况/;

/** Lines that may hold rows of a table, as cells. */
export function annexRows(lines: readonly Line[]): readonly GridRow[] {
  const short = lines.filter(({ raw }) => raw.length <= LONGEST_LINE);
  return rowsOf(short, pipeStyleOf(short)).map(parted);
}

/** A long label with its unit and number behind it, which elsewhere would be a sentence. */
function parted(row: GridRow): GridRow {
  const [words] = row.cells;
  if (row.separator !== 'space' || row.cells.length > 1 || !words) return row;
  const parts = /^(?<label>\S.*\s(?:条|件|次|篇|个|人|人次|万元|元))\s+(?<number>\S+)$/.exec(words.text)?.groups;
  const { label = '', number = '' } = parts ?? {};
  const value = number === '' ? null : readCell(number);
  if (value === null) return row;
  const start = words.end - number.length;
  const named = { ...words, text: label, end: words.start + label.length };
  return { ...row, cells: [named, { text: number, start, end: words.end, line: words.line, value }] };
}

/** The text with some of its lines blanked, so that every place in the rest stays what it was. */
export function withoutLines(text: string, lines: readonly Line[], regions: readonly Region[]): string {
  return regions.reduce((left, { from, to }) => {
    const start = lines[from]?.start ?? text.length;
    const end = lines[to - 1]?.end ?? text.length;
    return left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, ' ') + left.slice(end);
  }, text);
}
