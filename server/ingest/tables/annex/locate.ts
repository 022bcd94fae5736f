/** Where the statistics table of 2014 stands: by the labels of its rows, which no other form has. */

import type { Region } from '../../outline/locate.ts';
import type { Line } from '../../text/lines.ts';
import { readCell } from '../../text/number.ts';
import { rowsOf } from '../grid.ts';
import type { GridRow } from '../grid-row.ts';
import { pipeStyleOf } from '../pipes.ts';
import { codeOfLabel } from './labels.ts';

/** A document without most of these has no such table, and is not looked at any further. */
const SIGNS = ['当面申请', '网络申请', '信函申请', '按时办结', '延期办结', '申请答复', '依法纠错', '兼职人员'];
const FEWEST_SIGNS = 4;
/** So few rows are a list in the text. */
const FEWEST_ROWS = 10;
/** Cell by cell, headings and blanks stand between two rows. */
const APART = 15;
const LONGEST_LINE = 400;
/** Its title and the header over its columns stand in as many lines before the first row. */
const HEAD = 12;

/** The table with its title and header; null where there is none. */
export function locateAnnex(lines: readonly Line[]): Region | null {
  const signs = SIGNS.filter((sign) => lines.some(({ folded }) => folded.includes(sign)));
  if (signs.length < FEWEST_SIGNS) return null;
  let best: Cluster | null = null;
  let current: Cluster | null = null;
  let code: string | null = null;
  for (const row of annexRows(lines)) {
    for (const cell of row.cells) {
      const named: string | null = cell.value === null ? codeOfLabel(cell.text, code) : null;
      if (named === null) continue;
      code = named;
      const at = row.line.index;
      if (current === null || at - current.last > APART) current = { first: at, last: at, codes: new Set() };
      current.last = at;
      current.codes.add(named);
      if (best === null || current.codes.size > best.codes.size) best = current;
    }
  }
  if (best === null || best.codes.size < FEWEST_ROWS) return null;
  const { first, last } = best;
  const head = lines.slice(Math.max(0, first - HEAD), first);
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
export function withoutLines(text: string, lines: readonly Line[], { from, to }: Region): string {
  const start = lines[from]?.start ?? text.length;
  const end = lines[to - 1]?.end ?? text.length;
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end);
}
