/** Pages to reading text: page numbers and running titles go, ruled tables become rows, everything else lines. */

import { foldLabel } from '../fold.ts';
import { rowCodeOf, rowOfII } from '../labels.ts';
import { readCell } from '../number.ts';
import { PICTURE } from './drawing.ts';
import { type Box, type PdfTable, tablesOf } from './pdf-grid.ts';
import { joinWords, linesOfPieces, type PdfLine, textOfLine } from './pdf-lines.ts';
import type { PdfPage, Piece } from './pdf-page.ts';
import { rowsWithoutRules } from './pdf-values.ts';
import { lineOfRow } from './rows.ts';

/** The reading text of the pages. */
export function drawPages(pages: readonly PdfPage[]): string {
  const running = runningTitles(pages);
  const lines: string[] = [];
  let table = false;
  for (const page of pages) {
    const blocks = drawPage(page, running);
    const [first] = blocks;
    const next = blocks.flatMap((block) => block.lines);
    if (table && first?.isTable && next[0] !== undefined) {
      const joined = withRestOfLabel(lines.at(-1) ?? '', next[0]);
      if (joined !== null) {
        lines.pop();
        next[0] = joined;
      }
    }
    lines.push(...next);
    if (blocks.length > 0) table = blocks.at(-1)?.isTable ?? false;
  }
  return lines.join('\n');
}

/**
 * A row that the end of a page cuts: its label goes on over the page, beside cells that are empty. The row made whole, or
 * null when the line over the page is a row of its own.
 */
function withRestOfLabel(row: string, rest: string): string | null {
  const cells = row.split('\t');
  const filled = rest.split('\t').filter((cell) => cell !== '');
  const [words] = filled;
  if (filled.length !== 1 || words === undefined || !rest.includes('\t') || STARTS_ROW.test(words)) return null;
  const label = cells.findLastIndex((cell) => readCell(cell) === null);
  if (label < 0 || label === cells.length - 1 || readCell(words) !== null) return null;
  const named = rowCodeOf(foldLabel(words));
  if (rowOfII(foldLabel(words)) !== null || (named !== null && named !== rowCodeOf(foldLabel(cells[label] ?? ''))))
    return null;
  return cells.map((cell, index) => (index === label ? joinWords([cell, words]) : cell)).join('\t');
}

/** What labels of rows begin with. */
const STARTS_ROW = /^[（(]?[一二三四五六七八九十\d]+[）)、.．]/;

/** The share of the page, at its top and its foot, where page numbers and running titles stand. */
const MARGIN = 0.1;
const PAGE_NUMBER =
  /^(?:[-—–－·•]{0,3}\s*\d{1,4}\s*[-—–－·•]{0,3}|第\s*\d{1,4}\s*页.{0,16}|\d{1,4}\s*\/\s*\d{1,4}|page\s+\d{1,4}.{0,12})$/i;

function inMargin(line: PdfLine, page: PdfPage): boolean {
  return line.baseline < page.height * MARGIN || line.baseline > page.height * (1 - MARGIN);
}

/** Words that stand in the margin of most pages, whatever number is in them. */
function runningTitles(pages: readonly PdfPage[]): ReadonlySet<string> {
  if (pages.length < 3) return new Set();
  const counts = new Map<string, number>();
  for (const page of pages) {
    const marginal = page.pieces.filter(
      ({ baseline }) => baseline < page.height * MARGIN || baseline > page.height * (1 - MARGIN),
    );
    const words = new Set(linesOfPieces(marginal).map(keyOf));
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const most = Math.max(3, pages.length * 0.6);
  return new Set([...counts].filter(([, count]) => count >= most).map(([words]) => words));
}

function keyOf(line: PdfLine): string {
  return textOfLine(line).replace(/\d+/g, '#').replace(/\s/g, '');
}

/** What is drawn, and how far down the page it begins. */
interface Block {
  readonly top: number;
  readonly lines: readonly string[];
  readonly isTable: boolean;
}

/** What is drawn on a page, from the top. */
function drawPage(page: PdfPage, running: ReadonlySet<string>): Block[] {
  const tables = tablesOf(page.rulings);
  const cells = tables.flatMap((table) => table.rows.flat());
  const content = new Map<Box, Piece[]>();
  const loose: Piece[] = [];
  for (const piece of page.pieces) {
    const parts = tables.length > 0 ? splitAtRules(piece, cells) : [piece];
    for (const part of parts) {
      const cell = cells.find((box) => holds(box, part));
      if (!cell) loose.push(part);
      else {
        const known = content.get(cell);
        if (known) known.push(part);
        else content.set(cell, [part]);
      }
    }
  }
  const lines = linesOfPieces(loose).filter((line) => {
    if (!inMargin(line, page)) return true;
    return !PAGE_NUMBER.test(textOfLine(line)) && !running.has(keyOf(line));
  });
  const blocks: Block[] = [
    ...rowsWithoutRules(lines).map(({ top, text }) => ({ top, lines: [text], isTable: false })),
    ...tables.map((table) => drawTable(table, content)),
    ...page.pictures.map((top) => ({ top, lines: [PICTURE], isTable: false })),
  ];
  return blocks.filter((block) => block.lines.length > 0).sort((a, b) => a.top - b.top);
}

/** The middle of the piece, a third of its size above the baseline, lies in the cell. */
function holds(box: Box, { left, right, baseline, size }: Piece): boolean {
  const x = (left + right) / 2;
  const y = baseline - size / 3;
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** Words of one piece that stand in several cells, apart by blanks. */
function splitAtRules(piece: Piece, cells: readonly Box[]): Piece[] {
  if (!piece.text.includes(' ')) return [piece];
  const y = piece.baseline - piece.size / 3;
  const crossed = cells.some(
    ({ right, top, bottom }) => y >= top && y <= bottom && right > piece.left + 2 && right < piece.right - 2,
  );
  if (!crossed) return [piece];
  const width = (piece.right - piece.left) / Math.max(1, weightOf(piece.text));
  const parts: Piece[] = [];
  for (const match of piece.text.matchAll(/\S+/g)) {
    const left = piece.left + width * weightOf(piece.text.slice(0, match.index));
    parts.push({ ...piece, text: match[0], left, right: left + width * weightOf(match[0]) });
  }
  return parts;
}

/** Widths in half characters: a Han character is twice as wide as a digit. */
function weightOf(text: string): number {
  let weight = 0;
  for (let i = 0; i < text.length; i++) weight += text.charCodeAt(i) > 0x2e7f ? 2 : 1;
  return weight;
}

/** A cell that holds more than this lays out a page. */
const LONGEST_CELL = 120;

function drawTable(table: PdfTable, content: ReadonlyMap<Box, readonly Piece[]>): Block {
  const lines: string[] = [];
  for (const row of table.rows) {
    const cells = row.map((box) => linesOfPieces(content.get(box) ?? []).map(textOfLine));
    if (cells.some((words) => words.length > 2 && words.join('').length > LONGEST_CELL)) lines.push(...cells.flat());
    else lines.push(lineOfRow(cells.map(joinWords)));
  }
  return { top: table.top, lines: lines.filter((line) => line !== ''), isTable: true };
}
